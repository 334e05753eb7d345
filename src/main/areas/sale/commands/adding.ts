/** An item becomes a line of the basket, or a question about it. */

import type { z } from 'zod';
import type { SellableItem } from '../../../../domain/areas/catalogue/item.ts';
import type { BasketLine } from '../../../../domain/areas/sale/basket.ts';
import type { ItemChoice, ScanOutcome } from '../../../../domain/areas/sale/views.ts';
import { must, ok, type Refusal, type Result, refuse } from '../../../../domain/kit/result.ts';
import type { Tx } from '../../../ledger/tx.ts';
import { type Call, command } from '../../area.ts';
import type { Scanned } from '../../catalogue/queries/scanned.ts';
import { itemForSale } from '../../catalogue/queries.ts';
import { hasScale } from '../../device/queries.ts';
import type { BasketRow } from '../basket.ts';
import { againOf, byLabel, type LabelRefusal, noLabel } from './labelled.ts';
import { type Counter, currentBasket, type StepRefusal, saveStep } from './step.ts';

type Choice = z.infer<typeof ItemChoice>;
type ItemRefusal =
  | Refusal<'NoSuchItem'>
  | Refusal<'ItemArchived', { name: string }>
  | StepRefusal
  | Refusal<'QuantityTooPrecise', { decimals: number }>;

export const addItem = command(
  (
    tx,
    input: Counter & {
      itemId: string;
      barcodeId: string | null;
      qtyMilli?: number | undefined;
      priceMinor?: number | undefined;
    },
    call,
  ) => {
    const row = currentBasket(tx, input.counter);
    const priceListId = row.basket.customer?.priceListId ?? null;
    const item = itemForSale(tx.read, input.itemId, { priceListId, at: tx.at, barcodeId: input.barcodeId });
    return item ? addFound(tx, call, row, { ...input, item }) : refuse('NoSuchItem');
  },
);

interface Wanted {
  readonly item: SellableItem;
  readonly qtyMilli?: number | undefined;
  readonly priceMinor?: number | undefined;
  /** By the scale of this till. */
  readonly weighed?: { readonly qtyMilli: number; readonly tareMilli: number } | undefined;
  /** What was scanned, where it says more than which item it is. */
  readonly scanned?: Scanned | undefined;
}

export function addFound(
  tx: Tx,
  call: Call,
  row: BasketRow,
  { item, scanned, weighed, ...asked }: Wanted,
): Result<ScanOutcome, ItemRefusal | LabelRefusal | Refusal<'FORBIDDEN', { permission: string }>> {
  if (item.status === 'archived') return refuse('ItemArchived', { name: item.name });
  const again = againOf(scanned);
  if (item.hasVariants)
    return ok({ kind: 'choose', code: item.name, items: variantsOf(tx, item.id, row), scanned: again });
  const label = scanned ? byLabel(tx.read, row.basket, { ...asked, item, scanned }) : ok(noLabel);
  if (!label.ok) return label;
  const priceMinor = label.value.priceMinor ?? asked.priceMinor;
  const typed = label.value.qtyMilli === undefined && weighed === undefined && item.weighed;
  const qtyMilli = weighed?.qtyMilli ?? label.value.qtyMilli ?? asked.qtyMilli;
  if (item.openPrice && priceMinor === undefined)
    return ok({ kind: 'ask', what: 'price', item: choiceOf(item), scanned: again });
  if (item.openPrice && label.value.priceMinor === undefined && !call.may('sale.openPrice'))
    return refuse('FORBIDDEN', { permission: 'sale.openPrice' });
  if (item.weighed && qtyMilli === undefined)
    return ok({ kind: 'ask', what: 'weight', item: choiceOf(item), scanned: again });
  if (typed && mustBeWeighed(tx, call, item.pack?.qtyMilli))
    return refuse('FORBIDDEN', { permission: 'sale.typeWeight' });
  const qty = qtyMilli ?? 1000;
  if (!weighed && !fitsDecimals(qty, item.decimals))
    return refuse('QuantityTooPrecise', { decimals: item.decimals });
  const fresh = {
    ...lineOf(tx, item, qty, priceAsked(item, priceMinor)),
    ...label.value.line,
    ...byScale(weighed),
  };
  const twin = row.basket.lines.find((line) => merges(line, fresh));
  const line = twin ? { ...twin, qtyMilli: twin.qtyMilli + qty } : fresh;
  const lines = twin
    ? row.basket.lines.map((each) => (each === twin ? line : each))
    : [...row.basket.lines, line];
  const saved = saveStep(tx, call, row, { ...row.basket, lines, selectedLineId: line.id });
  if (!saved.ok) return saved;
  const { id: lineId, name, qtyMilli: now } = line;
  return ok({ kind: 'added', lineId, name, qtyMilli: now, warning: label.value.warning });
}

