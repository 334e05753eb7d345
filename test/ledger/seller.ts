/** Sells out of one jar for ever, whatever the disk says: `seller.ts <folder>`. */
import { writeSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { sqliteCode } from '../../src/main/ledger/faults.ts';
import { move, openJars } from './jars.ts';

const { ledger } = openJars({ dir: process.argv[2] ?? '', seed: 2 });
for (;;) {
  const id = ledger.newId();
  try {
    move(ledger, 'a', 1, id);
    writeSync(1, `sold ${id}\n`);
  } catch (error) {
    if (!sqliteCode(error)) throw error;
    writeSync(1, `fault ${sqliteCode(error)}\n`);
  }
  await setImmediate();
}
