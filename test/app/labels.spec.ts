/** Shelf labels from the list of items: chosen, seen, and kept as a page to print. */
import { readFileSync } from 'node:fs';
import { PDFDocument } from 'pdf-lib';
import { labelWords } from '../../src/domain/areas/device/label-words.ts';
import { openDemoShop, signIn } from './entering.ts';
import { expect, test } from './fixtures.ts';

for (const language of ['en', 'fa'] as const) {
  test.describe(language, () => {
    test.use({ language, demo: true });

    test('three chosen items become labels, two of one', async ({ counter: at, page, till }) => {
      const w = labelWords[language];
      await openDemoShop(at);
      await signIn(at, 'owner');
      await page.goto(`${till.url}#/catalogue`);
      const rows = page.getByRole('row');
      for (const n of [1, 2, 3]) await rows.nth(n).getByRole('checkbox').click();
      await at.press(w.title, 'Alt+B');

      const sheet = at.sheet(w.title);
      const items = sheet.getByRole('list', { name: w.items }).getByRole('listitem');
      await expect(items).toHaveCount(3);
      const picture = sheet.getByRole('region', { name: w.preview }).getByRole('img');
      await expect(picture).toBeVisible();
      const before = await picture.getAttribute('src');
      await sheet.getByText(w.codes.qr, { exact: true }).click();
      await expect(picture).not.toHaveAttribute('src', before ?? '');

      await items.first().getByRole('button', { name: at.w.app.oneMore }).click();
      const download = page.waitForEvent('download');
      await at.press(w.save(4), 'Mod+Enter');
      const pdf = await PDFDocument.load(readFileSync(await (await download).path()));
      // A roll: each label is a page of its own.
      expect(pdf.getPageCount()).toBe(4);
      await at.toast(w.saved);
    });
  });
}
