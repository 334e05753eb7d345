import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { firstPatterns, readLabel } from '../../../src/domain/areas/catalogue/code-patterns.ts';
import { normaliseCode } from '../../../src/domain/areas/catalogue/codes.ts';
import { readGs1 } from '../../../src/domain/areas/catalogue/gs1.ts';
import { lastDayOf, saidByGs1, saidByLabel } from '../../../src/domain/areas/catalogue/label.ts';
import { readMark } from '../../../src/domain/areas/catalogue/marking.ts';
import { calendarDate } from '../../../src/domain/kit/calendar.ts';

const GS = '\u001d';
const today = calendarDate('2026-11-20');
const readOf = (text: string) => readGs1(text)?.elements.map(({ ai, value }) => `${ai}=${value}`) ?? null;

/** A serial of 13, a key behind 91 and a signature of 44 behind 92, as shoes and clothes carry them. */
const shoes = `010460043993125621JgXJ5.T"&<%h1${GS}918029${GS}92${'aZ0+/='.repeat(7)}bQ`;
const water = `0104600439931256215sRfP1?mWq!Zb${GS}93Ab1+`;
const milk = `010460043993125621a1B2c3${GS}93dGVz`;

describe('a GS1 code', () => {
  test.each([
    ['GS1-128 with a weight', ']C101046012345678933103000350', ['01=04601234567893', '3103=000350']],
    ['DataBar', ']e001046012345678933103000350', ['01=04601234567893', '3103=000350']],
    ['without its symbology told', '01046012345678933103000350', ['01=04601234567893', '3103=000350']],
    ['begun by a separator', `${GS}010460123456789317251231`, ['01=04601234567893', '17=251231']],
    [
      'QR with a lot and a date',
      `]Q3010460123456789310AB-1${GS}17251231`,
      ['01=04601234567893', '10=AB-1', '17=251231'],
    ],
    [
      'as written under it',
      '(01)04601234567893(3103)000350(17)251231',
      ['01=04601234567893', '3103=000350', '17=251231'],
    ],
    [
      'written with a bracketed serial',
      '(01)04601234567893(21)A(99999)B',
      ['01=04601234567893', '21=A(99999)B'],
    ],
    [
      'price and count',
      `]C10104601234567893305${GS}39221250${GS}8005000250`,
      ['01=04601234567893', '30=5', '3922=1250', '8005=000250'],
    ],
    ['cartons: content and count', ']C102046012345678933724', ['02=04601234567893', '37=24']],
    [
      'a separator where none is due',
      `]d201046012345678933103000350${GS}17251231${GS}`,
      ['01=04601234567893', '3103=000350', '17=251231'],
    ],
    ['shoes', shoes, ['01=04600439931256', '21=JgXJ5.T"&<%h1', '91=8029', `92=${'aZ0+/='.repeat(7)}bQ`]],
  ])('%s', (_what, text, elements) => {
    expect(readOf(text)).toEqual(elements);
    expect(readGs1(text)?.fault).toBeNull();
  });

  test.each([
    ['an ordinary barcode', '4600000000015'],
    ['a label of a scale', '2012345003507'],
    ['a carton’s number', '14601234567890'],
    ['a GTIN with nothing behind it', '0104601234567893'],
    ['digits that only look like one', '01046012345678943103000350'],
    ['digits that do not read to their end', '0104601234567893310300'],
    ['an address', 'https://example.org/01/04601234567893'],
    ['nothing', ''],
  ])('is not %s', (_what, text) => expect(readGs1(text)).toBeNull());

  test.each([
    ['an unknown one', ']d2010460123456789305ABC', 'unknownIdentifier', '05', 1],
    ['a GTIN with a wrong check digit', ']C10104601234567894', 'checkDigit', '01', 0],
    ['letters in a weight', ']C101046012345678933103O00350', 'characters', '3103', 1],
    ['cut short', ']C10104601234567893310300035', 'tooShort', '3103', 1],
    ['a serial too long, its separator lost', `]d2010460123456789321${'A'.repeat(21)}`, 'tooLong', '21', 1],
    ['spaces', ']d2010460123456789310A B', 'characters', '10', 1],
  ])('with %s says where it stops', (_what, text, why, ai, read) => {
    expect(readGs1(text)?.fault).toEqual({ why, ai });
    expect(readGs1(text)?.elements).toHaveLength(read);
  });

  test.each([
    ['grams', '3103000350', { weight: 350 }],
    ['tens of grams', '3102000035', { weight: 350 }],
    ['a tenth of a gram, rounded', '3104003505', { weight: 351 }],
    ['whole kilograms', '3100000002', { weight: 2000 }],
    ['pounds', '3202000100', { weight: 454 }],
    ['metres', '3112000250', { length: 2500 }],
    ['litres', '3153000330', { volume: 330 }],
    ['a price', '39221250', { price: 1250 }],
    ['a price of whole soms', '392012', { price: 1200 }],
    ['a price with its currency', '39324171250', { price: 1250 }],
    ['a count', '3712', { pieces: 12_000 }],
  ])('says %s', (_what, element, what) => {
    const { elements } = readGs1(`]C10104601234567893${element}`) ?? { elements: [] };
    expect(saidByGs1(elements, 'KGS')).toMatchObject({ ok: true, value: what });
  });

  test.each([
    ['no weight', '3103000000', 'noWeight'],
    ['another currency', '39326431250', 'otherCurrency'],
    ['a finer price', '39231255', 'tooFine'],
    ['no price', '39220', 'noPrice'],
  ])('with %s sells nothing', (_what, element, why) => {
    const { elements } = readGs1(`]C10104601234567893${element}`) ?? { elements: [] };
    expect(saidByGs1(elements, 'KGS')).toMatchObject({ refusal: { code: why } });
  });

  test.each([
    ['17251231', '2025-12-31'],
    ['17261100', '2026-11-30'],
    ['1527010117261225', '2026-12-25'],
    ['70032612251530', '2026-12-25'],
    ['11251231', null],
  ])('%s may be sold until %s', (elements, until) => {
    expect(lastDayOf(readGs1(`]d20104601234567893${elements}`)?.elements ?? [], today)).toBe(until);
  });
});

