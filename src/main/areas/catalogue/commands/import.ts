/** Brings a file in: rows in short commits, each slice whole, so that a kill or a stop leaves no half row. */
import type { ImportRow, Mapping } from '../../../../domain/areas/catalogue/import/fields.ts';
import { headingFingerprint } from '../../../../domain/areas/catalogue/import/mapping.ts';
import { rowReader } from '../../../../domain/areas/catalogue/import/read-rows.ts';
import type { Id } from '../../../../domain/kit/ids.ts';
import { ok, refuse } from '../../../../domain/kit/result.ts';
import type { Tx } from '../../../ledger/tx.ts';
import { action, type Call, command, type Kit } from '../../area.ts';
import { mayImport } from '../../backup/queries.ts';
import { tableLimits } from '../files/table.ts';
import { ImportContext } from '../import/context.ts';
import { dropImport, dropOtherImports, receivedBytes, writeChunk } from '../import/file.ts';
import { type HowRead, type OpenImport, openImport } from '../import/opened.ts';
import { batchRows } from '../import/preview.ts';
import { catalogueImport, importMapping } from '../tables.ts';
import { importParts, importRow, type RowOutcome } from './import-rows.ts';
import { alone, changeRun, forgetOldRuns, noteMoved, type Stop, startRun } from './runs.ts';
import { inSlices, Pace, type SlicedWork, tooMuch } from './slices.ts';

interface Begun {
  readonly changeId: Id;
  readonly fileName: string;
}

export const importBegin = command((tx, { changeId, fileName }: Begun, call) => {
  startRun(tx, call, { id: changeId, kind: 'import', state: 'uploading', title: fileName });
  return ok({});
});

interface Chunk {
  readonly changeId: Id;
  readonly offset: number;
  readonly chunk: File;
}

export const importChunk = action(async ({ ledger, paths }: Kit, { changeId, offset, chunk }: Chunk) => {
  const known = ledger.read.get('select 1 one from bulk_change where id = ?', changeId);
  if (!known) return refuse('FileGone');
  const received = (await receivedBytes(paths, changeId)) ?? 0;
  // A chunk whose answer was lost comes again.
  if (offset > received) return refuse('ChunkOutOfOrder', { received });
  const end = offset + chunk.size;
  if (end > tableLimits.bytes) return refuse('FileTooLarge', { bytes: tableLimits.bytes });
  if (offset === 0) await dropOtherImports(paths, changeId);
  await writeChunk(paths, changeId, offset, new Uint8Array(await chunk.arrayBuffer()));
  return ok({ received: offset === 0 ? end : Math.max(received, end) });
});

type Counts = Record<RowOutcome, number>;
const nothing: Counts = { created: 0, changed: 0, unchanged: 0, refused: 0 };

export const importRun = action(async (kit: Kit, how: HowRead, call: Call) => {
  if (!mayImport(kit.ledger.read)) return refuse('DiskNearlyFull');
  const done = await alone(kit, how.changeId, (stop) =>
    openAndRun(kit, { how: asBrokenOff(kit, how), call, stop }),
  );
  if (!done) return refuse('AnotherIsRunning');
  const result = done.value;
  if (!result.ok) return result;
  call.note({ entity: 'catalogue_import', entityId: how.changeId, ...result.value.note });
  return ok(result.value.counts);
});

/** One that was broken off goes on as it was begun, unless it is told otherwise. */
function asBrokenOff({ ledger }: Kit, how: HowRead): HowRead {
  const row = ledger.read.get<{ how: string | null }>(
    `select how from bulk_change where id = ? and state = 'interrupted'`,
    how.changeId,
  );
  return row?.how && !how.mapping ? (JSON.parse(row.how) as HowRead) : how;
}

async function openAndRun(kit: Kit, running: Running) {
  const opened = await openImport(kit, running.how);
  if (!opened.ok) return opened;
  const { table, mapping } = opened.value;
  try {
    return mapping.columns.name ? ok(await run(kit, running, opened.value)) : refuse('NoNames');
  } finally {
    await table.close();
  }
}

