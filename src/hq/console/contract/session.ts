/** Who signs in at the console, and how. */
import { z } from 'zod';
import { act, ask, done, Email, id, LostCompany, Name, NewPassword, Person } from './shape.ts';

const EmailAndPassword = { email: z.string().trim().toLowerCase().max(254), password: z.string().max(256) };

export const session = {
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
  /** Asked with the same code: which companies' tills look for them here. */
  lost: act('/session/lost', { code: z.string().max(64) }, z.array(LostCompany)).errors({
    WrongCode: { status: 403 },
  }),
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
