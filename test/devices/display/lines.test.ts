/** What a customer reads on two lines of twenty letters. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ScaleNow } from '../../../src/domain/areas/device/attached.ts';
import { type DisplayView, displayOf, displayWeightOf } from '../../../src/domain/areas/device/display.ts';
import { twoLines } from '../../../src/domain/areas/device/display-lines.ts';
import { emptyBasket } from '../../../src/domain/areas/sale/basket.ts';
import type { BasketView } from '../../../src/domain/areas/sale/views.ts';
import { languages } from '../../../src/domain/kit/words.ts';
import { type Letters, lettersOf } from '../../../src/main/devices/display/letters.ts';
import { anyView, lineOf, viewOf } from './views.ts';

const saidBy = (letters: Letters) => lettersOf(letters).say;
const shown = (view: DisplayView, language: (typeof languages)[number] = 'en', letters: Letters = 'latin') =>
  twoLines(view, { shopName: 'Corner shop', language, say: saidBy(letters) });

describe('what is shown when', () => {
  test.each<[string, DisplayView, [string, string]]>([
    ['nothing is sold', viewOf({ stage: 'welcome' }), ['    Corner shop     ', '      WELCOME       ']],
    [
      'a line was added',
      viewOf({ lines: [lineOf('Rye bread', 2400)], totalMinor: 2_431_200 }),
      ['Rye bread      24.00', 'TOTAL      24,312.00'],
    ],
    [
      'two of it, weighed goods',
      viewOf({ lines: [lineOf('Tomatoes, pink', 31_150, 350)], totalMinor: 31_150 }),
      ['0.35 x Tomato 311.50', 'TOTAL         311.50'],
    ],
    [
      'an older line changed',
      viewOf({ lines: [lineOf('Tea', 100), lineOf('Salt', 200)], newestId: 'Tea', totalMinor: 300 }),
      ['Tea             1.00', 'TOTAL           3.00'],
    ],
    [
      'a part is paid',
      viewOf({
        stage: 'paying',
        totalMinor: 10_000,
        remainingMinor: 4_000,
        tenders: [tender('card', 6_000)],
      }),
      ['TOTAL         100.00', 'TO PAY         40.00'],
    ],
    [
      'more cash was given',
      viewOf({ stage: 'paying', totalMinor: 9_312, changeMinor: 688, tenders: [tender('cash', 10_000)] }),
      ['TOTAL          93.12', 'CHANGE          6.88'],
    ],
    [
      'the card paid all of it',
      viewOf({ stage: 'paying', totalMinor: 9_312, tenders: [tender('card', 9_312)] }),
      ['TOTAL          93.12', '        PAID        '],
    ],
    [
      'it is done, with change',
      viewOf({ stage: 'done', totalMinor: 9_312, changeMinor: 688 }),
      ['CHANGE          6.88', '     THANK YOU!     '],
    ],
    [
      'it is done',
      viewOf({ stage: 'done', totalMinor: 9_312 }),
      ['TOTAL          93.12', '     THANK YOU!     '],
    ],
    [
      'money went back',
      viewOf({ stage: 'done', kind: 'refund', totalMinor: -9_312 }),
      ['REFUND         93.12', '     THANK YOU!     '],
    ],
  ])('%s', (_when, view, lines) => {
    expect(shown(view)).toEqual(lines);
  });

  test.each<[string, DisplayView, boolean, [string, string]]>([
    [
      'before the first line',
      viewOf({ stage: 'welcome' }),
      true,
      ['WEIGHT      0.350 kg', '      WELCOME       '],
    ],
    [
      'while it moves',
      viewOf({ lines: [lineOf('Tea', 100)], totalMinor: 100 }),
      false,
      ['WEIGHT     ~0.350 kg', 'TOTAL           1.00'],
    ],
    [
      'while money is given, not any more',
      viewOf({ stage: 'paying', totalMinor: 100, tenders: [tender('card', 100)] }),
      true,
      ['TOTAL           1.00', '        PAID        '],
    ],
  ])('what lies on the scale, %s', (_when, view, stable, lines) => {
    const speaker = { shopName: 'Corner shop', language: 'en', say: saidBy('latin') } as const;
    expect(twoLines(view, speaker, { netMilli: 350, stable })).toEqual(lines);
  });

  test('a sum is never cut, a name gives way', () => {
    const view = viewOf({ lines: [lineOf('Refrigerator', 999_999_999_900)], totalMinor: 999_999_999_900 });
    expect(shown(view)).toEqual(['Refr 9,999,999,999.00', 'TOTAL'].map(() => expect.any(String)));
    expect(shown(view)[0].endsWith('9,999,999,999.00')).toBe(true);
  });
});

function tender(method: 'cash' | 'card', amountMinor: number): DisplayView['tenders'][number] {
  return { id: method, method, amountMinor, foreign: null };
}

describe('in the letters of the display', () => {
  test.each<[Letters, string, string]>([
    ['cp866', 'Хлеб ржаной', 'Хлеб ржаной'],
    ['cp866', 'Айран «Тан» 1,5 л', 'Айран "Тан" 1,5 л'],
    ['cp866', 'Ак-Өргө сүтү', 'Ак-Орго суту'],
    ['latin', 'Хлеб ржаной, щи', 'Khleb rzhanoy, schi'],
    ['latin', 'Crème brûlée', 'Creme brulee'],
    ['latin', 'چای ۲۵۰ گرم', 'chai 250 grm'],
    ['latin', '۲٬۵۰۰', '2,500'],
    ['latin', 'Çay, ığdır', 'Cay, igdir'],
    ['latin', '24 312,00', '24 312,00'],
    ['latin', '日本', '??'],
  ])('%s: %s', (letters, text, said) => {
    expect(saidBy(letters)(text)).toBe(said);
  });

  test('two lines of twenty letters it can show, whatever is sold', () => {
    fc.assert(
      fc.property(
        anyView,
        fc.constantFrom(...languages),
        fc.constantFrom('latin', 'cp866'),
        (view, language, letters) => {
          for (const line of shown(view, language, letters)) {
            expect(line).toHaveLength(20);
            expect(lettersOf(letters).bytes(line)).toHaveLength(20);
          }
        },
      ),
    );
  });
});

describe('what a customer may see', () => {
  const basket = {
    ...emptyBasket('0190a000-0000-7000-8000-000000000001', 0, 'KGS'),
    note: 'owes us money',
    customer: {
      id: '0190a000-0000-7000-8000-000000000002',
      name: 'Elmira',
      priceListId: null,
      discountBp: 0,
    },
  };
  const view = { basket, kind: 'sale', last: null } as unknown as BasketView;

  test('an empty basket is a welcome', () => {
    expect(displayOf(view).stage).toBe('welcome');
  });

  test('no note and nobody’s name', () => {
    const line = { ...lineOf('Tea', 100), note: 'for Nurlan', staffName: 'Timur', costMinor: 7 };
    const sold = {
      ...view,
      basket: { ...basket, lines: [line] },
      totals: { lines: [{ lineDiscountMinor: 1, basketDiscountMinor: 2, totalMinor: 97 }], discountMinor: 3 },
      settlement: { totalMinor: 97, roundingMinor: 0, remainingMinor: 97, changeMinor: 0 },
    } as unknown as BasketView;
    const said = JSON.stringify(displayOf(sold));
    for (const secret of ['owes', 'Elmira', 'Nurlan', 'Timur', 'cost']) expect(said).not.toContain(secret);
    expect(displayOf(sold).lines[0]).toMatchObject({ discountMinor: 3, totalMinor: 97 });
  });

  test('the code of a QR tender while it waits', () => {
    const tenders = [
      {
        id: 'a',
        method: 'qr',
        amountMinor: 97,
        currency: 'KGS',
        givenMinor: 97,
        details: { payload: 'pay:97' },
      },
    ];
    const paying = {
      ...view,
      basket: { ...basket, lines: [lineOf('Tea', 97)], tenders },
      totals: { lines: [], discountMinor: 0 },
      settlement: { totalMinor: 97, roundingMinor: 0, remainingMinor: 0, changeMinor: 0 },
    } as unknown as BasketView;
    expect(displayOf(paying)).toMatchObject({ stage: 'paying', qr: 'pay:97' });
  });
});

describe('what lies on the scale', () => {
  const scale = (weightMg: number | null, more: object = {}): ScaleNow =>
    ({
      state: { kind: 'live' },
      measure: { weightMg, stable: true },
      refusal: null,
      ...more,
    }) as unknown as ScaleNow;

  test.each<[string, ScaleNow | null, object | null]>([
    ['apples at rest', scale(350_000), { netMilli: 350, stable: true }],
    [
      'apples just put down',
      scale(350_000, { measure: { weightMg: 350_000, stable: false } }),
      { netMilli: 350, stable: false },
    ],
    ['an empty pan', scale(0), null],
    ['a bowl was taken off', scale(-20_000), null],
    ['a scale that was lost', scale(350_000, { state: { kind: 'lost' } }), null],
    ['a scale too full', scale(350_000, { refusal: { code: 'ScaleTrouble', trouble: 'overload' } }), null],
    ['no scale', null, null],
  ])('%s', (_what, now, shown) => {
    expect(displayWeightOf(now)).toEqual(shown);
  });
});
