/** Bytes to and from label scales, written down by hand from what their makers and users say of them. */
import { describe, expect, test } from 'vitest';
import { refusalIn, type ScaleItem } from '../../../src/domain/areas/plu/scale-item.ts';
import { must } from '../../../src/domain/kit/result.ts';
import { sayOnScale, twoLines } from '../../../src/main/devices/label-scale/letters.ts';
import { bananas, dialects, hex, type Protocol } from './stage.ts';

const shown = (bytes: Uint8Array): string =>
  Buffer.from(bytes)
    .toString('hex')
    .toUpperCase()
    .replace(/..(?=.)/g, '$& ');
const spaces = (count: number): string => '20'.repeat(count);
const zeros = (count: number): string => '00'.repeat(count);
const name = 'C1 E0 ED E0 ED FB';

describe('one item, byte for byte:', () => {
  test.each<[Protocol, readonly string[]]>([
    [
      'shtrih',
      [
        // STX, 87 bytes, command, password, place 7, code 4011, name over two fields of 28.
        `02 57 57 30 30 33 30 07 00 AB 0F 00 00 ${name} ${zeros(22)} ${zeros(28)}
         B0 36 00 00 05 00 0C 00 00 00 00 00 00 ${zeros(4)} 01 01 01`,
      ],
    ],
    [
      'cas',
      [
        // WL, address, 147 bytes; department 1, place 7, weighed, 40 + 40 + 5 letters; code, price, tare, sell by.
        `57 4C 00 00 00 00 2C 93 00 3A 01 00 07 00 00 00 01 ${name} ${spaces(34)} ${spaces(40)} ${spaces(5)}
         ${zeros(8)} ${zeros(5)} AB 0F 00 00 ${zeros(4)} B0 36 00 00 ${zeros(4)} 0C 00 00 00 ${zeros(5)}
         ${zeros(5)} 06 00 00 00 ${zeros(8)} 3A 24 0D`,
      ],
    ],
    [
      'massa',
      [
        // A record of one: id 7, its length, 26 bytes of digits; bits, code, unit, price, tare, minutes, prefix; name.
        `F8 55 CE 33 00 82 65 01 00 01 00 2B 00 07 00 00 00 25 00 1A 74 A0 00 00 34 30 31 31 EA E3 20 20 20
         B0 36 00 00 0C 00 00 00 20 1C 00 00 14 06 00 ${name} 00 00 04 37`,
        `F8 55 CE 21 00 82 69 01 00 01 00 19 00 07 00 00 00 13 00 07 00 00 00 00 00 07 00 00 00
         EA E3 20 20 20 E8 03 00 00 09 0F`,
      ],
    ],
  ])('%s', (protocol, messages) => {
    const said = dialects[protocol].put(7, bananas).map(({ bytes }) => shown(bytes));
    expect(said).toEqual(messages.map((message) => shown(hex(message))));
  });

  test.each<[Protocol, readonly string[], readonly string[]]>([
    ['shtrih', ['02 07 54 30 30 33 30 07 00'], ['02 05 18 30 30 33 30', '02 01 12']],
    [
      'cas',
      ['57 4C 00 00 00 00 2C 06 00 3A 01 00 07 00 00 00 3A AE 0D'],
      ['57 4C 00 00 00 00 2C 06 00 3A 00 00 00 00 00 00 3A A6 0D'],
    ],
    ['massa', [], ['F8 55 CE 05 00 81 11 00 00 00 28 3C']],
  ])('%s takes one item off, and all of them', (protocol, drop, clear) => {
    const { [protocol]: dialect } = dialects;
    expect(dialect.drop(7).map(({ bytes }) => shown(bytes))).toEqual(drop);
    expect(dialect.clear().map(({ bytes }) => shown(bytes))).toEqual(clear);
  });

  test('Shtrih-Print is asked how many it has room for; Massa-K is told to take what comes', () => {
    expect(dialects.shtrih.hello().map(({ bytes }) => shown(bytes))).toEqual(['02 05 D0 30 30 33 30']);
    expect(dialects.massa.hello().map(({ bytes }) => shown(bytes))).toEqual(['F8 55 CE 02 00 91 04 04 91']);
  });

  test('pieces are told apart from kilograms', () => {
    const piece = { ...bananas, byPiece: true };
    expect(dialects.shtrih.put(7, piece)[0]?.bytes[81]).toBe(0x80);
    expect(dialects.cas.put(7, piece)[0]?.bytes[16]).toBe(2);
    expect(shown(must(dialects.massa.put(7, piece)[0], 'a record').bytes)).toContain('F8 F2 20 20 20');
  });
});

