/** An import that writes nothing: what would come of the file, and what is wrong with it. */
import type { ImportPreview } from '../../../../domain/areas/catalogue/bulk-contract.ts';
import { rowReader } from '../../../../domain/areas/catalogue/import/read-rows.ts';
import { ok } from '../../../../domain/kit/result.ts';
import { action, type Kit } from '../../area.ts';
import { settingOf } from '../../setting/queries.ts';
import { ImportContext } from './context.ts';
import { itemOfRow } from './match.ts';
import { type HowRead, type OpenImport, openImport } from './opened.ts';

const shownRows = 8;
/** Rows read in one go; a few milliseconds. */
export const batchRows = 200;

export const importPreview = action(async (kit: Kit, how: HowRead) => {
  const opened = await openImport(kit, how);
  if (!opened.ok) return opened;
  try {
    return ok(await previewOf(kit, opened.value));
  } finally {
    await opened.value.table.close();
  }
});

async function previewOf({ ledger }: Kit, opened: OpenImport): Promise<ImportPreview> {
  const { table, head, heading, mapping, reading, detected } = opened;
  const { currency: _currency, ...shownReading } = reading;
  const context = new ImportContext(ledger.read, mapping.source);
  const reader = rowReader(heading, mapping, reading);
  const counts = { items: 0, fresh: 0, known: 0 };
  for await (const { from, rows } of table.batches(batchRows)) {
    for (const row of reader.read(rows, from)) {
      if (row.is !== 'item') continue;
      const itemId = itemOfRow(ledger.read, row, (id) => context.hasSeen(id));
      if (itemId) context.see(itemId);
      context.taxIdsOf(row.taxes);
      counts.items += 1;
      counts[itemId ? 'known' : 'fresh'] += 1;
    }
  }
  const { errors, warnings, first } = reader.summary();
  const foreign = detected.currency !== null && detected.currency !== settingOf(ledger.read, 'shop.currency');
  const below = mapping.headerRow + 1;
  return {
    format: table.format,
    encoding: table.encoding,
    delimiter: table.delimiter,
    rowCount: table.rowCount,
    source: mapping.source,
    mapping: mapping as ImportPreview['mapping'],
    remembered: opened.remembered,
    reading: shownReading,
    foreignCurrency: foreign ? detected.currency : null,
    heading: [...heading],
    head: head.slice(below, below + shownRows).map((row) => [...row]),
    ...counts,
    problems: { errors, warnings, first: [...first] },
    unknownTaxes: [...context.unknownTaxes].slice(0, 20),
  };
}
