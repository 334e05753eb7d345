/** The figures of a receipt: its total, its tenders, its taxes. */
import { currencyOf } from '../../kit/currency.ts';
import { formatPercent, formatRate } from '../../kit/format.ts';
import { basisPoints, scale } from '../../kit/money.ts';
import type { SaleView } from '../sale/views.ts';
import { saleWords } from '../sale/words.ts';
import type { PrintBlock } from './document.ts';
import { air, heading, joined, large, type Pen, pairs, turned } from './slip.ts';
import { paidBeforeTax, type SaleOnPaper } from './slip-sale-lines.ts';

type Tender = SaleView['tenders'][number];
type Tax = SaleView['taxes'][number];

export function saleTotals({ sale, head, pen, amount }: SaleOnPaper): (PrintBlock | null)[] {
  const { w, money } = pen;
  const onTop = sale.taxes.filter((tax) => !tax.included && tax.taxMinor !== 0);
  const subtotal = sale.lines.reduce((sum, line) => sum + paidBeforeTax(line), 0);
  const more = onTop.length > 0 || sale.roundingMinor !== 0 || sale.tipMinor !== 0;
  const common = saleWords[pen.language];
  return [
    pairs([
      more ? [w.subtotal, amount(subtotal)] : null,
      ...onTop.map((tax) => [taxName(pen, tax), amount(tax.taxMinor)] as const),
      sale.roundingMinor === 0 ? null : [common.rounding, amount(sale.roundingMinor)],
      sale.tipMinor === 0 ? null : [common.tip, amount(sale.tipMinor)],
    ]),
    large(givesBack(sale) ? w.toCustomer : w.total, pen.sign(), money(Math.abs(sale.totalMinor))),
    pairs([toman(pen, sale, head.shop.showToman)], { muted: true }),
    saved(sale) > 0 && head.layout.showSaved ? pairs([[w.saved, money(saved(sale))]], { bold: true }) : null,
  ];
}

const givesBack = ({ kind, totalMinor }: SaleView): boolean => kind === 'refund' || totalMinor < 0;

/** Only what was bought saves anything. */
const saved = ({ lines }: SaleView): number =>
  lines
    .filter((line) => line.qtyMilli > 0)
    .reduce((sum, line) => sum + line.lineDiscountMinor + line.basketDiscountMinor, 0);

/** Ten rials are a toman; an amount between two of them is left in rials. */
function toman({ w, count }: Pen, sale: SaleView, wanted: boolean) {
  if (!wanted || sale.currency !== 'IRR' || sale.totalMinor % 10 !== 0) return null;
  return [w.inToman, count(scale(Math.abs(sale.totalMinor), 1, 10, 'down'))] as const;
}

export function tenders({ sale, pen }: SaleOnPaper): (PrintBlock | null)[] {
  const back = givesBack(sale);
  return [
    pairs([
      ...sale.tenders.map(
        (tender) => [tenderName(pen, sale, tender), pen.money(turned(tender.amountMinor, back))] as const,
      ),
      sale.changeMinor === 0
        ? null
        : [saleWords[pen.language].change, pen.money(sale.changeMinor), { bold: true }],
    ]),
    ...sale.tenders.flatMap((tender) => schedule(pen, tender)),
  ];
}

/** `Cash · 20.00 $ × 87.45`, `Card · 4821` */
function tenderName(pen: Pen, sale: SaleView, tender: Tender): string {
  const { currency, givenMinor, rateMicro, reference, details } = tender;
  const given = `${pen.money(Math.abs(givenMinor), currency)}\u00a0${pen.sign(currency)}`;
  const rate =
    rateMicro && formatRate(rateMicro, currencyOf(currency), currencyOf(sale.currency), pen.language);
  const name = saleWords[pen.language].tender[tender.method];
  return joined(name, rate ? `${given} × ${rate}` : '', reference ?? '', details?.note ?? '');
}

function schedule({ w, day, money }: Pen, { details }: Tender): (PrintBlock | null)[] {
  if (!details?.instalments?.length) return [];
  const rows = details.instalments.map(
    ({ dueDate, amountMinor }) => [day(dueDate), money(amountMinor)] as const,
  );
  return [air(0.3), heading(w.instalments), pairs(rows, { muted: true })];
}

export function taxTable({ sale, head, pen, amount }: SaleOnPaper): (PrintBlock | null)[] {
  if (!head.layout.showTax || sale.taxes.length === 0) return [];
  const { w } = pen;
  const figure = { align: 'end', muted: true } as const;
  return [
    air(0.4),
    {
      kind: 'columns',
      head: [w.tax, w.net, w.taxAmount],
      columns: [{ weight: 1, muted: true }, figure, figure],
      rows: sale.taxes.map((tax) => ({
        cells: [taxName(pen, tax), amount(tax.baseMinor), amount(tax.taxMinor)],
      })),
    },
  ];
}

/** With its rate, unless the shop put the rate into the name itself. */
export function taxName({ language }: Pen, { name, rateBp }: Pick<Tax, 'name' | 'rateBp'>): string {
  const rate = formatPercent(basisPoints(rateBp), language);
  return /[%٪]/.test(name) ? name : `${name} ${rate}`;
}
