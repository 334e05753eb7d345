/** What this till says of itself to headquarters, with every hello and every pull. */
import type { TillStanding } from '../../domain/kit/sync/wire.ts';
import { waitsSince } from '../ledger/foreign/outbox.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { SyncPorts } from './ports.ts';

export function standingOf(
  ledger: Ledger,
  { freeMb, open }: Pick<SyncPorts, 'freeMb' | 'open'>,
): TillStanding {
  const { read, tip, standing } = ledger;
  const clock = ledger.now();
  const since = waitsSince(read, standing.acked);
  return {
    clock,
    freeMb: freeMb(),
    pending: Math.max(0, tip.seq - standing.acked),
    oldestMs: since === null ? 0 : Math.max(0, clock - since),
    ...open?.(),
  };
}
