/** Pages of the console as axe sees them, and pictures for people: light and dark, a desk and a tablet. */
import AxeBuilder from '@axe-core/playwright';
import type { Page, TestInfo } from '@playwright/test';
import { expect } from './fixtures.ts';

export async function look(page: Page, info: TestInfo, name: string): Promise<void> {
  const axe = new AxeBuilder({ page }).setLegacyMode();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    // The dark changes colours and nothing else.
    const judge = colorScheme === 'light' ? axe : axe.withRules('color-contrast');
    const { violations } = await judge.analyze();
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    const faults = serious.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}, ${name}: ${html}`));
    expect.soft(faults).toEqual([]);
    for (const [width, height] of [
      [1366, 768],
      [800, 1280],
    ] as const) {
      await page.setViewportSize({ width, height });
      const path = info.outputPath(`${name}-${width}-${colorScheme}.png`);
      await page.screenshot({ path, animations: 'disabled' });
    }
    await page.setViewportSize({ width: 1366, height: 768 });
  }
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
}
