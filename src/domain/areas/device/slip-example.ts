/** A sale nobody made, for the preview of a layout: reckoned by the same rules, in the shop's currency. */
import { currencyOf } from '../../kit/currency.ts';
import { basisPoints, type Minor, minor, percentOf, roundToStep, subtract } from '../../kit/money.ts';
import type { Language } from '../../kit/words.ts';
import type { BasketLine } from '../sale/basket.ts';
import { reckon } from '../sale/rules.ts';
import type { SaleView } from '../sale/views.ts';
import { slipWords } from './words.ts';

const nobody = '00000000-0000-7000-8000-000000000000';

/** Prices are parts of the largest banknote, so that they look at home in every currency. */
export function exampleSale(language: Language, currencyCode: string, at: number): SaleView {
  const words = slipWords[language].example;
  const basket = exampleLines(language, currencyCode);
  const totals = reckon({ lines: basket, discount: null });
  const lines = basket.map((line, i) => ({
    ...line,
    ...totals.lines[i],
    n: i + 1,
    restock: null,
    refundedMilli: 0,
    refundableMilli: line.qtyMilli,
  }));
  const { cardMinor, cashMinor, changeMinor } = exampleTenders(totals.linesMinor, currencyCode);
  const own = { currency: currencyCode, rateMicro: null, reference: null, details: null };
  return {
    id: nobody,
    number: '1-1-A-1234',
    kind: 'sale',
    at,
    businessDate: '',
    userName: words.cashier,
    customerName: words.customer,
    lineCount: lines.length,
    totalMinor: totals.linesMinor,
    currency: currencyCode,
    shiftId: nobody,
    branchId: nobody,
    tillId: nobody,
    userId: null,
    customerId: null,
    grossMinor: totals.grossMinor,
    discountMinor: totals.discountMinor,
    taxMinor: totals.taxMinor,
    linesMinor: totals.linesMinor,
    roundingMinor: 0,
    tipMinor: 0,
    changeMinor,
    taxes: totals.taxes,
    note: words.note,
    reason: null,
    refundOfSaleId: null,
    refundOfNumber: null,
    lines: lines as SaleView['lines'],
    tenders: [
      { ...own, n: 1, method: 'card', amountMinor: cardMinor, givenMinor: cardMinor, reference: '4821' },
      { ...own, n: 2, method: 'cash', amountMinor: cashMinor, givenMinor: cashMinor },
    ],
    refunds: [],
  };
}

const largestNote = (currencyCode: string): Minor => {
  const { denominations, decimals } = currencyOf(currencyCode);
  return minor(denominations[0] ?? 100 * 10 ** decimals);
};

function exampleLines(language: Language, currencyCode: string): BasketLine[] {
  const words = slipWords[language].example;
  const note = largestNote(currencyCode);
  const line = (name: string, priceBp: number, more: Partial<BasketLine> = {}): BasketLine => ({
    id: nobody,
    itemId: null,
    name,
    sku: `A-${priceBp}`,
    barcode: null,
    categoryId: null,
    unit: 'piece',
    decimals: 0,
    packQtyMilli: 1000,
    components: null,
    qtyMilli: 1000,
    unitPriceMinor: percentOf(note, basisPoints(priceBp)),
    listPriceMinor: null,
    costMinor: null,
    taxes: [{ taxId: nobody, name: words.tax, rateBp: 1200, included: true }],
    discount: null,
    staffId: null,
    staffName: null,
    note: null,
    weightTyped: false,
    tareMilli: null,
    labelMinor: null,
    mark: null,
    givenBack: null,
    ...more,
  });
  const weighed = {
    unit: 'kg',
    decimals: 3,
    qtyMilli: 348,
    discount: { kind: 'percent', bp: 1000 },
  } as const;
  return [
    line(words.bread, 100),
    line(words.cheese, 1780, weighed),
    line(words.tea, 195, { qtyMilli: 3000 }),
    line(words.haircut, 1200, { staffName: words.staff }),
  ];
}

/** A tenth of a note by card, the rest in smaller notes with change. */
function exampleTenders(total: Minor, currencyCode: string) {
  const note = largestNote(currencyCode);
  const cardMinor = percentOf(note, basisPoints(1000));
  const due = subtract(total, cardMinor);
  const cashMinor = roundToStep(due, percentOf(note, basisPoints(2000)), 'up');
  return { cardMinor, cashMinor, changeMinor: subtract(cashMinor, due) };
}
