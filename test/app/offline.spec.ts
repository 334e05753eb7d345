/** No network but the machine's own loop: nothing asks beyond it, and a lost connection costs nothing. */
import type { Locator, Page, WebSocketRoute } from '@playwright/test';
import { workTheDay } from './core-day.ts';
import type { Counter } from './counter.ts';
import { beginTheDay } from './drawer.ts';
import { expect, target, test } from './fixtures.ts';
import { expectDone, expectPieces, openPayment, payBy, scan } from './selling.ts';
import { goods } from './shelf.ts';

test.skip(target === 'electron', 'the desktop shell speaks to its till without a network');

const isOwn = (address: string): boolean => /^(127\.0\.0\.1|localhost)$/.test(new URL(address).hostname);

/** Addresses asked for beyond this machine; every request but our own till's is cut off. */
async function cutTheCable(page: Page): Promise<string[]> {
  const strangers: string[] = [];
  page.on('request', (request) => {
    const address = request.url();
    if (/^(http|ws)/.test(address) && !isOwn(address)) strangers.push(address);
  });
  await page.route(
    (url) => url.protocol.startsWith('http') && !isOwn(url.href),
    (route) => route.abort(),
  );
  return strangers;
}

test.describe('with no network at all', () => {
  test.use({ language: 'fa' });

  test('a whole day needs nothing from outside', async ({ counter, books }) => {
    const strangers = await cutTheCable(counter.page);
    await workTheDay(counter, books);
    expect(strangers).toEqual([]);
  });
});

test.describe('the page may not', () => {
  test.use({ expectedErrors: [/203\.0\.113\.1/] });

  test('speak to anybody but its till', async ({ page, till }) => {
    const answer = await page.request.get(till.url);
    const policy = answer.headers()['content-security-policy'] ?? '';
    expect(policy).toContain("default-src 'self'");
    expect(policy).not.toMatch(/https?:|\*/);
    const tried = await page.evaluate(() =>
      fetch('http://203.0.113.1/').then(
        () => 'answered',
        () => 'refused',
      ),
    );
    expect(tried).toBe('refused');
  });
});

/** Wires that can be cut: the page's sockets to its till, and whether a new one gets through. */
async function wires(page: Page): Promise<{ cut(): Promise<void>; mend(): void }> {
  const open = new Set<WebSocketRoute>();
  let isCut = false;
  await page.routeWebSocket(/\/ws$/, (socket) => {
    if (isCut) return void socket.close();
    open.add(socket);
    socket.connectToServer();
  });
  await page.reload();
  return {
    async cut() {
      isCut = true;
      for (const socket of open) await socket.close();
      open.clear();
    },
    mend() {
      isCut = false;
    },
  };
}

test('a connection lost in the middle of a sale is said calmly and comes back by itself', async ({
  counter: at,
  books,
}) => {
  const wire = await wires(at.page);
  await beginTheDay(at);
  const milk = await goods(await books(), 'Milk 3.2 %, 1 l', at.language);
  await scan(at, milk, milk);
  await expectPieces(at, milk, 2);

  await wire.cut();
  await expect(offlineNote(at)).toBeVisible();
  // The basket stays in sight, and a scan that reached nobody says so.
  await expectPieces(at, milk, 2);
  await scan(at, milk);
  await at.toast(at.w.app.refusals.OFFLINE);

  wire.mend();
  await expect(offlineNote(at)).toBeHidden();
  await expectPieces(at, milk, 2);
  await scan(at, milk);
  await expectPieces(at, milk, 3);
  await openPayment(at);
  await payBy(at, 'cash');
  await expectDone(at, { changeMinor: 0 });
});

test('a network that falls silent is noticed without a word from it', async ({
  counter: at,
  context,
  books,
}) => {
  await beginTheDay(at);
  const milk = await goods(await books(), 'Milk 3.2 %, 1 l', at.language);
  await scan(at, milk);
  await expectPieces(at, milk, 1);
  await context.setOffline(true);
  await expect(offlineNote(at)).toBeVisible();
  await expectPieces(at, milk, 1);
  await context.setOffline(false);
  await expect(offlineNote(at)).toBeHidden();
  await scan(at, milk);
  await expectPieces(at, milk, 2);
});

test('a till that hangs is noticed too, and nothing it was asked is lost', async ({
  counter: at,
  till,
  books,
}) => {
  test.skip(process.platform === 'win32', 'Windows stops no program');
  await beginTheDay(at);
  const milk = await goods(await books(), 'Milk 3.2 %, 1 l', at.language);
  await scan(at, milk);
  await expectPieces(at, milk, 1);
  till.pause();
  await expect(offlineNote(at)).toBeVisible();
  till.resume();
  await expect(offlineNote(at)).toBeHidden();
  await expectPieces(at, milk, 1);
});

const offlineNote = (at: Counter): Locator =>
  at.region(at.w.app.frame.status).getByRole('status').filter({ hasText: at.w.app.frame.offline });
