import { describe, expect, test } from 'vitest';
import type { CauseKind } from '../../../src/domain/areas/shift/causes.ts';
import { swapsOf } from '../../../src/domain/areas/shift/digit-swap.ts';
import { type Evidence, explainDifference } from '../../../src/domain/areas/shift/explain.ts';
import { currencyOf } from '../../../src/domain/kit/currency.ts';
import { minor } from '../../../src/domain/kit/money.ts';
import { chanceOf, day, type Mistake, mistakes } from './seeded-mistakes.ts';

const quiet: Evidence = {
  currency: 'KGS',
  differenceMinor: minor(0),
  sales: [],
  moves: [],
  counted: [],
  denominations: currencyOf('KGS').denominations,
  stated: [],
};
const bread = {
  id: 'bread',
  number: '1-1-A-7',
  cashMinor: minor(34_700),
  givenMinor: minor(50_000),
  changeMinor: minor(15_300),
  roundingMinor: minor(0),
  others: [],
};

test('a drawer that is right needs no explanation', () => {
  expect(explainDifference({ ...quiet, sales: [bread] })).toEqual([]);
});

test('a sale keyed as cash but paid by card is named by its receipt, first of all when the card is over', () => {
  const stated = [{ method: 'card', differenceMinor: minor(34_700) }];
  const [first] = explainDifference({ ...quiet, sales: [bread], differenceMinor: minor(-34_700), stated });
  expect(first).toMatchObject({
    kind: 'keyedAsCash',
    subjectId: 'bread',
    label: '1-1-A-7',
    amountMinor: 34_700,
  });
});

test('a pay-out written down as 540 that was 450 is told as two digits changed over', () => {
  const water = { id: 'water', kind: 'payOut' as const, amountMinor: minor(-54_000), reason: 'water' };
  const [first] = explainDifference({ ...quiet, moves: [water], differenceMinor: minor(9000) });
  expect(first).toMatchObject({ kind: 'digitSwap', amountMinor: 54_000, otherMinor: 45_000, label: 'water' });
});

test('twelve notes of 200 counted as twenty-one is told by the note', () => {
  const counted = [{ valueMinor: 20_000, pieces: 21 }];
  const [first] = explainDifference({ ...quiet, counted, differenceMinor: minor(9 * 20_000) });
  expect(first).toMatchObject({ kind: 'digitSwap', amountMinor: 420_000, otherMinor: 240_000 });
});

test('a drawer short of exactly one note names the note', () => {
  const [first] = explainDifference({ ...quiet, differenceMinor: minor(-500_000) });
  expect(first).toMatchObject({ kind: 'note', amountMinor: 500_000 });
});

test('a pay-in keyed as a pay-out is off by twice its amount', () => {
  const change = { id: 'change', kind: 'payOut' as const, amountMinor: minor(-123_400), reason: null };
  const causes = explainDifference({ ...quiet, moves: [change], differenceMinor: minor(246_800) });
  expect(causes.map(({ kind }) => kind)).toContain('moveReversed');
});

test('a sum that nothing in the shift makes is left unexplained', () => {
  expect(explainDifference({ ...quiet, sales: [bread], differenceMinor: minor(-320_317) })).toEqual([]);
});

test('an odd sum that could only have been taken out unsaid is possible, never likely', () => {
  const [only] = explainDifference({ ...quiet, differenceMinor: minor(-87_000) });
  expect(only).toMatchObject({ kind: 'unloggedOut' });
  expect(only?.weightBp).toBeLessThan(5000);
});

test.each([
  [120, [210, 102]],
  [11, []],
  [-54, [-45]],
  [7, []],
])('%i with two neighbours changed over is %j', (value, swapped) => {
  expect(swapsOf(value)).toEqual(swapped);
});

const seed = Number(process.env.SEED ?? 20_261_120);
const days = 400;

/** How many of `days` hidden mistakes of a kind are among the first three explanations. */
function found(kind: CauseKind, tellsCard: boolean): { right: number; tried: number } {
  const chance = chanceOf(seed + kind.length * 977);
  let [right, tried] = [0, 0];
  for (let n = 0; n < days; n += 1) {
    const evidence = day(chance);
    const mistake = mistakes[kind]?.(evidence, chance);
    if (!mistake || mistake.off === 0) continue;
    tried += 1;
    if (isFound(kind, mistake, withMistake(evidence, mistake, tellsCard))) right += 1;
  }
  return { right, tried };
}

const withMistake = (evidence: Evidence, { off, cardOff = 0 }: Mistake, tellsCard: boolean): Evidence => ({
  ...evidence,
  differenceMinor: minor(off),
  stated: tellsCard ? [{ method: 'card', differenceMinor: minor(cardOff) }] : [],
});

/** Every explanation makes exactly this difference, so the right kind is the right one or its twin. */
function isFound(kind: CauseKind, { off }: Mistake, evidence: Evidence): boolean {
  const first = explainDifference({ ...evidence, differenceMinor: minor(off) }).slice(0, 3);
  return first.some((cause) => cause.kind === kind);
}

describe(`a hidden mistake is among the first three explanations in nine of ten days (seed ${seed})`, () => {
  test.each(Object.keys(mistakes) as CauseKind[])('%s', (kind) => {
    for (const tellsCard of [true, false]) {
      const { right, tried } = found(kind, tellsCard);
      expect.soft(right / tried, `${kind}: ${right} of ${tried}`).toBeGreaterThanOrEqual(0.9);
    }
  });
});
