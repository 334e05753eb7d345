/** Headquarters, two tills in two branches and a back office, as real programs: the branches are compared. */
import AxeBuilder from '@axe-core/playwright';
import type { Page, TestInfo } from '@playwright/test';
import { v7 } from 'uuid';
import { reportWords } from '../../src/domain/areas/report/words.ts';
import { syncWords } from '../../src/domain/areas/sync/words.ts';
import { must } from '../../src/domain/kit/result.ts';
import type { Language } from '../../src/domain/kit/words.ts';
import { appWords } from '../../src/renderer/app/words.ts';
import { type Books, callerAt, openBooks } from './books.ts';
import { enrol, firstOf, test } from './chain.ts';
import { chooseLanguage, signIn } from './entering.ts';
import { expect, target } from './fixtures.ts';
import { goods, personOf } from './shelf.ts';

test.skip(target === 'electron', 'headquarters speaks to the till behind a window, not to the window');
test.use({ hands: 'keyboard' });
// Five programs on a busy machine.
test.setTimeout(600_000);

/** Opens the day and sells so many litres of milk, for cash to the penny; what it came to. */
async function trade(books: Books, language: Language, receipts: readonly number[]): Promise<number> {
  const milk = await goods(books, 'Milk 3.2 %, 1 l', language);
  const [{ id: itemId } = { id: '' }] = await books.catalogue.search({ text: milk.name });
  await books.shift.openShift({ commandId: v7(), float: [] });
  let total = 0;
  for (const litres of receipts) {
    await books.sale.addItem({ commandId: v7(), itemId, qtyMilli: litres * 1000 });
    total += (await books.sale.complete({ commandId: v7(), exactCash: true })).totalMinor;
  }
  return total;
}

/** A picture for people, and what axe finds in light and dark: nothing serious. */
async function look(page: Page, info: TestInfo, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    const faults = serious.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
    expect(faults, `${name}, ${colorScheme}`).toEqual([]);
    for (const width of [1366, 1024]) {
      await page.setViewportSize({ width, height: 768 });
      const picture = { body: await page.screenshot(), contentType: 'image/png' };
      await info.attach(`${name}-${colorScheme}-${width}`, picture);
    }
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 1366, height: 768 });
}

async function upToDate(books: Books): Promise<void> {
  const phase = async () => (await firstOf(books.sync.state({}))).phase;
  await expect.poll(phase, { timeout: 90_000 }).toBe('upToDate');
}