const read = (protocol: Protocol, ask: 'put' | 'drop' | 'clear', answer: string, n = 0) => {
  const dialect = dialects[protocol];
  const asked = ask === 'put' ? dialect.put(7, bananas) : ask === 'drop' ? dialect.drop(7) : dialect.clear();
  const [frame = null] = dialect.reader()(hex(answer));
  return frame && must(asked[n], 'a question').read(frame);
};

const no = (of: 'item' | 'scale', fault: string, number: string) => ({
  kind: 'refused',
  of,
  said: { fault, number },
});

describe('answers mean what the maker wrote:', () => {
  test.each<[Protocol, 'put' | 'drop' | 'clear', string, unknown]>([
    ['shtrih', 'put', '02 02 57 00', { kind: 'ok' }],
    ['shtrih', 'put', '02 02 57 82', no('item', 'itemCode', '130')],
    ['shtrih', 'put', '02 02 57 83', no('item', 'price', '131')],
    ['shtrih', 'put', '02 02 57 8D', no('item', 'itemInUse', '141')],
    ['shtrih', 'put', '02 02 57 7A', no('scale', 'password', '122')],
    ['shtrih', 'put', '02 02 57 AA', no('scale', 'locked', '170')],
    ['shtrih', 'put', '02 02 57 F3', no('item', 'other', '243')],
    ['shtrih', 'put', '02 02 54 00', null],
    ['shtrih', 'put', '02 03 57 00', null],
    ['shtrih', 'put', '15', { kind: 'later' }],
    ['shtrih', 'put', '0B 01 00 A8 C0 57 04', { kind: 'later' }],
    ['shtrih', 'drop', '02 02 54 00', { kind: 'ok' }],
    ['shtrih', 'drop', '02 02 54 8C', { kind: 'ok' }],
    ['cas', 'put', '47 4C 00 00 00 00 2C 04 00 3A 47 42 0F 00 3A 3C 0D', { kind: 'ok' }],
    ['cas', 'put', '47 4C 00 00 00 00 2C 04 00 3A 48 42 0F 00 3A 3D 0D', null],
    ['cas', 'put', '4E 4C 00 00 00 00 2C 05 00 3A 47 42 0F 00 52 3A 8F 0D', no('item', 'pluNumber', '82')],
    ['cas', 'put', '4E 4C 00 00 00 00 2C 05 00 3A 47 42 0F 00 59 3A 96 0D', no('item', 'full', '89')],
    ['cas', 'put', '4E 4C 00 00 00 00 2C 05 00 3A 00 00 00 00 54 3A F9 0D', { kind: 'later' }],
    ['cas', 'put', '4E 4C 00 00 00 00 2C 05 00 3A 00 00 00 00 5F 3A 04 0D', no('scale', 'unknownData', '95')],
    ['massa', 'put', 'F8 55 CE 02 00 42 65 65 42', { kind: 'ok' }],
    ['massa', 'put', 'F8 55 CE 02 00 42 69 69 42', null],
    ['massa', 'put', 'F8 55 CE 02 00 43 65 65 43', no('item', 'value', '43')],
    ['massa', 'put', 'F8 55 CE 02 00 28 09 09 28', no('scale', 'notWeighing', '09')],
    ['massa', 'put', 'F8 55 CE 02 00 28 0B 0B 28', no('scale', 'memory', '0B')],
    ['massa', 'put', 'F8 55 CE 01 00 F0 F0 00', no('scale', 'unknownCommand', 'F0')],
    ['massa', 'clear', 'F8 55 CE 05 00 41 11 00 00 00 DF 1A', { kind: 'ok' }],
  ])('%s %s: %s', (protocol, ask, answer, meaning) => {
    expect(read(protocol, ask, answer)).toEqual(meaning);
  });

  test('Shtrih-Print still clears while a bit says so', () => {
    expect(read('shtrih', 'clear', '02 05 12 00 00 00 01', 1)).toEqual({ kind: 'later' });
    expect(read('shtrih', 'clear', '02 05 12 00 00 00 00', 1)).toEqual({ kind: 'ok' });
  });

  test.each<[Protocol, string]>([
    ['cas', '47 4C 00 00 00 00 2C 04 00 3A 47 42 0F 00 3A 3C 0D'],
    ['cas', '4E 4C 00 00 00 00 2C 05 00 3A 47 42 0F 00 52 3A 8F 0D'],
    ['massa', 'F8 55 CE 02 00 42 65 65 42'],
    ['massa', 'F8 55 CE 02 00 43 65 65 43'],
  ])('%s: one flipped bit anywhere in %s is no answer', (protocol, answer) => {
    const frame = hex(answer);
    const [ask] = dialects[protocol].put(7, bananas);
    for (let bit = 0; bit < frame.length * 8; bit += 1) {
      const flipped = Uint8Array.from(frame);
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      const answers = dialects[protocol]
        .reader()(flipped)
        .map((one) => one && ask?.read(one));
      expect(answers.filter(Boolean), `bit ${bit}`).toEqual([]);
    }
  });
});

