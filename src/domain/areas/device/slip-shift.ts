/** X and Z on paper: the shift report in the order a manager checks a drawer. */
import type { ShiftFigures, ShiftReport, ShiftSeal } from '../shift/report.ts';
import type { PrintBlock, PrintDocument } from './document.ts';
import {
  air,
  type CopyMark,
  centred,
  dashes,
  heading,
  houseHead,
  joined,
  type Letterhead,
  large,
  type Pair,
  type Pen,
  pairs,
  penOf,
  rule,
  signature,
  slip,
  text,
} from './slip.ts';
import { taxName } from './slip-sale-money.ts';
import { drawers, foreignOrOwn, statedTenders, tenderFigures } from './slip-shift-drawer.ts';

/** `at` is the moment of the reading; a Z is as of its close. */
export function shiftSlip(
  report: ShiftReport,
  head: Letterhead,
  { at, copy }: { readonly at: number; readonly copy: CopyMark | null },
): PrintDocument {
  const pen = penOf(head, report.currency);
  const { w } = pen;
  const { shift, figures, seal } = report;
  const title = shift.zNumber === null ? w.xReport : w.zReport(shift.zNumber);
  return slip(head, copy, [
    ...houseHead(head, title, `${w.shift(shift.number)} · ${shift.tillName}`),
    ...meta(pen, report, at),
    rule,
    ...(figures
      ? [
          ...takings(pen, figures),
          ...taxes(pen, figures),
          dashes,
          heading(w.tenders),
          pairs(tenderFigures(pen, figures)),
          ...drawers(pen, figures, seal),
          ...statedTenders(pen, seal),
          ...cashiers(pen, figures),
        ]
      : [centred(w.hidden, { muted: true })]),
    ...cashMoves(pen, report),
    ...watched(pen, report),
    ...(seal ? sealed(pen, seal) : []),
  ]);
}

function meta({ w, moment, day, count }: Pen, report: ShiftReport, at: number): (PrintBlock | null)[] {
  const { shift, firstReceipt, lastReceipt, receipts } = report;
  const range = firstReceipt === lastReceipt ? firstReceipt : `${firstReceipt} – ${lastReceipt}`;
  return [
    pairs(
      [
        [w.businessDate, day(shift.businessDate)],
        [joined(w.opened, shift.openedByName), moment(shift.openedAt)],
        shift.closedAt === null
          ? [w.asOf, moment(at)]
          : [joined(w.closed, shift.closedByName), moment(shift.closedAt)],
        [w.receipts, count(receipts)],
      ],
      { muted: true },
    ),
    range ? text(range, { muted: true }) : null,
  ];
}

function takings(pen: Pen, figures: ShiftFigures): (PrintBlock | null)[] {
  const { w, money, count, sign } = pen;
  const some = (name: string, amountMinor: number): Pair | null =>
    amountMinor === 0 ? null : [name, money(amountMinor)];
  return [
    pairs([
      [joined(w.sales, count(figures.sales)), money(figures.salesMinor)],
      [joined(w.refunds, count(figures.refunds)), money(figures.refundsMinor)],
      figures.exchanges === 0 ? null : [w.exchanges, count(figures.exchanges)],
      some(w.rounding, figures.roundingMinor),
      some(w.tips, figures.tipMinor),
    ]),
    large(w.takings, sign(), money(figures.takingsMinor)),
    pairs(
      [
        [w.gross, money(figures.grossMinor)],
        some(w.lineDiscounts, figures.lineDiscountMinor),
        some(w.basketDiscounts, figures.basketDiscountMinor),
        figures.overrides === 0
          ? null
          : [joined(w.overrides, count(figures.overrides)), money(figures.overriddenMinor)],
      ],
      { muted: true },
    ),
  ];
}

function taxes(pen: Pen, { taxes }: ShiftFigures): (PrintBlock | null)[] {
  if (taxes.length === 0) return [];
  const { w, money } = pen;
  const amount = { align: 'end', muted: true } as const;
  return [
    air(0.3),
    {
      kind: 'columns',
      head: [w.tax, w.net, w.taxAmount],
      columns: [{ weight: 1, muted: true }, amount, amount],
      rows: taxes.map((tax) => ({ cells: [taxName(pen, tax), money(tax.baseMinor), money(tax.taxMinor)] })),
    },
  ];
}

/** One cashier's figures are the shift's own. */
function cashiers(pen: Pen, { cashiers }: ShiftFigures): (PrintBlock | null)[] {
  if (cashiers.length < 2) return [];
  const { w, money, count } = pen;
  const rows = cashiers.map(
    (one) =>
      [
        joined(one.userName, count(one.sales + one.refunds)),
        money(one.salesMinor + one.refundsMinor),
      ] as const,
  );
  return [dashes, heading(w.cashiers), pairs(rows)];
}

/** A roll is for reading: the rest is on the screen. */
const mostMoves = 40;

function cashMoves(pen: Pen, { moves }: ShiftReport): (PrintBlock | null)[] {
  const { w, time, count } = pen;
  const told = moves.filter(({ kind }) => kind !== 'float');
  if (told.length === 0) return [];
  const rows = told.slice(0, mostMoves).map((move): Pair => {
    const amount = move.kind === 'noSale' ? '' : foreignOrOwn(pen, move.amountMinor, move.currency);
    return [joined(`${time(move.at)} ${w[move.kind]}`, move.reason ?? '', move.userName), amount];
  });
  const rest = told.length - rows.length;
  return [
    dashes,
    heading(w.moves),
    pairs(rows, { muted: true }),
    rest > 0 ? text(w.more(count(rest)), { muted: true }) : null,
  ];
}

/** What an owner looks for first when a drawer is short. */
function watched({ w, money, count }: Pen, report: ShiftReport): (PrintBlock | null)[] {
  const { removedLines, loweredLines, voids, removedMinor, counts, noSales, handovers, seal } = report;
  const withoutReceipt = report.figures?.withoutReceipt ?? [];
  const some = (name: string, n: number): Pair | null => (n === 0 ? null : [name, count(n)]);
  const said = pairs(
    [
      some(w.noSale, noSales),
      some(w.removed, removedLines),
      some(w.lowered, loweredLines),
      some(w.voids, voids),
      removedMinor === 0 ? null : [w.removedFor, money(removedMinor)],
      ...withoutReceipt
        .slice(0, mostMoves)
        .map(({ number, totalMinor }): Pair => [joined(w.refundsWithoutReceipt, number), money(totalMinor)]),
      some(w.counts, counts.length),
      ...handovers.map((one): Pair => [w.handovers, w.from(one.fromUserName, one.toUserName)]),
      seal && seal.carriedBaskets > 0
        ? [joined(w.carried, count(seal.carriedBaskets)), money(seal.carriedMinor)]
        : null,
      report.lateReceipts.length === 0
        ? null
        : [joined(w.late, count(report.lateReceipts.length)), money(report.lateMinor)],
    ],
    { muted: true },
  );
  return said ? [dashes, said] : [];
}

/** The chain's tip as it was: whoever changes the books afterwards does not reach this paper. */
const hashShown = 16;

function sealed({ w, count }: Pen, seal: ShiftSeal): (PrintBlock | null)[] {
  return [
    dashes,
    text(seal.reason ? `${w.reason}: ${seal.reason}` : '', {}),
    text(w.sealed(count(seal.tipSeq), seal.tipHash.slice(0, hashShown)), { muted: true }),
    ...signature(w.handedOver),
    ...signature(w.received),
  ];
}
