/** A shop whose sales its own commands made, each with its entry in the journal. */
import { join } from 'node:path';
import { Contestant } from '../contestant.ts';
import { shared } from '../run.ts';
import type { SaleProduct } from './product.ts';

export const soldShop = shared(async ({ folder, quick, say }) => {
  const checkouts = quick ? 100 : 2000;
  say(`${checkouts} checkouts`);
  const dataDir = join(folder, 'sold');
  const product = new Contestant<SaleProduct>(join(import.meta.dirname, 'product.ts'));
  try {
    await product.ask('open', { dataDir });
    await product.ask('durable', false);
    await product.ask('sell', { count: checkouts });
    await product.ask('close');
  } finally {
    await product.stop();
  }
  return { dataDir };
});
