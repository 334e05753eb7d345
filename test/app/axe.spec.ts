/** What axe finds on any screen, light and dark, left to right and right to left: nothing serious. */
import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './fixtures.ts';
import { tour } from './tour.ts';

for (const language of ['en', 'fa'] as const) {
  test.describe(language, () => {
    test.use({ language });

    // Some ninety screens, each looked at twice.
    test.setTimeout(15 * 60_000);
    test('every screen can be read and worked by everybody', async ({ counter, books, page }) => {
      const faults: string[] = [];
      await tour(counter, books, async (screen) => {
        // Our pages have no frames, so axe need not open a page of its own to join what it found.
        const axe = (): AxeBuilder =>
          new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
        for (const colorScheme of ['light', 'dark'] as const) {
          // Colours on their way from one to the other are nobody's to judge.
          await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
          // The dark changes colours and nothing else.
          const look = colorScheme === 'light' ? axe() : axe().withRules('color-contrast');
          const { violations } = await look.analyze();
          for (const { id, impact, nodes } of violations) {
            if (impact !== 'serious' && impact !== 'critical') continue;
            for (const { html } of nodes) faults.push(`${id}, ${screen}, ${colorScheme}: ${html}`);
          }
        }
      });
      expect(faults).toEqual([]);
    });
  });
}
