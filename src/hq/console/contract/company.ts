/** A company's people, branches and tills. */
import { z } from 'zod';
import {
  act,
  ask,
  Code,
  Company,
  count,
  DateText,
  done,
  Email,
  id,
  LostCompany,
  Millis,
  Name,
  NewPassword,
  ofCompany,
  Person,
  sameAsBefore,
} from './shape.ts';

const Branch = z.object({ id, code: z.string(), name: z.string(), tills: count });

const TillRow = z.object({
  id,
  branch: id,
  code: z.string(),
  name: z.string(),
  allBranches: z.boolean(),
  state: z.enum(['active', 'revoked', 'retired']),
  enrolledAt: Millis,
  /** Null before its first hello. */
  report: z
    .object({
      app: z.string(),
      schema: count,
      /** Its clock minus ours. */
      skewMs: z.number().int(),
      /** Entries it had not pushed when it last said so, and the age of the oldest. */
      pending: count,
      oldestMs: count,
      freeMb: count.nullable(),
      seenAt: Millis,
      pushedAt: Millis.nullable(),
      /** Feed items it has not pulled. */
      behind: count,
    })
    .nullable(),
  lastSeal: z.object({ businessDate: DateText, sealedAt: Millis }).nullable(),
});

export const companies = {
  list: ask('/companies', {}, z.array(Company)),
  /** For operators. */
  lost: ask('/companies/lost', {}, z.array(LostCompany)),
  add: act('/companies/add', { name: Name, ...sameAsBefore }, Company).errors({
    IdTaken: { status: 409 },
  }),
  people: ask('/companies/people', ofCompany, z.array(Person)),
  /** With a password for a person who is new here. */
  addPerson: act(
    '/companies/people/add',
    { ...ofCompany, name: Name, email: Email, password: NewPassword },
    Person,
  ).errors({ PersonExists: { status: 409 } }),
};

export const branches = {
  list: ask('/branches', ofCompany, z.array(Branch)),
  add: act('/branches/add', { ...ofCompany, name: Name, code: Code, ...sameAsBefore }, Branch).errors({
    CodeTaken: { status: 409 },
    IdTaken: { status: 409 },
  }),
  rename: act('/branches/rename', { ...ofCompany, branch: id, name: Name }, done),
};

export const tills = {
  list: ask('/tills', ofCompany, z.array(TillRow)),
  /** A one-time code, good for ten minutes. With `replaces` the machine takes that till's place. */
  makeCode: act(
    '/tills/code',
    {
      ...ofCompany,
      branch: id,
      tillCode: Code,
      /** A back-office node. */
      allBranches: z.boolean().default(false),
      replaces: id.optional(),
    },
    z.object({ code: z.string(), qr: z.string(), expiresAt: Millis }),
  ).errors({ CodeTaken: { status: 409 } }),
  revoke: act('/tills/revoke', { ...ofCompany, till: id }, done),
  /** A revoked till that may work again. */
  restore: act('/tills/restore', { ...ofCompany, till: id }, done),
};
