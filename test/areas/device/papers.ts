/** What the slips of the tests are made of: one shop in three languages, its sales and its shift. */
import type { Letterhead } from '../../../src/domain/areas/device/slip.ts';
import type { RepaymentOnPaper } from '../../../src/domain/areas/device/slip-cash.ts';
import { exampleSale } from '../../../src/domain/areas/device/slip-example.ts';
import { slipWords } from '../../../src/domain/areas/device/words.ts';
import type { SaleView } from '../../../src/domain/areas/sale/views.ts';
import { firstReceiptLayout, type ReceiptLayout } from '../../../src/domain/areas/setting/receipt-layout.ts';
import type { ShiftReport } from '../../../src/domain/areas/shift/report.ts';
import { must } from '../../../src/domain/kit/result.ts';
import type { Language } from '../../../src/domain/kit/words.ts';

/** 20 November 2026, 14:05 in Bishkek. */
export const afternoon = Date.UTC(2026, 10, 20, 8, 5);
const hour = 3_600_000;
const id = '01900000-0000-7000-8000-000000000000';

const shops = {
  en: {
    name: 'Corner Shop No. 7',
    legalName: 'Corner Trade Ltd',
    branchName: 'Main branch',
    address: '12 Manas Avenue, Bishkek',
    phone: '+996 555 123 456',
    tillName: 'Till 1',
    currency: 'KGS',
    footer: 'Thank you. Goods may be returned within 14 days with this receipt.',
    reason: 'Changed their mind',
  },
  ru: {
    name: 'Магазин «У дома» №7',
    legalName: 'ОсОО «Торговый угол»',
    branchName: 'Главная точка',
    address: 'г. Бишкек, пр. Манаса, 12',
    phone: '+996 555 123 456',
    tillName: 'Касса 1',
    currency: 'KGS',
    footer: 'Спасибо за покупку! Возврат — в течение 14 дней при наличии чека.',
    reason: 'Не подошёл размер',
  },
  fa: {
    name: 'فروشگاه سر کوچه',
    legalName: 'شرکت بازرگانی کوچه',
    branchName: 'شعبهٔ مرکزی',
    address: 'تهران، خیابان ولیعصر، پلاک ۱۲',
    phone: '۰۲۱-۸۸ ۱۲ ۳۴ ۵۶',
    tillName: 'صندوق ۱',
    currency: 'IRR',
    footer: 'از خرید شما سپاسگزاریم. تعویض کالا تا ۱۴ روز با ارائهٔ همین رسید.',
    reason: 'پشیمان شد',
  },
};

export function letterhead(language: Language, layout: Partial<ReceiptLayout> = {}): Letterhead {
  const { footer, reason: _, ...shop } = shops[language];
  return {
    language,
    layout: { ...firstReceiptLayout, footer, showSku: true, showQr: true, ...layout },
    logo: null,
    shop: { ...shop, taxId: '01234567890123', timeZone: 'Asia/Bishkek', showToman: true },
  };
}

export const copyMark = (language: Language) => ({
  n: 2,
  at: afternoon + 4 * hour,
  userName: slipWords[language].example.cashier,
});

const currencyOf = (language: Language): string => shops[language].currency;
const scaleOf = (language: Language): number => (language === 'fa' ? 4 : 1);

/**
 * Everything a receipt can say: a weight, a discount, a changed price, staff and notes, a tax on top,
 * rounding, a tip, a card, dollars, instalments and change.
 */
export function richSale(language: Language): SaleView {
  const sale = exampleSale(language, currencyOf(language), afternoon);
  const by = scaleOf(language);
  const lines = sale.lines.map((line, i) => {
    if (i === 1) return { ...line, weightTyped: true };
    if (i === 2)
      return { ...line, listPriceMinor: line.unitPriceMinor + 1250 * by, note: shops[language].reason };
    const onTop = { taxId: id, name: 'Eco', rateBp: 200, included: false, baseMinor: 50_000 * by };
    if (i !== 3) return line;
    return {
      ...line,
      totalMinor: line.totalMinor + 1000 * by,
      taxes: [...line.taxes, { ...onTop, taxMinor: 1000 * by }],
    };
  });
  const linesMinor = lines.reduce((sum, line) => sum + line.totalMinor, 0);
  const totalMinor = linesMinor + 25 * by + 5000 * by;
  const [dollars, credit] = [10_00, 40_000 * by];
  const dollarsMinor = 87_450 * by;
  const own = { currency: sale.currency, rateMicro: null, reference: null, details: null };
  const cash = totalMinor - credit - dollarsMinor;
  return {
    ...sale,
    lines,
    linesMinor,
    totalMinor,
    roundingMinor: 25 * by,
    tipMinor: 5000 * by,
    changeMinor: 50_000 * by - cash,
    taxes: [
      ...sale.taxes,
      { taxId: id, name: 'Eco', rateBp: 200, included: false, baseMinor: 50_000 * by, taxMinor: 1000 * by },
    ],
    tenders: [
      {
        ...own,
        n: 1,
        method: 'instalments',
        amountMinor: credit,
        givenMinor: credit,
        details: {
          instalments: [
            { dueDate: '2026-12-20', amountMinor: credit / 2 },
            { dueDate: '2027-01-20', amountMinor: credit / 2 },
          ],
        },
      },
      {
        n: 2,
        method: 'cash',
        amountMinor: dollarsMinor,
        currency: 'USD',
        givenMinor: dollars,
        rateMicro: 87_450_000 * by,
        reference: null,
        details: null,
      },
      { ...own, n: 3, method: 'cash', amountMinor: 50_000 * by, givenMinor: 50_000 * by },
    ],
  };
}

