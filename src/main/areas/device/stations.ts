/** What of a sale is made at a station, by the categories of its goods. */
import { byId, stationOf } from '../../../domain/areas/catalogue/category-rules.ts';
import type { Station } from '../../../domain/areas/catalogue/edit.ts';
import type { OrderLine } from '../../../domain/areas/device/slip-order.ts';
import type { Reader } from '../../ledger/reader.ts';
import { categoryRecords } from '../catalogue/queries/screens.ts';

/** What comes back is not made again. */
export function orderedLines(read: Reader, saleId: string): (OrderLine & { station: Station | null })[] {
  const rows = byId(categoryRecords(read));
  return read
    .all<OrderLine & { categoryId: string | null }>(
      `select category_id as "categoryId", name, qty_milli as "qtyMilli", unit, decimals, note
       from sale_line where sale_id = ? and qty_milli > 0 order by n`,
      saleId,
    )
    .map(({ categoryId, ...line }) => ({ ...line, station: stationOf(rows, categoryId) }));
}
