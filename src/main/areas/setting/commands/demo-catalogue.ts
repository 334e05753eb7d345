/** The demo's goods: categories, items with codes and packs, variants, kits, favourites, wholesale prices. */
import { checkDigitOf } from '../../../../domain/kit/barcode.ts';
import { currencyOf } from '../../../../domain/kit/currency.ts';
import type { Id } from '../../../../domain/kit/ids.ts';
import { basisPoints, type Minor, percentOf, roundToStep } from '../../../../domain/kit/money.ts';
import { must } from '../../../../domain/kit/result.ts';
import type { Tx } from '../../../ledger/tx.ts';
import { barcode, category, favourite, item, price, priceList } from '../../catalogue/tables.ts';
import type { DemoItem } from '../demo-shop.ts';
import { tax } from '../tables.ts';
import { type Commit, type DemoCall, demoId, priceIn } from './demo-call.ts';

/** Few enough that a commit's entry stays far below its bound. */
const itemsPerCommit = 40;
const costShare = basisPoints(7200);
const wholesaleShare = basisPoints(9200);
const wholesaleCategories = new Set(['staples', 'drinks', 'brew', 'sweets']);
/** Scanned at the counter; the rest is tapped, weighed or served. */
const coded = new Set([
  'bread',
  'dairy',
  'meat',
  'staples',
  'sweets',
  'brew',
  'drinks',
  'household',
  'hygiene',
  'care',
  'clothes',
]);

export function fillCatalogue(call: DemoCall, commit: Commit): void {
  const { demo, taxes } = call;
  commit((tx) => {
    taxes.forEach(({ name, rateBp, included }, n) => {
      tx.save(tax, demoId('tax', String(n)), { name, rateBp, included });
    });
    tx.save(priceList, demoId('priceList', 'wholesale'), { name: demo.shop.priceList[call.language] });
    addCategories(tx, call);
  });
  for (let from = 0; from < demo.items.length; from += itemsPerCommit) {
    commit((tx) => {
      demo.items.slice(from, from + itemsPerCommit).forEach((one, n) => {
        addItem(tx, call, one, from + n);
      });
    });
  }
  commit((tx) => {
    addVariants(tx, call);
    addFavourites(tx, call);
  });
}

function addCategories(tx: Tx, { demo, language }: DemoCall): void {
  demo.categories.forEach(({ key, parent, colour, name }, position) => {
    const parentId = parent === undefined ? null : demoId('category', parent);
    tx.save(category, demoId('category', key), { name: name[language], parentId, position, colour });
  });
}

const idOf = (one: DemoItem): Id => demoId('item', one.key ?? one.name.en);

function addItem(tx: Tx, call: DemoCall, one: DemoItem, n: number): void {
  const { language } = call;
  const id = idOf(one);
  const priceMinor = priceIn(call, one);
  const isKg = one.unit === 'kg';
  tx.save(item, id, {
    name: one.name[language],
    kind: one.kind,
    categoryId: demoId('category', one.category),
    sku: skuOf(n),
    priceMinor,
    openPrice: one.openPrice,
    taxIds: taxIdsOf(call),
    ...(one.plu ? { plu: one.plu } : {}),
    ...(isKg ? { unit: 'kg', decimals: 3, weighed: true } : {}),
    ...(one.kind === 'item' && !one.openPrice ? { costMinor: costOf(call, priceMinor) } : {}),
    ...(one.parts.length > 0 ? { components: one.parts.map(partOf) } : {}),
  });
  const isScanned = coded.has(one.category) && !isKg && one.key !== 'tshirt' && one.key !== 'socks';
  if (isScanned) tx.save(barcode, demoId('code', skuOf(n)), { code: codeOf(call, n), itemId: id });
  if (one.pack) addPack(tx, call, { id, n, pack: one.pack });
  if (wholesaleCategories.has(one.category)) {
    const priceListId = demoId('priceList', 'wholesale');
    const reduced = rounded(call, percentOf(priceMinor, wholesaleShare));
    tx.save(price, demoId('wholesale', skuOf(n)), { itemId: id, priceListId, priceMinor: reduced });
  }
}

function addPack(
  tx: Tx,
  call: DemoCall,
  { id, n, pack }: { id: Id; n: number; pack: NonNullable<DemoItem['pack']> },
): void {
  const { demo, language } = call;
  tx.save(barcode, demoId('pack', skuOf(n)), {
    code: codeOf(call, 900 + n),
    itemId: id,
    packName: demo.shop.packName[language].replace('{pieces}', String(pack.pieces)),
    packQtyMilli: pack.qtyMilli,
    packPriceMinor: priceIn(call, pack),
  });
}

function addVariants(tx: Tx, call: DemoCall): void {
  const { demo, language } = call;
  demo.variants.forEach(({ of, options }, n) => {
    const parent = must(
      demo.items.find(({ key }) => key === of),
      `the demo has no item ${of}`,
    );
    const id = demoId('variant', `${of} ${n}`);
    tx.save(item, id, {
      name: parent.name[language],
      kind: 'item',
      categoryId: demoId('category', parent.category),
      sku: skuOf(500 + n),
      priceMinor: priceIn(call, parent),
      taxIds: taxIdsOf(call),
      costMinor: costOf(call, priceIn(call, parent)),
      parentId: idOf(parent),
      options: options.map(({ name, value }) => ({ name: name[language], value: value[language] })),
    });
    tx.save(barcode, demoId('code', skuOf(500 + n)), { code: codeOf(call, 500 + n), itemId: id });
  });
}

function addFavourites(tx: Tx, { demo }: DemoCall): void {
  demo.items
    .filter(({ favourite: wanted }) => wanted)
    .forEach((one, position) => {
      tx.save(favourite, demoId('favourite', String(position)), { page: 0, position, itemId: idOf(one) });
    });
}

const partOf = ({ key, qtyMilli }: DemoItem['parts'][number]) => ({ itemId: demoId('item', key), qtyMilli });
const taxIdsOf = ({ taxes }: DemoCall): Id[] => taxes.map((_, n) => demoId('tax', String(n)));
const skuOf = (n: number): string => String(1001 + n);

const costOf = (call: DemoCall, priceMinor: Minor): Minor => rounded(call, percentOf(priceMinor, costShare));

/** Nobody writes a price list in odd tyiyn or single rials. */
const rounded = ({ currency }: DemoCall, amount: Minor): Minor =>
  roundToStep(amount, currencyOf(currency).cashStep);

/** An EAN-13 with the prefix of the country, from a range its members do not use. */
function codeOf({ currency }: DemoCall, n: number): string {
  const body = `${currency === 'IRR' ? '626' : '470'}0000${String(10_000 + n)}`;
  return body + checkDigitOf(body);
}
