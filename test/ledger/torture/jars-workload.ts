/** The smallest shop: what the ledger alone must stand. */
import Database from 'better-sqlite3';
import { foldLog } from '../../../src/main/ledger/upkeep.ts';
import { TestClock } from '../../kit/till.ts';
import { jarsVerifiable, move, openJars, paint, printSlip } from '../jars.ts';
import type { Workload } from './workload.ts';

export const workload: Workload = {
  prepare: async (dir) => openJars({ dir }).close(),
  run: async (dir, seed, confirmed) => {
    const clock = new TestClock(Date.UTC(2026, 10, 20) + seed * 1000);
    const { ledger, paths } = openJars({ dir, clock, seed });
    for (let n = 0; ; n += 1) {
      clock.advance(7);
      const jarId = `jar ${n % 5}`;
      const id = ledger.newId();
      if (move(ledger, jarId, (n % 7) - 2, id).ok) confirmed(id, 'entry');
      if (n % 3 === 0) paint(ledger, jarId, { colour: n % 2 ? 'red' : 'blue', label: 'x'.repeat(n % 5000) });
      const step = ledger.newId();
      printSlip(ledger, jarId, 1, step);
      confirmed(step, 'step');
      if (n % 50 === 0) foldLog(paths.database);
    }
  },
  verifiable: async () => jarsVerifiable,
  wrongs: (database) => {
    const sqlite = new Database(database, { readonly: true });
    const below = sqlite.prepare('select jar_id from jar_level where grams < 0').pluck().all() as string[];
    sqlite.close();
    return below.map((jarId) => `${jarId} holds less than nothing`);
  },
};
