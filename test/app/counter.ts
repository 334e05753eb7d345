/** A counter as somebody stands before it: what is on it, called by the words of the language it speaks. */
import { expect, type Locator, type Page } from '@playwright/test';
import { accessWords } from '../../src/domain/areas/access/words.ts';
import { customerWords } from '../../src/domain/areas/customer/words.ts';
import { saleWords } from '../../src/domain/areas/sale/words.ts';
import { settingWords } from '../../src/domain/areas/setting/words.ts';
import { shiftWords } from '../../src/domain/areas/shift/words.ts';
import { moneyParts } from '../../src/domain/kit/format.ts';
import { minor } from '../../src/domain/kit/money.ts';
import type { Language } from '../../src/domain/kit/words.ts';
import { appWords } from '../../src/renderer/app/words.ts';
import { fingers, type Hands, keyboardAlone, mouse } from './hands.ts';
import { Keyboard } from './keyboard.ts';
import { isInRials } from './shelf.ts';

const ways = { mouse, keyboard: keyboardAlone, fingers };

export async function counterAt(page: Page, language: Language, kind: Hands['kind']): Promise<Counter> {
  const keyboard = await Keyboard.of(page, language);
  return new Counter(page, language, { keyboard, hands: ways[kind]({ page, keyboard, language }) });
}

export class Counter {
  readonly page: Page;
  readonly language: Language;
  readonly hands: Hands;
  readonly keyboard: Keyboard;
  readonly w: ReturnType<typeof wordsIn>;
  /** The shop's currency. */
  readonly currency: string;

  constructor(page: Page, language: Language, { hands, keyboard }: { hands: Hands; keyboard: Keyboard }) {
    this.page = page;
    this.language = language;
    this.hands = hands;
    this.keyboard = keyboard;
    this.w = wordsIn(language);
    this.currency = isInRials(language) ? 'IRR' : 'KGS';
  }

  /** An amount as the screen writes it, without its sign. */
  money = (amountMinor: number, currency = this.currency): string =>
    moneyParts(minor(amountMinor), currency, this.language).amount;

  region = (name: string): Locator => this.page.getByRole('region', { name, exact: true });
  sheet = (title: string): Locator => this.page.getByRole('dialog', { name: title, exact: true });
  button = (name: string, within: Page | Locator = this.page): Locator =>
    within.getByRole('button', { name, exact: true });
  /** A button that also says something else: a count, a PIN, a price. */
  buttonWith = (text: string, within: Page | Locator = this.page): Locator =>
    within.getByRole('button').filter({ hasText: text });

  press = (name: string, keys?: string): Promise<void> => this.hands.press(this.button(name), keys);

  /** Another area, by the rail; each place on it has its key. */
  async go(area: string): Promise<void> {
    const places = this.page.getByRole('navigation', { name: this.w.app.frame.rail }).getByRole('link');
    await expect(places.filter({ hasText: area })).toBeVisible();
    // The first screen is chosen once the till has said what it is: who goes on before would be led back to it.
    await expect(this.page).not.toHaveURL(/#?\/$/);
    const at = (await places.allInnerTexts()).findIndex((text) => text.split('\n').includes(area));
    await this.hands.press(places.nth(at), `Alt+${at + 1}`);
    await expect(places.nth(at)).toHaveAttribute('data-status', 'active');
  }

  /** A short word that comes and goes. */
  toast = (text: string): Promise<void> =>
    expect(this.page.locator('[data-tone]').getByRole('status').filter({ hasText: text })).toBeVisible();
}

const wordsIn = (language: Language) => ({
  app: appWords[language],
  access: accessWords[language],
  setting: settingWords[language],
  customer: customerWords[language],
  sale: saleWords[language],
  shift: shiftWords[language],
});