for (const language of ['en', 'fa'] as const) {
  test.describe(language, () => {
    test.use({ language });

    test('a back office compares two branches that sold, and opens one of them', async ({
      counter,
      till,
      hq,
      machine,
      page,
    }, info) => {
      const w = reportWords[language];
      const owner = personOf('owner', language);

      const main = (await machine()).url;
      await callerAt(main, null).setting.openDemoShop({ commandId: v7(), language });
      const mainBooks = await openBooks(main, owner);
      await enrol(mainBooks, await hq.invite('1'), 'Front');
      await upToDate(mainBooks);
      const mainMinor = await trade(mainBooks, language, [1, 2, 3]);

      const north = (await machine()).url;
      const branch = await hq.addBranch('North', 'N');
      await enrol(callerAt(north, null), await hq.invite('1', { branch }), 'Counter');
      await upToDate(callerAt(north, null));
      const northBooks = await openBooks(north, owner);
      const northMinor = await trade(northBooks, language, [1]);

      await test.step('a new machine joins as the back office, and begins with reports', async () => {
        const { alone, enrol: steps } = syncWords[language];
        await chooseLanguage(counter);
        await counter.hands.press(counter.buttonWith(alone.newTill), 'H');
        await page
          .getByRole('textbox', { name: steps.addressLabel })
          .fill(await hq.invite('9', { allBranches: true }));
        await counter.keyboard.press('Enter');
        await expect(page.getByRole('textbox', { name: steps.codeLabel })).not.toHaveValue('');
        await counter.keyboard.press('Enter');
        await page.getByRole('textbox', { name: steps.nameLabel }).fill('Office');
        await counter.keyboard.press('Enter');
        await upToDate(callerAt(till.url, null));
        await signIn(counter, 'owner');
        await expect(page.getByRole('heading', { name: w.title, level: 1 })).toBeVisible();
        const status = counter.region(counter.w.app.frame.status);
        await expect(status.locator('[data-id="sync"]')).toContainText(syncWords[language].phase.upToDate, {
          timeout: 90_000,
        });
        await expect(status).not.toContainText(counter.w.shift.closedShort);
      });

      const office = await openBooks(till.url, owner);
      await expect.poll(async () => (await office.sale.sales({})).length, { timeout: 90_000 }).toBe(4);
      const mainName = must(
        (await firstOf(office.report.tradingBranches({}))).find(({ id }) => id !== branch),
        'the first branch',
      ).name;

      await test.step('branches stand side by side, the best first', async () => {
        await expect(page.getByRole('main')).toContainText(counter.money(mainMinor + northMinor));
        await counter.keyboard.press('B');
        const rows = page.getByRole('grid', { name: w.tabs.branches }).getByRole('row');
        await expect(rows.nth(1)).toContainText(mainName);
        await expect(rows.nth(1)).toContainText(w.branches.open(1));
        await expect(rows.nth(2)).toContainText('North');
        await expect(page.getByRole('main')).toContainText(counter.money(mainMinor + northMinor));
        await look(page, info, 'branches');
        const file = page.waitForEvent('download');
        await counter.keyboard.press('E');
        await expect(page.getByRole('menuitem', { name: counter.w.app.files.xlsx })).toBeVisible();
        await counter.keyboard.press('Down');
        await counter.keyboard.press('Enter');
        expect((await file).suggestedFilename()).toMatch(/^branches_[\d-]+\.(xlsx|csv)$/);
      });

      await test.step('one of them is opened, the next comes by a key, then all again', async () => {
        const choice = page.getByRole('combobox', { name: appWords[language].branch.label });
        await page.getByRole('grid', { name: w.tabs.branches }).focus();
        await page.keyboard.press('Home');
        await counter.keyboard.press('Enter');
        await expect(choice).toHaveValue(mainName);
        await expect(page.getByRole('main')).toContainText(counter.money(mainMinor));
        await look(page, info, 'one-branch');
        const others = (await firstOf(office.report.tradingBranches({}))).map(({ name }) => name);
        const following = others[others.indexOf(mainName) + 1] ?? appWords[language].branch.all;
        await counter.keyboard.press('N');
        await expect(choice).toHaveValue(following);
      });

      await test.step('past receipts and shifts say whose they are', async () => {
        await counter.go(counter.w.sale.sales);
        await expect(page.getByRole('grid').getByRole('row')).toHaveCount(5);
        await look(page, info, 'receipts');
        await page.evaluate(() => {
          location.hash = '/shifts';
        });
        await expect(page.getByRole('grid')).toContainText(mainName);
        await look(page, info, 'shifts');
      });

      await test.step('the receipt of the other branch is set from here, and nobody else’s with it', async () => {
        const { places, receipt, sections } = counter.w.setting;
        const footerAt = async (books: Books) =>
          (await firstOf(books.setting.settings({})))['receipt.layout'].footer;
        const mainFooter = await footerAt(mainBooks);
        await page.evaluate(() => {
          location.hash = '/settings';
        });
        await counter.press(sections.receipt);
        const choice = page.getByRole('combobox', { name: places.ofBranch });
        const footer = page.getByRole('textbox', { name: receipt.footer });
        await expect(choice).toHaveValue(mainName);
        await expect(footer).toHaveValue(mainFooter);
        await choice.click();
        await page.getByRole('option', { name: 'North' }).click();
        await expect(footer).toHaveValue('');
        await look(page, info, 'receipt-of-a-branch');
        await footer.fill('Come back north');
        await expect(choice).toBeDisabled();
        await counter.keyboard.press('Mod+S');
        await expect(choice).toBeEnabled();
        await expect.poll(() => footerAt(northBooks), { timeout: 60_000 }).toBe('Come back north');
        expect(await footerAt(mainBooks)).toBe(mainFooter);
      });
    });
  });
}
