/** The lines of a receipt, each with what was really paid for it and the arithmetic to check it by. */
import { formatQty } from '../../kit/format.ts';
import { qtyMilli } from '../../kit/money.ts';
import type { SaleView } from '../sale/views.ts';
import { saleWords } from '../sale/words.ts';
import type { PrintBlock } from './document.ts';
import { air, heading, joined, type Letterhead, linesOf, type Pen, text } from './slip.ts';

/** A sale on its way to paper. */
export interface SaleOnPaper {
  readonly sale: SaleView;
  readonly head: Letterhead;
  readonly pen: Pen;
  /** Writes an amount; under its title a refund says what was given back, without a minus at each. */
  readonly amount: (amountMinor: number) => string;
}

type Line = SaleView['lines'][number];

export function saleLines(paper: SaleOnPaper): (PrintBlock | null)[] {
  const { sale, pen } = paper;
  const print = (lines: readonly Line[]) => lines.flatMap((line) => lineBlocks(paper, line));
  if (sale.kind !== 'exchange') return print(sale.lines);
  return [
    heading(pen.w.givenBack),
    ...print(sale.lines.filter((line) => line.qtyMilli < 0)),
    heading(pen.w.bought),
    ...print(sale.lines.filter((line) => line.qtyMilli >= 0)),
  ];
}

/** Discounts off; taxes on top of the price are a line of their own below. */
export const paidBeforeTax = (line: Line): number =>
  line.taxes.reduce((left, tax) => (tax.included ? left : left - tax.taxMinor), line.totalMinor);

/** One piece at its price is one line; anything else has its sum on a second. */
function lineBlocks(paper: SaleOnPaper, line: Line): (PrintBlock | null)[] {
  const amount = paper.amount(paidBeforeTax(line));
  const details = text(detailsOf(paper, line), { muted: true });
  if (isOnePiece(line)) {
    return [
      {
        kind: 'columns',
        columns: [{ weight: 1, maxLines: 2 }, { align: 'end' }],
        rows: [{ cells: [line.name, amount] }],
      },
      details,
      air(0.15),
    ];
  }
  return [
    { kind: 'text', text: line.name, maxLines: 2 },
    {
      kind: 'columns',
      columns: [{ weight: 1, muted: true }, { align: 'end' }],
      rows: [{ cells: [reckoning(paper, line), amount] }],
    },
    details,
    air(0.15),
  ];
}

const discountOf = (line: Line): number => line.lineDiscountMinor + line.basketDiscountMinor;

const isOnePiece = (line: Line): boolean =>
  line.unit === 'piece' && Math.abs(line.qtyMilli) === 1000 && discountOf(line) === 0;

/** `0.350 kg × 890.00`; that it came back is said by the amount. */
function reckoning({ pen }: SaleOnPaper, line: Line): string {
  return `${amountOf(Math.abs(line.qtyMilli), line, pen)} × ${pen.money(line.unitPriceMinor)}`;
}

/** `0.350 kg`, or a number alone of what is counted. */
function amountOf(milli: number, { unit, decimals }: Line, { language }: Pen): string {
  const qty = formatQty(qtyMilli(milli), decimals, language);
  return unit === 'piece' ? qty : `${qty} ${saleWords[language].unit[unit] ?? unit}`;
}

function detailsOf({ head, pen }: SaleOnPaper, line: Line): string {
  const { w, money } = pen;
  const was = line.listPriceMinor;
  const discount = Math.abs(discountOf(line));
  return linesOf([
    joined(
      line.weightTyped ? w.weightTyped : '',
      line.tareMilli ? w.tare(amountOf(line.tareMilli, line, pen)) : '',
      was !== null && was !== line.unitPriceMinor ? w.was(money(was)) : '',
      discount === 0 ? '' : w.discount(money(discount)),
      head.layout.showSku && line.sku ? w.sku(line.sku) : '',
    ),
    line.staffName ? w.servedBy(line.staffName) : '',
    line.note ?? '',
  ]);
}