interface Running {
  readonly how: HowRead;
  readonly call: Call;
  readonly stop: () => Stop | null;
}

async function run(kit: Kit, { how, call, stop }: Running, opened: OpenImport) {
  const { table, heading, mapping, reading } = opened;
  await forgetOldRuns(kit);
  const { changeId } = how;
  const work = { kit, call, command: 'catalogue.importRun', pace: new Pace(), stop };
  const context = new ImportContext(kit.ledger.read, mapping.source);
  const reader = rowReader(heading, mapping, reading);
  const counts = { ...nothing };
  const title = titleOf(kit, changeId);
  await last(work, (tx) => {
    const { currency: _shops, ...asRead } = reading;
    const whole = { ...how, mapping, reading: asRead };
    startRun(tx, call, { id: changeId, kind: 'import', state: 'running', title, how: whole });
    const mapped = { ...mapping } as Record<string, unknown>;
    tx.keep(importMapping, { fingerprint: headingFingerprint(heading), mapping: mapped });
    return null;
  });
  let whole = true;
  for await (const { from, rows } of table.batches(batchRows)) {
    const read = reader.read(rows, from);
    whole = await inSlices(work, read, (tx, slice) => {
      context.begin();
      const sofar = { ...counts };
      for (const row of slice) count(sofar, importRow(tx, row, context));
      if (!noteMoved(tx, call, { id: changeId, kind: 'import', title })) return tooMuch;
      changeRun(tx, changeId, { ...sofar, rows: table.rowCount, done: lastRow(slice) });
      return () => {
        Object.assign(counts, sofar);
        context.keep();
      };
    });
    if (!whole) break;
  }
  counts.refused += reader.summary().errors;
  await conclude({ work, context, changeId }, { whole, counts, title, mapping, rows: table.rowCount });
  return { counts, note: { label: title, details: { ...counts, source: mapping.source } } };
}

interface Concluding {
  readonly work: SlicedWork;
  readonly context: ImportContext;
  readonly changeId: Id;
}
interface Outcome {
  readonly whole: boolean;
  readonly counts: Counts;
  readonly title: string;
  readonly mapping: Mapping;
  readonly rows: number;
}

/** The parts of kits, the fact of the import, and its end; one that is only interrupted goes on later. */
async function conclude({ work, context, changeId }: Concluding, outcome: Outcome): Promise<void> {
  const { whole, counts, title, mapping, rows } = outcome;
  const state = whole ? 'done' : work.stop() === 'interrupted' ? 'interrupted' : 'cancelled';
  await last(work, (tx) => {
    const lost = whole ? importParts(tx, context) : 0;
    const all = { ...counts, refused: counts.refused + lost };
    noteMoved(tx, work.call, { id: changeId, kind: 'import', title });
    changeRun(tx, changeId, { ...all, state, ...(whole ? { done: rows } : {}) });
    if (state === 'interrupted') return null;
    const userName = work.call.actor.name;
    const source = mapping.source;
    tx.add(catalogueImport, { id: tx.newId(), at: tx.at, userName, fileName: title, source, rows, ...all });
    return () => void Object.assign(counts, all);
  });
  if (state !== 'interrupted') await dropImport(work.kit.paths, changeId);
}

/** One commit of its own, whether the run was stopped or not. */
const last = (work: SlicedWork, step: (tx: Tx) => (() => void) | null): Promise<boolean> =>
  inSlices({ ...work, stop: () => null }, [null], step);

const count = (counts: Counts, outcome: RowOutcome | null): void => {
  if (outcome) counts[outcome] += 1;
};

const lastRow = (rows: readonly ImportRow[]): number => rows.at(-1)?.row ?? 0;

const titleOf = ({ ledger }: Kit, changeId: Id): string =>
  ledger.read.get<{ title: string }>('select title from bulk_change where id = ?', changeId)?.title ?? '';
