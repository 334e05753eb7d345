/** The money of a shift on its slip: what each tender took, what the drawer should hold, what was counted. */
import { saleWords } from '../sale/words.ts';
import type { ShiftFigures, ShiftSeal } from '../shift/report.ts';
import type { PrintBlock } from './document.ts';
import { dashes, heading, type Pair, type Pen, pairs } from './slip.ts';

const tenderName = ({ language }: Pen, method: string): string => {
  const names: Readonly<Record<string, unknown>> = saleWords[language].tender;
  const name = names[method];
  return typeof name === 'string' ? name : method;
};

export const tenderFigures = (pen: Pen, { tenders }: ShiftFigures): Pair[] =>
  tenders.map(({ method, currency, count, salesMinor, refundsMinor }) => [
    `${tenderName(pen, method)} · ${pen.count(count)}`,
    foreignOrOwn(pen, salesMinor + refundsMinor, currency),
  ]);

/** Only a foreign amount names its currency: the slip has said the shop's own. */
export function foreignOrOwn({ money, sign }: Pen, amountMinor: number, currency: string): string {
  const amount = money(amountMinor, currency);
  return sign(currency) === sign() ? amount : `${amount} ${sign(currency)}`;
}

/** One drawer a currency: from its float to what is left in it. */
export const drawers = (pen: Pen, { cash }: ShiftFigures, seal: ShiftSeal | null): (PrintBlock | null)[] =>
  cash.flatMap((figure) => {
    const { w } = pen;
    const money = (amountMinor: number) => pen.money(amountMinor, figure.currency);
    const some = (name: string, amountMinor: number): Pair | null =>
      amountMinor === 0 ? null : [name, money(amountMinor)];
    return [
      dashes,
      heading(w.drawerIn(pen.sign(figure.currency))),
      pairs([
        [w.float, money(figure.floatMinor)],
        [w.cashSales, money(figure.salesMinor)],
        some(w.cashRefunds, figure.refundsMinor),
        some(w.repayments, figure.repaymentsMinor),
        some(w.payIn, figure.payInMinor),
        some(w.payOut, figure.payOutMinor),
        some(w.drop, figure.dropMinor),
        [w.expected, money(figure.expectedMinor), { bold: true }],
        ...(seal ? countedCash(pen, seal, figure.currency) : []),
      ]),
    ];
  });

function countedCash(pen: Pen, seal: ShiftSeal, currency: string): (Pair | null)[] {
  const { w } = pen;
  const money = (amountMinor: number) => pen.money(amountMinor, currency);
  const of = <T extends { readonly currency: string }>(all: readonly T[]): T | undefined =>
    all.find((one) => one.currency === currency);
  const counted = of(seal.counted);
  const off = seal.overShort.find((one) => one.method === 'cash' && one.currency === currency);
  const left = of(seal.left);
  const out = of(seal.takenOut);
  return [
    [w.counted, counted ? money(counted.totalMinor) : w.notCounted],
    off ? overShort(pen, off.amountMinor, currency) : null,
    left ? [w.left, money(left.amountMinor)] : null,
    out && out.amountMinor !== 0 ? [w.takenOut, money(out.amountMinor)] : null,
  ];
}

/** The other tenders, where the cashier stated the pinpad's or the bank's own totals. */
export function statedTenders(pen: Pen, seal: ShiftSeal | null): (PrintBlock | null)[] {
  const stated = seal?.stated ?? [];
  if (!seal || stated.length === 0) return [];
  const rows = stated.flatMap(({ method, currency, amountMinor }): (Pair | null)[] => {
    const off = seal.overShort.find((one) => one.method === method && one.currency === currency);
    return [
      [tenderName(pen, method), pen.money(amountMinor, currency)],
      off && off.amountMinor !== 0 ? overShort(pen, off.amountMinor, currency) : null,
    ];
  });
  return [dashes, heading(pen.w.stated), pairs(rows)];
}

function overShort({ w, money }: Pen, amountMinor: number, currency: string): Pair {
  const word = amountMinor === 0 ? w.exact : amountMinor > 0 ? w.over : w.short;
  return [word, money(Math.abs(amountMinor), currency), { bold: true }];
}
