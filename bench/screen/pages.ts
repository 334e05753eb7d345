/** The two pages that take turns: the till's counter, and a page that only changes its list when a key comes. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, CDPSession, Page } from '@playwright/test';
import { saleWords } from '../../src/domain/areas/sale/words.ts';
import { owner } from '../catalogue/stocked.ts';
import { installGauge, readGauge } from './gauge.ts';
import { scan } from './scanner.ts';

const w = saleWords.en;
const lists = [w.basket, w.search].map((name) => `ul[aria-label="${name}"]`).join(', ');
/** Long enough for any list to settle, short enough to wait for a thousand times. */
const lookMs = 25;
const patienceMs = 10_000;
/** A person's key; closer than 35 ms a till takes them for a scanner's. */
const handMs = 60;

export interface GaugedPage {
  readonly page: Page;
  readonly wire: CDPSession;
}

async function gauged(browser: Browser, url: string): Promise<GaugedPage> {
  const page = await browser.newPage({ viewport: { width: 1366, height: 768 } });
  await page.addInitScript(installGauge, lists);
  await page.goto(url);
  return { page, wire: await page.context().newCDPSession(page) };
}

/** Signed in with name and PIN, before the empty basket of an open shift. */
export async function openCounter(browser: Browser, url: string): Promise<GaugedPage> {
  const counter = await gauged(browser, url);
  const { page } = counter;
  await page.getByRole('button').filter({ hasText: owner.name }).click();
  for (const key of [...owner.pin, 'Enter']) {
    await page.keyboard.press(key);
    await sleep(handMs);
  }
  await page.getByRole('searchbox', { name: w.search }).waitFor();
  return counter;
}

/** Enter appends a line, a letter fills a list of results anew. */
const bare = `<!doctype html><title>Bare</title><body>
<ul aria-label="${w.basket}"></ul><ul aria-label="${w.search}"></ul><script>
const [lines, found] = document.querySelectorAll('ul');
const row = (text) => Object.assign(document.createElement('li'), { textContent: text });
addEventListener('keydown', ({ key }) => {
  if (key === 'Enter') lines.append(row('Line ' + lines.childElementCount));
  else if (key === '+') lines.replaceChildren();
  else if (/^[a-z]$/.test(key)) found.replaceChildren(...Array.from({ length: 50 }, (_, n) => row(key + n)));
});
</script>`;

export const openBare = (browser: Browser): Promise<GaugedPage> =>
  gauged(browser, `data:text/html,${encodeURIComponent(bare)}`);

/** Milliseconds from the last key of the code to the painted line. */
export async function scanned({ page, wire }: GaugedPage, code: string): Promise<number> {
  await scan(wire, code);
  const ms = await settled(page, patienceMs);
  if (ms === null) throw new Error(`the code ${code} brought no line`);
  return ms;
}

/** Milliseconds from each key to the painted results; where a key changed nothing it says nothing. */
export async function typed({ page }: GaugedPage, text: string): Promise<number[]> {
  const times: number[] = [];
  const [first = '', ...rest] = text;
  // A search begins with the second letter.
  await page.keyboard.press(first);
  await sleep(handMs);
  for (const letter of rest) {
    await page.keyboard.press(letter);
    const ms = await settled(page, 300);
    if (ms !== null) times.push(ms);
  }
  return times;
}

/** A change may be followed by another: what is read twice alike is the last. */
async function settled(page: Page, mostMs: number): Promise<number | null> {
  const until = performance.now() + mostMs;
  let last: number | null = null;
  while (performance.now() < until) {
    await sleep(lookMs * (1 + Math.random()));
    const now = await readGauge(page);
    if (now !== null && now === last) return now;
    last = now;
  }
  return last;
}
