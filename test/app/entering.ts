/** How one gets to the counter: the first start, a name and a PIN, the lock, a manager over one's shoulder. */
import { expect, type Locator } from '@playwright/test';
import { languageNames } from '../../src/domain/kit/words.ts';
import type { Counter } from './counter.ts';
import { personOf, type Role, shopName } from './shelf.ts';

export async function chooseLanguage(at: Counter): Promise<void> {
  const choice = at.page.getByRole('radio', { name: languageNames[at.language], exact: true });
  await at.hands.press(choice);
  await expect(choice).toBeChecked();
}

/** A till nobody used before: its language, and the demo shop to try it with. */
export async function openDemoShop(at: Counter): Promise<void> {
  await chooseLanguage(at);
  await at.hands.press(at.buttonWith(at.w.setting.setUp.demo), 'D');
  await expect(at.page.getByText(shopName(at.language))).toBeVisible({ timeout: 30_000 });
}

/** A name, then its PIN. */
export async function signIn(at: Counter, role: Role): Promise<void> {
  const { name, pin } = personOf(role, at.language);
  const people = at.page.getByRole('region', { name: at.w.access.signIn.people }).getByRole('button');
  const tile = people.filter({ hasText: name });
  await expect(tile).toBeVisible();
  if (!(await isPressed(tile))) {
    const n = (await people.allInnerTexts()).findIndex((text) => text.includes(name)) + 1;
    await at.hands.press(tile, String(n));
  }
  await expect(at.page.getByRole('heading', { name: at.w.access.signIn.welcome(name) })).toBeVisible();
  await at.hands.digits(pin);
  await at.hands.press(at.page.getByRole('button', { name: enterOrUnlock(at) }), 'Enter');
  await expect(at.page.getByRole('navigation', { name: at.w.app.frame.rail })).toBeVisible();
}

/** Somebody else comes to the counter; what the first one did waits. */
export async function changeHands(at: Counter, from: Role, to: Role): Promise<void> {
  if (at.hands.kind === 'keyboard') await at.keyboard.press('Alt+L');
  else {
    const status = at.region(at.w.app.frame.status);
    await at.hands.press(at.buttonWith(personOf(from, at.language).name, status));
    await at.press(at.w.app.frame.lock);
  }
  await expect(at.page.getByRole('heading', { name: at.w.access.signIn.locked })).toBeVisible();
  if (at.hands.kind === 'keyboard') await at.keyboard.press('Esc');
  await signIn(at, to);
}

/** A manager's PIN on the same screen. */
export async function approve(at: Counter, role: Role): Promise<void> {
  const sheet = at.sheet(at.w.access.approval.title);
  await expect(sheet).toBeVisible();
  await at.hands.digits(personOf(role, at.language).pin);
  await at.hands.press(at.button(at.w.access.approval.enter, sheet), 'Enter');
  await expect(sheet).toBeHidden();
}

const isPressed = async (button: Locator): Promise<boolean> =>
  (await button.getAttribute('aria-pressed')) === 'true';

const enterOrUnlock = ({ w: { access } }: Counter): RegExp =>
  new RegExp(`^(${access.signIn.enter}|${access.signIn.unlock})$`);
