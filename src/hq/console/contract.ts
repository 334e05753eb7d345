/** What the console may ask of headquarters. Its page speaks these by HTTP under `/console/api`. */
import { type ErrorMap, oc } from '@orpc/contract';
import { z } from 'zod';

const id = z.string().min(1).max(64);
const Name = z.string().trim().min(1).max(128);
const Code = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9]{1,8}$/);
const Millis = z.number().int();
const count = z.number().int().nonnegative();
const Email = z.string().trim().toLowerCase().max(254).pipe(z.email());
const DateText = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const done = z.object({});

/** What any call may be refused with. */
const errors = {
  /** Nobody is signed in here. */
  SignedOut: { status: 401 },
  /** Not this person's company, or not an operator. */
  NotYours: { status: 403 },
  NotThere: { status: 404 },
  TooMany: { status: 429, data: z.object({ retryAfterMs: count }) },
} satisfies ErrorMap;

const base = oc.errors(errors);
/** A question: GET, whatever it names in the query. */
const ask = <S extends z.ZodRawShape, O extends z.ZodType>(path: `/${string}`, shape: S, output: O) =>
  base.route({ method: 'GET', path }).input(z.object(shape)).output(output);
/** A deed: POST, and only with the header `x-dukkan-console`, which no foreign page can send. */
const act = <S extends z.ZodRawShape, O extends z.ZodType>(path: `/${string}`, shape: S, output: O) =>
  base.route({ method: 'POST', path }).input(z.object(shape)).output(output);

const ofCompany = { company: id };
/** As the tills know it: given where a headquarters that was lost is built up again. */
const sameAsBefore = { id: id.optional() };

export const Person = z.object({
  id,
  email: z.string(),
  name: z.string(),
  /** May add companies and people. */
  operator: z.boolean(),
  totp: z.boolean(),
});
export const Company = z.object({ id, handle: z.string(), name: z.string(), createdAt: Millis });
export const Branch = z.object({ id, code: z.string(), name: z.string(), tills: count });

export const TillRow = z.object({
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

const EmailAndPassword = { email: z.string().trim().toLowerCase().max(254), password: z.string().max(256) };
/** Long is better than strange: no rules about kinds of characters. */
const NewPassword = z.string().min(10).max(256);

const session = {
  /** `setUp` while nobody exists: the page then asks for the one-time code that the console printed. */
  whoAmI: ask(
    '/session',
    {},
    z.object({
      person: Person.nullable(),
      setUp: z.boolean(),
      /** This store is for trial: a power cut may take from it. */
      trial: z.boolean(),
      version: z.string(),
    }),
  ),
  setUp: act(
    '/session/set-up',
    {
      code: z.string().max(64),
      company: Name,
      companyId: id.optional(),
      name: Name,
      email: Email,
      password: NewPassword,
    },
    Person,
  ).errors({ WrongCode: { status: 403 } }),
  signIn: act('/session/sign-in', { ...EmailAndPassword, totp: z.string().max(8).optional() }, Person).errors(
    {
      WrongPassword: { status: 403 },
      /** The password is right; a code of the second factor is wanted too. */
      TotpWanted: { status: 403 },
    },
  ),
  signOut: act('/session/sign-out', {}, done),
  changePassword: act('/session/password', { password: z.string().max(256), next: NewPassword }, done).errors(
    {
      WrongPassword: { status: 403 },
    },
  ),
  /** A new secret, to be proven by a code before it counts. */
  beginTotp: act('/session/totp', {}, z.object({ secret: z.string(), uri: z.string() })),
  keepTotp: act('/session/totp/keep', { secret: z.string().max(64), code: z.string().max(8) }, done).errors({
    WrongCode: { status: 403 },
  }),
  dropTotp: act('/session/totp/drop', { password: z.string().max(256) }, done).errors({
    WrongPassword: { status: 403 },
  }),
};

const companies = {
  list: ask('/companies', {}, z.array(Company)),
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

const branches = {
  list: ask('/branches', ofCompany, z.array(Branch)),
  add: act('/branches/add', { ...ofCompany, name: Name, code: Code, ...sameAsBefore }, Branch).errors({
    CodeTaken: { status: 409 },
    IdTaken: { status: 409 },
  }),
  rename: act('/branches/rename', { ...ofCompany, branch: id, name: Name }, done),
};

const tills = {
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

const QuarantineRow = z.object({
  till: id,
  stream: count,
  seq: count,
  reason: z.enum(['unreadable', 'foreignScope', 'idReused', 'revoked']),
  at: Millis,
  command: z.string(),
  bytes: count,
});

const quarantine = {
  list: ask(
    '/quarantine',
    { ...ofCompany, limit: z.coerce.number().int().min(1).max(500).default(100) },
    z.object({ total: count, rows: z.array(QuarantineRow) }),
  ),
  /** Opens them anew, the oldest first; `revoked` ones become part of the company's feeds by this. */
  replay: act(
    '/quarantine/replay',
    {
      ...ofCompany,
      rows: z
        .array(z.object({ till: id, stream: count, seq: count }))
        .min(1)
        .max(500),
    },
    z.object({ opened: count, left: count }),
  ),
};

const conflicts = {
  /** What did not go by itself, by till. */
  overview: ask(
    '/conflicts',
    ofCompany,
    z.array(z.object({ till: id, forks: count, clamped: count, quarantined: count })),
  ),
};

const days = {
  list: ask(
    '/days',
    { ...ofCompany, from: DateText, to: DateText },
    z.array(
      z.object({
        businessDate: DateText,
        complete: z.boolean(),
        tills: z.array(
          z.object({
            till: id,
            state: z.enum(['sealed', 'waived', 'missing']),
            shifts: count,
            /** By currency. */
            totals: z.array(z.object({ currency: z.string(), salesMinor: z.number().int(), count })),
            reason: z.string().nullable(),
          }),
        ),
      }),
    ),
  ),
  /** A till that did not seal that day, and need not. */
  waive: act('/days/waive', { ...ofCompany, businessDate: DateText, till: id, reason: Name }, done),
};

const storage = {
  overview: ask(
    '/storage',
    ofCompany,
    z.object({
      entries: count,
      entryBytes: count,
      blobs: count,
      blobBytes: count,
      /** Of the whole database. */
      databaseBytes: count,
      feeds: z.array(z.object({ scope: z.string(), head: count, min: count })),
    }),
  ),
};

export const consoleContract = {
  session,
  companies,
  branches,
  tills,
  quarantine,
  conflicts,
  days,
  storage,
};