const negated = (line: SaleView['lines'][number]): SaleView['lines'][number] => ({
  ...line,
  qtyMilli: -line.qtyMilli,
  grossMinor: -line.grossMinor,
  lineDiscountMinor: -line.lineDiscountMinor,
  totalMinor: -line.totalMinor,
  taxes: line.taxes.map((tax) => ({ ...tax, baseMinor: -tax.baseMinor, taxMinor: -tax.taxMinor })),
  weightTyped: false,
  restock: 'yes',
});

function sumOf(taxes: SaleView['taxes']): SaleView['taxes'][number] {
  const total = (of: 'baseMinor' | 'taxMinor') => taxes.reduce((sum, tax) => sum + tax[of], 0);
  return { ...must(taxes[0], 'a tax'), baseMinor: total('baseMinor'), taxMinor: total('taxMinor') };
}

const refundOf = (language: Language, lines: SaleView['lines']): SaleView => {
  const sale = exampleSale(language, currencyOf(language), afternoon);
  const totalMinor = lines.reduce((sum, line) => sum + line.totalMinor, 0);
  const own = { currency: sale.currency, rateMicro: null, reference: null, details: null };
  return {
    ...sale,
    kind: 'refund',
    number: '1-1-A-1240',
    lines,
    lineCount: lines.length,
    linesMinor: totalMinor,
    totalMinor,
    changeMinor: 0,
    taxes: [sumOf(lines.flatMap((line) => line.taxes))],
    tenders: [{ ...own, n: 1, method: 'cash', amountMinor: totalMinor, givenMinor: totalMinor }],
    reason: shops[language].reason,
    refundOfSaleId: id,
    refundOfNumber: '1-1-A-1234',
    note: null,
  };
};

/** The cheese, weighed and discounted, comes back. */
export const refund = (language: Language): SaleView =>
  refundOf(language, richSale(language).lines.slice(1, 2).map(negated));

/** Cheese back, tea instead: the customer gets the difference. */
export function exchange(language: Language): SaleView {
  const { lines } = exampleSale(language, currencyOf(language), afternoon);
  const [bread, cheese] = [must(lines[0], 'bread'), must(lines[1], 'cheese')];
  return { ...refundOf(language, [negated(cheese), bread]), kind: 'exchange' };
}

/** A shift read at noon (X), or counted and sealed (Z). */
export function shiftReport(language: Language, closed: boolean): ShiftReport {
  const currency = currencyOf(language);
  const by = scaleOf(language);
  const { cashier, staff } = slipWords[language].example;
  const cash = (amountMinor: number) => ({ method: 'cash', currency, amountMinor: amountMinor * by });
  const move = (kind: 'payOut' | 'drop' | 'noSale', amountMinor: number, reason: string | null) => ({
    id,
    at: afternoon - 2 * hour,
    kind,
    currency,
    amountMinor: amountMinor * by,
    reason,
    userName: cashier,
    isApproved: kind !== 'drop',
  });
  return {
    shift: {
      id,
      number: 'A-118',
      zNumber: closed ? 'A-117' : null,
      branchName: shops[language].branchName,
      tillName: shops[language].tillName,
      businessDate: '2026-11-20',
      openedAt: afternoon - 6 * hour,
      openedByName: cashier,
      closedAt: closed ? afternoon + 7 * hour : null,
      closedByName: closed ? staff : '',
    },
    currency,
    firstReceipt: '1-1-A-1180',
    lastReceipt: '1-1-A-1241',
    receipts: 62,
    noSales: 1,
    removedLines: 4,
    loweredLines: 2,
    voids: 1,
    removedMinor: 125_000 * by,
    moves: [
      move('payOut', -35_000, shops[language].reason),
      move('drop', -500_000, null),
      move('noSale', 0, shops[language].reason),
    ],
    counts: closed
      ? [{ id, at: afternoon + 7 * hour, purpose: 'close', userName: staff, overShort: [cash(-5000)] }]
      : [],
    handovers: [{ at: afternoon, fromUserName: cashier, toUserName: staff }],
    figures: figures(language),
    seal: closed ? seal(language) : null,
    lateReceipts: [],
    lateMinor: 0,
  };
}

