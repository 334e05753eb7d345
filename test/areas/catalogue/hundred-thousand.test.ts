/** The catalogue of a large shop: 100,000 real items brought in, while the till goes on selling. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { search } from '../../../src/main/areas/catalogue/queries/search.ts';
import { itemsByCode } from '../../../src/main/areas/catalogue/queries.ts';
import { root } from '../../tidy/source.ts';
import { sendFile } from './files.ts';
import { openShelves } from './shelves.ts';

const products = join(root, '../shared/data/products-100k.csv.gz');
const absent = existsSync(products) ? '' : ' (skipped: ../shared/data/products-100k.csv.gz is not here)';

interface Product {
  readonly barcode: string;
  readonly name: string;
}

/** The same price for a barcode each time: 0.50 to 50.49. */
function priceOf(barcode: string): string {
  let mixed = 2166136261;
  for (const digit of barcode) mixed = Math.imul(mixed ^ digit.charCodeAt(0), 16777619) >>> 0;
  const minor = 50 + (mixed % 5000);
  return `${Math.floor(minor / 100)}.${String(minor % 100).padStart(2, '0')}`;
}

test.skipIf(absent !== '')(
  `100,000 items come in, are found and scanned${absent}`,
  { timeout: 300_000 },
  async () => {
    const rows = Papa.parse<Product>(gunzipSync(readFileSync(products)).toString(), {
      header: true,
      skipEmptyLines: true,
    }).data;
    const file = Papa.unparse(rows.map(({ barcode, name }) => ({ barcode, name, price: priceOf(barcode) })));
    // The pace of an import follows the clock, so this till has a real one.
    const shop = await openShelves({ now: () => Date.now() });
    const { catalogue } = shop.owner;
    const changeId = await sendFile(shop, file);
    let longestMs = 0;
    let last = performance.now();
    const beat = setInterval(() => {
      longestMs = Math.max(longestMs, performance.now() - last - 5);
      last = performance.now();
    }, 5);
    const begun = performance.now();
    const done = await catalogue.importRun({ commandId: shop.till.id(), changeId });
    const seconds = (performance.now() - begun) / 1000;
    clearInterval(beat);
    expect(done.created + done.refused).toBe(rows.length);
    expect(done.refused).toBeLessThan(200);

    const { read } = shop.till.kit.ledger;
    const terms = { priceListId: null, at: shop.till.kit.ledger.now() };
    const sample = rows.filter((_, n) => n % 50 === 0);
    for (const { barcode } of sample.slice(0, 200)) expect(itemsByCode(read, barcode)).not.toEqual([]);
    const codes = timesOf(sample, ({ barcode }) => itemsByCode(read, barcode));
    const filter = { ...terms, limit: 50, categoryId: null, sellable: true };
    const words = sample.map(({ name }, n) => name.split(/\s+/)[n % 2]?.slice(0, 2 + (n % 5)) ?? name);
    const finds = timesOf(words, (word) => search(read, word, filter));
    process.stdout.write(
      `100,000 items: ${seconds.toFixed(1)} s, ${Math.round(rows.length / seconds)} rows/s, ` +
        `longest pause ${Math.round(longestMs)} ms; code p50 ${codes.p50} µs p99 ${codes.p99} µs; ` +
        `search p50 ${finds.p50} µs p95 ${finds.p95} µs p99 ${finds.p99} µs\n`,
    );
  },
);

function timesOf<T>(inputs: readonly T[], ask: (input: T) => unknown) {
  const micros = inputs.map((input) => {
    const begun = performance.now();
    ask(input);
    return Math.round((performance.now() - begun) * 1000);
  });
  micros.sort((a, b) => a - b);
  const at = (share: number): number => micros[Math.floor(micros.length * share)] ?? 0;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99) };
}
