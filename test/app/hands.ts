/** Three ways to work a counter: mouse and keyboard as most do, the keyboard alone, fingers alone. */
import { expect, type Locator, type Page } from '@playwright/test';
import { toLocalDigits } from '../../src/domain/kit/digits.ts';
import type { Language } from '../../src/domain/kit/words.ts';
import { appWords } from '../../src/renderer/app/words.ts';
import type { Keyboard } from './keyboard.ts';

export interface Hands {
  readonly kind: 'mouse' | 'keyboard' | 'fingers';
  /** Does what a button, a tile, a tab or a row does; `keys` is its chord where it has one. */
  press(target: Locator, keys?: string): Promise<void>;
  /** Digits (and a point) for the pad of the pane at hand. */
  digits(digits: string): Promise<void>;
  /** Puts words into a field. */
  write(field: Locator, text: string): Promise<void>;
}

interface Body {
  readonly page: Page;
  readonly keyboard: Keyboard;
  readonly language: Language;
}

export function mouse({ keyboard }: Body): Hands {
  return {
    kind: 'mouse',
    press: (target) => target.click(),
    digits: (digits) => keyboard.type(digits),
    write: (field, text) => field.fill(text),
  };
}

/** Presses the key of a thing that has one, and walks to the others with Tab. */
export function keyboardAlone({ page, keyboard }: Body): Hands {
  const reach = (target: Locator): Promise<void> => walkTo(page, keyboard, target);
  return {
    kind: 'keyboard',
    async press(target, keys) {
      await expect(target).toBeVisible();
      if (keys) return keyboard.press(keys);
      await reach(target);
      // A switch knows only the space bar.
      await keyboard.press((await target.evaluate(({ tagName }) => tagName)) === 'INPUT' ? 'Space' : 'Enter');
    },
    digits: (digits) => keyboard.type(digits),
    async write(field, text) {
      await reach(field);
      await keyboard.press('Mod+A');
      await keyboard.type(text);
    },
  };
}

/** Taps, and nothing else: digits come from the pad on the screen, words from the tablet's own keyboard. */
export function fingers({ page, language }: Body): Hands {
  const pads = page.getByRole('group', { name: appWords[language].pad.label, exact: true });
  const face = (digit: string): string | RegExp =>
    digit === '.' ? /^[.,٫]$/u : toLocalDigits(digit, language);
  return {
    kind: 'fingers',
    press: (target) => target.tap(),
    async digits(digits) {
      for (const digit of digits)
        await pads
          .last()
          .getByRole('button', { name: face(digit), exact: true })
          .tap();
    },
    async write(field, text) {
      await field.tap();
      await field.press('ControlOrMeta+A');
      await page.keyboard.insertText(text);
    },
  };
}

/** More stops than any screen has. */
const mostStops = 150;

/** Tab until the target has the focus; wherever the focus rests on the way, it must be seen. */
async function walkTo(page: Page, keyboard: Keyboard, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let stop = 0; stop < mostStops; stop += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await keyboard.press('Tab');
    expect(await page.evaluate(unseenFocus), 'the focus is seen wherever it rests').toBeNull();
  }
  throw new Error(`Tab never reached ${target}`);
}

/** What has the focus without showing it, or null. Runs in the page. */
function unseenFocus(): string | null {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const { outlineStyle, outlineWidth } = getComputedStyle(element);
  const { top, left, bottom, right, width, height } = element.getBoundingClientRect();
  const isInSight = bottom > 0 && right > 0 && top < innerHeight && left < innerWidth && width + height > 0;
  const isRinged = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0;
  return isInSight && isRinged ? null : element.outerHTML.slice(0, 200);
}
