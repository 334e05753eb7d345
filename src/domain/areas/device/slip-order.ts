/** What a station is to make: large, to be read from an arm's length, and without a price. */
import { formatQty } from '../../kit/format.ts';
import { qtyMilli } from '../../kit/money.ts';
import type { Station } from '../catalogue/edit.ts';
import { saleWords } from '../sale/words.ts';
import type { PrintBlock, PrintDocument } from './document.ts';
import {
  air,
  type CopyMark,
  centred,
  joined,
  type Letterhead,
  pairs,
  penOf,
  rule,
  slip,
  text,
} from './slip.ts';

export interface OrderOnPaper {
  readonly station: Station;
  /** Of the sale: what guests call it by. */
  readonly number: string;
  readonly at: number;
  readonly userName: string;
  readonly note: string | null;
  readonly lines: readonly OrderLine[];
}
export interface OrderLine {
  readonly name: string;
  readonly qtyMilli: number;
  readonly unit: string;
  readonly decimals: number;
  readonly note: string | null;
}

export function orderSlip(order: OrderOnPaper, head: Letterhead, copy: CopyMark | null): PrintDocument {
  const { w, time, language } = penOf(head);
  const qtyOf = ({ qtyMilli: milli, unit, decimals }: OrderLine): string => {
    const qty = formatQty(qtyMilli(milli), decimals, language);
    return unit === 'piece' ? qty : `${qty} ${saleWords[language].unit[unit] ?? unit}`;
  };
  const lineBlocks = (line: OrderLine): (PrintBlock | null)[] => [
    {
      kind: 'columns',
      columns: [
        { size: 'large', bold: true },
        { weight: 1, align: 'start', size: 'large', bold: true },
      ],
      rows: [{ cells: [qtyOf(line), line.name] }],
    },
    text(line.note ?? '', { size: 'large' }),
    air(0.4),
  ];
  return slip(head, copy, [
    centred(w.station[order.station], { size: 'large', bold: true }),
    centred(order.number, { size: 'huge', bold: true }),
    pairs([[joined(head.shop.tillName, order.userName), time(order.at)]]),
    rule,
    ...order.lines.flatMap(lineBlocks),
    order.note ? rule : null,
    text(order.note ?? '', { size: 'large', bold: true }),
  ]);
}
