import { act, cleanup } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { installScanCapture } from '../../src/renderer/app/scan-capture.ts';
import { type Scan, scanQueue, scans, useScan } from '../../src/renderer/app/scan-queue.ts';
import { type Press, scanReader } from '../../src/renderer/app/scan-reader.ts';
import { Sheet } from '../../src/renderer/parts/sheet.tsx';
import { press, type Stroke, show } from './show.tsx';

/** What each key prints where the cashier's keyboard is set to that language. */
const layouts = {
  English: (digit: string) => digit,
  Persian: (digit: string) => String.fromCharCode(0x06f0 + Number(digit)),
  Russian: (digit: string) => digit,
};

/** A scanner types the code on the page's own clock, `gap` ms between keys; answers when it was done. */
function scan(
  code: string,
  from: number,
  gap = 10,
  print: (digit: string) => string = (digit) => digit,
): number {
  let at = from;
  for (const character of code) {
    const isDigit = /\d/.test(character);
    const name = isDigit ? `Digit${character}` : `Key${character.toUpperCase()}`;
    press({ key: isDigit ? print(character) : character, code: name, shift: /[A-Z]/.test(character), at });
    at += gap;
  }
  press({ key: 'Enter', code: 'Enter', at });
  return at;
}

let stop: () => void;
let got: string[];
beforeEach(() => {
  got = [];
  stop = installScanCapture(window, (code, at) => scans.push({ code, at }));
});
afterEach(() => {
  cleanup();
  stop();
});

function Taker({ children = null }: { children?: React.ReactNode }) {
  useScan(({ code }) => got.push(code));
  return children;
}

function Field({ barcode = false }: { barcode?: boolean }) {
  const [text, setText] = useState('');
  return (
    <input
      data-testid="field"
      data-accept-barcode={barcode || undefined}
      value={text}
      onChange={(event) => setText(event.target.value)}
    />
  );
}

const settled = () => act(async () => new Promise((resolve) => setTimeout(resolve, 160)));

describe('a scanner that types like a keyboard', () => {
  test('twenty codes thirty milliseconds apart are twenty scans, in their order', async () => {
    show(<Taker />);
    const codes = Array.from({ length: 20 }, (_, n) => `46001234567${String(n).padStart(2, '0')}`);
    let at = 1000;
    for (const code of codes) at = scan(code, at + 30, 3);
    await settled();
    expect(got).toEqual(codes);
  });

  test.each(Object.entries(layouts))('says the same digits under the %s layout', async (_, print) => {
    show(<Taker />);
    scan('4600123456789', 1000, 12, print);
    await settled();
    expect(got).toEqual(['4600123456789']);
  });

  test('letters come through as printed on the label, whatever the layout makes of them', async () => {
    show(<Taker />);
    scan('ABc12', 1000);
    await settled();
    expect(got).toEqual(['ABc12']);
  });

  test('may stumble once in the middle of a code', async () => {
    show(<Taker />);
    const digits = [...'4600123456789'];
    for (const [n, digit] of digits.entries()) {
      press({ key: digit, code: `Digit${digit}`, at: 1000 + n * 10 + (n > 5 ? 60 : 0) });
    }
    press({ key: 'Enter', code: 'Enter', at: 1000 + digits.length * 10 + 60 });
    await settled();
    expect(got).toEqual(['4600123456789']);
  });

  test('is one scan also where its keys reach a busy page late', async () => {
    show(<Taker />);
    press({ key: '4', code: 'Digit4', at: 1000 });
    press({ key: '6', code: 'Digit6', at: 1010 });
    await settled();
    scan('00123456789', 1020);
    await settled();
    expect(got).toEqual(['4600123456789']);
  });

  test('leaves no trace in the field that had the focus', async () => {
    const { getByTestId } = show(
      <Taker>
        <Field />
      </Taker>,
    );
    const field = getByTestId('field') as HTMLInputElement;
    act(() => field.focus());
    // The browser types the first key before anybody can know that it begins a scan.
    act(() => {
      press({ key: '4', code: 'Digit4', at: 1000 });
      field.setRangeText('4', 0, 0, 'end');
      field.dispatchEvent(new Event('input', { bubbles: true }));
      scan('600123456789', 1010);
    });
    await settled();
    expect(field.value).toBe('');
    expect(got).toEqual(['4600123456789']);
  });

  test('fills a field that takes barcodes, and goes nowhere else', async () => {
    const { getByTestId } = show(
      <Taker>
        <Field barcode />
      </Taker>,
    );
    const field = getByTestId('field') as HTMLInputElement;
    act(() => field.focus());
    act(() => {
      scan('4600123456789', 1000, 10, layouts.Persian);
    });
    await settled();
    expect(field.value).toBe('4600123456789');
    expect(got).toEqual([]);
  });

  test('reaches the screen through an open sheet', async () => {
    show(
      <Taker>
        <Sheet opened onClose={() => {}} title="Customer">
          <Field />
        </Sheet>
      </Taker>,
    );
    scan('4600123456789', 1000);
    await settled();
    expect(got).toEqual(['4600123456789']);
  });
});

