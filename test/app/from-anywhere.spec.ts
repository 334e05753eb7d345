/** Two tills and headquarters, as real programs: what one changed together, the other takes back and plans anew. */
import { v7 } from 'uuid';
import { catalogueWords } from '../../src/domain/areas/catalogue/words.ts';
import { type Books, callerAt, openBooks } from './books.ts';
import { test as base, enrol, firstOf } from './chain.ts';
import { chooseLanguage, signIn } from './entering.ts';
import { expect, target } from './fixtures.ts';
import { goods, personOf } from './shelf.ts';
import type { WebTill } from './web-till.ts';

const test = base.extend<{ other: WebTill }>({
  other: async ({ machine }, use) => use(await machine()),
});

test.skip(target === 'electron', 'headquarters speaks to the till behind a window, not to the window');
test.use({ hands: 'keyboard' });
// Three programs on a busy machine.
test.setTimeout(600_000);

const upToDate = (books: Books): Promise<void> =>
  expect.poll(async () => (await firstOf(books.sync.state({}))).phase, { timeout: 90_000 }).toBe('upToDate');

const everything = {
  itemIds: null,
  filter: { text: '', categoryId: null, brand: null, kind: null, status: null, missing: null },
};
const rounding = { stepMinor: 1, endingMinor: 0, direction: 'halfUp' as const };
const doubled = {
  move: { kind: 'percent' as const, bp: 10_000 },
  rounding,
  from: null,
  to: null,
  when: null,
};

for (const language of ['en', 'fa'] as const) {
  test.describe(language, () => {
    test.use({ language });

    test('a bad change of all prices is taken back at the other till, and a better one planned', async ({
      counter,
      till,
      hq,
      other,
      page,
    }) => {
      const { changes, bulk, lists } = catalogueWords[language];
      await chooseLanguage(counter);
      await callerAt(other.url, null).setting.openDemoShop({ commandId: v7(), language });
      const there = await openBooks(other.url, personOf('owner', language));
      await enrol(there, await hq.invite('1'), 'Front');
      await upToDate(there);
      await enrol(callerAt(till.url, null), await hq.invite('2'), 'Back');
      await upToDate(callerAt(till.url, null));
      await signIn(counter, 'owner');

      const milk = await goods(there, 'Milk 3.2 %, 1 l', language);
      const priceThere = async () => (await goods(there, 'Milk 3.2 %, 1 l', language)).priceMinor;
      const go = (place: string): Promise<void> =>
        page.evaluate((hash) => {
          location.hash = hash;
        }, place);

      await test.step('prices doubled over there are as before, by one key here', async () => {
        await there.catalogue.changePrices({
          commandId: v7(),
          changeId: v7(),
          chosen: everything,
          change: doubled,
        });
        expect(await priceThere()).toBe(milk.priceMinor * 2);
        await go('/catalogue/changes');
        await page.getByRole('row').filter({ hasText: changes.kinds.prices }).click({ timeout: 60_000 });
        await expect(counter.buttonWith(changes.undo)).toBeEnabled({ timeout: 60_000 });
        await counter.keyboard.press('Mod+Enter');
        await expect(page.getByRole('row').filter({ hasText: changes.states.undone })).toBeVisible();
        await expect.poll(priceThere, { timeout: 60_000 }).toBe(milk.priceMinor);
      });

      await test.step('prices planned here are known over there before they begin', async () => {
        await go('/catalogue/prices');
        await counter.press(lists.fill);
        await counter.keyboard.type('5');
        await page.getByRole('radio', { name: bulk.whens.later }).click();
        const name = page.getByRole('textbox', { name: bulk.planName });
        await name.fill('Winter');
        await expect(
          page
            .getByRole('status')
            .filter({ hasText: /\d|[۰-۹]/ })
            .first(),
        ).toBeVisible();
        await counter.keyboard.press('Mod+Enter');
        await expect(counter.buttonWith('Winter')).toBeVisible({ timeout: 60_000 });
        const planned = async () =>
          (await firstOf(there.catalogue.priceLists({}))).some((one) => one.name === 'Winter');
        await expect.poll(planned, { timeout: 60_000 }).toBe(true);
        expect(await priceThere()).toBe(milk.priceMinor);
      });

      await test.step('and called off here they are gone there', async () => {
        await counter.buttonWith('Winter').click();
        await counter.button(lists.callOff).click();
        await counter.button(lists.callOff, page.getByRole('alertdialog')).click();
        const planned = async () => (await firstOf(there.catalogue.priceLists({}))).length;
        await expect.poll(planned, { timeout: 60_000 }).toBe(1);
      });
    });
  });
}