describe('names in the letters of the scale:', () => {
  test.each([
    ['Бананы', 'Бананы'],
    ['Өрүк, кургатылган', 'Орук, кургатылган'],
    ['Қатық  «Ғижзал»', 'Катык «Гижзал»'],
    ['Gʻisht nonʼi', "G'isht non'i"],
    ['Şəki halvası', 'Seki halvasi'],
    ['Crème ۱۲ %', 'Creme 12 %'],
  ])('%s is %s', (name, text) => {
    expect(sayOnScale(name)).toEqual({ ok: true, text });
  });

  test('Persian and Arabic are not guessed at: the letters are told', () => {
    expect(sayOnScale('موز Banana')).toEqual({ ok: false, letters: 'م و ز' });
  });

  test.each([
    ['a short one', 'Бананы', 28, ['Бананы', '']],
    ['between words', 'Сыр голландский весовой Ошский', 28, ['Сыр голландский весовой', 'Ошский']],
    ['in a word where no gap fits', 'а'.repeat(40), 28, ['а'.repeat(28), 'а'.repeat(12)]],
    ['nowhere', 'а'.repeat(57), 28, null],
  ])('a name is broken over two lines: %s', (_what, text, most, lines) => {
    expect(twoLines(text, most)).toEqual(lines);
  });
});

describe('what a scale has no room for is known before it is asked:', () => {
  test.each<[string, Protocol, Partial<ScaleItem>, unknown]>([
    ['a code above 99999', 'massa', { number: 100_000 }, { code: 'numberTooLarge', most: 99_999 }],
    ['the same on Shtrih-Print', 'shtrih', { number: 100_000 }, null],
    ['no price', 'cas', { price: 0 }, { code: 'noPrice' }],
    [
      'a price of seven digits',
      'cas',
      { price: 1_000_000 },
      { code: 'priceTooLarge', most: 999_999, decimals: 2 },
    ],
    ['a shelf life of 30 years', 'shtrih', { shelfDays: 10_950 }, { code: 'shelfTooLong', most: 9999 }],
    ['a bucket', 'shtrih', { tareG: 4000 }, { code: 'tareTooHeavy', mostG: 3000 }],
  ])('%s', (_what, protocol, change, refusal) => {
    expect(refusalIn({ ...bananas, ...change }, dialects[protocol].limits, 2)).toEqual(refusal);
  });
});
