/** Who this headquarters is: made at the first start, the same for every process on the database. */
import { eq, sql } from 'drizzle-orm';
import { digestOf, newSealKey, type RandomBytes } from '../keys.ts';
import type { Db, HqDb } from './db.ts';
import { company, person, server } from './tables.ts';

export interface Server {
  readonly epoch: string;
  readonly tokenSecret: string;
  readonly sealKey: string;
}

const here = eq(server.id, 'hq');

export async function openServer({ db }: HqDb, random: RandomBytes): Promise<Server> {
  const secret = () => Buffer.from(random(24)).toString('base64url');
  const made = { id: 'hq', epoch: secret(), tokenSecret: secret(), sealKey: newSealKey() };
  await db.insert(server).values(made).onConflictDoNothing();
  const [row] = await db.select().from(server).where(here);
  return row ?? made;
}

/**
 * A new epoch: the database came back from a backup, and tills are to look again at what it has. Those that joined
 * after the backup may ask to come back until `returningUntil`.
 */
export const beginEpoch = ({ db }: HqDb, random: RandomBytes, returningUntil: number): Promise<unknown> =>
  db.transaction(async (tx) => {
    const epoch = Buffer.from(random(24)).toString('base64url');
    await tx.update(server).set({ epoch }).where(here);
    await tx.update(company).set({ returningUntil });
  });

/** The one-time code that makes the first person; null once somebody exists. Each start makes a new one. */
export async function newSetupCode({ db }: HqDb, random: RandomBytes): Promise<string | null> {
  if (await hasPeople(db)) return null;
  const code = Buffer.from(random(12)).toString('base64url');
  await db
    .update(server)
    .set({ setupHash: digestOf(code) })
    .where(here);
  return code;
}

export async function hasPeople(db: Db): Promise<boolean> {
  return (await db.select({ id: person.id }).from(person).limit(1)).length > 0;
}

const isWaiting = (code: string) => sql`${here} and setup_hash = ${digestOf(code)}`;

export const isSetupCode = async (db: Db, code: string): Promise<boolean> =>
  (await db.select({ id: server.id }).from(server).where(isWaiting(code))).length > 0;

/** True once, for the code that is waiting. */
export async function takeSetupCode(tx: Db, code: string): Promise<boolean> {
  const used = await tx
    .update(server)
    .set({ setupHash: null })
    .where(isWaiting(code))
    .returning({ id: server.id });
  return used.length > 0;
}
