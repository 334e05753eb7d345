/** A shop with a past: sales written straight into a fresh ledger's tables, to measure reports by. */
import { randomFillSync } from 'node:crypto';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { addDays, calendarDate } from '../src/domain/kit/calendar.ts';
import { idMaker } from '../src/domain/kit/ids.ts';
import { must } from '../src/domain/kit/result.ts';
import { momentOf } from '../src/domain/kit/time.ts';
import { areas } from '../src/main/areas/index.ts';
import { type OpenLedger, openLedger } from '../src/main/ledger/open.ts';
import type { Projection } from '../src/main/ledger/project.ts';
import { rebuild } from '../src/main/ledger/rebuild.ts';
import { migrationsDir } from '../src/main/paths.ts';
import { seeded } from './figures.ts';
import { shared } from './run.ts';

export interface Past {
  readonly dataDir: string;
  readonly sales: number;
  readonly days: number;
  readonly items: number;
  readonly customers: number;
}

const linesEach = 3;
export const lastDay = calendarDate('2026-11-20');
const timeZone = 'Asia/Bishkek';
const cashiers = 3;
const dayMs = 86_400_000;

/** Two years of a busy shop: a hundred thousand sales, with `--long` a million. */
export const longPast = shared(async ({ folder, quick, long, say }) => {
  const sales = quick ? 21_900 : long ? 1_000_000 : 100_000;
  const past = { dataDir: join(folder, 'past'), sales, days: 730, items: 5000, customers: 20_000 };
  say(`a shop with ${sales} sales behind it`);
  makePast(past);
  return past;
});

/** The entries of the journal are not made. */
export function makePast(past: Past): void {
  const { ledger, close } = openPast(past.dataDir);
  try {
    const { sqlite, identity } = ledger;
    sqlite.pragma('synchronous = OFF');
    sqlite.transaction(() => writeFacts(sqlite, past, identity)).immediate();
    rebuild(ledger);
  } finally {
    close();
  }
}

/** All that follows from the facts and records is kept, unless less is asked for. */
export const openPast = (dataDir: string, projections: readonly Projection[] = allProjections): OpenLedger =>
  openLedger({
    dataDir,
    migrationsDir,
    tables: areas.flatMap(({ tables }) => tables),
    projections,
    now: () => momentOf(lastDay, timeZone),
    makeIds: (bornUntil) => idMaker(() => momentOf(lastDay, timeZone), randomBytes, bornUntil),
    onFault: (error) => {
      throw error;
    },
  });

const allProjections = areas.flatMap(({ projections }) => projections);
/** Those that follow from sales: what a sale keeps beside itself. */
export const totals = allProjections.filter(({ facts }) => facts.size > 0);

const randomBytes = (count: number): Uint8Array => randomFillSync(new Uint8Array(count));

interface Place {
  readonly tillId: string;
  readonly branchId: string;
}

function writeFacts(sqlite: Database.Database, past: Past, { tillId, branchId }: Place): void {
  const chance = seeded(7);
  const first = addDays(lastDay, 1 - past.days);
  let now = momentOf(first, timeZone) - dayMs;
  const newId = idMaker(() => now, randomBytes);
  const write = writers(sqlite);
  const made = (count: number) => Array.from({ length: count }, newId);
  const [users, items, customers, taxes] = [
    made(cashiers),
    made(past.items),
    made(past.customers),
    made(1),
  ] as const;
  write.shop({ users, items, customers, taxes });
  const popular = zipf(past.items, chance);
  const perDay = Math.ceil(past.sales / past.days);
  for (let day = 0, n = 0; day < past.days; day += 1) {
    const date = addDays(first, day);
    const opening = momentOf(date, timeZone, 9 * 60);
    now = opening;
    const shiftId = newId();
    write.shift.run(shiftId, day + 1, tillId, branchId, date, opening);
    for (let i = 0; i < perDay && n < past.sales; i += 1) {
      n += 1;
      now = opening + Math.floor((i * 12 * 3_600_000) / perDay);
      const hour = 9 + Math.floor((i * 12) / perDay);
      const head = { id: newId(), number: `1-1-A-${n}`, at: now, date, hour, shiftId, tillId, branchId };
      const customer = chance() < 0.3 ? customers[Math.floor(chance() * past.customers)] : undefined;
      const lines = Array.from({ length: linesEach }, () => {
        const item = popular();
        return { itemId: must(items[item], 'an item'), price: 1000 + ((item * 7919) % 40_000) };
      });
      write.sale(
        head,
        { userId: must(users[n % cashiers], 'a user'), customer, taxId: taxes[0] ?? '' },
        lines,
      );
    }
    // The last one stays open.
    if (day < past.days - 1) write.close.run(shiftId, day + 1, opening + 13 * 3_600_000, '[]', 0, '');
  }
}

