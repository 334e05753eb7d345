/** When a weight may become a line. */
import { describe, expect, test } from 'vitest';
import { gramsOf, type Reading } from '../../../src/domain/areas/device/scale.ts';
import {
  type AddAsk,
  emptyPan,
  mayAdd,
  type Pan,
  reconnected,
  seen,
  sold,
} from '../../../src/domain/areas/device/scale-add.ts';

const plain = { stepMg: 1000, net: false, tareMg: null, zero: false, trouble: null, code: null };
type Frame = Partial<Reading> & { readonly g?: number };

/** Frames a hundred milliseconds apart unless they say when; the question comes with the last. */
function panAfter(frames: readonly Frame[], pan: Pan = emptyPan): Pan {
  let at = pan.recent.at(-1)?.at ?? 1000;
  for (const { g = null, ...frame } of frames) {
    at = frame.at ?? at + 100;
    pan = seen(pan, { ...plain, stable: true, weightMg: g === null ? null : g * 1000, ...frame, at });
  }
  return pan;
}

function asked(pan: Pan, ask: Partial<AddAsk> = {}) {
  const now = pan.recent.at(-1)?.at ?? 0;
  const answer = mayAdd(pan, {
    now,
    limits: { maxMg: null, minMg: null, maxTareMg: null },
    itemTareMg: 0,
    again: false,
    ...ask,
  });
  return answer.ok ? answer.value.net : answer.refusal.code;
}

const still = (g: number, times = 2): Frame[] => Array.from({ length: times }, () => ({ g }));
const moving = (g: number, times: number): Frame[] =>
  Array.from({ length: times }, () => ({ g, stable: false }));
const flagless = (g: number, times: number): Frame[] =>
  Array.from({ length: times }, () => ({ g, stable: null }));

describe('a weight is added', () => {
  test.each<[string, Frame[], number | string]>([
    ['at rest, twice the same', still(350), 350],
    ['not from one frame alone', [{ g: 350 }], 'Settling'],
    ['not from two frames that differ', [{ g: 349 }, { g: 350 }], 'Settling'],
    ['not while the load moves', [...still(350), { g: 350, stable: false }], 'Moving'],
    ['not while a scale says only that it moves', [...still(350), { stable: false }], 'Moving'],
    ['not from its first frame at rest', [{ g: 350, stable: false }, { g: 350 }], 'Settling'],
    ['again once it rests', [{ g: 350, stable: false }, ...still(350)], 350],
    ['not below zero', still(-20), 'BelowZero'],
    ['not from an empty pan', still(0), 'PanEmpty'],
    ['not from an overload', [...still(350), { trouble: 'overload' }], 'ScaleTrouble'],
    ['not across an overload', [{ g: 350 }, { trouble: 'overload' }, { g: 350 }], 'Settling'],
    ['not where nothing was said', [], 'NoWeight'],
    ['not where frames carry no weight', [{}, {}], 'NoWeight'],
    ['not across a tare key', [{ g: 350 }, { g: 350, net: true }], 'Settling'],
  ])('%s', (_what, frames, outcome) => {
    expect(asked(panAfter(frames))).toBe(outcome);
  });

  test.each<[string, Frame[], number | string]>([
    ['three equal frames in half a second', flagless(350, 6), 350],
    ['three frames in less are too few', flagless(350, 3), 'Settling'],
    [
      'two frames far apart are too few',
      [
        { g: 350, stable: null },
        { g: 350, stable: null, at: 9000 },
      ],
      'Settling',
    ],
    ['a flicker of one division is rest', [...flagless(350, 4), ...flagless(351, 3)], 351],
    ['a drift is not', [345, 346, 347, 348, 349, 350].map((g) => ({ g, stable: null })), 'Settling'],
  ])('of a scale that does not say whether it rests: %s', (_what, frames, outcome) => {
    expect(asked(panAfter(frames))).toBe(outcome);
  });

  test('only while it is fresh', () => {
    const pan = panAfter(still(350));
    const at = pan.recent.at(-1)?.at ?? 0;
    expect(asked(pan, { now: at + 1000 })).toBe(350);
    expect(asked(pan, { now: at + 1001 })).toBe('NoWeight');
    expect(asked(pan, { now: at - 1 })).toBe('NoWeight');
  });
});

