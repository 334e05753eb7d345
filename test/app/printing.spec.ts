/** What comes out of the printer, and what the counter shows of it: the same dots. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deviceWords } from '../../src/domain/areas/device/words.ts';
import type { Counter } from './counter.ts';
import { beginTheDay } from './drawer.ts';
import { expect, test } from './fixtures.ts';
import { add, expectDone, openPayment, payBy } from './selling.ts';
import { goods } from './shelf.ts';

type DeviceWords = (typeof deviceWords)['en'];

/** Pictures of the printed slips, oldest first. */
function printed(dataDir: string): Buffer[] {
  const folder = join(dataDir, 'prints');
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.png')) : [];
  return names.sort().map((name) => readFileSync(join(folder, name)));
}

/** The printer in the status line; it may still be at work. */
const queue = (at: Counter, w: DeviceWords) =>
  at
    .region(at.w.app.frame.status)
    .getByRole('button')
    .filter({ hasText: new RegExp(`${w.printer}|${w.status.printing}`) });

for (const language of ['en', 'fa'] as const) {
  test.describe(language, () => {
    test.use({ language });

    test('a sale’s slip comes out by itself, and the paper on the screen is that slip, dot by dot', async ({
      counter: at,
      till,
      books,
    }) => {
      const w: DeviceWords = deviceWords[language];
      await beginTheDay(at);
      await add(at, await goods(await books(), 'White loaf, 400 g', language));
      await openPayment(at);
      await payBy(at, 'cash');
      await expectDone(at, { changeMinor: 0 });
      await expect.poll(() => printed(till.dataDir).length).toBe(1);

      await test.step('the queue above the status line has it', async () => {
        await at.hands.press(queue(at, w));
        await expect(at.page.getByText(w.printedLately)).toBeVisible();
        await at.keyboard.press('Esc');
      });
      await test.step('the receipt is shown as paper', async () => {
        await at.go(at.w.sale.sales);
        await at.hands.press(at.page.getByRole('row').filter({ hasText: '1-1-A-1' }));
        await at.press(at.w.sale.action.showPaper, 'V');
        const slip = at.page.getByRole('img', { name: w.preview.receipt('1-1-A-1') }).locator('img');
        const source = await slip.getAttribute('src');
        expect(source).toBe(`data:image/png;base64,${printed(till.dataDir)[0]?.toString('base64')}`);
      });
      await test.step('a copy comes out, and is another slip', async () => {
        await at.press(at.w.sale.action.printCopy, 'P');
        await expect.poll(() => printed(till.dataDir).length).toBe(2);
        const [first, copy] = printed(till.dataDir);
        expect(copy?.equals(first as Buffer)).toBe(false);
      });
    });
  });
}
