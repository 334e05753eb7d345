import { fireEvent } from '@testing-library/react';
import { useState } from 'react';
import { describe, expect, test } from 'vitest';
import { calendarDate } from '../../src/domain/kit/calendar.ts';
import type { Language } from '../../src/domain/kit/words.ts';
import { DateField } from '../../src/renderer/parts/date-field.tsx';
import { readDate } from '../../src/renderer/parts/date-input.ts';
import { amountOf, KeyedAmount } from '../../src/renderer/parts/keyed-amount.tsx';
import { MoneyText } from '../../src/renderer/parts/money-text.tsx';
import { MoneyField, PercentField, QtyField } from '../../src/renderer/parts/number-field.tsx';
import { show, withHotkeys } from './show.tsx';

withHotkeys();

/** What a field holds after something was typed into it and it was left. */
function typeInto(field: HTMLElement, text: string): string {
  fireEvent.focus(field);
  fireEvent.change(field, { target: { value: text } });
  fireEvent.blur(field);
  return (field as HTMLInputElement).value;
}

describe('an amount typed into a field', () => {
  const typed: [Language, string, number | null, string][] = [
    ['en', '12.5', 1250, '12.50'],
    ['en', '1,234', 123400, '1,234.00'],
    ['ru', '1 234,5', 123450, '1\u00a0234,50'],
    ['fa', '۱۲٫۵', 1250, '۱۲٫۵۰'],
    ['fa', '12.5', 1250, '۱۲٫۵۰'],
    ['en', '', null, ''],
  ];
  test.each(typed)('in %s: “%s”', (language, text, minor, shown) => {
    const values: (number | null)[] = [99];
    function Field() {
      const [value, setValue] = useState<number | null>(99);
      return (
        <MoneyField
          name="Price"
          value={value}
          onChange={(next) => {
            values.push(next);
            setValue(next);
          }}
        />
      );
    }
    const { getByLabelText } = show(<Field />, language);
    expect(typeInto(getByLabelText('Price'), text)).toBe(shown);
    expect(values.at(-1)).toBe(minor);
  });

  test('that does not read stays as typed and says why', () => {
    const { getByLabelText, getByText } = show(<MoneyField name="Price" value={null} onChange={() => {}} />);
    expect(typeInto(getByLabelText('Price'), '12..x')).toBe('12..x');
    expect(getByText('This is not a number.')).toBeTruthy();
  });

  test('below zero is refused unless the field allows it', () => {
    const { getByLabelText, getByText } = show(<MoneyField name="Price" value={null} onChange={() => {}} />);
    typeInto(getByLabelText('Price'), '-5');
    expect(getByText('This cannot be below zero.')).toBeTruthy();
  });

  test('goes out with Enter', () => {
    const entered: (number | null)[] = [];
    const { getByLabelText } = show(
      <MoneyField name="Price" value={null} onChange={() => {}} onEnter={(value) => entered.push(value)} />,
    );
    fireEvent.change(getByLabelText('Price'), { target: { value: '7' } });
    fireEvent.keyDown(getByLabelText('Price'), { key: 'Enter' });
    expect(entered).toEqual([700]);
  });
});

test('a quantity of pieces takes no fraction, a weight three decimals', () => {
  const weights: (number | null)[] = [];
  const { getByLabelText, getByText } = show(
    <>
      <QtyField name="Pieces" decimals={0} value={null} onChange={() => {}} />
      <QtyField name="Weight" value={null} onChange={(value) => weights.push(value)} />
    </>,
  );
  typeInto(getByLabelText('Pieces'), '1.5');
  typeInto(getByLabelText('Weight'), '0.355');
  expect(getByText('Whole numbers only.')).toBeTruthy();
  expect(weights).toEqual([355]);
});

test('a percent is kept in hundredths of a percent', () => {
  const percents: (number | null)[] = [];
  const { getByLabelText } = show(
    <PercentField name="Discount" value={null} onChange={(value) => percents.push(value)} />,
  );
  typeInto(getByLabelText('Discount'), '12.5%');
  expect(percents).toEqual([1250]);
});

describe('a date typed by hand', () => {
  const today = calendarDate('2026-11-20');
  const typed: [Language, string, string | null][] = [
    ['en', '20/11/2026', '2026-11-20'],
    ['en', '2026-11-20', '2026-11-20'],
    ['en', '5/3', '2026-03-05'],
    ['en', '5/3/98', '1998-03-05'],
    ['ru', '20.11.26', '2026-11-20'],
    ['fa', '۱۴۰۵/۰۸/۲۹', '2026-11-20'],
    ['fa', '۲۹/۸', '2026-11-20'],
    ['fa', '29/8/05', '2026-11-20'],
    ['fa', '2026-11-20', '2026-11-20'],
    ['en', '31/2/2026', null],
    ['en', 'tomorrow', null],
    ['en', '1/1/9999', null],
  ];
  test.each(typed)('in %s: “%s” is %s', (language, text, date) => {
    expect(readDate(text, language, today)).toBe(date);
  });

  test('shows in the reader’s calendar, and keeps words that are no date', () => {
    const { getByLabelText, getByText } = show(
      <DateField name="Valid from" value={calendarDate('2026-11-20')} onChange={() => {}} />,
      'fa',
    );
    const field = getByLabelText('Valid from') as HTMLInputElement;
    expect(field.value).toBe('۱۴۰۵/۰۸/۲۹');
    expect(typeInto(field, '۳۱/۸')).toBe('۳۱/۸');
    expect(getByText('این تاریخ نیست.')).toBeTruthy();
  });

  test('is picked from a month of the reader’s calendar', async () => {
    const picked: (string | null)[] = [];
    const { getByRole, findByRole } = show(
      <DateField
        name="Valid from"
        value={calendarDate('2026-11-20')}
        onChange={(date) => picked.push(date)}
      />,
    );
    fireEvent.click(getByRole('button', { name: 'Choose a date' }));
    fireEvent.click(await findByRole('button', { name: / 5 November 2026/ }));
    expect(picked).toEqual(['2026-11-05']);
  });
});

describe('an amount on screen', () => {
  const shown: [Language, number, string, string][] = [
    ['en', 999_999_999_999, 'KGS', '9,999,999,999.99\u00a0som'],
    ['ru', -20_000, 'KGS', '−200,00\u00a0сом'],
    ['fa', 150_000, 'IRR', '۱۵۰٬۰۰۰\u00a0ریال'],
  ];
  test.each(shown)('in %s: %i', (language, amount, currency, text) => {
    const { container } = show(<MoneyText amount={amount} currency={currency} />, language);
    expect(container.querySelector('bdi')?.textContent).toBe(text);
  });

  test('while it is keyed keeps the point where it was put', () => {
    const { container } = show(<KeyedAmount text="12345." />);
    expect(container.querySelector('bdi')?.textContent).toBe('12,345.\u00a0som');
    expect([amountOf('12345.', 'KGS'), amountOf('', 'KGS')]).toEqual([1_234_500, null]);
  });
});
