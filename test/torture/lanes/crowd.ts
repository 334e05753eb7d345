/** Twenty tills through the bad line, each a process of its own. */

import { join } from 'node:path';
import { hasPostgres, startCluster } from '../../hq/cluster.ts';
import { type Lane, trialStore } from '../torture.ts';
import { underFire } from './cut.ts';

const half = 10;
/** The founder is the first of them. */
const tills = [
  ...Array.from({ length: half - 1 }, (_, n) => `M${n + 2}`),
  ...Array.from({ length: half }, (_, n) => `O${n + 1}`),
];
const pace = { sellEveryMs: 2500, killEveryMs: 5000, killHqEveryMs: 30_000, cutEveryMs: 15_000 };

export const crowd: Lane = async (torture) => {
  const scene = { tills, pace, processes: 1 };
  const folder = join(torture.folder, 'hq');
  if (!hasPostgres) return underFire(torture, trialStore(folder), scene);
  const cluster = await startCluster();
  try {
    return await underFire(torture, { name: 'PostgreSQL', folder, url: await cluster.newDatabase() }, scene);
  } finally {
    await cluster.close();
  }
};
