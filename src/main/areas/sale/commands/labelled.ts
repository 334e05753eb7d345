/** What a label does to a line: its weight or total, its piece that is sold once, its date. */
import type { SellableItem } from '../../../../domain/areas/catalogue/item.ts';
import { type LabelFault, sellByLabel } from '../../../../domain/areas/catalogue/label.ts';
import { type Mark, readMark } from '../../../../domain/areas/catalogue/marking.ts';
import type { Basket, BasketLine } from '../../../../domain/areas/sale/basket.ts';
import type { ScanOutcome } from '../../../../domain/areas/sale/views.ts';
import { largestMinor, minor, priceOf, qtyMilli, scale, staysWithin } from '../../../../domain/kit/money.ts';
import { must, ok, type Refusal, type Result, refuse } from '../../../../domain/kit/result.ts';
import type { Reader } from '../../../ledger/reader.ts';
import type { Scanned } from '../../catalogue/queries/scanned.ts';
import { settingOf } from '../../setting/queries.ts';
import { soldMarks } from '../queries.ts';

export type LabelRefusal =
  | Refusal<'BadLabel', { why: LabelFault | 'unreadable'; itemCode: string }>
  | Refusal<'PastItsDate', { name: string; date: string }>
  | Refusal<'AlreadySold', { number: string }>
  | Refusal<'AlreadyInBasket'>
  | Refusal<'SoldByOne'>
  | Refusal<'AmountTooLarge'>
  | Refusal<'QuantityTooPrecise', { decimals: number }>;

export const badLabel = (why: LabelFault | 'unreadable', { reading }: Scanned) =>
  refuse('BadLabel', {
    why,
    itemCode: reading.label?.itemCode ?? reading.gtins[0] ?? reading.code.slice(0, 60),
  });

/** What is scanned again with the cashier's answer, because it says more than which item it is. */
export const againOf = (scanned: Scanned | undefined): string | null =>
  scanned?.said ? scanned.reading.code : null;

/** What of a line its label decides. */
export interface ByLabel {
  /** Undefined: as much as was asked for. */
  readonly qtyMilli: number | undefined;
  /** The price of an item whose price is asked. */
  readonly priceMinor: number | undefined;
  readonly line: Partial<BasketLine>;
  readonly warning: Extract<ScanOutcome, { kind: 'added' }>['warning'];
}

export const noLabel: ByLabel = { qtyMilli: undefined, priceMinor: undefined, line: {}, warning: null };

interface Wanted {
  readonly item: SellableItem;
  readonly scanned: Scanned;
  /** `3 ×` a label is three of it. */
  readonly qtyMilli?: number | undefined;
}

export function byLabel(read: Reader, basket: Basket, wanted: Wanted): Result<ByLabel, LabelRefusal> {
  const { item, scanned } = wanted;
  const { said, reading, lastDay, isExpired } = scanned;
  if (!said) return ok(noLabel);
  const labelled = sellByLabel(item, said);
  if (!labelled.ok) return badLabel(labelled.refusal.code, scanned);
  const whatIf = isExpired ? settingOf(read, 'code.expired') : 'sell';
  if (whatIf === 'refuse') return refuse('PastItsDate', { name: item.name, date: must(lastDay, 'its date') });
  const many = times(labelled.value, wanted.qtyMilli);
  if (!many.ok) return many;
  const one = reading.mark
    ? checkMark(read, basket, { mark: reading.mark, item, qtyMilli: many.value })
    : ok(null);
  if (!one.ok) return one;
  const { qtyMilli, totalMinor } = many.value;
  const each = item.openPrice ? priceOfOne(many.value) : ok(undefined);
  if (!each.ok) return each;
  const isTwin = reading.label !== null && basket.lines.some((line) => line.barcode === reading.code);
  return ok({
    qtyMilli,
    priceMinor: each.value,
    line: {
      labelMinor: totalMinor,
      mark: reading.mark?.raw ?? null,
      ...(reading.label ? { barcode: reading.code } : {}),
      ...(qtyMilli !== undefined && labelled.value.qtyMilli !== null ? { weightTyped: false } : {}),
    },
    warning: whatIf === 'warn' ? 'expired' : isTwin ? 'sameLabel' : null,
  });
}

interface Many {
  readonly qtyMilli: number | undefined;
  readonly totalMinor: number | null;
}

function times(
  { qtyMilli: qty, totalMinor }: { readonly qtyMilli: number | null; readonly totalMinor: number | null },
  asked = 1000,
): Result<Many, Refusal<'QuantityTooPrecise', { decimals: number }> | Refusal<'AmountTooLarge'>> {
  if (qty === null && totalMinor === null)
    return ok({ qtyMilli: asked === 1000 ? undefined : asked, totalMinor });
  if (asked % 1000 !== 0) return refuse('QuantityTooPrecise', { decimals: 0 });
  const each = qty ?? 1000;
  if (
    !staysWithin(largestMinor, each, asked, 1000) ||
    !staysWithin(largestMinor, totalMinor ?? 0, asked, 1000)
  ) {
    return refuse('AmountTooLarge');
  }
  const total = totalMinor === null ? null : priceOf(minor(totalMinor), qtyMilli(asked));
  return ok({ qtyMilli: scale(each, asked, 1000, 'down'), totalMinor: total });
}

/** The price of one that the label's total makes, where the item has none of its own. */
function priceOfOne({
  qtyMilli: qty = 1000,
  totalMinor,
}: Many): Result<number | undefined, Refusal<'AmountTooLarge'>> {
  if (totalMinor === null) return ok(undefined);
  if (!staysWithin(largestMinor, totalMinor, 1000, qty)) return refuse('AmountTooLarge');
  return ok(scale(totalMinor, 1000, qty, 'halfUp'));
}

interface Piece {
  readonly mark: Mark;
  readonly item: SellableItem;
  readonly qtyMilli: Many;
}

/** A marked piece is sold once, by itself, unless it came back: before, or in this very basket. */
function checkMark(
  read: Reader,
  basket: Basket,
  { mark, item, qtyMilli: many }: Piece,
): Result<null, LabelRefusal> {
  if (item.decimals === 0 && (many.qtyMilli ?? 1000) !== 1000) return refuse('SoldByOne');
  const inBasket = basket.lines.some((line) => !line.givenBack && keyOf(line) === mark.key);
  return inBasket ? refuse('AlreadyInBasket') : checkUnsold(read, basket, mark.key);
}

const keyOf = ({ mark }: BasketLine): string | null => (mark === null ? null : (readMark(mark)?.key ?? null));

function checkUnsold(
  read: Reader,
  { lines }: Basket,
  key: string,
): Result<null, Refusal<'AlreadySold', { number: string }>> {
  const comesBack = (saleId: string, n: number) =>
    lines.some(({ givenBack }) => givenBack?.sold?.saleId === saleId && givenBack.sold.n === n);
  const sold = soldMarks(read, key).find(({ saleId, n }) => !comesBack(saleId, n));
  return sold ? refuse('AlreadySold', { number: sold.number }) : ok(null);
}

/** Another counter may have sold a piece that waits in this basket. */
export function checkMarks(
  read: Reader,
  basket: Basket,
): Result<null, Refusal<'AlreadySold', { number: string }>> {
  for (const line of basket.lines) {
    const key = line.givenBack ? null : keyOf(line);
    const unsold = key === null ? ok(null) : checkUnsold(read, basket, key);
    if (!unsold.ok) return unsold;
  }
  return ok(null);
}
