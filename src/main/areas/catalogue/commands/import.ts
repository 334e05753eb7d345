/** Brings a file in: rows in short commits, each slice whole, so that a kill or a stop leaves no half row. */
import type { ImportRow } from '../../../../domain/areas/catalogue/import/fields.ts';
import { headingFingerprint } from '../../../../domain/areas/catalogue/import/mapping.ts';
import { rowReader } from '../../../../domain/areas/catalogue/import/read-rows.ts';
import type { Id } from '../../../../domain/kit/ids.ts';
import { ok, refuse } from '../../../../domain/kit/result.ts';
import type { Tx } from '../../../ledger/tx.ts';
import { action, type Call, command, type Kit } from '../../area.ts';
import { tableLimits } from '../files/table.ts';
import { ImportContext } from '../import/context.ts';
import { dropImport, dropOtherImports, receivedBytes, writeChunk } from '../import/file.ts';
import { type HowRead, type OpenImport, openImport } from '../import/opened.ts';
import { batchRows } from '../import/preview.ts';
import { catalogueImport, importMapping } from '../tables.ts';
import { importParts, importRow } from './import-rows.ts';
import { alone, changeRun, forgetOldRuns, rememberBefore, startRun } from './runs.ts';
import { inSlices, Pace, type SlicedWork } from './slices.ts';

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

const nothing = { created: 0, changed: 0, unchanged: 0, refused: 0 };

export const importRun = action(async (kit: Kit, how: HowRead, call: Call) => {
  const opened = await openImport(kit, how);
  if (!opened.ok) return opened;
  const { table, mapping } = opened.value;
  try {
    if (!mapping.columns.name) return refuse('NoNames');
    const done = await alone(kit, how.changeId, (stopped) => run(kit, { how, call, stopped }, opened.value));
    if (!done) return refuse('AnotherIsRunning');
    call.note({ entity: 'catalogue_import', entityId: how.changeId, ...done.value.note });
    return ok(done.value.counts);
  } finally {
    await table.close();
  }
});

interface Running {
  readonly how: HowRead;
  readonly call: Call;
  readonly stopped: () => boolean;
}

async function run(kit: Kit, { how, call, stopped }: Running, opened: OpenImport) {
  const { table, heading, mapping, reading } = opened;
  await forgetOldRuns(kit);
  const { changeId } = how;
  const work = { kit, call, command: 'catalogue.importRun', pace: new Pace(), stopped };
  const context = new ImportContext(kit.ledger.read, mapping.source);
  const reader = rowReader(heading, mapping, reading);
  const counts = { ...nothing };
  const title = titleOf(kit, changeId);
  await last(work, (tx) => {
    startRun(tx, call, { id: changeId, kind: 'import', state: 'running', title });
    const mapped = { ...mapping } as Record<string, unknown>;
    tx.keep(importMapping, { fingerprint: headingFingerprint(heading), mapping: mapped });
  });
  let whole = true;
  for await (const { from, rows } of table.batches(batchRows)) {
    const read = reader.read(rows, from);
    whole = await inSlices(work, read, (tx, slice) => {
      for (const row of slice) count(counts, importRow(tx, row, context));
      rememberBefore(tx, changeId);
      changeRun(tx, changeId, { ...counts, rows: table.rowCount, done: lastRow(slice) });
    });
    if (!whole) break;
  }
  counts.refused += reader.summary().errors;
  await last(work, (tx) => {
    if (whole) counts.refused += importParts(tx, context);
    rememberBefore(tx, changeId);
    changeRun(tx, changeId, {
      ...counts,
      state: whole ? 'done' : 'cancelled',
      ...(whole ? { done: table.rowCount } : {}),
    });
    const imported = { ...counts, fileName: title, source: mapping.source, rows: table.rowCount };
    tx.add(catalogueImport, { id: tx.newId(), at: tx.at, userName: call.actor.name, ...imported });
  });
  await dropImport(kit.paths, changeId);
  return { counts, note: { label: title, details: { ...counts, source: mapping.source } } };
}

/** One commit of its own, whether the run was stopped or not. */
const last = (work: SlicedWork, step: (tx: Tx) => void): Promise<boolean> =>
  inSlices({ ...work, stopped: () => false }, [null], step);

const count = (counts: Record<keyof typeof nothing, number>, outcome: keyof typeof nothing | null): void => {
  if (outcome) counts[outcome] += 1;
};

const lastRow = (rows: readonly ImportRow[]): number => rows.at(-1)?.row ?? 0;

const titleOf = ({ ledger }: Kit, changeId: Id): string =>
  ledger.read.get<{ title: string }>('select title from bulk_change where id = ?', changeId)?.title ?? '';
