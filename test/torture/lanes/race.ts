/** Two headquarters on one PostgreSQL while tills push; and the race of cursors, beside a bigserial that loses it. */
import { join } from 'node:path';
import { root, runTool } from '../../../scripts/run.ts';
import { hasPostgres, startCluster } from '../../hq/cluster.ts';
import type { Lane } from '../torture.ts';
import { underFire } from './cut.ts';

const pace = { sellEveryMs: 60, killEveryMs: 4000, killHqEveryMs: 3000, cutEveryMs: 10_000 };

export const race: Lane = async (torture) => {
  if (!hasPostgres) return { figures: [], broken: [], skipped: ['needs PostgreSQL'] };
  const cursors = runTool('vitest', ['run', join(root, 'test/hq/race.test.ts')], false);
  const cluster = await startCluster();
  try {
    const store = {
      name: 'PostgreSQL',
      folder: join(torture.folder, 'hq'),
      url: await cluster.newDatabase(),
    };
    const scene = { tills: ['M2', 'M3', 'O1', 'O2'], pace, processes: 2 };
    const { figures, broken } = await underFire(torture, store, scene);
    return {
      figures: [`test/hq/race.test.ts ${cursors.ok ? 'holds' : 'is broken'}`, ...figures],
      broken: [...(cursors.ok ? [] : [cursors.output]), ...broken],
    };
  } finally {
    await cluster.close();
  }
};
