/** Tills of one company over real HTTP, and what is compared of them. */
import { setTimeout as pause } from 'node:timers/promises';
import { expect, onTestFinished } from 'vitest';
import type { SyncState } from '../../../src/domain/areas/sync/contract.ts';
import { currentShift } from '../../../src/main/areas/shift/queries.ts';
import { syncState } from '../../../src/main/areas/sync/queries.ts';
import { openHouse } from '../../hq/house.ts';
import { openTestTill, type TestTill, type TestTillOptions } from '../../kit/till.ts';
import { cashierOf } from '../sale/shop.ts';

const usualPatienceMs = 30_000;

/** Looks again until it holds; what it was waiting for is in the failure. */
export async function until(
  holds: () => boolean | Promise<boolean>,
  what: string,
  patienceMs = usualPatienceMs,
): Promise<void> {
  const began = performance.now();
  while (!(await holds())) {
    if (performance.now() - began > patienceMs) expect.fail(`in vain: ${what}`);
    await pause(20);
  }
}

/** Looked at as often as one likes: nobody is asked, and no clock moves. */
export const stateOf = ({ kit }: TestTill): SyncState => syncState(kit.ledger.read, kit);

export const isUpToDate = (till: TestTill): boolean => stateOf(till).phase === 'upToDate';

export async function settled(...tills: readonly TestTill[]): Promise<void> {
  for (const till of tills) await until(() => isUpToDate(till), 'a till that is up to date');
}

/** Headquarters in memory, with one company. */
export async function openHeadquarters() {
  const house = await openHouse({ folder: null });
  onTestFinished(() => house.close());
  const company = await house.company('Altyn');
  return { house, company, url: house.address, code: company.code };
}

export interface Place {
  readonly url: string;
  readonly code: string;
  readonly name: string;
}

/** Somebody at the set-up of a new till, or an owner, joins headquarters. */
export const join = (till: TestTill, { url, code, name }: Place) =>
  till.clientFor('owner').sync.enrol({ commandId: till.id(), address: url, code, name });

/** A new machine: nobody has set it up. */
export const joinNew = (till: TestTill, { url, code, name }: Place) =>
  till.stranger.sync.enrol({ commandId: till.id(), address: url, code, name });

let seeds = 100;
/** Each till draws its own chance: two tills never make one id. */
export function openOther(options: TestTillOptions = {}): Promise<TestTill> {
  seeds += 1;
  return openTestTill({ seed: seeds, ...options });
}

/** Sells one of each, for cash to the tyiyn; the first sale of a day opens the shift. */
export async function sell(till: TestTill, ...itemIds: readonly string[]): Promise<void> {
  const { shift } = till.clientFor('owner');
  if (!currentShift(till.kit.ledger.read, till.kit.ledger.identity.tillId)) {
    await shift.openShift({ commandId: till.id(), float: [] });
  }
  const cashier = cashierOf(till, 'owner');
  for (const itemId of itemIds) await cashier.add(itemId);
  await cashier.exactCash();
}

/** What every till of a branch must agree on. */
export function books(till: TestTill): Record<string, unknown> {
  const { read } = till.kit.ledger;
  const all = (sql: string) => read.all<Record<string, unknown>>(sql);
  return {
    sales: all('select id, number, total_minor, shift_id from sale order by id'),
    lines: all('select * from sale_line order by sale_id, n'),
    tenders: all('select * from sale_tender order by sale_id, n'),
    moves: all('select id, kind, amount_minor from cash_move order by id'),
    days: all('select * from day_total order by 1, 2, 3, 4'),
    items: all('select id, name, price_minor, deleted_at, clocks from item order by id'),
    users: all('select id, name, role_ids from user order by id'),
    codes: all('select * from barcode_index order by code, barcode_id'),
  };
}
