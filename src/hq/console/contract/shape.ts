/** How the console asks: questions by GET, deeds by POST, and what any of them may be refused with. */
import { type ErrorMap, oc } from '@orpc/contract';
import { z } from 'zod';

export const id = z.string().min(1).max(64);
export const Name = z.string().trim().min(1).max(128);
export const Code = z
  .string()
  .trim()
  .regex(/^[A-Za-z0-9]{1,8}$/);
export const Millis = z.number().int();
export const count = z.number().int().nonnegative();
export const Email = z.string().trim().toLowerCase().max(254).pipe(z.email());
/** Long is better than strange: no rules about kinds of characters. */
export const NewPassword = z.string().min(10).max(256);
export const DateText = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
export const done = z.object({});

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
export const ask = <S extends z.ZodRawShape, O extends z.ZodType>(path: `/${string}`, shape: S, output: O) =>
  base.route({ method: 'GET', path }).input(z.object(shape)).output(output);
/** A deed: POST, and only with the header `x-dukkan-console`, which no foreign page can send. */
export const act = <S extends z.ZodRawShape, O extends z.ZodType>(path: `/${string}`, shape: S, output: O) =>
  base.route({ method: 'POST', path }).input(z.object(shape)).output(output);

export const ofCompany = { company: id };
/** As the tills know it: given where a headquarters that was lost is built up again. */
export const sameAsBefore = { id: id.optional() };

export const Person = z.object({
  id,
  email: z.string(),
  name: z.string(),
  /** May add companies and people. */
  operator: z.boolean(),
  totp: z.boolean(),
});
export const Company = z.object({
  id,
  handle: z.string(),
  name: z.string(),
  createdAt: Millis,
  /** So long machines may ask to be its tills again. */
  returningUntil: Millis,
});
/** A company that is not here and whose tills ask for it. */
export const LostCompany = z.object({
  id,
  tills: z.array(z.string()),
  branches: z.array(z.string()),
  since: Millis,
});
