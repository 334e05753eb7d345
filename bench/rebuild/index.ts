/** Totals made anew from the sales, beside the same by SQL; and what the totals folded later take. */
import { strict as assert } from 'node:assert';
import { dayItem } from '../../src/main/areas/report/tables.ts';
import { codecOf } from '../../src/main/ledger/codec.ts';
import type { Ledger } from '../../src/main/ledger/ledger.ts';
import { rebuild, settleAll } from '../../src/main/ledger/rebuild.ts';
import { median, takeTurns, timed } from '../figures.ts';
import { longPast, openPast, totals } from '../past.ts';
import type { Run } from '../run.ts';
import type { Line } from '../table.ts';
import { rebuildBare, traces } from './bare.ts';

export async function rebuildLines(run: Run): Promise<Line[]> {
  const { dataDir, sales } = await longPast(run);
  run.say('totals made anew');
  const { ledger, close } = openPast(dataDir, totals);
  try {
    const { sqlite } = ledger;
    const rounds = run.long || run.quick ? 1 : 3;
    const made: string[][] = [];
    const time = async (work: () => void): Promise<number> => {
      const ms = await timed(work);
      made.push(traces(sqlite));
      return ms;
    };
    const times = await takeTurns(
      rounds,
      () => time(() => rebuild(ledger)),
      () => time(() => rebuildBare(sqlite)),
    );
    for (const each of made) assert.deepEqual(each, made[0], 'both make the same totals');
    const settled: number[] = [];
    for (let round = 0; round < rounds; round += 1) settled.push(settle(ledger));
    const perSale = (ms: readonly number[]): number => (median(ms) * 1000) / sales;
    return [
      {
        name: 'rebuild',
        what: `totals made anew from ${sales} sales, a sale`,
        ours: perSale(times.ours),
        unit: 'µs',
        bare: perSale(times.bare),
        gate: 3,
        goal: 2,
      },
      {
        name: 'totals.later',
        what: 'totals folded when the day is over, a sale',
        ours: perSale(settled),
        unit: 'µs',
        gate: 40,
        goal: 25,
      },
    ];
  } finally {
    close();
  }
}

/** Of all days at once, as after a restore; answers milliseconds. */
function settle({ sqlite, projector, writer }: Ledger): number {
  const later = projector.projections.find(({ tables }) => tables.includes(dayItem));
  const tables = later?.tables ?? [];
  sqlite.transaction(() => {
    for (const table of tables) sqlite.exec(`delete from "${codecOf(table).spec.name}"`);
  })();
  const started = performance.now();
  sqlite.transaction(() => settleAll(projector, writer))();
  return performance.now() - started;
}
