/** Look-up by code, and the full-text indexes, kept from items and their codes. */
import type { NameAndValue } from '../../../domain/areas/catalogue/item.ts';
import { foldForIndex } from '../../../domain/kit/search.ts';
import { fullText } from '../../ledger/full-text.ts';
import { onRecord, type Projection, type ProjectionWriter, projects } from '../../ledger/project.ts';
import { barcode, barcodeIndex, item, itemRank } from './tables.ts';

const words = fullText('item_words', 'folded');
const trigrams = fullText('item_trigrams', 'folded');

const byCode = projects({
  tables: [barcodeIndex],
  records: [
    onRecord(barcode, (before, after, writer) => {
      if (before && sameCode(before, after)) return;
      if (before?.code) writer.remove(barcodeIndex, { code: before.code, barcodeId: before.id });
      if (after.deletedAt !== null || after.code === '') return;
      writer.put(barcodeIndex, { code: after.code, barcodeId: after.id, itemId: after.itemId });
    }),
  ],
});

const byWords = projects({
  tables: [itemRank],
  // The numbers follow from what sold long ago as well.
  kept: [[itemRank, ['itemId']]],
  clear: (writer) => {
    words.clear(writer);
    trigrams.clear(writer);
  },
  records: [
    onRecord(item, (before, after, writer) => {
      if (before && sameWords(before, after)) return;
      indexItem(after.id, writer);
    }),
    onRecord(barcode, (before, after, writer) => {
      if (before && sameCode(before, after)) return;
      // An item gives itself its number: a code that comes before it has nothing to do yet.
      for (const id of new Set([before?.itemId ?? after.itemId, after.itemId])) {
        if (rankOf(writer, id)) indexItem(id, writer);
      }
    }),
  ],
});

export const projections: readonly Projection[] = [byCode, byWords];

/** Gives two items each other's place in the order of what a search finds. */
export function swapRanks(writer: ProjectionWriter, rank: number, other: number): void {
  const [a, b] = [rankRow(writer, rank), rankRow(writer, other)];
  for (const row of [a, b]) {
    if (row) forget(writer, row);
    if (row) writer.remove(itemRank, { rank: row.rank });
  }
  if (a) place(writer, { ...a, rank: other });
  if (b) place(writer, { ...b, rank });
}

type RankRow = (typeof itemRank)['$inferSelect'];
type Item = (typeof item)['$inferSelect'];
type Code = (typeof barcode)['$inferSelect'];

const sameCode = (a: Code, b: Code): boolean =>
  a.code === b.code && a.itemId === b.itemId && a.deletedAt === b.deletedAt;

const sameWords = (a: Item, b: Item): boolean =>
  a.name === b.name &&
  a.brand === b.brand &&
  a.sku === b.sku &&
  a.plu === b.plu &&
  a.categoryId === b.categoryId &&
  a.deletedAt === b.deletedAt &&
  JSON.stringify(a.options) === JSON.stringify(b.options);

interface ItemText {
  readonly name: string;
  readonly brand: string | null;
  readonly sku: string | null;
  readonly plu: string | null;
  readonly options: string;
  readonly category_id: string | null;
  readonly deleted_at: number | null;
}

/** Looks at the item and its codes as they are now, so that it does not matter which of them came first. */
function indexItem(itemId: string, writer: ProjectionWriter): void {
  const { read } = writer;
  const row = read.get<ItemText>(
    'select name, brand, sku, plu, options, category_id, deleted_at from item where id = ?',
    itemId,
  );
  if (!row) return;
  const living = row.deleted_at === null;
  const folded = living ? textOf(row, codesOf(itemId, writer)) : null;
  const categoryId = living ? row.category_id : null;
  const known = rankOf(writer, itemId);
  if (known?.folded === folded) {
    if (known.categoryId !== categoryId) {
      writer.put(itemRank, { rank: known.rank, itemId, categoryId, folded });
    }
    return;
  }
  const rank = known?.rank ?? nextRank(writer);
  if (known) forget(writer, known);
  place(writer, { rank, itemId, categoryId, folded });
}

function place(writer: ProjectionWriter, row: RankRow): void {
  writer.put(itemRank, row);
  if (row.folded === null) return;
  words.put(writer, row.rank, row.folded);
  trigrams.put(writer, row.rank, row.folded);
}

function forget(writer: ProjectionWriter, { rank, folded }: Pick<RankRow, 'rank' | 'folded'>): void {
  if (folded === null) return;
  words.remove(writer, rank);
  trigrams.remove(writer, rank);
}

function textOf({ name, brand, sku, plu, options }: ItemText, codes: readonly string[]): string {
  const values = (JSON.parse(options) as NameAndValue[]).map(({ value }) => value);
  const said = [name, ...values, brand, sku, plu].filter((part) => part !== null && part !== '');
  return [foldForIndex(said.join(' ')), ...codes].join(' ').trim();
}

const codesOf = (itemId: string, { read }: ProjectionWriter): string[] =>
  read
    .all<{ code: string }>(
      `select code from barcode where item_id = ? and deleted_at is null and code <> '' order by id`,
      itemId,
    )
    .map(({ code }) => code.toLowerCase());

/** New items come last until they sell. */
const nextRank = ({ read }: ProjectionWriter): number =>
  (read.get<{ last: number | null }>('select max(rank) last from item_rank')?.last ?? 0) + 1;

const rankOf = ({ read }: ProjectionWriter, itemId: string): RankRow | undefined =>
  read.get<RankRow>(
    `select rank, item_id as "itemId", category_id as "categoryId", folded from item_rank where item_id = ?`,
    itemId,
  );

const rankRow = (writer: ProjectionWriter, rank: number): RankRow | null => writer.get(itemRank, { rank });