describe('the same load is sold once', () => {
  const once = sold(panAfter(still(350)));

  test.each<[string, Frame[], number | string]>([
    ['a second tap', still(350), 'SameLoad'],
    ['a hand on the pan', [{ g: 500, stable: false }, { g: 350, stable: false }, ...still(350)], 'SameLoad'],
    ['another load that never came to rest', [...moving(500, 8), ...still(350)], 'SameLoad'],
    ['one frame of another weight', [{ g: 500 }, ...still(350)], 'SameLoad'],
    ['a flicker of one division', still(351), 'SameLoad'],
    ['an overload between', [{ trouble: 'overload' }, ...still(350)], 'SameLoad'],
    ['the pan was empty between', [...still(0), ...still(350)], 350],
    ['it only swung through zero', [{ g: 1, stable: false }, ...still(350)], 350],
    ['another load', still(720), 720],
    ['another load came to rest and went', [...still(720), ...still(350)], 350],
    ['the container was lifted off a tared scale', [{ g: -100, net: true }, ...still(350)], 350],
  ])('%s', (_what, frames, outcome) => {
    expect(asked(panAfter(frames, once))).toBe(outcome);
  });

  test('and twice when somebody who may says so', () => {
    expect(asked(panAfter(still(350), once), { again: true })).toBe(350);
  });

  test('a scale plugged in again does not forget what was sold', () => {
    const pan = reconnected(once);
    expect(asked(pan)).toBe('NoWeight');
    expect(asked(panAfter([{ g: 350 }], pan))).toBe('Settling');
    expect(asked(panAfter(still(350), pan))).toBe('SameLoad');
  });
});

describe('the package', () => {
  const limits = { maxMg: null, minMg: null, maxTareMg: 200_000 };

  test.each<[string, Frame[], number, number | string]>([
    ['is taken off', still(350), 50_000, 300],
    [
      'is not taken off twice',
      [
        { g: 350, net: true },
        { g: 350, net: true },
      ],
      50_000,
      'TareTwice',
    ],
    ['nor where the scale names a tare', [1, 2].map(() => ({ g: 350, tareMg: 10_000 })), 50_000, 'TareTwice'],
    ['cannot weigh all there is', still(350), 350_000, 'TareTooLarge'],
    ['nor more than the load', still(40), 50_000, 'TareAboveWeight'],
    ['nor as much as the load', still(50), 50_000, 'TareAboveWeight'],
    [
      'of the scale is left to the scale',
      [
        { g: 300, net: true },
        { g: 300, net: true },
      ],
      0,
      300,
    ],
  ])('%s', (_what, frames, itemTareMg, outcome) => {
    expect(asked(panAfter(frames), { itemTareMg, limits })).toBe(outcome);
  });

  test('is printed with the weight it was taken off', () => {
    const answer = mayAdd(panAfter(still(350)), {
      now: 1200,
      limits,
      itemTareMg: 50_000,
      again: false,
    });
    expect(answer).toMatchObject({ value: { net: 300, gross: 350, tare: 50 } });
    const byScale = [1, 2].map(() => ({ g: 300, net: true, tareMg: 50_000 }));
    expect(mayAdd(panAfter(byScale), { now: 1200, limits, itemTareMg: 0, again: false })).toMatchObject({
      value: { net: 300, gross: 350, tare: 50 },
    });
  });
});

test.each([
  [39, true],
  [40, false],
])('%i g on a scale from 40 g on is sold, with a warning: %s', (g, belowMinimum) => {
  const answer = mayAdd(panAfter(still(g)), {
    now: 1200,
    limits: { maxMg: null, minMg: 40_000, maxTareMg: null },
    itemTareMg: 0,
    again: false,
  });
  expect(answer).toMatchObject({ ok: true, value: { belowMinimum } });
});

test.each([
  [15_000, 15_000],
  [15_001, 'ScaleTrouble'],
])('%i g on a scale up to 15 kg: %s', (g, outcome) => {
  const limits = { maxMg: 15_000_000, minMg: null, maxTareMg: null };
  expect(asked(panAfter(still(g)), { limits })).toBe(outcome);
});

test('a tenth of a gram is rounded once, halves up', () => {
  expect([35_100, 35_500, 35_499, 400].map(gramsOf)).toEqual([35, 36, 35, 0]);
  expect(asked(panAfter([1, 2].map(() => ({ weightMg: 35_500, stepMg: 100 }))))).toBe(36);
  expect(asked(panAfter([1, 2].map(() => ({ weightMg: 400, stepMg: 100 }))))).toBe('PanEmpty');
});

test('what is remembered of the pan has a bound', () => {
  expect(panAfter(still(350, 1000)).recent.length).toBeLessThanOrEqual(64);
});
