/**
 * A keyboard and a scanner whose keys carry true times. A till tells one from the other by the time between
 * keys, and under load Playwright's own keyboard loses it; so every key goes out with the time it was meant for.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { CDPSession, Page } from '@playwright/test';
import { toLocalDigits } from '../../src/domain/kit/digits.ts';
import { must } from '../../src/domain/kit/result.ts';
import type { Language } from '../../src/domain/kit/words.ts';

/** A quick hand; a till takes keys closer than 35 ms for a scanner's. */
const handMs = 60;
/** A scanner types a character in this time. */
const scannerMs = 1.5;

export class Keyboard {
  readonly #wire: CDPSession;
  readonly #language: Language;

  private constructor(wire: CDPSession, language: Language) {
    this.#wire = wire;
    this.#language = language;
  }

  /** `language`: whose letters and digits stand on its keys. */
  static async of(page: Page, language: Language): Promise<Keyboard> {
    return new Keyboard(await page.context().newCDPSession(page), language);
  }

  /** One key by hand: `+`, `F8`, `Enter`, `Alt+R`, `Mod+Enter`, `*` (of the number pad). */
  async press(chord: string): Promise<void> {
    const { modifiers, name } = partsOf(chord);
    await this.#hand(keyNamed(name, this.#language), modifiers);
  }

  /** Letters and digits by hand, each on the key where this keyboard has it. */
  async type(text: string): Promise<void> {
    for (const character of text) await this.#hand(keyTyping(character, this.#language), 0);
  }

  /** What a scanner does: each code in one burst ended by Enter, the bursts `gapMs` apart. */
  async scan(codes: readonly string[], gapMs = 30): Promise<void> {
    const sent: Promise<unknown>[] = [];
    const startMs = Date.now();
    for (const [n, code] of codes.entries()) {
      // The bursts leave in their true time, whatever the till does with the one before.
      const dueMs = startMs + n * gapMs;
      await sleep(Math.max(0, dueMs - Date.now()));
      const keys = [...code].map((character) => keyTyping(character, 'en')).concat(keyNamed('Enter', 'en'));
      for (const [k, key] of keys.entries()) sent.push(this.#send(key, 0, dueMs + k * scannerMs));
    }
    await Promise.all(sent);
    await sleep(handMs);
  }

  /** No hand leaves a key and does the next thing at once. */
  async #hand(key: Key, modifiers: number): Promise<void> {
    await this.#send(key, modifiers, Date.now());
    await sleep(handMs);
  }

  async #send({ code, key, text, vk }: Key, modifiers: number, atMs: number): Promise<void> {
    const stroke = { code, key, modifiers, windowsVirtualKeyCode: vk, timestamp: atMs / 1000 };
    const typed = text !== undefined && (modifiers & ~shift) === 0 ? { text, unmodifiedText: text } : {};
    await Promise.all([
      this.#wire.send('Input.dispatchKeyEvent', {
        type: 'text' in typed ? 'keyDown' : 'rawKeyDown',
        ...stroke,
        ...typed,
      }),
      this.#wire.send('Input.dispatchKeyEvent', { type: 'keyUp', ...stroke }),
    ]);
  }
}

interface Key {
  readonly code: string;
  readonly key: string;
  readonly text?: string;
  /** Windows' number for the key, by which browsers know what Tab and Enter do. */
  readonly vk: number;
}

const shift = 8;
const modifierBits: Record<string, number> = { Alt: 1, Mod: 2, Shift: shift };

function partsOf(chord: string): { modifiers: number; name: string } {
  const [, held = '', name = ''] = /^((?:(?:Alt|Mod|Shift)\+)*)(.+)$/.exec(chord) ?? [];
  const bits = held.split('+').map((modifier) => modifierBits[modifier] ?? 0);
  return { modifiers: bits.reduce((all, bit) => all | bit, 0), name };
}

const named: Record<string, Key> = {
  Enter: { code: 'Enter', key: 'Enter', text: '\r', vk: 13 },
  Tab: { code: 'Tab', key: 'Tab', vk: 9 },
  Esc: { code: 'Escape', key: 'Escape', vk: 27 },
  Backspace: { code: 'Backspace', key: 'Backspace', vk: 8 },
  Del: { code: 'Delete', key: 'Delete', vk: 46 },
  Ins: { code: 'Insert', key: 'Insert', vk: 45 },
  Space: { code: 'Space', key: ' ', text: ' ', vk: 32 },
  Up: { code: 'ArrowUp', key: 'ArrowUp', vk: 38 },
  Down: { code: 'ArrowDown', key: 'ArrowDown', vk: 40 },
  Left: { code: 'ArrowLeft', key: 'ArrowLeft', vk: 37 },
  Right: { code: 'ArrowRight', key: 'ArrowRight', vk: 39 },
  PageUp: { code: 'PageUp', key: 'PageUp', vk: 33 },
  PageDown: { code: 'PageDown', key: 'PageDown', vk: 34 },
  '+': { code: 'NumpadAdd', key: '+', text: '+', vk: 107 },
  '-': { code: 'NumpadSubtract', key: '-', text: '-', vk: 109 },
  '*': { code: 'NumpadMultiply', key: '*', text: '*', vk: 106 },
  '/': { code: 'NumpadDivide', key: '/', text: '/', vk: 111 },
  '?': { code: 'Slash', key: '?', text: '?', vk: 191 },
  '.': { code: 'NumpadDecimal', key: '.', text: '.', vk: 110 },
};

function keyNamed(name: string, language: Language): Key {
  const known = named[name];
  if (known) return known;
  const functional = /^F(\d+)$/.exec(name)?.[1];
  if (functional) return { code: name, key: name, vk: 111 + Number(functional) };
  return keyTyping(onThisKeyboard(name.toLowerCase(), language), language);
}

/** Where the letters of each keyboard lie; the backslash's place differs too much to be used. */
const latinPlaces = "qwertyuiop[]asdfghjkl;'zxcvbnm,.";
const layouts: Record<Language, string> = {
  en: latinPlaces,
  ru: 'йцукенгшщзхъфывапролджэячсмитьбю',
  fa: 'ضصثقفغعهخحجچشسیبلاتنمکگظطزرذدئو.',
};
const signCodes: Record<string, readonly [code: string, vk: number]> = {
  '[': ['BracketLeft', 219],
  ']': ['BracketRight', 221],
  ';': ['Semicolon', 186],
  "'": ['Quote', 222],
  ',': ['Comma', 188],
  '.': ['Period', 190],
};

/** What the key prints that a US keyboard calls `name`. */
const onThisKeyboard = (name: string, language: Language): string =>
  layouts[language][latinPlaces.indexOf(name)] ?? name;

function keyTyping(character: string, language: Language): Key {
  if (character === ' ') return must(named.Space, 'there is a space bar');
  const known = named[character];
  if (known && character !== '.') return known;
  if (/^\d$/.test(character)) {
    const key = toLocalDigits(character, language);
    return { code: `Digit${character}`, key, text: key, vk: 48 + Number(character) };
  }
  const lower = character.toLowerCase();
  const place = latinPlaces[layouts[language].indexOf(lower)] ?? lower;
  const [code, vk] = signCodes[place] ?? [`Key${place.toUpperCase()}`, place.toUpperCase().charCodeAt(0)];
  return { code, key: character, text: character, vk };
}
