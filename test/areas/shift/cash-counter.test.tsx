import { act, fireEvent, screen } from '@testing-library/react';
import { useState } from 'react';
import { expect, test, vi } from 'vitest';
import type { Language } from '../../../src/domain/kit/words.ts';
import { CashCounter } from '../../../src/renderer/areas/shift/cash-counter.tsx';
import { countedCash, emptyDraft } from '../../../src/renderer/areas/shift/drafts.ts';
import { press, show, withHotkeys } from '../../app/show.tsx';

withHotkeys();

const onFinish = vi.fn();
let counted: ReturnType<typeof countedCash> = [];

function Counter({ currency }: { readonly currency: string }) {
  const [draft, setDraft] = useState(emptyDraft);
  counted = countedCash({ [currency]: draft }, [currency]);
  return <CashCounter currency={currency} draft={draft} onChange={setDraft} onFinish={onFinish} />;
}

const counting = (currency = 'KGS', language: Language = 'en') =>
  show(<Counter currency={currency} />, language);

/** Digits are typed, anything longer is a key by its name. */
function keys(...typed: readonly string[]): void {
  for (const key of typed) {
    act(() => void press({ key, code: /^\d$/.test(key) ? `Digit${key}` : key }));
  }
}

test('digits count the marked note, Enter goes to the next, arrows come back', () => {
  counting();
  keys('3', 'Enter', '1', '2', 'ArrowUp', 'Backspace', '4');
  expect(counted).toEqual([
    {
      currency: 'KGS',
      denominations: [
        { valueMinor: 500_000, pieces: 4 },
        { valueMinor: 200_000, pieces: 12 },
      ],
      totalMinor: 4 * 500_000 + 12 * 200_000,
    },
  ]);
});

test('Enter on the last coin finishes the count', () => {
  onFinish.mockClear();
  counting();
  keys(...Array.from({ length: 12 }, () => 'ArrowDown'), '7');
  expect(counted[0]?.totalMinor).toBe(7 * 50);
  expect(onFinish).not.toHaveBeenCalled();
  keys('Enter');
  expect(onFinish).toHaveBeenCalledOnce();
});

test('a finger marks a note and the pad counts it', () => {
  counting();
  fireEvent.click(screen.getByText('100'));
  fireEvent.click(screen.getByText('9'));
  expect(counted[0]?.denominations).toEqual([{ valueMinor: 10_000, pieces: 9 }]);
});

test('who only knows the total types the total', () => {
  counting();
  fireEvent.click(screen.getByText('Type the total instead'));
  keys('1', '2', '5', '0');
  expect(counted).toEqual([{ currency: 'KGS', denominations: [], totalMinor: 125_000 }]);
});

test('a Persian cashier counts rials by their own notes, in Persian digits', () => {
  counting('IRR', 'fa');
  keys('2');
  expect(counted[0]?.totalMinor).toBe(4_000_000);
  expect(screen.getAllByText('۲٬۰۰۰٬۰۰۰').length).toBeGreaterThan(0);
});