const byScale = (weighed: Wanted['weighed']): Partial<BasketLine> =>
  weighed ? { weightTyped: false, tareMilli: weighed.tareMilli } : {};

/** Beside a scale a weight is typed only by who may; a pack has been weighed. */
export const mustBeWeighed = (tx: Tx, call: Call, packQtyMilli = 1000): boolean =>
  packQtyMilli === 1000 && !call.may('sale.typeWeight') && hasScale(tx.read);

/** An item as a basket line of its own. */
export function lineOf(tx: Tx, item: SellableItem, qtyMilli: number, unitPriceMinor: number): BasketLine {
  const packQtyMilli = item.pack?.qtyMilli ?? 1000;
  return {
    id: tx.newId(),
    itemId: item.id,
    name: nameOf(item),
    sku: item.sku,
    barcode: item.barcode,
    categoryId: item.categoryId,
    unit: packQtyMilli === 1000 ? item.unit : 'pack',
    decimals: packQtyMilli === 1000 ? item.decimals : 0,
    packQtyMilli,
    components: item.components ? [...item.components] : null,
    qtyMilli,
    unitPriceMinor,
    listPriceMinor: null,
    costMinor: item.costMinor,
    taxes: [...item.taxes],
    discount: null,
    staffId: null,
    staffName: null,
    note: null,
    weightTyped: item.weighed && packQtyMilli === 1000,
    tareMilli: null,
    labelMinor: null,
    mark: null,
    givenBack: null,
  };
}

/** The same thing at the same price and taxes, untouched by hand, counts up on its line; a weighed one does not. */
function merges(line: BasketLine, fresh: BasketLine): boolean {
  return (
    line.itemId === fresh.itemId &&
    line.packQtyMilli === fresh.packQtyMilli &&
    line.unitPriceMinor === fresh.unitPriceMinor &&
    line.decimals === 0 &&
    line.labelMinor === null &&
    fresh.labelMinor === null &&
    line.mark === null &&
    fresh.mark === null &&
    JSON.stringify(line.taxes) === JSON.stringify(fresh.taxes) &&
    !line.givenBack &&
    !line.discount &&
    line.listPriceMinor === null &&
    line.note === null &&
    line.staffId === null
  );
}

export const choiceOf = (item: SellableItem): Choice => ({
  itemId: item.id,
  barcodeId: item.barcodeId,
  name: nameOf(item),
  sku: item.sku,
  priceMinor: item.pack?.priceMinor ?? item.priceMinor,
});

const priceAsked = (item: SellableItem, asked: number | undefined): number =>
  item.openPrice ? must(asked, 'an open price was asked') : (item.pack?.priceMinor ?? item.priceMinor);

/** A code may have a price of its own and no name for what it stands for. */
const nameOf = ({ name, pack }: SellableItem): string => (pack?.name ? `${name} · ${pack.name}` : name);

/** An item of several forms is not sold itself: one of its forms is chosen. */
function variantsOf(tx: Tx, parentId: string, { basket }: BasketRow): Choice[] {
  const priceListId = basket.customer?.priceListId ?? null;
  const ids = tx.read.all<{ id: string }>(
    `select id from item where parent_id = ? and deleted_at is null and status <> 'archived' order by id limit 200`,
    parentId,
  );
  return ids.flatMap(({ id }) => {
    const item = itemForSale(tx.read, id, { priceListId, at: tx.at });
    return item ? [choiceOf(item)] : [];
  });
}

/** Whether a quantity in thousandths keeps to the unit's decimals. */
export const fitsDecimals = (qtyMilli: number, decimals: number): boolean =>
  qtyMilli % 10 ** (3 - decimals) === 0;
