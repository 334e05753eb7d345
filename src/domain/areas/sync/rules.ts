/** What a till says of its headquarters, and what may be done about two edits of one thing. */
import type { Permission } from '../../kit/permissions.ts';

/** `alone`: never enrolled. `behind`: something goes up or comes down. `refused`: waits for a person. */
export const syncPhases = ['alone', 'connecting', 'upToDate', 'behind', 'offline', 'refused'] as const;
export type SyncPhase = (typeof syncPhases)[number];

/** `key`: the file with this till's key is gone, or lies in another machine's safe. */
export const refusedWhys = ['retired', 'revoked', 'unknown', 'tooOld', 'key'] as const;
export type RefusedWhy = (typeof refusedWhys)[number];

/** Only a new code helps: the key is gone, or headquarters believes another one. */
export const mayJoin = (phase: SyncPhase, why: RefusedWhy | null): boolean =>
  phase === 'alone' || why === 'key' || why === 'unknown' || why === 'retired';

/** `both` leaves one code on two items: the cashier chooses; or two receipts of one basket: somebody has seen it. */
export const conflictTakes = ['theirs', 'mine', 'both'] as const;
export type ConflictTake = (typeof conflictTakes)[number];

/** Who may put a value of such a record back: whoever may edit it. */
export function needToEdit(table: string, group: string): Permission {
  if (table === 'item' || table === 'price')
    return group === 'price' ? 'catalogue.editPrice' : 'catalogue.edit';
  return needs[table] ?? 'setting.edit';
}

const needs: Readonly<Record<string, Permission>> = {
  barcode: 'catalogue.edit',
  category: 'catalogue.edit',
  price_list: 'catalogue.editPrice',
  favourite: 'catalogue.favourites',
  customer: 'customer.edit',
  customer_group: 'customer.edit',
  user: 'access.editUsers',
  role: 'access.editRoles',
  tax: 'setting.tax',
  branch: 'setting.till',
  till: 'setting.till',
  parked_basket: 'sale.refund',
};

/** HQ's clock and ours may differ so much before anybody is told. */
export const clockToleranceMs = 5 * 60 * 1000;
