/** Reports with the keyboard alone: they follow the sales, open what they are made of, go home as files. */
import { v7 } from 'uuid';
import { reportWords } from '../../src/domain/areas/report/words.ts';
import { must } from '../../src/domain/kit/result.ts';
import { beginTheDay } from './drawer.ts';
import { expect, test } from './fixtures.ts';
import { goods } from './shelf.ts';

for (const language of ['en', 'fa'] as const) {
  test.describe(language, () => {
    test.use({ language, hands: 'keyboard' });

    test('a sale is counted while one looks, and opens down to its receipt', async ({
      counter,
      books,
      page,
    }) => {
      const w = reportWords[language];
      await beginTheDay(counter, 'owner');
      await counter.go(w.title);
      await expect(page.getByText(w.nothing.today)).toBeVisible();

      const shop = await books();
      const { name } = await goods(shop, 'Milk 3.2 %, 1 l', language);
      const [item] = await shop.catalogue.search({ text: name });
      await shop.sale.addItem({ commandId: v7(), itemId: must(item, name).id });
      const sold = await shop.sale.complete({ commandId: v7(), exactCash: true });
      await expect(page.getByRole('main')).toContainText(counter.money(sold.totalMinor));

      await counter.hands.press(counter.buttonWith(w.figures.receipts));
      const receipts = page.getByRole('grid', { name: w.figures.receipts });
      await expect(receipts.getByRole('row').nth(1)).toContainText(sold.number);
      await expect(receipts).toBeFocused();
      await counter.keyboard.press('Enter');
      await expect(page.getByRole('img', { name: sold.number })).toBeVisible();
      await counter.keyboard.press('Esc');
      await expect(receipts).toBeFocused();
      await counter.keyboard.press('Esc');
      await expect(receipts).toBeHidden();

      await counter.keyboard.press('2');
      const items = page.getByRole('grid', { name: w.tabs.items });
      await expect(items.getByRole('row').nth(1)).toContainText(name);
      const file = page.waitForEvent('download');
      await counter.keyboard.press('E');
      await expect(page.getByRole('menuitem', { name: counter.w.app.files.xlsx })).toBeVisible();
      await counter.keyboard.press('Down');
      await counter.keyboard.press('Enter');
      expect((await file).suggestedFilename()).toMatch(/^items_[\d-]+\.(xlsx|csv)$/);
    });
  });
}