interface Head extends Place {
  readonly id: string;
  readonly number: string;
  readonly at: number;
  readonly date: string;
  readonly hour: number;
  readonly shiftId: string;
}

const columnsOf = {
  shift: ['id', 'number', 'till_id', 'branch_id', 'business_date', 'opened_at'],
  shift_close: ['shift_id', 'z_number', 'closed_at', 'expected', 'tip_seq', 'tip_hash'],
  sale: [
    ...['id', 'number', 'kind', 'at', 'business_date', 'hour', 'shift_id', 'till_id', 'branch_id', 'user_id'],
    ...['customer_id', 'currency', 'line_count', 'gross_minor', 'tax_minor', 'lines_minor', 'total_minor'],
    ...['cost_minor', 'taxes'],
  ],
  sale_line: [
    ...['sale_id', 'n', 'business_date', 'item_id', 'name', 'qty_milli', 'unit_price_minor', 'gross_minor'],
    ...['tax_minor', 'total_minor', 'taxes', 'cost_minor'],
  ],
  sale_tender: [
    ...['sale_id', 'n', 'shift_id', 'business_date', 'method', 'amount_minor', 'currency', 'given_minor'],
  ],
};

interface Who {
  readonly userId: string;
  readonly customer: string | undefined;
  readonly taxId: string;
}
type Priced = { readonly itemId: string; readonly price: number };

function writers(sqlite: Database.Database) {
  const insert = (table: string, columns: readonly string[]) =>
    sqlite.prepare(
      `insert into "${table}" (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})`,
    );
  const named = (table: string, ids: readonly string[]) => {
    const row = insert(table, ['id', 'name']);
    for (const [i, id] of ids.entries()) row.run(id, `${table} ${i + 1}`);
  };
  const sale = insert('sale', columnsOf.sale);
  const line = insert('sale_line', columnsOf.sale_line);
  const tender = insert('sale_tender', columnsOf.sale_tender);
  return {
    shift: insert('shift', columnsOf.shift),
    close: insert('shift_close', columnsOf.shift_close),
    shop: (all: Readonly<Record<'users' | 'items' | 'customers' | 'taxes', readonly string[]>>) => {
      named('user', all.users);
      named('item', all.items);
      named('customer', all.customers);
      named('tax', all.taxes);
    },
    sale(head: Head, who: Who, lines: readonly Priced[]) {
      const total = lines.reduce((sum, { price }) => sum + price, 0);
      sale.run(
        ...[head.id, head.number, 'sale', head.at, head.date, head.hour, head.shiftId, head.tillId],
        ...[head.branchId, who.userId, who.customer ?? null, 'KGS', lines.length, total, taxOf(total), total],
        ...[total, Math.floor(total * 0.7), taxesOf(who.taxId, total)],
      );
      for (const [i, { itemId, price }] of lines.entries()) {
        line.run(
          ...[head.id, i + 1, head.date, itemId, 'Item', 1000, price, price, taxOf(price), price],
          ...[taxesOf(who.taxId, price), Math.floor(price * 0.7)],
        );
      }
      const method = head.at % 5 < 2 ? 'card' : 'cash';
      tender.run(head.id, 1, head.shiftId, head.date, method, total, 'KGS', total);
    },
  };
}

const taxOf = (minor: number): number => Math.round((minor * 12) / 112);
const taxesOf = (taxId: string, minor: number): string =>
  JSON.stringify([
    { taxId, name: 'VAT', rateBp: 1200, included: true, baseMinor: minor, taxMinor: taxOf(minor) },
  ]);

/** Numbers from 0 on, the first as often as the ranks of words: 1, 1/2, 1/3 … */
function zipf(count: number, chance: () => number): () => number {
  const sums = new Float64Array(count);
  let total = 0;
  for (let i = 0; i < count; i += 1) {
    total += 1 / (i + 1);
    sums[i] = total;
  }
  return () => {
    const wanted = chance() * total;
    let [low, high] = [0, count - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (must(sums[middle], 'a sum') < wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}
