/** What every part of headquarters is given. */
import type { HqPorts } from '../domain/kit/sync/answer.ts';
import { usualLimits } from '../domain/kit/sync/wire.ts';
import { type RandomBytes, sha256 } from './keys.ts';
import type { Metrics } from './metrics.ts';
import type { HqDb } from './store/db.ts';
import type { Server } from './store/server.ts';
import { hqStore } from './store/store.ts';

export interface HqLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

export interface HqKit {
  readonly hq: HqDb;
  readonly server: Server;
  readonly now: () => number;
  readonly random: RandomBytes;
  readonly newId: () => string;
  readonly log: HqLog;
  readonly metrics: Metrics;
  readonly version: string;
}

/** Oldest schema whose tills may pull: none was too old so far. */
const minSchema = 0;

/** `displaced`: another machine has this till's place, and this one still knows its old key. */
export const portsOf = (
  { hq, server, now, random }: HqKit,
  { company, displaced }: { company: string; displaced: boolean },
): HqPorts => ({
  store: hqStore(hq, { serverEpoch: server.epoch, company, displaced }),
  sha256,
  now,
  newSession: () => Buffer.from(random(18)).toString('base64url'),
  limits: usualLimits,
  minSchema,
});
