/** A till with the whole catalogue in it, which its own import brought in, for every part that needs one. */
import { join } from 'node:path';
import { Contestant } from '../contestant.ts';
import { shared } from '../run.ts';
import type { CatalogueProduct } from './product.ts';
import { asCsv, count, products } from './products.ts';

/** Who may sign in there. */
export const owner = { name: 'Olivia', pin: '4711' };

export const stockedTill = shared(async (run) => {
  const things = products(run.quick ? 5000 : count);
  const dataDir = join(run.folder, 'catalogue');
  run.say(`bringing in ${things.length} items`);
  const csv = asCsv(things);
  const till = new Contestant<CatalogueProduct>(join(import.meta.dirname, 'product.ts'));
  try {
    await till.ask('begin', { dataDir });
    const imported = await till.ask('bringIn', { csv: new TextEncoder().encode(csv) });
    await till.ask('close');
    return { dataDir, things, csv, ...imported };
  } finally {
    await till.stop();
  }
});