describe('a GS1 code from a scanner', () => {
  const keysOf: Record<string, readonly (readonly [code: string, how?: Partial<Stroke>])[]> = {
    'Ctrl+]': [
      ['ControlLeft', { ctrl: true }],
      ['BracketRight', { ctrl: true }],
    ],
    F8: [['F8']],
    'Alt+029': [
      ['AltLeft', { alt: true }],
      ['Numpad0', { alt: true }],
      ['Numpad2', { alt: true }],
      ['Numpad9', { alt: true }],
    ],
  };
  const signs: Record<string, readonly [code: string, shift?: boolean]> = {
    ']': ['BracketRight'],
    '"': ['Quote', true],
    '&': ['Digit7', true],
    '<': ['Comma', true],
    '%': ['Digit5', true],
    '=': ['Equal'],
  };

  /** Types by where keys lie; what they print is another alphabet's. */
  function type(code: string, separator: string, from: number): void {
    let at = from;
    const stroke = (name: string, how: Partial<Stroke> = {}): void => {
      press({ key: 'ъ', code: name, at, ...how });
      at += 8;
    };
    for (const character of code) {
      const [sign, shift = false] = signs[character] ?? [];
      if (character === '\u001d') for (const [name, how] of keysOf[separator] ?? []) stroke(name, how);
      else if (sign) stroke(sign, { shift });
      else if (/\d/.test(character)) stroke(`Digit${character}`);
      else stroke(`Key${character.toUpperCase()}`, { shift: character < 'a' });
    }
    press({ key: 'Enter', code: 'Enter', at });
  }

  const mark = ']d2010460043993125621aB"&<%c\u001d93d=Vz';
  const pair = '\u001d0104600439931256\u001d\u001d10AB';

  test.each(Object.keys(keysOf))('arrives whole, its separator sent as %s', async (separator) => {
    show(<Taker />);
    type(mark, separator, 1000);
    type(pair, separator, 5000);
    await settled();
    expect(got).toEqual([mark, pair]);
  });

  test.each(Object.keys(keysOf))('is not typed into the field in hand: %s', async (separator) => {
    const { getByTestId } = show(
      <Taker>
        <Field />
      </Taker>,
    );
    getByTestId('field').focus();
    type(pair, separator, 1000);
    await settled();
    expect(got).toEqual([pair]);
    expect((getByTestId('field') as HTMLInputElement).value).toBe('');
  });

  test('written with Alt throughout is the same', () => {
    const reader = scanReader<Press>();
    let at = 0;
    const down = (code: string): string | null => {
      at += 5;
      return reader.press({ code, at, shift: false, ctrl: false, alt: code !== 'Enter' }, false).scan;
    };
    for (const character of '4A\u001dz') {
      down('AltLeft');
      for (const digit of String(character.charCodeAt(0)).padStart(3, '0')) down(`Numpad${digit}`);
    }
    expect(down('Enter')).toBe('4A\u001dz');
  });

  test('leaves F8 to the hand that pressed it', async () => {
    const seen: string[] = [];
    const listen = (event: KeyboardEvent): unknown => seen.push(event.key);
    window.addEventListener('keydown', listen);
    press({ key: 'F8', code: 'F8', at: 1000 });
    await settled();
    window.removeEventListener('keydown', listen);
    expect(seen).toEqual(['F8']);
  });
});

