/** The receipt: what was bought or given back, what it came to, how it was paid. */
import type { SaleView } from '../sale/views.ts';
import type { PrintBlock, PrintDocument } from './document.ts';
import {
  air,
  type CopyMark,
  centred,
  dashes,
  joined,
  type Letterhead,
  pairs,
  penOf,
  rule,
  shopHead,
  signature,
  slip,
  text,
  turned,
} from './slip.ts';
import { type SaleOnPaper, saleLines } from './slip-sale-lines.ts';
import { saleTotals, taxTable, tenders } from './slip-sale-money.ts';

export function saleSlip(sale: SaleView, head: Letterhead, copy: CopyMark | null): PrintDocument {
  const isRefund = sale.kind === 'refund';
  const pen = penOf(head, sale.currency);
  const amount = (amountMinor: number) => pen.money(turned(amountMinor, isRefund));
  const paper: SaleOnPaper = { sale, head, pen, amount };
  return slip(head, copy, [
    ...shopHead(head),
    ...title(paper),
    meta(paper),
    rule,
    ...saleLines(paper),
    dashes,
    ...saleTotals(paper),
    rule,
    ...tenders(paper),
    ...taxTable(paper),
    ...(sale.note ? [air(0.3), text(`${pen.w.note}: ${sale.note}`, { muted: true })] : []),
    ...(isRefund ? signature(pen.w.signature) : []),
    ...foot(paper),
  ]);
}

function title({ sale, pen: { w } }: SaleOnPaper): (PrintBlock | null)[] {
  if (sale.kind === 'sale') return [];
  const of = sale.refundOfNumber ? w.ofReceipt(sale.refundOfNumber) : w.withoutReceipt;
  return [
    centred(w[sale.kind], { size: 'large', bold: true }),
    centred(of, {}),
    centred(sale.reason ? `${w.reason}: ${sale.reason}` : '', { muted: true }),
    air(0.3),
  ];
}

function meta({ sale, head: { layout, shop }, pen: { w, moment } }: SaleOnPaper): PrintBlock | null {
  const { showCashier, showCustomer } = layout;
  return pairs(
    [
      [`${w.receipt} ${sale.number}`, moment(sale.at)],
      showCashier ? [w.cashier, joined(sale.userName, shop.tillName)] : null,
      showCustomer && sale.customerName ? [w.customer, sale.customerName] : null,
    ],
    { muted: true },
  );
}

const foot = ({ sale, head: { layout } }: SaleOnPaper): (PrintBlock | null)[] => [
  rule,
  centred(layout.footer, { muted: true }),
  layout.showQr ? { kind: 'qr', text: sale.number } : null,
  layout.showBarcode ? { kind: 'barcode', symbology: 'code128', text: sale.number } : null,
];
