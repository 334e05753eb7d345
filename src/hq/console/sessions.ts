/** Who is signed in at the console. */
import { and, eq, gt, lt } from 'drizzle-orm';
import { digestOf, fitsPassword, keepPassword, nobodysPassword } from '../keys.ts';
import type { HqKit } from '../kit.ts';
import { type Db, inCompany } from '../store/db.ts';
import { hasPeople, takeSetupCode } from '../store/server.ts';
import { consoleSession, member, person } from '../store/tables.ts';
import { totpStep } from '../totp.ts';
import { addCompany } from './companies.ts';
import type { Cookies } from './cookies.ts';
import type { PersonRow } from './person.ts';

const sessionMs = 12 * 60 * 60 * 1000;

export async function whoIs({ hq, now }: HqKit, { session }: Cookies): Promise<PersonRow | null> {
  if (session === null) return null;
  const [row] = await hq.db
    .select({ person })
    .from(consoleSession)
    .innerJoin(person, eq(person.id, consoleSession.personId))
    .where(and(eq(consoleSession.hash, digestOf(session)), gt(consoleSession.expiresAt, now())));
  return row?.person ?? null;
}

export async function begin({ hq, now, random }: HqKit, cookies: Cookies, personId: string): Promise<void> {
  const session = Buffer.from(random(24)).toString('base64url');
  const expiresAt = now() + sessionMs;
  await hq.db.delete(consoleSession).where(lt(consoleSession.expiresAt, now()));
  await hq.db.insert(consoleSession).values({ hash: digestOf(session), personId, expiresAt });
  cookies.keep(session, sessionMs / 1000);
}

export async function end({ hq }: HqKit, cookies: Cookies): Promise<void> {
  if (cookies.session !== null)
    await hq.db.delete(consoleSession).where(eq(consoleSession.hash, digestOf(cookies.session)));
  cookies.drop();
}

export type SignedIn =
  | { readonly kind: 'in'; readonly person: PersonRow }
  | { readonly kind: 'WrongPassword' | 'TotpWanted' };

export async function signIn(
  { hq, now }: HqKit,
  { email, password, totp }: { email: string; password: string; totp?: string | undefined },
): Promise<SignedIn> {
  const [row] = await hq.db.select().from(person).where(eq(person.email, email));
  const fits = await fitsPassword(password, row?.password ?? nobodysPassword);
  if (!row || !fits) return { kind: 'WrongPassword' };
  if (row.totp === null) return { kind: 'in', person: row };
  const step = totp === undefined ? null : totpStep(row.totp, totp, now(), row.totpStep);
  if (step === null) return { kind: 'TotpWanted' };
  // Two who come with one code at once: only one of them moves the step.
  const moved = await hq.db
    .update(person)
    .set({ totpStep: step })
    .where(and(eq(person.id, row.id), eq(person.totpStep, row.totpStep)))
    .returning({ id: person.id });
  return moved.length > 0 ? { kind: 'in', person: row } : { kind: 'TotpWanted' };
}

export interface NewPerson {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

/** The first person and company, once, by the code that the start printed. */
export async function setUp(
  kit: HqKit,
  setUp: NewPerson & { code: string; company: string; companyId?: string | undefined },
): Promise<PersonRow | null> {
  const { code, company, companyId, ...who } = setUp;
  const password = await keepPassword(who.password, kit.random);
  return kit.hq.db.transaction(async (tx) => {
    if ((await hasPeople(tx)) || !(await takeSetupCode(tx, code))) return null;
    const row = newPerson(kit, who, { password, operator: true });
    await tx.insert(person).values(row);
    await addCompany(kit, tx, { id: companyId, name: company, personId: row.id });
    return row;
  });
}

/** Null when somebody with this address is here already, of whatever company. */
export async function addPerson(kit: HqKit, company: string, who: NewPerson): Promise<PersonRow | null> {
  const password = await keepPassword(who.password, kit.random);
  const row = newPerson(kit, who, { password, operator: false });
  return kit.hq.db.transaction(async (tx) => {
    const made = await tx.insert(person).values(row).onConflictDoNothing().returning({ id: person.id });
    if (made.length === 0) return null;
    await tx.insert(member).values({ companyId: company, personId: row.id });
    return row;
  });
}

const newPerson = (
  { newId, now }: HqKit,
  { name, email }: NewPerson,
  more: Pick<PersonRow, 'password' | 'operator'>,
): PersonRow => ({ id: newId(), name, email, totp: null, totpStep: 0, createdAt: now(), ...more });

/** Every other session of the person ends with the old password. */
export async function changePassword(kit: HqKit, id: string, next: string): Promise<void> {
  const password = await keepPassword(next, kit.random);
  await kit.hq.db.transaction(async (tx) => {
    await tx.update(person).set({ password }).where(eq(person.id, id));
    await tx.delete(consoleSession).where(eq(consoleSession.personId, id));
  });
}

export const keepTotp = ({ hq }: HqKit, id: string, totp: string | null, step = 0): Promise<unknown> =>
  hq.db.update(person).set({ totp, totpStep: step }).where(eq(person.id, id));

export const isMember = ({ hq }: HqKit, company: string, personId: string): Promise<boolean> =>
  inCompany(hq, company, async (tx: Db) => {
    const mine = and(eq(member.companyId, company), eq(member.personId, personId));
    return (await tx.select().from(member).where(mine)).length > 0;
  });
