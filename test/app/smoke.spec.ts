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
  await expect(page.locator('#root')).not.toBeEmpty();
  await till.kill();
  const answered = new Promise<void>((resolve) => {
    page.on('websocket', (socket) => socket.on('framereceived', () => resolve()));
  });
  await till.restart();
  await answered;
});
