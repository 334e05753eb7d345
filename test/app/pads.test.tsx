import { act, fireEvent } from '@testing-library/react';
import { useState } from 'react';
import { describe, expect, test } from 'vitest';
import { NumPad, type NumPadProps } from '../../src/renderer/parts/num-pad.tsx';
import { type PadKey, typeOn } from '../../src/renderer/parts/pad-keys.ts';
import { PinPad } from '../../src/renderer/parts/pin-pad.tsx';
import { press, show, withHotkeys } from './show.tsx';

withHotkeys();

describe('a number keyed on the pad', () => {
  const typed: [string, string, number, string][] = [
    ['digits follow one another', '1 2 3', 2, '123'],
    ['a leading zero gives way', '0 5', 2, '5'],
    ['a point before anything is nought point', '. 5', 2, '0.5'],
    ['there is one point', '1 . 2 . 5', 2, '1.25'],
    ['no third decimal where there are two', '1 . 2 5 9', 2, '1.25'],
    ['no point where the currency has none', '1 . 5', 0, '15'],
    ['two noughts at once', '5 00', 2, '500'],
    ['the eraser takes the last one', '1 2 back', 2, '1'],
    ['clearing takes all', '1 2 clear', 2, ''],
  ];
  test.each(typed)('%s', (_, keys, decimals, result) => {
    const text = keys.split(' ').reduce((sofar, key) => typeOn(sofar, key as PadKey, { decimals }), '');
    expect(text).toBe(result);
  });

  test('stops at the size it is given', () => {
    const text = [...'123456'].reduce(
      (sofar, key) => typeOn(sofar, key as PadKey, { decimals: 0, most: 4 }),
      '',
    );
    expect(text).toBe('1234');
  });

  test('a code keeps its leading zeros', () => {
    const text = [...'0007'].reduce(
      (sofar, key) => typeOn(sofar, key as PadKey, { decimals: 0, code: true }),
      '',
    );
    expect(text).toBe('0007');
  });
});

function Pad(props: Omit<NumPadProps, 'value' | 'onChange'>) {
  const [value, setValue] = useState('');
  return (
    <>
      <output data-testid="value">{value}</output>
      <NumPad {...props} value={value} onChange={setValue} />
      <input data-testid="elsewhere" />
    </>
  );
}

describe('the pad on screen', () => {
  test('is pressed with a finger', () => {
    const { getByRole, getByTestId } = show(<Pad decimals={2} />);
    for (const name of ['1', '2', '.', '5']) fireEvent.click(getByRole('button', { name }));
    expect(getByTestId('value').textContent).toBe('12.5');
  });

  test('shows Persian digits and hears them from the keyboard', () => {
    const { getByRole, getByTestId } = show(<Pad decimals={2} />, 'fa');
    fireEvent.click(getByRole('button', { name: '۷' }));
    act(() => void press({ key: '۸', code: 'Digit8' }));
    act(() => void press({ key: '٫', code: 'Period' }));
    act(() => void press({ key: '5', code: 'Numpad5' }));
    expect(getByTestId('value').textContent).toBe('78.5');
  });

  test('leaves keys alone while somebody types in a field', () => {
    const { getByTestId } = show(<Pad />);
    act(() => getByTestId('elsewhere').focus());
    expect(press({ key: '7', code: 'Digit7' })).toBe(false);
    expect(getByTestId('value').textContent).toBe('');
  });

  test('leaves Delete to the screen while it is empty', () => {
    show(<Pad />);
    expect(press({ key: 'Delete', code: 'Delete' })).toBe(false);
  });
});

describe('a PIN', () => {
  const enter = (digits: string): void => {
    for (const digit of digits) act(() => void press({ key: digit, code: `Digit${digit}` }));
  };

  test('is taken by Enter and never shown', () => {
    const pins: string[] = [];
    const { container } = show(<PinPad onSubmit={(pin) => pins.push(pin)} />);
    enter('0417');
    const dots = container.querySelector('[role=status]');
    expect(dots?.getAttribute('aria-label')).toBe('4 digits entered');
    expect(dots?.textContent).toBe('');
    act(() => void press({ key: 'Enter', code: 'Enter' }));
    expect(pins).toEqual(['0417']);
  });

  test('of three digits is not taken, of nine keeps eight', () => {
    const pins: string[] = [];
    show(<PinPad onSubmit={(pin) => pins.push(pin)} />);
    enter('123');
    act(() => void press({ key: 'Enter', code: 'Enter' }));
    expect(pins).toEqual([]);
    enter('456789');
    act(() => void press({ key: 'Enter', code: 'Enter' }));
    expect(pins).toEqual(['12345678']);
  });

  test('that is refused is wiped, and the reason stands above the pad', () => {
    const { getByRole } = show(<PinPad onSubmit={() => {}} error="Wrong PIN. Four tries left." />);
    expect(getByRole('alert').textContent).toBe('Wrong PIN. Four tries left.');
    expect(getByRole('status').getAttribute('aria-label')).toBe('0 digits entered');
  });
});
