/** The counter in a real browser, a large catalogue behind it: a scan or a letter until what it brings is seen. */
import { join } from 'node:path';
import type { Browser } from '@playwright/test';
import { root } from '../../scripts/run.ts';
import { saleWords } from '../../src/domain/areas/sale/words.ts';
import { WebTill } from '../../test/app/web-till.ts';
import { openBrowser } from '../browser.ts';
import { codesOnce, type Product } from '../catalogue/products.ts';
import { stockedTill } from '../catalogue/stocked.ts';
import { median, percentile, pick, seeded, takeTurns } from '../figures.ts';
import type { Run } from '../run.ts';
import type { Line } from '../table.ts';
import { type GaugedPage, openBare, openCounter, scanned, typed } from './pages.ts';

export async function screenLines(run: Run): Promise<Line[]> {
  const browser = await openBrowser(run);
  if (!browser) return [];
  const { dataDir, things } = await stockedTill(run);
  const till = new WebTill(join(root, 'out/main/web.js'), ['--data', dataDir]);
  try {
    await till.start();
    return await atCounter(run, browser, { url: till.url, things });
  } finally {
    await browser.close();
    await till.kill('SIGTERM');
  }
}

interface Shelf {
  readonly url: string;
  readonly things: readonly Product[];
}

async function atCounter(run: Run, browser: Browser, { url, things }: Shelf): Promise<Line[]> {
  const bare = await openBare(browser);
  const counter = await openCounter(browser, url);
  const count = things.length;
  run.say(`scans and searches on the screen, ${count} items`);
  const scans = await scansOf(run, { counter, bare, things });
  const searches = await searchesOf(run, { counter, bare, things });
  return [
    ...linesOf('scan', `scan to painted line, ${count} items`, scans),
    ...linesOf('search', `letter to painted results, ${count} items`, searches),
  ];
}

interface Times {
  readonly ours: readonly number[];
  readonly bare: readonly number[];
}

const linesOf = (name: string, what: string, { ours, bare }: Times): Line[] => [
  {
    name: `screen.${name}`,
    what: `${what}, p95`,
    ours: percentile(ours, 0.95),
    bare: percentile(bare, 0.95),
    unit: 'ms',
    absolute: true,
    gate: 50,
    how: `${ours.length} samples; a page that only appends and paints beside it`,
  },
  { name: `screen.${name}.p50`, what: 'the same, p50', ours: median(ours), bare: median(bare), unit: 'ms' },
];

interface Place {
  readonly counter: GaugedPage;
  readonly bare: GaugedPage;
  readonly things: readonly Product[];
}

async function scansOf(run: Run, { counter, bare, things }: Place): Promise<Times> {
  const each = run.quick ? 10 : 20;
  const codes = codesOnce(things);
  const chance = seeded(13);
  const some = (): string[] => {
    const chosen = new Set<string>();
    while (chosen.size < each) chosen.add(pick(codes, chance));
    return [...chosen];
  };
  const fill = async (place: GaugedPage): Promise<number[]> => {
    await place.page.bringToFront();
    const times: number[] = [];
    for (const code of some()) times.push(await scanned(place, code));
    return times;
  };
  await fill(counter);
  await pay(counter);
  const { ours, bare: limit } = await takeTurns(
    run.quick ? 2 : 7,
    async () => {
      const times = await fill(counter);
      await pay(counter);
      return times;
    },
    async () => {
      const times = await fill(bare);
      await bare.page.keyboard.press('+');
      return times;
    },
  );
  return { ours: ours.flat(), bare: limit.flat() };
}

/** Exact cash by two keys, and the basket is empty again. */
async function pay({ page }: GaugedPage): Promise<void> {
  const w = saleWords.en;
  await page.keyboard.press('+');
  await page.getByRole('region', { name: w.tender.title, exact: true }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByTestId('last-sale').waitFor();
}

async function searchesOf(run: Run, { counter, bare, things }: Place): Promise<Times> {
  const chance = seeded(17);
  const names = things.flatMap(({ name }) => /^[a-z]{5,9}\b/i.exec(name)?.[0].toLowerCase() ?? []);
  const write = async (place: GaugedPage): Promise<number[]> => {
    await place.page.bringToFront();
    const times: number[] = [];
    for (let n = 0; n < (run.quick ? 2 : 5); n += 1) {
      times.push(...(await typed(place, pick(names, chance))));
      await place.page.keyboard.press('Escape');
    }
    return times;
  };
  await counter.page.bringToFront();
  await counter.page.keyboard.press('F1');
  await write(counter);
  const { ours, bare: limit } = await takeTurns(
    run.quick ? 2 : 7,
    () => write(counter),
    () => write(bare),
  );
  return { ours: ours.flat(), bare: limit.flat() };
}
