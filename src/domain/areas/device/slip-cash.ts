/** Slips for money that moves without a sale: into the drawer, out of it, off a customer's debt. */

import type { TenderMethod } from '../sale/sale.ts';
import { saleWords } from '../sale/words.ts';
import type { CashMoveKind } from '../shift/shift.ts';
import type { PrintDocument } from './document.ts';
import {
  type CopyMark,
  centred,
  houseHead,
  joined,
  type Letterhead,
  large,
  pairs,
  penOf,
  rule,
  shopHead,
  signature,
  slip,
  text,
} from './slip.ts';

export interface CashMoveOnPaper {
  readonly kind: Exclude<CashMoveKind, 'float' | 'noSale'>;
  readonly at: number;
  readonly currency: string;
  /** Below zero when it left the drawer. */
  readonly amountMinor: number;
  readonly reason: string | null;
  readonly userName: string;
  readonly approvedByName: string | null;
  readonly shiftNumber: string;
}

/** Signed by who gave the money and who took it. */
export function cashMoveSlip(move: CashMoveOnPaper, head: Letterhead, copy: CopyMark | null): PrintDocument {
  const pen = penOf(head, move.currency);
  const { w, money, moment, sign } = pen;
  return slip(head, copy, [
    ...houseHead(head, w[move.kind], joined(w.moveOf(move.shiftNumber), head.shop.tillName)),
    pairs(
      [
        [joined(w.cashier, move.userName), moment(move.at)],
        move.approvedByName ? [w.approvedBy, move.approvedByName] : null,
      ],
      { muted: true },
    ),
    rule,
    large(w.amount, sign(), money(Math.abs(move.amountMinor))),
    text(move.reason ? `${w.reason}: ${move.reason}` : ''),
    ...signature(w.handedOver),
    ...signature(w.received),
  ]);
}

export interface RepaymentOnPaper {
  readonly number: string;
  readonly at: number;
  readonly currency: string;
  readonly amountMinor: number;
  readonly method: TenderMethod;
  readonly customerName: string;
  readonly note: string | null;
  readonly userName: string;
  /** Owed after it; below zero it is an advance. */
  readonly owedMinor: number;
}

/** What a customer is given who pays a debt. */
export function repaymentSlip(
  repaid: RepaymentOnPaper,
  head: Letterhead,
  copy: CopyMark | null,
): PrintDocument {
  const pen = penOf(head, repaid.currency);
  const { w, money, moment, sign } = pen;
  const isAdvance = repaid.owedMinor < 0;
  return slip(head, copy, [
    ...shopHead(head),
    centred(w.repayment, { size: 'large', bold: true }),
    pairs(
      [
        [repaid.number, moment(repaid.at)],
        [w.cashier, repaid.userName],
        [w.customer, repaid.customerName],
      ],
      { muted: true },
    ),
    rule,
    large(w.amount, sign(), money(repaid.amountMinor)),
    pairs([
      [w.paidBy, saleWords[pen.language].tender[repaid.method]],
      [isAdvance ? w.advanceLeft : w.stillOwed, money(Math.abs(repaid.owedMinor)), { bold: true }],
    ]),
    text(repaid.note ? `${w.note}: ${repaid.note}` : '', { muted: true }),
    ...signature(w.signature),
    centred(head.layout.footer, { muted: true }),
  ]);
}
