/** What hangs on the till: from a scale's frame to a client, a slip's bytes, and slips through the queue. */
import { join } from 'node:path';
import { must } from '../../src/domain/kit/result.ts';
import { resourcesDir } from '../../src/main/paths.ts';
import { openTill } from '../../src/main/till.ts';
import type { Run } from '../run.ts';
import { cashierTokens } from '../shop.ts';
import type { Line } from '../table.ts';
import { byteLines } from './bytes.ts';
import { queueLines } from './queue.ts';
import { scaleLines } from './scale.ts';

export async function deviceLines(run: Run): Promise<Line[]> {
  const bytes = byteLines(run);
  const till = await openTill({ dataDir: join(run.folder, 'devices'), resourcesDir });
  try {
    const token = must(cashierTokens(till)[0], 'a cashier');
    return [...(await scaleLines(run, till, token)), ...bytes, ...(await queueLines(run, till, token))];
  } finally {
    await till.close();
  }
}
