/** Two tills and headquarters, as real programs: joined by a code, cut off, back again, a conflict settled. */
import AxeBuilder from '@axe-core/playwright';
import type { Page, TestInfo } from '@playwright/test';
import { v7 } from 'uuid';
import { syncWords } from '../../src/domain/areas/sync/words.ts';
import { type Books, openBooks } from './books.ts';
import { test as base } from './chain.ts';
import { type Counter, counterAt } from './counter.ts';
import { beginTheDay } from './drawer.ts';
import { chooseLanguage, signIn } from './entering.ts';
import { expect, target } from './fixtures.ts';
import { add, expectDone, openPayment, payBy } from './selling.ts';
import { goods, personOf } from './shelf.ts';
import type { WebTill } from './web-till.ts';

interface Fixtures {
  /** A machine nobody has set up. */
  other: Counter;
  otherBooks: () => Promise<Books>;
}

const test = base.extend<Fixtures & { otherTill: WebTill }>({
  otherTill: async ({ machine }, use) => use(await machine()),

  other: async ({ otherTill, browser, language, hands }, use) => {
    const page = await browser.newPage({ viewport: { width: 800, height: 1280 } });
    await page.goto(otherTill.url);
    await use(await counterAt(page, language, hands));
    await page.close();
  },

  otherBooks: async ({ otherTill, language }, use) => {
    await use(() => openBooks(otherTill.url, personOf('owner', language)));
  },
});

test.skip(target === 'electron', 'headquarters speaks to the till behind a window, not to the window');
test.use({ hands: 'keyboard' });
// Four programs and two windows on a busy machine.
test.setTimeout(600_000);

/** The three steps: where, which code, which name. */
async function enrol(at: Counter, invitation: string, name: string): Promise<void> {
  const w = syncWords[at.language].enrol;
  await at.page.getByRole('textbox', { name: w.addressLabel }).fill(invitation);
  await at.keyboard.press('Enter');
  const code = at.page.getByRole('textbox', { name: w.codeLabel });
  await expect(code).not.toHaveValue('');
  await at.keyboard.press('Enter');
  await at.page.getByRole('textbox', { name: w.nameLabel }).fill(name);
  await at.keyboard.press('Enter');
}

const status = (at: Counter) => at.region(at.w.app.frame.status).locator('[data-id="sync"]');

async function openHeadquarters(at: Counter): Promise<void> {
  await at.go(at.w.setting.title);
  const list = at.page.getByRole('navigation', { name: at.w.setting.title });
  await at.hands.press(at.button(syncWords[at.language].title, list));
}

/** A picture for people, and what axe finds in light and dark: nothing serious. */
async function look(page: Page, info: TestInfo, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    const faults = serious.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
    expect(faults, `${name}, ${colorScheme}`).toEqual([]);
    await info.attach(`${name}-${colorScheme}`, { body: await page.screenshot(), contentType: 'image/png' });
  }
  await page.emulateMedia({ colorScheme: 'light' });
}

async function priced(books: Books, itemId: string, priceMinor: number): Promise<void> {
  await books.catalogue.setPrices({ commandId: v7(), priceListId: null, prices: [{ itemId, priceMinor }] });
}

for (const language of ['en', 'fa'] as const) {
  test.describe(language, () => {
    test.use({ language });

    test('two tills share a shop, sell without a network, and settle what both changed', async ({
      counter,
      books,
      hq,
      other,
      otherBooks,
    }, info) => {
      const w = syncWords[language];
      await beginTheDay(counter, 'owner');
      const mine = await books();
      const bread = await goods(mine, 'White loaf, 400 g', language);
      const [{ id: breadId } = { id: '' }] = await mine.catalogue.search({ text: bread.name });

      await test.step('a shop that sold alone joins headquarters', async () => {
        await expect(status(counter)).toContainText(w.phase.alone);
        await openHeadquarters(counter);
        await look(counter.page, info, 'alone');
        await counter.press(w.alone.begin);
        await look(counter.page, info, 'address');
        await enrol(counter, await hq.invite('1'), 'Front');
        await expect(status(counter)).toContainText(w.phase.upToDate, { timeout: 60_000 });
        await look(counter.page, info, 'state');
      });

      await test.step('a new machine joins and has the shop', async () => {
        await chooseLanguage(other);
        await other.hands.press(other.buttonWith(w.alone.newTill), 'H');
        await look(other.page, info, 'join');
        await enrol(other, await hq.invite('2'), 'Back');
        await signIn(other, 'owner');
        await expect(status(other)).toContainText(w.phase.upToDate, { timeout: 60_000 });
        await look(other.page, info, 'joined');
      });

      await test.step('headquarters dies, and selling goes on', async () => {
        await hq.kill();
        await counter.go(counter.w.sale.title);
        await add(counter, bread);
        await openPayment(counter);
        await payBy(counter, 'cash', language === 'fa' ? '9000000' : '500');
        await expectDone(counter, {
          changeMinor: (language === 'fa' ? 9_000_000 : 50_000) - bread.priceMinor,
        });
        await expect(status(counter)).toContainText(w.phase.offline, { timeout: 60_000 });
        await look(counter.page, info, 'offline');
      });

      const theirs = await otherBooks();
      await test.step('both change one price meanwhile', async () => {
        await priced(mine, breadId, bread.priceMinor + 100);
        await priced(theirs, breadId, bread.priceMinor + 200);
      });

      await test.step('headquarters is back: nothing waits, the sale is everywhere', async () => {
        await hq.start();
        await expect(status(counter)).toContainText(w.phase.upToDate, { timeout: 90_000 });
        await expect(status(other)).toContainText(w.phase.upToDate, { timeout: 90_000 });
        for (const one of [mine, theirs]) {
          await expect
            .poll(async () => (await one.catalogue.search({ text: bread.name }))[0]?.priceMinor)
            .toBe(bread.priceMinor + 200);
        }
      });

      await test.step('the loser is told, and puts the price back by one key', async () => {
        await expect(status(counter)).toContainText(w.toSettle(1));
        await openHeadquarters(counter);
        await expect(counter.page.getByText(w.conflicts.suggestTheirs)).toBeVisible();
        await look(counter.page, info, 'conflict');
        await counter.keyboard.press('M');
        await expect(counter.page.getByText(w.conflicts.empty)).toBeVisible();
        await expect
          .poll(async () => (await theirs.catalogue.search({ text: bread.name }))[0]?.priceMinor)
          .toBe(bread.priceMinor + 100);
      });

      await test.step('the other till tells what was changed', async () => {
        await openHeadquarters(other);
        await other.page.getByRole('radio', { name: w.views.changes }).click();
        await expect(other.page.getByRole('row').filter({ hasText: bread.name }).first()).toBeVisible();
        await look(other.page, info, 'changes');
      });
    });
  });
}
