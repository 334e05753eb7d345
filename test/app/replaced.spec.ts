/** A till whose machine is lost: another takes its place by a code of the console, has its past, and sells on. */
import { v7 } from 'uuid';
import { syncWords } from '../../src/domain/areas/sync/words.ts';
import { pageWords } from '../../src/hq/console/page/words.ts';
import { type Books, callerAt, openBooks } from './books.ts';
import { test as base, enrol, firstOf } from './chain.ts';
import { chooseLanguage, signIn } from './entering.ts';
import { expect, target } from './fixtures.ts';
import { add, openPayment, payBy } from './selling.ts';
import { goods, personOf } from './shelf.ts';
import type { WebTill } from './web-till.ts';

const test = base.extend<{ lost: WebTill }>({
  lost: async ({ machine }, use) => use(await machine()),
});

test.skip(target === 'electron', 'headquarters speaks to the till behind a window, not to the window');
test.use({ hands: 'keyboard' });
// Three programs and two windows on a busy machine.
test.setTimeout(600_000);

const phase = async (books: Books): Promise<string> => (await firstOf(books.sync.state({}))).phase;

/** Receipts a till knows of, the newest first. */
const numbers = async (books: Books): Promise<string[]> =>
  (await books.sale.sales({})).map(({ number }) => number);

for (const language of ['en', 'fa'] as const) {
  test.describe(language, () => {
    test.use({ language });

    test('another machine in a till’s place has its shop and receipts, and goes on under a new letter', async ({
      counter,
      till,
      hq,
      lost,
      page,
      browser,
    }) => {
      const w = pageWords[language];
      const { alone, enrol: steps, phase: phases } = syncWords[language];
      const owner = personOf('owner', language);

      await callerAt(lost.url, null).setting.openDemoShop({ commandId: v7(), language });
      const before = await openBooks(lost.url, owner);
      await enrol(before, await hq.invite('1'), 'Front');
      const milk = await goods(before, 'Milk 3.2 %, 1 l', language);
      const [{ id: itemId } = { id: '' }] = await before.catalogue.search({ text: milk.name });
      await before.shift.openShift({ commandId: v7(), float: [] });
      for (const qtyMilli of [1000, 2000]) {
        await before.sale.addItem({ commandId: v7(), itemId, qtyMilli });
        await before.sale.complete({ commandId: v7(), exactCash: true });
      }
      await expect.poll(() => phase(before), { timeout: 90_000 }).toBe('upToDate');
      const [second, first] = await numbers(before);
      expect([first, second]).toEqual(['M-1-A-1', 'M-1-A-2']);
      await lost.kill('SIGKILL');

      const office = await browser.newPage({ locale: language });
      const given = await test.step('the operator makes a code for its place', async () => {
        await office.goto(hq.address);
        await office.getByRole('textbox', { name: w.field.email }).fill('olga@example.com');
        await office.getByRole('textbox', { name: w.field.password }).fill('long enough 1');
        await office.keyboard.press('Enter');
        await office.getByRole('button', { name: /Front/ }).click();
        await office.getByRole('button', { name: w.tills.replace, exact: true }).click();
        await office.getByRole('button', { name: w.code.make, exact: true }).click();
        return office.getByTestId('code').innerText();
      });

      await test.step('a new machine types it, and has the shop', async () => {
        await chooseLanguage(counter);
        await counter.hands.press(counter.buttonWith(alone.newTill), 'H');
        await page.getByRole('textbox', { name: steps.addressLabel }).fill(`${hq.address}#${given}`);
        await counter.keyboard.press('Enter');
        await expect(page.getByRole('textbox', { name: steps.codeLabel })).toHaveValue(given);
        await counter.keyboard.press('Enter');
        await page.getByRole('textbox', { name: steps.nameLabel }).fill('Front again');
        await counter.keyboard.press('Enter');
        await expect(counter.buttonWith(owner.name)).toBeVisible({ timeout: 60_000 });
        await signIn(counter, 'owner');
        await expect(office.getByText(w.code.joined('Front again'))).toBeVisible({ timeout: 60_000 });
      });

      const after = await openBooks(till.url, owner);
      await test.step('with its branch, its receipts and its open shift', async () => {
        await expect.poll(() => numbers(after), { timeout: 60_000 }).toEqual([second, first]);
        const status = counter.region(counter.w.app.frame.status);
        await expect(status.locator('[data-id="sync"]')).toContainText(phases.upToDate, { timeout: 60_000 });
        await expect(status).toContainText('Front again');
        await expect(status).not.toContainText(counter.w.shift.closedShort);
      });

      await test.step('its next receipt bears the next letter', async () => {
        await counter.go(counter.w.sale.title);
        await add(counter, milk);
        await openPayment(counter);
        await payBy(counter, 'cash');
        await expect(page.getByTestId('last-sale')).toContainText('M-1-B-1');
        expect(await numbers(after)).toEqual(['M-1-B-1', second, first]);
      });

      await test.step('and the machine that comes back after all says that it was replaced', async () => {
        await lost.start();
        const found = await openBooks(lost.url, owner);
        await expect.poll(() => phase(found), { timeout: 90_000 }).toBe('refused');
        expect((await firstOf(found.sync.state({}))).why).toBe('retired');
      });
      await office.close();
    });
  });
}
