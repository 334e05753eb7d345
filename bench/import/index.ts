/** A file of items brought in whole: read, checked, journalled, found by code and word. */
import { join } from 'node:path';
import type { CatalogueBare } from '../catalogue/bare.ts';
import { count } from '../catalogue/products.ts';
import { stockedTill } from '../catalogue/stocked.ts';
import { Contestant } from '../contestant.ts';
import type { Run } from '../run.ts';
import type { Line } from '../table.ts';

export async function importLines(run: Run): Promise<Line[]> {
  const { csv, created, ms } = await stockedTill(run);
  const bare = new Contestant<CatalogueBare>(join(import.meta.dirname, '../catalogue/bare.ts'));
  try {
    const bareMs = await bare.ask('open', { file: join(run.folder, 'import.db'), csv });
    return [
      {
        name: 'import',
        what: `import of ${created} items`,
        ours: (created / ms) * 1000,
        unit: '/s',
        bare: (created / bareMs) * 1000,
        absolute: true,
        gate: Math.round(count / 60),
      },
    ];
  } finally {
    await bare.stop();
  }
}