describe('a marking code', () => {
  test.each([
    ['shoes', shoes, '010460043993125621JgXJ5.T"&<%h1'],
    ['shoes, scanned with the symbology', `]d2${shoes}`, '010460043993125621JgXJ5.T"&<%h1'],
    ['shoes, begun by a separator', `${GS}${shoes}`, '010460043993125621JgXJ5.T"&<%h1'],
    ['shoes, the separators lost', shoes.replaceAll(GS, ''), '010460043993125621JgXJ5.T"&<%h1'],
    [
      'shoes, as written',
      shoes.replace(/^01(.{14})21/, '(01)$1(21)').split(GS)[0] ?? '',
      '010460043993125621JgXJ5.T"&<%h1',
    ],
    ['water', water, '0104600439931256215sRfP1?mWq!Zb'],
    ['water, the separator lost', water.replace(GS, ''), '0104600439931256215sRfP1?mWq!Zb'],
    ['milk', milk, '010460043993125621a1B2c3'],
    ['milk, the separator lost', milk.replace(GS, ''), '010460043993125621a1B2c3'],
    ['cigarettes', '04606203098187AbCdEf1ABCDwxyz', '010460620309818721AbCdEf1'],
    ['cigarettes, the check cut', '04606203098187AbCdEf1ABCD', '010460620309818721AbCdEf1'],
    ['a serial alone', '010460043993125621XYZ', '010460043993125621XYZ'],
  ])('of %s is one piece', (_what, text, key) => expect(readMark(text)?.key).toBe(key));

  test('is kept as scanned, its separators put back where they were lost', () => {
    expect(readMark(`]d2${shoes}`)?.raw).toBe(shoes);
    expect(readMark(shoes.replaceAll(GS, ''))?.raw).toBe(shoes);
    expect(readGs1(shoes.replaceAll(GS, ''))?.restored).toBe(true);
  });

  test('names its item by the GTIN alone', () => {
    expect(normaliseCode(`]d2${shoes}`)).toBe('4600439931256');
    expect(normaliseCode('(02)04601234567893(37)24')).toBe('4601234567893');
    expect(normaliseCode(' 4600000000015 ')).toBe('4600000000015');
  });

  test('differs by the case of its serial', () => {
    expect(readMark(milk)?.key).not.toBe(readMark(milk.replace('a1B2c3', 'A1b2C3'))?.key);
  });

  test.each([
    ['a weight', '01046012345678933103000350'],
    ['a barcode', '4600000000015'],
    ['a long row of digits', '0460620309818712345671234'],
  ])('is not %s', (_what, text) => expect(readMark(text)).toBeNull());
});

test('whatever a scanner sends is read without a fault', () => {
  const anything = fc.oneof(
    fc.stringMatching(/^\d{0,60}$/),
    fc.stringMatching(/^(\]C1|\]d2|¦)?01\d{14}[¦ -~]{0,60}$/).map((text) => text.replaceAll('¦', GS)),
    fc.stringMatching(/^\(\d{2,4}\)[ -~]{0,40}$/),
    fc.string({ maxLength: 80 }),
  );
  fc.assert(
    fc.property(anything, (text) => {
      const label = readLabel(text, firstPatterns);
      if (label) saidByLabel(label, 'KGS');
      const gs1 = readGs1(text);
      if (gs1) saidByGs1(gs1.elements, 'IRR');
      if (gs1) lastDayOf(gs1.elements, today);
      readMark(text);
    }),
    { numRuns: 5000, seed: 20_261_120 },
  );
});
