/** Changes of many items: one at a time, told as they go, and what is kept so they can be taken back. */
import { setImmediate } from 'node:timers/promises';
import type { Id } from '../../../../domain/kit/ids.ts';
import { ok } from '../../../../domain/kit/result.ts';
import type { Row } from '../../../ledger/codec.ts';
import type { Tx } from '../../../ledger/tx.ts';
import { action, type Call, type Kit } from '../../area.ts';
import { bulkBefore, bulkChange } from '../tables.ts';
import { inSlices, Pace } from './slices.ts';

const keptUndos = 3;
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

/** Keeps what the records changed in this commit were before the change, and the clocks it gave them. */
export function rememberBefore(tx: Tx, changeId: Id): void {
  for (const { table, id, before, after } of tx.changed) {
    const known = before === null ? null : tx.find(bulkBefore, { changeId, table, rowId: id });
    const past = clocksOf(before);
    const moved = Object.entries(clocksOf(after)).filter(([group, clock]) => past[group] !== clock);
    tx.keep(bulkBefore, {
      changeId,
      table,
      rowId: id,
      before: known ? known.before : before,
      clocks: { ...known?.clocks, ...Object.fromEntries(moved) },
    });
  }
}

const clocksOf = (row: Row | null): Record<string, string> =>
  (row?.['clocks'] ?? {}) as Record<string, string>;

/** Only the last few changes can be taken back; what older ones kept goes, a slice at a time. */
export async function forgetOldRuns(kit: Kit): Promise<void> {
  const { read } = kit.ledger;
  const runs = read.all<{ id: Id }>('select id from bulk_change order by started_at desc, id desc');
  const work = {
    kit,
    call: system,
    command: 'catalogue.bulkForget',
    pace: new Pace(),
    stop: () => null,
  };
  for (const { id } of runs.slice(keptUndos)) {
    const rows = read.all<{ table: string; rowId: Id }>(
      'select "table", row_id as "rowId" from bulk_before where change_id = ?',
      id,
    );
    await inSlices(work, rows, (tx, slice) => {
      for (const row of slice) tx.forget(bulkBefore, { changeId: id, ...row });
      return null;
    });
  }
  await inSlices(work, runs.slice(keptRuns), (tx, slice) => {
    for (const { id } of slice) tx.forget(bulkChange, { id });
    return null;
  });
}
