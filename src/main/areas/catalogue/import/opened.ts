/** A file opened for import: as a table, with what its columns mean and how its numbers are written. */
import type { z } from 'zod';
import { type Detected, detectReading } from '../../../../domain/areas/catalogue/import/detect.ts';
import type { Mapping } from '../../../../domain/areas/catalogue/import/fields.ts';
import { headingFingerprint, proposeMapping } from '../../../../domain/areas/catalogue/import/mapping.ts';
import type { ReadOptions } from '../../../../domain/areas/catalogue/import/row-cells.ts';
import {
  MappingField,
  type ReadingField,
  type TableReadingField,
} from '../../../../domain/areas/catalogue/import-fields.ts';
import { currencyOf } from '../../../../domain/kit/currency.ts';
import type { Id } from '../../../../domain/kit/ids.ts';
import { ok, refuse } from '../../../../domain/kit/result.ts';
import type { Reader } from '../../../ledger/reader.ts';
import type { Kit } from '../../area.ts';
import { settingOf } from '../../setting/queries.ts';
import { type OpenTable, openTable } from '../files/open-table.ts';
import { importedBytes } from './file.ts';

export interface HowRead {
  readonly changeId: Id;
  readonly table: z.infer<typeof TableReadingField>;
  readonly mapping: z.infer<typeof MappingField> | null;
  readonly reading: z.infer<typeof ReadingField> | null;
}

export interface OpenImport {
  readonly table: OpenTable;
  /** The first rows as they are. */
  readonly head: readonly (readonly string[])[];
  readonly heading: readonly string[];
  readonly mapping: Mapping;
  readonly remembered: boolean;
  readonly reading: ReadOptions;
  readonly detected: Detected;
}

/** Rows that tell how the file is written. */
const headRows = 400;
const mostHeadingRows = 30;

/** Whoever opens it closes its table. */
export async function openImport({ ledger, paths }: Kit, how: HowRead) {
  const bytes = await importedBytes(paths, how.changeId);
  if (!bytes) return refuse('FileGone');
  const opened = await openTable(bytes, how.table);
  if (!opened.ok) return opened;
  const table = opened.value;
  const head = await table.rows(0, headRows);
  const proposed = proposeMapping(head);
  const remembered = how.mapping ? null : rememberedMapping(ledger.read, head, proposed.headerRow);
  const mapping = (how.mapping ?? remembered ?? proposed) as Mapping;
  const detected = detectReading(head, mapping);
  const currency = currencyOf(settingOf(ledger.read, 'shop.currency'));
  const { mark, toman, lostZeros, sections } = how.reading ?? detected;
  const reading: ReadOptions = { currency, mark, toman, lostZeros, sections };
  const heading = head[mapping.headerRow] ?? [];
  return ok<OpenImport>({
    table,
    head,
    heading,
    mapping,
    remembered: remembered !== null,
    reading,
    detected,
  });
}

/** Of a file with this heading row; it may be one that we did not know for a heading. */
function rememberedMapping(
  read: Reader,
  head: readonly (readonly string[])[],
  headerRow: number,
): Mapping | null {
  for (const at of new Set([headerRow, ...head.slice(0, mostHeadingRows).keys()])) {
    const row = read.get<{ mapping: string }>(
      'select mapping from import_mapping where fingerprint = ?',
      headingFingerprint(head[at] ?? []),
    );
    // A later version may have kept what this one cannot read.
    const parsed = row ? MappingField.safeParse(JSON.parse(row.mapping)) : null;
    if (parsed?.success) return { ...(parsed.data as Mapping), headerRow: at };
  }
  return null;
}
