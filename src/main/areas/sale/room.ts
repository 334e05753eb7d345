/**
 * What a basket may hold. Completing, parking and voiding each write one entry of the journal, and an entry has a
 * largest size: a basket that would not fit is refused its last line, not its sale.
 */
import { Buffer } from 'node:buffer';
import type { Basket, BasketLine, BasketTender } from '../../../domain/areas/sale/basket.ts';
import { reckon } from '../../../domain/areas/sale/rules.ts';
import type { LineTotals } from '../../../domain/areas/sale/sale.ts';
import { type Minor, zero } from '../../../domain/kit/money.ts';
import { must } from '../../../domain/kit/result.ts';
import { maxBodyBytes } from '../../../domain/kit/sync/wire.ts';
import { codecOf } from '../../ledger/codec.ts';
import { saleLine } from './tables.ts';

/** Left for the head of the sale, its tenders and its activity. */
const headBytes = 48 * 1024;
const tenderBytes = 20 * 1024;
/** The longest line (fifty parts, eight taxes, a note) is below 8 KB: so many fit however long they are. */
const surelyFit = 25;

export const fitsEntry = (basket: Basket): boolean =>
  basket.lines.length <= surelyFit || linesBytes(basket) <= maxBodyBytes - headBytes;

export const fitTenders = (tenders: readonly BasketTender[]): boolean => bytesOf(tenders) <= tenderBytes;

export const fitsParked = (basket: object): boolean => bytesOf(basket) <= maxBodyBytes - headBytes;

function linesBytes(basket: Basket): number {
  const codec = codecOf(saleLine);
  const totals = reckon(basket);
  const sale = { saleId: basket.id, businessDate: '0000-00-00' };
  return basket.lines.reduce((bytes, line, i) => {
    const row = lineRow(line, { n: i + 1, totals: must(totals.lines[i], 'line'), roundingMinor: zero });
    return bytes + bytesOf({ add: codec.spec.name, row: codec.compact(codec.complete({ ...sale, ...row })) });
  }, 0);
}

interface Reckoned {
  readonly n: number;
  readonly totals: LineTotals;
  readonly roundingMinor: Minor;
}

/** A line as the sale keeps it, but for whose it is. */
export const lineRow = (line: BasketLine, { n, totals, roundingMinor }: Reckoned) => ({
  ...totals,
  roundingMinor,
  n,
  itemId: line.itemId,
  name: line.name,
  sku: line.sku,
  barcode: line.barcode,
  categoryId: line.categoryId,
  unit: line.unit,
  decimals: line.decimals,
  packQtyMilli: line.packQtyMilli,
  components: line.components,
  qtyMilli: line.qtyMilli,
  unitPriceMinor: line.unitPriceMinor,
  listPriceMinor: line.listPriceMinor,
  staffId: line.staffId,
  staffName: line.staffName,
  note: line.note,
  weightTyped: line.weightTyped,
  tareMilli: line.tareMilli,
  labelMinor: line.labelMinor,
  mark: line.mark,
  refundSaleId: line.givenBack?.sold?.saleId ?? null,
  refundN: line.givenBack?.sold?.n ?? null,
  restock: line.givenBack?.restock ?? null,
});

/** A basket without what its schema fills in again. */
export const compact = (basket: Basket): Basket =>
  JSON.parse(JSON.stringify(basket, (_, value: unknown) => value ?? undefined)) as Basket;

export const bytesOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value)) + 1;
