/** Headquarters put together: a database brought up to date, and the door to it. */
import { join } from 'node:path';
import { type DoorOptions, type HqDoor, openDoor } from './doors/http.ts';
import type { RandomBytes } from './keys.ts';
import type { HqKit, HqLog } from './kit.ts';
import { hqMetrics } from './metrics.ts';
import { returningMs } from './registry/claims.ts';
import { type HqDb, openPglite, openPostgres } from './store/db.ts';
import { migrate } from './store/migrate.ts';
import { beginEpoch, newSetupCode, openServer } from './store/server.ts';

/** The outside world, as the program or a test hands it in. */
export interface World {
  readonly now: () => number;
  readonly random: RandomBytes;
  readonly newId: () => string;
  readonly log: HqLog;
  readonly version: string;
}

export type Where =
  | { readonly url: string }
  /** PGlite in this folder; null keeps it in memory. */
  | { readonly folder: string | null };

export interface Hq {
  readonly kit: HqKit;
  /** One-time, for the first person; null once somebody exists. */
  readonly setupCode: string | null;
  listen(options: DoorOptions): Promise<HqDoor>;
  /** After its doors. */
  close(): Promise<void>;
}

const migrations = join(import.meta.dirname, '../../drizzle-hq');

export async function openHq(where: Where, world: World, restored = false): Promise<Hq> {
  const hq = await openDb(where, world.log);
  try {
    await migrate(hq, migrations);
    const before = await openServer(hq, world.random);
    if (restored) await beginEpoch(hq, world.random, world.now() + returningMs);
    const server = restored ? await openServer(hq, world.random) : before;
    const setupCode = await newSetupCode(hq, world.random);
    const kit: HqKit = { ...world, hq, server, metrics: hqMetrics() };
    return { kit, setupCode, listen: (options) => openDoor(kit, options), close: () => hq.close() };
  } catch (error) {
    await hq.close();
    throw error;
  }
}

async function openDb(where: Where, log: HqLog): Promise<HqDb> {
  if ('url' in where)
    return openPostgres(where.url, (error) => log.warn({ err: error }, 'an idle connection broke'));
  return openPglite(where.folder ?? undefined);
}
