/** The console as its operator meets it: set up by the link, a real till let in by a code, watched, and shut out. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../scripts/run.ts';
import { syncWords } from '../../src/domain/areas/sync/words.ts';
import { must } from '../../src/domain/kit/result.ts';
import { pageWords } from '../../src/hq/console/page/words.ts';
import { look } from './console-look.ts';
import { counterAt } from './counter.ts';
import { chooseLanguage } from './entering.ts';
import { test as base, expect, target } from './fixtures.ts';
import { WebTill } from './web-till.ts';

const test = base.extend<{ hq: WebTill; newTill: WebTill }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures wanted from this pattern.
  hq: async ({}, use) => {
    const dataDir = mkdtempSync(join(tmpdir(), 'dukkan-hq-'));
    // It makes a database first.
    const hq = new WebTill(join(root, 'src/hq/index.ts'), ['--data', dataDir], 240_000);
    await hq.start();
    await use(hq);
    await hq.kill('SIGTERM');
    rmSync(dataDir, { recursive: true, force: true });
  },

  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures wanted from this pattern.
  newTill: async ({}, use) => {
    const dataDir = mkdtempSync(join(tmpdir(), 'dukkan-new-'));
    const till = new WebTill(join(root, 'out/main/web.js'), ['--data', dataDir]);
    await till.start();
    await use(till);
    await till.kill('SIGTERM');
    rmSync(dataDir, { recursive: true, force: true });
  },
});

test.skip(target === 'electron', 'headquarters has no window');
test.setTimeout(300_000);

const email = 'olga@example.com';
const password = 'long enough 1';

for (const language of ['en', 'ru', 'fa'] as const) {
  const w = pageWords[language];

  test(`an operator lets a till in and shuts it out, ${language}`, async ({ hq, newTill, browser }, info) => {
    const page = await browser.newPage({ locale: language, viewport: { width: 1366, height: 768 } });
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(String(error)));
    const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
    const fill = (name: string, text: string) => page.getByRole('textbox', { name, exact: true }).fill(text);
    const rail = (name: string) =>
      page.getByRole('navigation', { name: w.pages }).getByRole('link', { name }).click();

    await test.step('the one-time link makes the first person and the company', async () => {
      const [, link] = must(/First person: (\S+)/.exec(hq.said), 'a link for the first person');
      await page.goto(must(link, 'a link'));
      await expect(page.getByRole('heading', { name: w.setUp.title })).toBeVisible();
      await look(page, info, 'set-up');
      await fill(w.setUp.company, 'Altyn');
      await fill(w.field.yourName, 'Olga');
      await fill(w.field.email, email);
      await fill(w.field.password, password);
      await page.keyboard.press('Enter');
      await expect(page.getByText(w.tills.noBranch)).toBeVisible();
    });

    await test.step('signed out, a wrong password is refused in words and the right one opens', async () => {
      await rail(w.route.account);
      await look(page, info, 'account');
      await press(w.account.signOut);
      await expect(page.getByRole('heading', { name: w.signIn.title })).toBeVisible();
      await fill(w.field.email, email);
      await fill(w.field.password, 'not this one');
      await page.keyboard.press('Enter');
      await expect(page.getByRole('alert')).toContainText(w.refusals.WrongPassword);
      await look(page, info, 'sign-in');
      await fill(w.field.password, password);
      await page.keyboard.press('Enter');
      await expect(page.getByRole('navigation', { name: w.pages })).toBeVisible();
    });

    await test.step('a branch', async () => {
      await rail(w.route.branches);
      await press(w.branches.add);
      await fill(w.branches.name, 'Main street');
      await fill(w.branches.code, 'M');
      await page.keyboard.press('Enter');
      await expect(page.getByRole('rowheader', { name: 'Main street' })).toBeVisible();
      await look(page, info, 'branches');
    });

    const made = await test.step('a code to type and to scan', async () => {
      await rail(w.route.tills);
      await look(page, info, 'no-tills');
      await page.keyboard.press('n');
      await look(page, info, 'new-code');
      await press(w.code.make);
      await expect(page.getByRole('timer')).toBeVisible();
      await look(page, info, 'code');
      return page.getByTestId('code').innerText();
    });

    await test.step('the till that types it is in the table', async () => {
      const shop = await browser.newPage({ viewport: { width: 1366, height: 768 } });
      await shop.goto(newTill.url);
      const counter = await counterAt(shop, language, 'keyboard');
      const e = syncWords[language];
      await chooseLanguage(counter);
      await counter.hands.press(counter.buttonWith(e.alone.newTill), 'H');
      await shop.getByRole('textbox', { name: e.enrol.addressLabel }).fill(`${hq.url}#${made}`);
      await counter.keyboard.press('Enter');
      await expect(shop.getByRole('textbox', { name: e.enrol.codeLabel })).toHaveValue(made);
      await counter.keyboard.press('Enter');
      await shop.getByRole('textbox', { name: e.enrol.nameLabel }).fill('Front');
      await counter.keyboard.press('Enter');
      await expect(page.getByText(w.code.joined('Front'))).toBeVisible({ timeout: 60_000 });
      await page.keyboard.press('Escape');
      const row = page.getByRole('row').filter({ hasText: 'Front' });
      await expect(row).toContainText(w.standing.well, { timeout: 60_000 });
      await look(page, info, 'tills');
      await shop.close();
    });

    await test.step('every other page opens', async () => {
      for (const route of ['days', 'review', 'quarantine', 'hitches', 'storage', 'people'] as const) {
        await rail(w.route[route]);
        await expect(page.getByRole('heading', { level: 1, name: w[route].title })).toBeVisible();
        await expect(page.getByRole('alert')).toHaveCount(0);
        await look(page, info, route);
      }
    });

    await test.step('another machine may take its place, by a code too', async () => {
      await rail(w.route.tills);
      await page.getByRole('button', { name: /Front/ }).click();
      await press(w.tills.replace);
      await expect(page.getByText(w.code.replaceHint)).toBeVisible();
      await press(w.code.make);
      await expect(page.getByTestId('code')).not.toHaveText(made);
      await page.keyboard.press('Escape');
    });

    await test.step('revoked, it says so', async () => {
      await rail(w.route.tills);
      await page.getByRole('button', { name: /Front/ }).click();
      await look(page, info, 'till');
      await press(w.tills.revoke);
      await page.getByRole('alertdialog').getByRole('button', { name: w.tills.revoke }).click();
      await expect(page.getByRole('button', { name: w.tills.restore })).toBeVisible();
      await page.keyboard.press('Escape');
      await expect(page.getByRole('row').filter({ hasText: 'Front' })).toContainText(w.standing.revoked);
    });

    expect(faults).toEqual([]);
    await page.close();
  });
}
