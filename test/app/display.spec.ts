/** What the customer sees while the cashier sells: a second window that follows, in the customers' language. */
import type { Page } from '@playwright/test';
import { v7 } from 'uuid';
import { displayWords } from '../../src/domain/areas/device/display-words.ts';
import { type Counter, counterAt } from './counter.ts';
import { beginTheDay } from './drawer.ts';
import { signIn } from './entering.ts';
import { expect, test } from './fixtures.ts';
import { add, expectDone, openPayment, payBy, setQuantity } from './selling.ts';
import { goods } from './shelf.ts';

const at = (display: Page, stage: string) =>
  display.locator(`[data-testid="display"][data-stage="${stage}"]`);

/** By its key; the window is the customer's. */
async function openDisplay(counter: Counter): Promise<Page> {
  const opening = counter.page.context().waitForEvent('page');
  await counter.keyboard.press('Alt+D');
  return opening;
}

for (const language of ['en', 'fa'] as const) {
  test.describe(language, () => {
    test.use({ language });

    test('a customer watches the sale from the welcome to the change', async ({ counter, books }, info) => {
      const w = displayWords[language];
      await beginTheDay(counter);
      const display = await openDisplay(counter);
      await display.setViewportSize({ width: 1280, height: 800 });
      const errors: string[] = [];
      display.on('pageerror', ({ message }) => errors.push(message));
      const look = async (name: string) =>
        info.attach(name, { body: await display.screenshot(), contentType: 'image/png' });
      await expect(at(display, 'welcome')).toContainText(w.welcome);
      await expect(display.locator('html')).toHaveAttribute('dir', language === 'fa' ? 'rtl' : 'ltr');
      await look('welcome');

      const bread = await goods(await books(), 'White loaf, 400 g', language);
      await add(counter, bread);
      await expect(at(display, 'selling')).toContainText(bread.name);
      await setQuantity(counter, bread, '3');
      await expect(at(display, 'selling')).toContainText(counter.money(3 * bread.priceMinor));
      await look('selling');

      await openPayment(counter);
      await payBy(counter, 'cash', language === 'fa' ? '9000000' : '500');
      await expect(at(display, 'done').or(at(display, 'paying'))).toContainText(w.change);
      await look('paying');
      await expect(at(display, 'done')).toContainText(w.thanks);
      await look('done');
      await expectDone(counter, { changeMinor: changeOf(counter, 3 * bread.priceMinor) });

      await test.step('the next customer sees nothing of the last one', async () => {
        await add(counter, bread);
        await expect(at(display, 'selling').getByRole('listitem')).toHaveCount(1);
      });
      expect(errors).toEqual([]);
    });
  });
}

const changeOf = ({ language }: Counter, totalMinor: number): number =>
  (language === 'fa' ? 9_000_000 : 50_000) - totalMinor;

test.describe('who may watch', () => {
  test('the display has no session, and a page without a pass shows nothing', async ({
    counter,
    browser,
    till,
  }) => {
    await beginTheDay(counter);
    const display = await openDisplay(counter);
    await expect(at(display, 'welcome')).toBeVisible();
    expect(new URL(display.url()).hash).toBe('#/display');
    expect(await display.evaluate(() => sessionStorage.getItem('dukkan.token'))).toBeNull();

    const stranger = await browser.newContext();
    const elsewhere = await stranger.newPage();
    await elsewhere.goto(`${till.url}#/display`);
    await expect(at(elsewhere, 'off')).toBeVisible();
    await stranger.close();
  });

  test('it comes back with the till, still watching', async ({ counter, till }) => {
    await beginTheDay(counter);
    const display = await openDisplay(counter);
    await expect(at(display, 'welcome')).toBeVisible();
    await till.restart();
    await display.reload();
    await expect(at(display, 'welcome')).toBeVisible();
  });

  test('a tablet becomes the till’s display, and nobody stays signed in on it', async ({
    counter,
    browser,
    books,
    till,
  }) => {
    await beginTheDay(counter);
    const { setting } = await books();
    await setting.saveSettings({ commandId: v7(), changes: { 'lan.enabled': true } });
    const context = await browser.newContext();
    const tablet = await context.newPage();
    // Any name but the till's own: from there it is a counter of its own.
    const { port } = new URL(till.url);
    await expect(() => tablet.goto(`http://tablet.localhost:${port}/`)).toPass();
    const there = await counterAt(tablet, 'en', 'mouse');
    await signIn(there, 'cashier');
    await there.keyboard.press('Mod+K');
    await tablet.getByText(displayWords.en.action.become).click();
    await expect(at(tablet, 'welcome')).toBeVisible();
    expect(await tablet.evaluate(() => sessionStorage.getItem('dukkan.token'))).toBeNull();
    await context.close();
  });
});
