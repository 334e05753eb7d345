/** Pictures of every screen in every size, light and language, for people to look at: LOOKS=1. */
import { join } from 'node:path';
import { root } from '../../scripts/run.ts';
import { languages } from '../../src/domain/kit/words.ts';
import { test } from './fixtures.ts';
import { tour } from './tour.ts';

const sizes = [
  { width: 1024, height: 768 },
  { width: 1366, height: 768 },
  { width: 1920, height: 1080 },
  { width: 800, height: 1280 },
];
const folder = join(root, 'test-results/looks');

test.skip(process.env.LOOKS !== '1', 'only where somebody looks at them');

for (const language of languages) {
  test.describe(language, () => {
    test.use({ language });

    test('every screen has its picture taken', async ({ counter, books, page }) => {
      test.setTimeout(30 * 60_000);
      await tour(counter, books, async (screen) => {
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme });
          for (const size of sizes) {
            await page.setViewportSize(size);
            const name = `${size.width}x${size.height}-${colorScheme}-${language}.png`;
            await page.screenshot({ path: join(folder, screen, name), animations: 'disabled' });
          }
        }
        await page.emulateMedia({ colorScheme: 'light' });
        await page.setViewportSize({ width: 1366, height: 768 });
      });
    });
  });
}