function figures(language: Language): NonNullable<ShiftReport['figures']> {
  const currency = currencyOf(language);
  const by = scaleOf(language);
  const { cashier, staff, tax } = slipWords[language].example;
  const person = (userName: string, sales: number, salesMinor: number) => ({
    userId: id,
    userName,
    sales,
    refunds: 1,
    salesMinor: salesMinor * by,
    refundsMinor: -10_000 * by,
    discountMinor: 0,
    tipMinor: 0,
    removed: 2,
    removedMinor: 0,
  });
  return {
    sales: 58,
    refunds: 3,
    exchanges: 1,
    salesMinor: 4_812_350 * by,
    refundsMinor: -120_000 * by,
    roundingMinor: -150 * by,
    tipMinor: 25_000 * by,
    takingsMinor: 4_717_200 * by,
    grossMinor: 4_921_400 * by,
    lineDiscountMinor: 89_050 * by,
    basketDiscountMinor: 20_000 * by,
    discountedLines: 12,
    taxMinor: 502_746 * by,
    taxes: [{ name: tax, rateBp: 1200, included: true, baseMinor: 4_189_604 * by, taxMinor: 502_746 * by }],
    overrides: 2,
    overriddenMinor: 3500 * by,
    withoutReceipt: [
      {
        saleId: id,
        number: '1-1-A-1201',
        totalMinor: -45_000 * by,
        userName: cashier,
        customerName: null,
        reason: null,
      },
    ],
    tenders: [
      {
        method: 'cash',
        currency,
        count: 41,
        salesMinor: 2_617_200 * by,
        refundsMinor: -120_000 * by,
        repaymentsMinor: 150_000 * by,
        expectedMinor: 2_212_200 * by,
      },
      {
        method: 'card',
        currency,
        count: 21,
        salesMinor: 2_220_000 * by,
        refundsMinor: 0,
        repaymentsMinor: 0,
        expectedMinor: 2_220_000 * by,
      },
    ],
    cash: [
      {
        currency,
        floatMinor: 100_000 * by,
        salesMinor: 2_617_200 * by,
        refundsMinor: -120_000 * by,
        repaymentsMinor: 150_000 * by,
        payInMinor: 0,
        payOutMinor: -35_000 * by,
        dropMinor: -500_000 * by,
        expectedMinor: 2_212_200 * by,
      },
    ],
    cashiers: [person(cashier, 40, 3_112_350), person(staff, 18, 1_700_000)],
  };
}

function seal(language: Language): NonNullable<ShiftReport['seal']> {
  const currency = currencyOf(language);
  const by = scaleOf(language);
  const tender = (method: string, amountMinor: number) => ({
    method,
    currency,
    amountMinor: amountMinor * by,
  });
  return {
    counted: [{ currency, denominations: [], totalMinor: 2_207_200 * by }],
    countId: id,
    stated: [tender('card', 2_220_000)],
    expected: [tender('cash', 2_212_200), tender('card', 2_220_000)],
    overShort: [tender('cash', -5000), tender('card', 0)],
    reason: shops[language].reason,
    left: [{ currency, amountMinor: 100_000 * by }],
    takenOut: [{ currency, amountMinor: 2_107_200 * by }],
    carriedBaskets: 1,
    carriedMinor: 24_000 * by,
    tipSeq: 48_211,
    tipHash: '9f2c41d7b8e05a634411aa90c2d7e8f1',
  };
}

export const payOut = (language: Language) => ({
  kind: 'payOut' as const,
  at: afternoon,
  currency: currencyOf(language),
  amountMinor: -35_000 * scaleOf(language),
  reason: shops[language].reason,
  userName: slipWords[language].example.cashier,
  approvedByName: slipWords[language].example.staff,
  shiftNumber: 'A-118',
});

export const repaid = (language: Language): RepaymentOnPaper => ({
  number: '1-1-A-P12',
  at: afternoon,
  currency: currencyOf(language),
  amountMinor: 150_000 * scaleOf(language),
  method: 'cash',
  customerName: slipWords[language].example.customer,
  note: null,
  userName: slipWords[language].example.cashier,
  owedMinor: 35_000 * scaleOf(language),
});
