/** Behind the counter: a shop set up, people and their rights, settings, and what the log says of it all. */
import { auditWords } from '../../src/domain/areas/audit/words.ts';
import type { Language } from '../../src/domain/kit/words.ts';
import type { Counter } from './counter.ts';
import { chooseLanguage, openDemoShop, signIn } from './entering.ts';
import { expect, test } from './fixtures.ts';

/** Answers the set-up's six questions; country, money and taxes as they are proposed. */
async function setUpShop(at: Counter): Promise<void> {
  const { setUp } = at.w.setting;
  const next = async (): Promise<void> => at.press(at.w.app.verb.next, 'Enter');
  const answer = async (question: string, text: string | null): Promise<void> => {
    await expect(at.page.getByRole('heading', { name: question })).toBeVisible();
    if (text !== null) await at.keyboard.type(text);
    await next();
  };
  await chooseLanguage(at);
  // The language has the focus, so that Enter would choose it again.
  await at.hands.press(at.buttonWith(setUp.real));
  await answer(setUp.country, null);
  await answer(setUp.shop, 'Dukkan');
  await answer(setUp.money, null);
  await answer(setUp.taxes, null);
  await answer(setUp.owner, 'Aigul');
  for (const question of [setUp.pin, setUp.pinAgain]) {
    await expect(at.page.getByRole('heading', { name: question })).toBeVisible();
    await at.hands.digits('58201');
    await at.keyboard.press('Enter');
  }
  await expect(at.page.getByRole('navigation', { name: at.w.app.frame.rail })).toBeVisible();
}

for (const language of ['en', 'ru', 'fa'] as const satisfies readonly Language[]) {
  test.describe(`in ${language}, by the keyboard`, () => {
    test.use({ language, hands: 'keyboard' });

    test('a shop is set up in a minute, and its owner is at the counter', async ({ counter: at }) => {
      await setUpShop(at);
      await expect(at.region(at.w.app.frame.status)).toContainText('Aigul');
    });
  });
}

test.describe('with the demo shop', () => {
  test.beforeEach(async ({ counter }) => {
    await openDemoShop(counter);
    await signIn(counter, 'owner');
  });

  test('somebody new gets a role and a PIN, signs in, and sees what the role may', async ({
    counter: at,
  }) => {
    const { users, roles } = at.w.access;
    await at.go(users.title);
    await at.press(users.add);
    await at.page.getByLabel(users.name, { exact: true }).fill('Omar Nazari');
    await at.press(roles.kitchen);
    await at.press(at.w.app.verb.save);
    await at.toast(users.saved('Omar Nazari'));
    await at.press(users.givePin);
    const sheet = at.sheet(users.givePin);
    for (const shown of [at.w.access.pin.fresh, at.w.access.pin.again]) {
      await expect(sheet.getByText(shown, { exact: true })).toBeVisible();
      await at.keyboard.type('60417');
      await at.keyboard.press('Enter');
    }
    await at.toast(users.pinGiven('Omar Nazari'));
    await at.keyboard.press('Alt+L');
    await at.buttonWith('Omar Nazari').click();
    await at.keyboard.type('60417');
    await at.keyboard.press('Enter');
    await expect(at.region(at.w.app.frame.status)).toContainText('Omar Nazari');
    const rail = at.page.getByRole('navigation', { name: at.w.app.frame.rail });
    await expect(rail).not.toContainText(users.title);
    await expect(rail).not.toContainText(at.w.sale.title);
    await expect(at.page).toHaveURL(/#\/shift$/);
  });

  test('loading the page again does not open the lock', async ({ counter: at }) => {
    await at.keyboard.press('Alt+L');
    await expect(at.page.getByRole('heading', { name: at.w.access.signIn.locked })).toBeVisible();
    await at.page.reload();
    await expect(at.page.getByRole('heading', { name: at.w.access.signIn.locked })).toBeVisible();
    await at.keyboard.type('1111');
    await at.keyboard.press('Enter');
    await expect(at.page.getByRole('navigation', { name: at.w.app.frame.rail })).toBeVisible();
  });

  test('a setting is found by its words, saved, and taken back', async ({ counter: at }) => {
    const { setting } = at.w;
    await at.go(setting.title);
    await at.page.getByRole('searchbox', { name: setting.find }).fill('tips');
    const tips = at.page.getByRole('switch', { name: setting.labels['sale.tips'] });
    await expect(tips).toBeChecked();
    await tips.click();
    await expect(at.page.getByText(setting.unsaved(1))).toBeVisible();
    await at.keyboard.press('Mod+S');
    await at.toast(setting.saved);
    await at.page.getByRole('status').filter({ hasText: setting.saved }).getByRole('button').click();
    await at.toast(setting.undone);
    await expect(tips).toBeChecked();
  });

  test('the log tells a change with its old and new value, and the journal is whole', async ({
    counter: at,
  }) => {
    const audit = auditWords.en;
    const { taxes, sections, title } = at.w.setting;
    await at.go(title);
    await at.button(sections.taxes).click();
    await at.buttonWith('12%').click();
    const sheet = at.sheet('VAT');
    await sheet.getByLabel(taxes.rate).fill('16');
    await at.button(at.w.app.verb.save, sheet).click();
    await at.toast(taxes.saved('VAT'));
    await at.go(audit.short);
    await at.page.getByRole('searchbox', { name: audit.find }).fill('changed tax');
    await at.page.getByRole('row').filter({ hasText: at.w.setting.activity.changeTax }).click();
    await expect(at.page.getByRole('row', { name: `${audit.fields.rateBp} 12% 16%` })).toBeVisible();
    await at.button(audit.chainTitle).click();
    await at.press(audit.chain.verify);
    await expect(at.page.getByText(audit.chain.whole)).toBeVisible({ timeout: 30_000 });
  });
});
