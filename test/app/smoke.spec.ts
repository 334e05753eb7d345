import type { WebSocket } from '@playwright/test';
import { expect, target, test } from './fixtures.ts';

test('the counter opens, draws itself, and complains of nothing', async ({ page }) => {
  await expect(page.locator('#root')).not.toBeEmpty();
  await expect(page).toHaveTitle(/Dukkan/);
});

test('an open page finds its till again after the till was killed and started anew', async ({
  page,
  till,
}) => {
  test.skip(target === 'electron', 'kills the plain Node till');
  // Drawn whole: the page has all it needs of its till.
  await expect(page.getByRole('radio').first()).toBeVisible();
  await page.waitForLoadState('networkidle');
  await till.kill();
  const sockets: WebSocket[] = [];
  page.on('websocket', (socket) => sockets.push(socket));
  await till.restart();
  await expect.poll(() => sockets.at(-1)?.isClosed()).toBe(false);
});
