/** Changes of many items: one at a time, told as they go, and what is kept so they can be taken back. */
import { setImmediate } from 'node:timers/promises';
import type { BulkKind } from '../../../../domain/areas/catalogue/bulk-undo.ts';
import type { Id } from '../../../../domain/kit/ids.ts';
import { ok } from '../../../../domain/kit/result.ts';
import type { Tx } from '../../../ledger/tx.ts';
import { action, type Call, type Kit } from '../../area.ts';
import { movedIn } from '../moved.ts';
import { bulkChange, bulkMade, bulkSlice } from '../tables.ts';
import { inSlices, Pace } from './slices.ts';

const keptRuns = 20;
const system = { actor: { userId: null, name: '' }, approval: null };

export type RunRow = (typeof bulkChange)['$inferSelect'];

/** Why a run ends before its time: somebody stopped it, or the till closes. */
export type Stop = 'cancelled' | 'interrupted';

interface Running {
  readonly id: Id;
  stop: Stop | null;
  ended: Promise<unknown>;
}
const running = new WeakMap<Kit, Running>();

/** Runs `work` as the only bulk change of this till; null where another one is at it. */
export async function alone<T>(
  kit: Kit,
  id: Id,
  work: (stop: () => Stop | null) => Promise<T>,
): Promise<{ readonly value: T } | null> {
  if (running.has(kit)) return null;
  const run: Running = { id, stop: null, ended: Promise.resolve() };
  running.set(kit, run);
  try {
    const working = work(() => run.stop);
    run.ended = working;
    return { value: await working };
  } finally {
    running.delete(kit);
    // Whatever broke it, it is not running any more.
    markInterrupted(kit);
  }
}

export const cancelBulk = action(async (kit: Kit, { changeId }: { changeId: Id }) => {
  const run = running.get(kit);
  if (run?.id === changeId) run.stop = 'cancelled';
  return ok({});
});

/** A till that closes lets the slice at hand end, and goes on with the rest when it is told to. */
export async function interruptRuns(kit: Kit): Promise<void> {
  const run = running.get(kit);
  if (!run) return;
  run.stop = 'interrupted';
  // What went wrong with it is told to whoever began it.
  await run.ended.catch(() => undefined);
  // Its answer leaves an activity row, one turn later.
  await setImmediate();
}

/** After a kill, too, nothing says that it runs when it does not. */
export function markInterrupted(kit: Kit): void {
  const { ledger } = kit;
  const rows = ledger.read.all<{ id: Id }>(
    `select id from bulk_change where state in ('running', 'undoing') order by id`,
  );
  const stale = rows.filter(({ id }) => running.get(kit)?.id !== id);
  if (stale.length === 0) return;
  ledger.commit({ id: ledger.newId(), command: 'catalogue.bulkInterrupted', actor: system.actor }, (tx) => {
    for (const { id } of stale) changeRun(tx, id, { state: 'interrupted' });
    return ok(null);
  });
}

export function startRun(
  tx: Tx,
  call: Pick<Call, 'actor'>,
  run: Pick<RunRow, 'id' | 'kind' | 'state' | 'title'> & Partial<Pick<RunRow, 'how'>>,
): void {
  const known = tx.find(bulkChange, { id: run.id });
  tx.keep(bulkChange, {
    ...run,
    startedAt: known?.startedAt ?? tx.at,
    userName: call.actor.name,
  });
}

export function changeRun(tx: Tx, id: Id, changes: Partial<Omit<RunRow, 'id'>>): void {
  const row = tx.find(bulkChange, { id });
  if (row) tx.keep(bulkChange, { ...row, ...changes });
}

interface Change {
  readonly id: Id;
  readonly kind: BulkKind;
  readonly title: string;
}

/**
 * Tells what this commit moved as part of a change of many records, so that it can be taken back at any till. False
 * where that is too much for one entry.
 */
export function noteMoved(tx: Tx, { actor }: Pick<Call, 'actor'>, { id, kind, title }: Change): boolean {
  const { moved, bytes } = movedIn(tx);
  if (moved.length === 0) return true;
  if (bytes > mostMovedBytes) return false;
  if (!tx.find(bulkMade, { id })) {
    tx.add(bulkMade, { id, kind, title, at: tx.at, userName: actor.name, tillId: tx.identity.tillId });
  }
  const last = tx.read.get<{ n: number | null }>('select max(n) n from bulk_slice where change_id = ?', id);
  tx.add(bulkSlice, { changeId: id, n: (last?.n ?? 0) + 1, records: moved.length, moved });
  return true;
}

/** An entry holds 256 KB, and names each record and group once more than this counts. */
const mostMovedBytes = 100_000;

/** What this till knows of how older ones went is of no use any more. */
export async function forgetOldRuns(kit: Kit): Promise<void> {
  const runs = kit.ledger.read.all<{ id: Id }>(
    'select id from bulk_change order by started_at desc, id desc limit -1 offset ?',
    keptRuns,
  );
  const work = {
    kit,
    call: system,
    command: 'catalogue.bulkForget',
    pace: new Pace(),
    stop: () => null,
  };
  await inSlices(work, runs, (tx, slice) => {
    for (const { id } of slice) tx.forget(bulkChange, { id });
    return null;
  });
}
