/** The same sales through the same door into two ledgers, of which one keeps no totals of them. */
import { join } from 'node:path';
import { must, ok } from '../../src/domain/kit/result.ts';
import type { Change } from '../../src/domain/kit/sync/changes.ts';
import { areas } from '../../src/main/areas/index.ts';
import { codecOf } from '../../src/main/ledger/codec.ts';
import type { Ledger } from '../../src/main/ledger/ledger.ts';
import { answer } from '../contestant.ts';
import { makePast, openPast, totals } from '../past.ts';

const past = { sales: 5000, days: 60, items: 1000, customers: 1000 };
const tables = new Map(
  areas.flatMap((area) => area.tables).map((table) => [codecOf(table).spec.name, table]),
);
const others = areas.flatMap(({ projections }) => projections).filter((one) => !totals.includes(one));
const actor = { userId: null, name: 'bench' };

let ledgers: readonly [keeping: Ledger, without: Ledger];
let sales: readonly (readonly Change[])[];
let next = 0;

const answers = {
  /** `entries`: the changes of completed sales, as their entries tell them. */
  open({ folder, entries }: { folder: string; entries: readonly (readonly Change[])[] }): void {
    const [a, b] = [join(folder, 'keeping'), join(folder, 'without')];
    for (const dataDir of [a, b]) makePast({ ...past, dataDir });
    ledgers = [openPast(a).ledger, openPast(b, others).ledger];
    sales = entries;
  },

  durable(full: boolean): void {
    for (const { sqlite } of ledgers) sqlite.pragma(`synchronous = ${full ? 'FULL' : 'OFF'}`);
  },

  /** What keeping took more than not, sale by sale in turns; microseconds. */
  added({ count }: { count: number }): number[] {
    const times: [number[], number[]] = [[], []];
    for (let n = 0; n < count; n += 1) {
      const sale = must(sales[next % sales.length], 'a sale');
      next += 1;
      for (const which of n % 2 === 0 ? ([0, 1] as const) : ([1, 0] as const)) {
        times[which].push(sellAgain(ledgers[which], sale));
      }
    }
    const [keeping, without] = times;
    return keeping.map((time, n) => time - must(without[n], 'its pair'));
  },
};
export type SaleTotals = typeof answers;
answer(answers);

/** The facts again, born anew: what is timed is their commit. */
function sellAgain(ledger: Ledger, sale: readonly Change[]): number {
  const renewed = anew(sale, ledger);
  const started = performance.now();
  ledger.commit({ id: ledger.newId(), command: 'sale.complete', actor }, (tx) => {
    for (const change of renewed) {
      if ('add' in change) tx.add(must(tables.get(change.add), change.add), change.row as never);
    }
    return ok(null);
  });
  return (performance.now() - started) * 1000;
}

/** Every fact's own id, and whatever names it, becomes a new one. */
function anew(sale: readonly Change[], ledger: Ledger): readonly Change[] {
  let text = JSON.stringify(sale);
  for (const change of sale) {
    const id = 'add' in change ? change.row['id'] : null;
    if (typeof id === 'string') text = text.replaceAll(id, ledger.newId());
  }
  return JSON.parse(text) as Change[];
}
