/** An operator's bad days: a second factor, shut-out machines, quarantine, a day left open, a house that was lost. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page, TestInfo } from '@playwright/test';
import { root } from '../../scripts/run.ts';
import { syncWords } from '../../src/domain/areas/sync/words.ts';
import { must } from '../../src/domain/kit/result.ts';
import { sealText } from '../../src/domain/kit/sync/seal.ts';
import type { Language } from '../../src/domain/kit/words.ts';
import { pageWords } from '../../src/hq/console/page/words.ts';
import { codeAt } from '../../src/hq/totp.ts';
import { Machine } from '../hq/machine.ts';
import { look } from './console-look.ts';
import { counterAt } from './counter.ts';
import { chooseLanguage } from './entering.ts';
import { test as base, expect, target } from './fixtures.ts';
import { WebTill } from './web-till.ts';

/** A folder of its own, gone afterwards. */
async function inFolder(use: (dir: string) => Promise<void>): Promise<void> {
  const dir = mkdtempSync(join(tmpdir(), 'dukkan-keeping-'));
  await use(dir);
  rmSync(dir, { recursive: true, force: true });
}

const program = (dataDir: string): WebTill =>
  new WebTill(join(root, 'src/hq/index.ts'), ['--data', dataDir], 240_000);

const test = base.extend<{ house: { hq: WebTill; dataDir: string }; newTill: WebTill }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures wanted from this pattern.
  house: ({}, use) =>
    inFolder(async (dataDir) => {
      const hq = program(dataDir);
      await hq.start();
      await use({ hq, dataDir });
      await hq.kill('SIGTERM');
    }),

  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures wanted from this pattern.
  newTill: ({}, use) =>
    inFolder(async (dataDir) => {
      const till = new WebTill(join(root, 'out/main/web.js'), ['--data', dataDir]);
      await till.start();
      await use(till);
      await till.kill('SIGTERM');
    }),
});

test.skip(target === 'electron', 'headquarters has no window');
// A till that was refused asks again after a minute and a half at the latest.
test.setTimeout(600_000);

const email = 'olga@example.com';
const password = 'long enough 1';
const pages = [
  'tills',
  'branches',
  'days',
  'review',
  'quarantine',
  'hitches',
  'storage',
  'people',
  'account',
] as const;

/** The console in one language; `go` by the digit that the rail shows. */
function consoleOf(page: Page, language: Language, info: TestInfo) {
  const w = pageWords[language];
  return {
    page,
    w,
    press: (name: string) => page.getByRole('button', { name, exact: true }).first().click(),
    fill: (name: string, text: string) => page.getByRole('textbox', { name, exact: true }).fill(text),
    go: async (route: (typeof pages)[number]) => {
      await page
        .locator('main')
        .first()
        .click({ position: { x: 2, y: 2 } });
      await page.keyboard.press(String(pages.indexOf(route) + 1));
      await expect(page.locator('a[aria-current=page]')).toContainText(w.route[route]);
    },
    look: (name: string) => look(page, info, name),
    /** Headquarters as its page calls it. */
    api: async (path: string, body: object): Promise<Record<string, unknown>> => {
      const headers = { 'x-dukkan-console': '1' };
      const reply = await page.request.post(new URL(`/console/api${path}`, page.url()).href, {
        data: body,
        headers,
      });
      return (await reply.json()) as Record<string, unknown>;
    },
  };
}
type Console = ReturnType<typeof consoleOf>;

async function setUp({ page, w, fill }: Console, hq: WebTill, company: string): Promise<void> {
  const [, link] = must(/First person: (\S+)/.exec(hq.said), 'a link for the first person');
  await page.goto(must(link, 'a link'));
  await expect(page.getByRole('heading', { name: w.setUp.title })).toBeVisible();
  await fill(w.setUp.company, company);
  await fill(w.field.yourName, 'Olga');
  await fill(w.field.email, email);
  await fill(w.field.password, password);
}

