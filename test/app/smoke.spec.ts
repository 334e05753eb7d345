import { expect, test } from './fixtures.ts';

test('the counter opens, draws itself, and complains of nothing', async ({ page }) => {
  await expect(page.locator('#root')).not.toBeEmpty();
  await expect(page).toHaveTitle(/Dukkan/);
});

test('the counter comes back by itself after its till was killed and started again', async ({
  page,
  till,
}) => {
  await expect(page.locator('#root')).not.toBeEmpty();
  await till.kill();
  await till.restart();
  await page.reload();
  await expect(page.locator('#root')).not.toBeEmpty();
});
