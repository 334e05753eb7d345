/** What the counter shows of a scale, before the till is asked. */
import { describe, expect, test } from 'vitest';
import type { ScaleNow } from '../../../src/domain/areas/device/attached.ts';
import { shownWeight, withoutPackaging } from '../../../src/domain/areas/device/scale-shown.ts';
import { qtyMilli } from '../../../src/domain/kit/money.ts';

const measure = {
  weightMg: 350_000,
  stepMg: 1000,
  stable: true,
  net: false,
  tareMg: null,
  zero: false,
  trouble: null,
  code: null,
};
const resting: ScaleNow = {
  deviceId: 'a',
  name: 'CAS',
  state: { kind: 'live' },
  measure,
  refusal: null,
  netMilli: 350,
  tareMilli: 0,
  belowMinimum: false,
};
const moving: ScaleNow = { ...resting, refusal: { code: 'Moving', trouble: null }, netMilli: null };

describe('the weight on the screen', () => {
  test.each([
    ['what the display of the scale shows', resting, 350],
    ['what moves, while it moves', moving, 350],
    [
      'nothing from a scale that was unplugged',
      { ...resting, state: { kind: 'lost', why: 'unplugged' } },
      null,
    ],
    ['nothing that is too old', { ...resting, refusal: { code: 'NoWeight', trouble: null } }, null],
    ['nothing of an overload', { ...resting, refusal: { code: 'ScaleTrouble', trouble: 'overload' } }, null],
    ['nothing before the first frame', { ...resting, measure: null }, null],
  ] as const)('is %s', (_what, now, grams) => {
    expect(shownWeight(now)).toBe(grams);
  });
});

describe('packaging that is taken off', () => {
  const tare = { ...resting, tareMilli: 20 };
  test.each([
    ['leaves what is paid for', resting, 50, { refusal: null, netMilli: 300 }],
    ['may be nothing', resting, 0, { refusal: null, netMilli: 350 }],
    ['may not be all of it', resting, 350, { refusal: { code: 'TareAboveWeight' }, netMilli: null }],
    ['is not taken off twice', tare, 50, { refusal: { code: 'TareTwice' }, netMilli: null }],
    ['does not hide what is wrong already', moving, 50, { refusal: { code: 'Moving' }, netMilli: null }],
  ] as const)('%s', (_what, now, packaging, said) => {
    expect(withoutPackaging(now, qtyMilli(packaging))).toMatchObject(said);
  });
});