/** A till that speaks the wire, in a branch that is there. */
async function machineAt(
  at: Console,
  hq: WebTill,
  place: { company: string; branch: string; tillCode: string },
) {
  const machine = new Machine(hq.url.replace(/\/$/, ''));
  const made = await at.api('/tills/code', place);
  await machine.enrol(String(made['code']));
  await machine.hello({ clock: Date.now() });
  return machine;
}

const today = () => new Date().toISOString().slice(0, 10);

for (const language of ['en', 'ru', 'fa'] as const) {
  const w = pageWords[language];
  const touch = language === 'ru' ? { hasTouch: true, isMobile: true } : {};

  test(`an operator keeps the house in order, ${language}`, async ({ house: { hq }, browser }, info) => {
    const page = await browser.newPage({
      locale: language,
      viewport: { width: 1366, height: 768 },
      ...touch,
    });
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(String(error)));
    const at = consoleOf(page, language, info);
    const { press, fill, go } = at;
    await setUp(at, hq, 'Altyn');
    await page.keyboard.press('Enter');
    await expect(page.getByText(w.tills.noBranch)).toBeVisible();

    await test.step('a second factor is set up by its code, and asked for at the next sign-in', async () => {
      await go('account');
      await press(w.account.beginTotp);
      const secret = await page.locator('bdi[dir=ltr]', { hasText: /^[A-Z2-7]{32}$/ }).innerText();
      await expect(page.getByRole('img', { name: w.account.totp })).toBeVisible();
      await at.look('second-factor');
      const used = codeAt(secret, Math.floor(Date.now() / 30_000));
      await fill(w.field.totp, used);
      await page.keyboard.press('Enter');
      await expect(page.getByText(w.account.totpOn)).toBeVisible();
      await press(w.account.signOut);
      await fill(w.field.email, email);
      await fill(w.field.password, password);
      await page.keyboard.press('Enter');
      await expect(page.getByText(w.signIn.totpHint)).toBeVisible();
      await at.look('sign-in-code');
      await fill(w.field.totp, used);
      await page.keyboard.press('Enter');
      await expect(page.getByRole('alert')).toContainText(w.refusals.TotpWanted);
      // The step after the one that was used: it is taken a little before its time.
      const next = codeAt(secret, Math.floor(Date.now() / 30_000) + 1);
      await fill(w.field.totp, next);
      await page.keyboard.press('Enter');
      await expect(page.getByRole('navigation', { name: w.pages })).toBeVisible();
    });

    await test.step('of two companies one is looked at, and the other is a choice away', async () => {
      await go('branches');
      await press(w.branches.addCompany);
      await fill(w.branches.name, 'Бешик');
      await page.keyboard.press('Enter');
      const choice = page.getByRole('combobox', { name: w.company });
      await expect(choice).toBeVisible();
      await choice.click();
      await page.getByRole('option', { name: 'Бешик' }).click();
      await expect(choice).toHaveValue('Бешик');
      await choice.click();
      await page.getByRole('option', { name: 'Altyn' }).click();
    });

    const companies = await (await page.request.get(new URL('/console/api/companies', hq.url).href)).json();
    const company = String(
      (companies as { id: string; name: string }[]).find(({ name }) => name === 'Altyn')?.id,
    );
    const names = { en: 'Main street', ru: 'Магазин на центральном проспекте', fa: 'شعبهٔ خیابان اصلی' };
    const branch = String(
      (await at.api('/branches/add', { company, name: names[language], code: 'M' }))['id'],
    );
    const place = (tillCode: string) => machineAt(at, hq, { company, branch, tillCode });
    const [front, back, bar] = [await place('1'), await place('2'), await place('3')];

    await test.step('what a replaced and a revoked machine bring is reviewed: left aside, then accepted', async () => {
      const next = await at.api('/tills/code', { company, branch, tillCode: '2', replaces: back.till });
      back.sell(31);
      back.setPrice('tea', 900);
      const machine = new Machine(front.address);
      await machine.enrol(String(next['code']));
      await machine.hello({ clock: Date.now() });
      await back.hello();
      expect((await back.push()).body.quarantined).toHaveLength(32);
      bar.sell(4);
      await at.api('/tills/revoke', { company, till: bar.till });
      await bar.push();
      await go('review');
      const card = page.getByRole('article').filter({ hasText: w.review.reasons.retired });
      const other = page.getByRole('article').filter({ hasText: w.review.reasons.revoked });
      await expect(card).toBeVisible();
      await expect(other).toBeVisible();
      await at.look('review');
      await other.getByRole('button', { name: w.review.keepAside }).click();
      await expect(other).toContainText(w.review.aside);
      await card.getByRole('button', { name: w.review.accept }).click();
      await page.getByRole('alertdialog').getByRole('button', { name: w.review.accept }).click();
      await expect(card).toHaveCount(0);
      await at.look('review-aside');
      await other.getByRole('button', { name: w.review.lookAgain }).click();
      await expect(other).not.toContainText(w.review.aside);
      await other.getByRole('button', { name: w.review.accept }).click();
      await page.getByRole('alertdialog').getByRole('button', { name: w.review.accept }).click();
      await expect(page.getByText(w.review.empty)).toBeVisible();
      const pulled = await front.pull({ [`branch:${branch}`]: 0, company: 0 });
      expect(pulled.body.pages.reduce((sum, { items }) => sum + items.length, 0)).toBe(36);
    });

    await test.step('what cannot be read stays in quarantine, whatever one tries', async () => {
      front.write('no list of changes');
      await front.push();
      await go('quarantine');
      await expect(page.getByRole('row').filter({ hasText: w.quarantine.reasons.unreadable })).toBeVisible();
      await at.look('quarantine-held');
      await page.keyboard.press('r');
      await expect(page.getByText(w.quarantine.replayed(0, 1))).toBeVisible();
      await go('hitches');
      await expect(page.getByRole('table', { name: w.hitches.title })).toBeVisible();
      await at.look('hitches-counted');
    });

    await test.step('a day that one till never sealed is waived, with its reason', async () => {
      const { session, have: tip } = front;
      const totals = [{ currency: 'KGS', salesMinor: 1_234_500, count: 17 }];
      const report = { session, shiftId: 's1', businessDate: today(), tip, receipts: [], totals, sig: '' };
      const sealed = await front.ask('/v1/seal', {
        ...report,
        sig: front.sign(sealText(front.till, report)),
      });
      expect(sealed.status).toBe(200);
      await go('days');
      await expect(page.getByText(w.days.incomplete(1))).toBeVisible();
      await at.look('day-open');
      await press(w.days.waive);
      await fill(w.days.reason, 'Ремонт');
      await at.look('waive');
      await page.keyboard.press('Enter');
      await expect(page.getByText(w.days.allComplete)).toBeVisible();
      await page.getByText(w.days.complete, { exact: true }).click();
      await at.look('day-complete');
    });

    await test.step('revoked, it may be allowed again; storage and every till say how far they are', async () => {
      await go('tills');
      await expect(page.getByRole('row').filter({ hasText: w.standing.revoked })).toBeVisible();
      await at.look('tills-mixed');
      await page.getByRole('row').filter({ hasText: w.standing.revoked }).getByRole('button').click();
      await press(w.tills.restore);
      await expect(page.getByRole('button', { name: w.tills.revoke, exact: true })).toBeVisible();
      await page.keyboard.press('Escape');
      await go('storage');
      await expect(page.getByRole('table', { name: w.storage.feeds })).toBeVisible();
      await at.look('storage-filled');
    });

    await test.step('whatever is pressed is large enough for a thumb', async () => {
      if (language !== 'ru') return;
      for (const route of ['tills', 'branches', 'days', 'people', 'account'] as const) {
        await go(route);
        const small = await page
          .locator('button:visible, a:visible, summary:visible, input:visible')
          .evaluateAll((all) =>
            all
              .filter((one) => !one.closest('.mantine-PasswordInput-section'))
              .filter((one) => one.getBoundingClientRect().height < 43.5)
              .map((one) => one.outerHTML.slice(0, 120)),
          );
        expect.soft(small, route).toEqual([]);
      }
    });
    expect(faults).toEqual([]);
    await page.close();
  });

  test(`a headquarters that was lost lets its tills in again, ${language}`, async ({
    house: { hq, dataDir },
    newTill,
    browser,
  }, info) => {
    const page = await browser.newPage({ locale: language, viewport: { width: 1366, height: 768 } });
    const at = consoleOf(page, language, info);
    await setUp(at, hq, 'Altyn');
    await page.keyboard.press('Enter');
    await expect(page.getByText(w.tills.noBranch)).toBeVisible();
    const companies = await (await page.request.get(new URL('/console/api/companies', hq.url).href)).json();
    const company = String((companies as { id: string }[])[0]?.id);
    const branch = String((await at.api('/branches/add', { company, name: 'Ala-Too', code: 'A' }))['id']);
    const machine = await machineAt(at, hq, { company, branch, tillCode: '2' });
    machine.sell(1204);
    const invite = String((await at.api('/tills/code', { company, branch, tillCode: '1' }))['qr']);

    const shop = await browser.newPage({ viewport: { width: 1366, height: 768 } });
    await shop.goto(newTill.url);
    const counter = await counterAt(shop, language, 'keyboard');
    const e = syncWords[language];
    await chooseLanguage(counter);
    await counter.hands.press(counter.buttonWith(e.alone.newTill), 'H');
    await shop.getByRole('textbox', { name: e.enrol.addressLabel }).fill(invite);
    await counter.keyboard.press('Enter');
    await expect(shop.getByRole('textbox', { name: e.enrol.codeLabel })).not.toHaveValue('');
    await counter.keyboard.press('Enter');
    await shop.getByRole('textbox', { name: e.enrol.nameLabel }).fill('Front');
    await counter.keyboard.press('Enter');
    const table = page.getByRole('table', { name: w.tills.title });
    const row = table.getByRole('row').filter({ hasText: 'Front' });
    await expect(row).toContainText(w.standing.well, { timeout: 60_000 });

    await test.step('all of it is lost, and an empty one stands at the same address', async () => {
      await hq.kill('SIGKILL');
      rmSync(dataDir, { recursive: true, force: true });
      await hq.start();
    });

    await test.step('its one-time link says which company is looked for', async () => {
      await setUp(at, hq, 'Altyn');
      await expect(page.getByText(w.setUp.lostHint)).toBeVisible({ timeout: 180_000 });
      await at.look('set-up-again');
      await page.getByRole('textbox', { name: w.field.password, exact: true }).press('Enter');
      await expect(page.getByRole('navigation', { name: w.pages })).toBeVisible();
    });

    await test.step('the till that is known is let in, the stranger is not', async () => {
      await machine.comeBack({ name: 'Bar', branchName: 'Ala-Too', branchCode: 'A', tillCode: '2' });
      await expect(page.getByRole('row').filter({ hasText: 'Bar' })).toBeVisible({ timeout: 30_000 });
      await at.look('claims');
      await at.press(w.claims.refuseOne('Bar'));
      await expect(page.getByRole('row').filter({ hasText: 'Bar' })).toHaveCount(0);
      await at.press(w.claims.acceptOne('Front'));
      await expect(row).toContainText(w.standing.well, { timeout: 240_000 });
      await expect(table.getByRole('rowgroup').filter({ hasText: 'Front' })).toContainText('A');
      await at.press(w.claims.close);
      await expect(page.getByText(w.claims.waiting)).toHaveCount(0);
      expect(
        (await machine.comeBack({ name: 'Bar', branchName: '', branchCode: 'A', tillCode: '2' })).status,
      ).toBe(401);
      await page.reload();
      await expect(page.getByRole('row').filter({ hasText: 'Bar' })).toHaveCount(0);
    });
    await shop.close();
    await page.close();
  });
}
