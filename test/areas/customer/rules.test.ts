import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openDues, overdueOf, phoneWords, samePhoneWord } from '../../../src/domain/areas/customer/rules.ts';
import { minor } from '../../../src/domain/kit/money.ts';

const due = (dueDate: string, amountMinor: number) => ({ dueDate, saleId: dueDate, amountMinor });
const schedule = [due('2026-10-01', 100), due('2026-11-01', 100), due('2026-12-01', 100)];

test.each([
  ['nothing was paid', 300, [100, 100, 100]],
  ['a part was paid', 250, [50, 100, 100]],
  ['the first was paid', 200, [100, 100]],
  ['all was paid', 0, []],
  ['more than all was paid', -50, []],
])('what is open when %s', (_, owed, left) => {
  expect(openDues(minor(owed), schedule).map(({ leftMinor }) => leftMinor)).toEqual(left);
});

test('overdue is what fell due before today', () => {
  expect(overdueOf(openDues(minor(250), schedule), '2026-11-20')).toBe(150);
});

const seed = Number(process.env.SEED ?? 20_261_120);

test(`open parts never exceed the debt nor their own amounts (seed ${seed})`, () => {
  fc.assert(
    fc.property(
      fc.integer({ min: -1000, max: 100_000 }),
      fc.array(fc.tuple(fc.integer({ min: 1, max: 28 }), fc.integer({ min: 1, max: 9000 })), {
        maxLength: 12,
      }),
      (owed, parts) => {
        const dues = parts.map(([day, amount]) => due(`2026-11-${String(day).padStart(2, '0')}`, amount));
        const open = openDues(minor(owed), dues);
        const left = open.reduce((total, { leftMinor }) => total + leftMinor, 0);
        const scheduled = dues.reduce((total, { amountMinor }) => total + amountMinor, 0);
        expect(left).toBe(Math.max(0, Math.min(owed, scheduled)));
        for (const { leftMinor, amountMinor } of open) expect(leftMinor).toBeLessThanOrEqual(amountMinor);
      },
    ),
    { seed },
  );
});

test.each([
  ['+996 555 123456', '0555 12-34-56', true],
  ['+98 912 333 4455', '0912-3334455', true],
  ['0555 123456', '0555 123457', false],
])('%s and %s ring at the same place: %s', (one, other, same) => {
  expect(samePhoneWord(one) === samePhoneWord(other)).toBe(same);
});

test('words are no end of a phone', () => {
  expect(phoneWords('Anna 34')).toEqual([]);
  expect(phoneWords('3')).toEqual([]);
});
