/** The catalogue as a file that this importer, and most others, read back. */
import { setImmediate } from 'node:timers/promises';
import type { Chosen } from '../../../domain/areas/catalogue/bulk-contract.ts';
import { byId, livingAbove } from '../../../domain/areas/catalogue/category-rules.ts';
import { importWords } from '../../../domain/areas/catalogue/import/words.ts';
import { catalogueWords } from '../../../domain/areas/catalogue/words.ts';
import { currencyOf } from '../../../domain/kit/currency.ts';
import type { Id } from '../../../domain/kit/ids.ts';
import { directionOf, type Language } from '../../../domain/kit/words.ts';
import { csvFile, type TableCell, type TableColumn, xlsxFile } from '../../kit/table-file.ts';
import type { Reader } from '../../ledger/reader.ts';
import { type Kit, query } from '../area.ts';
import { settingOf } from '../setting/queries.ts';
import { codesOf, type ItemRecord, itemRecord } from './queries/item.ts';
import { categoryRecords } from './queries/screens.ts';

/** Rows read at once; a few milliseconds. */
const batch = 100;

interface Asked {
  readonly chosen: Chosen;
  readonly format: 'csv' | 'xlsx';
}

export const exportItems = query(async (read, { chosen, format }: Asked, call, kit: Kit) => {
  const { language } = call;
  const ids = await kit.backstage.query<Id[]>('catalogue.chosen', chosen);
  const columns = columnsFor(read, language, call.may('catalogue.seeCost'));
  const rows = itemsIn(read, ids);
  const title = catalogueWords[language].exportTitle;
  const bytes =
    format === 'csv'
      ? await csvFile(columns, rows, language === 'ru' ? ';' : ',')
      : await xlsxFile(columns, rows, { title, rightToLeft: directionOf(language) === 'rtl' });
  call.note({ entity: 'item', label: title, details: { items: ids.length, format } });
  const type =
    format === 'csv'
      ? 'text/csv; charset=utf-8'
      : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  return new File([new Uint8Array(bytes)], `items.${format}`, { type });
});

async function* itemsIn(read: Reader, ids: readonly Id[]): AsyncGenerator<ItemRecord> {
  for (const [at, id] of ids.entries()) {
    // A sale that came meanwhile goes first.
    if (at % batch === 0) await setImmediate();
    const item = itemRecord(read, id);
    if (item && item.deletedAt === null) yield item;
  }
}

function columnsFor(read: Reader, language: Language, seeCost: boolean): TableColumn<ItemRecord>[] {
  const { fields } = importWords[language];
  const { decimals } = currencyOf(settingOf(read, 'shop.currency'));
  const pathOf = categoryPaths(read);
  const amount = (units: number | null): TableCell => (units === null ? null : { units, decimals });
  const option = (at: number, part: 'name' | 'value') => (item: ItemRecord) =>
    item.options[at]?.[part] ?? null;
  const cost = seeCost ? [{ title: fields.cost, cell: (item: ItemRecord) => amount(item.costMinor) }] : [];
  return [
    { title: fields.name, cell: ({ name }) => name },
    { title: fields.sku, cell: ({ sku }) => sku },
    { title: fields.barcode, cell: ({ id }) => codesText(read, id) },
    { title: fields.plu, cell: ({ plu }) => plu },
    { title: fields.category, cell: ({ categoryId }) => pathOf(categoryId) },
    { title: fields.brand, cell: ({ brand }) => brand },
    { title: fields.unit, cell: ({ unit }) => catalogueWords[language].units[unit as 'piece'] ?? unit },
    { title: fields.price, cell: ({ priceMinor, openPrice }) => (openPrice ? null : amount(priceMinor)) },
    ...cost,
    { title: fields.weighed, cell: ({ weighed }) => (weighed ? '1' : '0') },
    { title: fields.archived, cell: ({ status }) => (status === 'archived' ? '1' : '0') },
    { title: fields.description, cell: ({ description }) => description },
    { title: fields.option1Name, cell: option(0, 'name') },
    { title: fields.option1Value, cell: option(0, 'value') },
    { title: fields.option2Name, cell: option(1, 'name') },
    { title: fields.option2Value, cell: option(1, 'value') },
    { title: fields.option3Name, cell: option(2, 'name') },
    { title: fields.option3Value, cell: option(2, 'value') },
    { title: fields.group, cell: ({ parentId }) => parentId },
    { title: fields.id, cell: ({ id }) => id },
  ];
}

/** Codes of the item itself; those of packs are no codes of one piece. */
const codesText = (read: Reader, itemId: Id): string | null =>
  codesOf(read, itemId)
    .filter(({ packQtyMilli }) => packQtyMilli === 1000)
    .map(({ code }) => code)
    .join('; ') || null;

function categoryPaths(read: Reader): (categoryId: Id | null) => string | null {
  const rows = byId(categoryRecords(read));
  const paths = new Map<Id, string>();
  const pathOf = (id: Id): string => {
    const known = paths.get(id);
    if (known !== undefined) return known;
    const row = rows.get(id);
    paths.set(id, row?.name ?? '');
    const above = livingAbove(rows, row?.parentId ?? null);
    const path = above === null ? (row?.name ?? '') : `${pathOf(above)} > ${row?.name ?? ''}`;
    paths.set(id, path);
    return path;
  };
  return (categoryId) => {
    const living = livingAbove(rows, categoryId);
    return living === null ? null : pathOf(living);
  };
}
