/** A scanned code: an item or its label, a receipt, a customer, or nobody knows what. */
import type { ScanOutcome } from '../../../../domain/areas/sale/views.ts';
import { ok, refuse } from '../../../../domain/kit/result.ts';
import type { Tx } from '../../../ledger/tx.ts';
import { command } from '../../area.ts';
import { type Scanned, scannedIn } from '../../catalogue/queries/scanned.ts';
import { itemForSale } from '../../catalogue/queries.ts';
import { customerByCode } from '../../customer/queries.ts';
import { receiptNumberIn, saleByNumber } from '../queries.ts';
import { addFound, choiceOf } from './adding.ts';
import { againOf, badLabel } from './labelled.ts';
import { type Counter, currentBasket } from './step.ts';

export interface ScanInput extends Counter {
  readonly code: string;
  readonly qtyMilli?: number | undefined;
  readonly chosen?: { readonly itemId: string; readonly barcodeId: string | null } | undefined;
  readonly priceMinor?: number | undefined;
}

export const scan = command((tx, { chosen, ...input }: ScanInput, call) => {
  const code = input.code.trim();
  const row = currentBasket(tx, input.counter);
  const terms = { priceListId: row.basket.customer?.priceListId ?? null, at: tx.at };
  const scanned = scannedIn(tx.read, code, terms);
  if (scanned.fault) return badLabel(scanned.fault, scanned);
  if (chosen) {
    const item = itemForSale(tx.read, chosen.itemId, { ...terms, barcodeId: chosen.barcodeId });
    return item ? addFound(tx, call, row, { ...input, item, scanned }) : refuse('NoSuchItem');
  }
  const [only] = scanned.items;
  if (scanned.items.length > 1) {
    const items = scanned.items.map(choiceOf);
    return ok<ScanOutcome>({ kind: 'choose', code, items, scanned: againOf(scanned) });
  }
  if (only) return addFound(tx, call, row, { ...input, item: only, scanned });
  return ok(otherwise(tx, code, scanned));
});

function otherwise(tx: Tx, code: string, scanned: Scanned): ScanOutcome {
  const sale = receiptNumberIn(code) ? saleByNumber(tx.read, code) : null;
  if (sale) return { kind: 'sale', saleId: sale.id, number: sale.number };
  const customer = customerByCode(tx.read, code);
  if (customer) return { kind: 'customer', customerId: customer.id, name: customer.name };
  return { kind: 'unknown', code: scanned.reading.gtins[0] ?? code, scanned: againOf(scanned) };
}
