/** Shelf labels from the list of items: chosen, seen, and kept as a page to print. */
import { readFileSync } from 'node:fs';
import { PDFDocument } from 'pdf-lib';
import { labelWords } from '../../src/domain/areas/device/label-words.ts';
import { tcpWire } from '../../src/main/devices/transport/fake.ts';
import { attach } from './attached.ts';
import { openDemoShop, signIn } from './entering.ts';
import { expect, test } from './fixtures.ts';

for (const language of ['en', 'fa'] as const) {
  test.describe(language, () => {
    test.use({ language });

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

    test('they go to the label printer, and it is told how far they came', async ({
      counter: at,
      page,
      till,
      books,
    }, info) => {
      const w = labelWords[language];
      await openDemoShop(at);
      await signIn(at, 'owner');
      const wire = await tcpWire(0);
      const came: Uint8Array[] = [];
      wire.onReceived((bytes) => void came.push(Uint8Array.from(bytes)));
      const { is, change } = await attach<'labelPrinter'>(await books(), 'Labels', labelPrinterAt(wire.port));
      await is(({ problem }) => problem === null);
      await page.goto(`${till.url}#/catalogue`);
      await page.getByRole('row').nth(1).getByRole('checkbox').click();
      await at.press(w.title, 'Alt+B');
      const sheet = at.sheet(w.title);
      await at.press(w.print(1), 'Mod+Enter');
      await expect(sheet.getByText(w.run.done(1))).toBeVisible();
      await expect.poll(() => Buffer.concat(came).toString('latin1')).toContain('^PQ1^XZ');
      await info.attach('printed', { body: await page.screenshot(), contentType: 'image/png' });

      await wire.unplug();
      await at.press(w.print(1), 'Mod+Enter');
      await expect(sheet.getByRole('alert')).toContainText(w.run.notBegun);

      await change({ ...labelPrinterAt(wire.port), paper: 'roll30x20' });
      await expect(sheet.getByText(/Labels/)).toBeVisible();
      await expect(at.button(w.print(1))).toBeDisabled();
      await info.attach('other roll', { body: await page.screenshot(), contentType: 'image/png' });
    });
  });
}

const labelPrinterAt = (port: number) =>
  ({
    kind: 'labelPrinter',
    wire: { kind: 'tcp', host: '127.0.0.1', port },
    language: 'zpl',
    native: false,
    paper: 'roll58x40',
  }) as const;
