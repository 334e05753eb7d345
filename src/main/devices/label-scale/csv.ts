/** A table for every scale whose program lets people say which column is what. */
import type { Limits, ScaleItem } from '../../../domain/areas/plu/scale-item.ts';
import { csvFile, type TableColumn } from '../../kit/table-file.ts';
import { cp1251 } from './letters.ts';
import type { FileOptions } from './rongta.ts';

export const csvLimits: Limits = {
  number: 999_999,
  price: 999_999_999,
  shelfDays: 9999,
  tareG: 99_999,
  pieces: true,
};

/** UTF-8 says that it is, for programs that would take it for another; older ones read CP1251 alone. */
export async function labelCsv(
  items: readonly ScaleItem[],
  { code, priceDecimals }: FileOptions,
  page: 'utf8' | 'cp1251',
): Promise<Uint8Array> {
  const columns: TableColumn<ScaleItem>[] = [
    { title: 'plu', cell: ({ number }) => String(number) },
    { title: 'code', cell: ({ number }) => String(number) },
    { title: 'name', cell: ({ name }) => name },
    { title: 'price', cell: ({ price }) => ({ units: price, decimals: priceDecimals }) },
    { title: 'unit', cell: ({ byPiece }) => (byPiece ? 'pcs' : 'kg') },
    { title: 'shelf_days', cell: ({ shelfDays }) => (shelfDays === null ? null : String(shelfDays)) },
    { title: 'tare_g', cell: ({ tareG }) => String(tareG) },
    { title: 'prefix', cell: () => code.prefix },
  ];
  const bytes = await csvFile(columns, items, ';');
  return page === 'utf8' ? bytes : cp1251(new TextDecoder().decode(bytes));
}