describe('a hand', () => {
  const reader = () => scanReader<Press>();
  const key = (code: string, at: number): Press => ({ code, at, shift: false, ctrl: false, alt: false });

  test('types into a field without delay', () => {
    const hand = reader();
    const verdicts = ['KeyM', 'KeyI', 'KeyL', 'KeyK'].map((code, n) => hand.press(key(code, n * 90), true));
    expect(verdicts.every((verdict) => !verdict.take && verdict.scan === null)).toBe(true);
  });

  test('loses no letter when two keys roll over each other', () => {
    const hand = reader();
    hand.press(key('KeyT', 0), true);
    expect(hand.press(key('KeyH', 20), true).take).toBe(true);
    expect(hand.rest().map(({ code }) => code)).toEqual(['KeyH']);
  });

  test('that hits two digits and Enter in a flurry has not scanned', () => {
    const hand = reader();
    hand.press(key('Digit1', 0), false);
    hand.press(key('Digit2', 10), false);
    const verdict = hand.press(key('Enter', 20), false);
    expect(verdict).toMatchObject({ take: false, scan: null });
    expect(verdict.giveBack.map(({ code }) => code)).toEqual(['Digit1', 'Digit2']);
  });

  test('has its letters back after a flurry of four that was no scan', () => {
    const hand = reader();
    for (const [n, code] of ['KeyM', 'KeyI', 'KeyL', 'KeyK'].entries()) hand.press(key(code, n * 20), false);
    expect(hand.rest().map(({ code }) => code)).toEqual(['KeyM', 'KeyI', 'KeyL', 'KeyK']);
  });

  test('that pauses thirty-five milliseconds has not scanned', () => {
    const hand = reader();
    let at = 0;
    for (const digit of '4600123') {
      hand.press(key(`Digit${digit}`, at), false);
      at += 35;
    }
    expect(hand.press(key('Enter', at), false).scan).toBeNull();
  });

  test('gets its key back where no field has the focus', async () => {
    const seen: string[] = [];
    const listen = (event: KeyboardEvent): unknown => seen.push(event.key);
    window.addEventListener('keydown', listen);
    press({ key: '3', code: 'Digit3', at: 1000 });
    expect(seen).toEqual([]);
    await settled();
    window.removeEventListener('keydown', listen);
    expect(seen).toEqual(['3']);
  });
});

describe('the queue of scans', () => {
  test('hands over the next one only when the last is done', async () => {
    const queue = scanQueue();
    const steps: string[] = [];
    queue.take({
      current: async ({ code }: Scan) => {
        steps.push(`begin ${code}`);
        await new Promise((resolve) => setTimeout(resolve, code === 'a' ? 20 : 0));
        steps.push(`end ${code}`);
      },
    });
    for (const code of ['a', 'b']) queue.push({ code, at: 0 });
    await settled();
    expect(steps).toEqual(['begin a', 'end a', 'begin b', 'end b']);
  });

  test('goes on after a taker that failed, and says so', async () => {
    const queue = scanQueue();
    const trouble: string[] = [];
    const taken: string[] = [];
    queue.onTrouble = ({ code }, fault) => trouble.push(`${code}: ${(fault as Error).message}`);
    queue.take({
      current: ({ code }: Scan) => {
        if (code === 'bad') throw new Error('no such item');
        taken.push(code);
      },
    });
    for (const code of ['bad', 'good']) queue.push({ code, at: 0 });
    await settled();
    expect({ trouble, taken }).toEqual({ trouble: ['bad: no such item'], taken: ['good'] });
  });

  test('asks the screen before the fallback, and the latest screen first', async () => {
    const queue = scanQueue();
    const taken: string[] = [];
    const by = (name: string) => ({ current: ({ code }: Scan) => taken.push(`${name} ${code}`) });
    queue.take(by('sale'));
    queue.take(by('anywhere'), true);
    const leave = queue.take(by('stocktake'));
    queue.push({ code: '1', at: 0 });
    await settled();
    leave();
    queue.push({ code: '2', at: 0 });
    await settled();
    expect(taken).toEqual(['stocktake 1', 'sale 2']);
  });
});
