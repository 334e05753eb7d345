import { act, fireEvent } from '@testing-library/react';
import { beforeEach, describe, expect, test } from 'vitest';
import { rebind, takenBy, useAction } from '../../src/renderer/app/hotkeys.ts';
import { KeySheet } from '../../src/renderer/app/key-sheet.tsx';
import { capsOf, chordsOf } from '../../src/renderer/app/keys.ts';
import { ActionButton } from '../../src/renderer/parts/action-button.tsx';
import { ConfirmButton } from '../../src/renderer/parts/confirm-bar.tsx';
import { Sheet } from '../../src/renderer/parts/sheet.tsx';
import { around, press, type Stroke, show, withHotkeys } from './show.tsx';

withHotkeys();

let done: string[] = [];
function Act({ id, keys, inFields }: { id: string; keys: string[]; inFields?: boolean }) {
  const action = useAction({ id, label: id, keys, inFields, run: () => done.push(id) });
  return <ActionButton {...action} />;
}
beforeEach(() => {
  done = [];
});

describe('a key means the same under every layout', () => {
  const strokes: [string, Stroke, string][] = [
    ['P on an English keyboard', { key: 'p', code: 'KeyP', ctrl: true }, 'Mod+P'],
    ['the same place on a Russian one', { key: 'з', code: 'KeyP', ctrl: true }, 'Mod+P'],
    ['the same place on a Persian one', { key: 'ح', code: 'KeyP', ctrl: true }, 'Mod+P'],
    ['the question mark of a Persian keyboard', { key: '؟', code: 'Slash', shift: true }, '?'],
    ['the question mark of a Russian keyboard', { key: '?', code: 'Digit7', shift: true }, '?'],
    ['plus on the number pad', { key: '+', code: 'NumpadAdd' }, '+'],
    ['plus above the letters', { key: '+', code: 'Equal', shift: true }, '+'],
    ['a Persian digit', { key: '۳', code: 'Digit3' }, '3'],
    ['a function key', { key: 'F2', code: 'F2' }, 'F2'],
    ['Alt with a digit', { key: '1', code: 'Digit1', alt: true }, 'Alt+1'],
  ];
  test.each(strokes)('%s', (_, stroke, chord) => {
    const event = {
      ...stroke,
      ctrlKey: !!stroke.ctrl,
      altKey: !!stroke.alt,
      shiftKey: !!stroke.shift,
      metaKey: false,
    };
    expect(chordsOf(event, false)).toContain(chord);
  });

  test('plus is drawn as plus, also with Ctrl held', () => {
    expect([capsOf('+', false), capsOf('Mod++', false)]).toEqual([['+'], ['Ctrl', '+']]);
  });
});

describe('who gets a key', () => {
  test('the button that shows it', () => {
    show(<Act id="sale.pay" keys={['+']} />);
    press({ key: '+', code: 'NumpadAdd' });
    expect(done).toEqual(['sale.pay']);
  });

  test('a field keeps what can be typed, and gives up function keys', () => {
    const { getByTestId } = show(
      <>
        <input data-testid="field" />
        <Act id="plain" keys={['P']} />
        <Act id="function" keys={['F2']} />
        <Act id="enter" keys={['Enter']} inFields />
      </>,
    );
    act(() => getByTestId('field').focus());
    press({ key: 'p', code: 'KeyP' });
    press({ key: 'F2', code: 'F2' });
    press({ key: 'Enter', code: 'Enter' });
    expect(done).toEqual(['function', 'enter']);
  });

  test('an open sheet holds the keys; Esc closes it and gives them back', () => {
    function Screen({ opened, onClose }: { opened: boolean; onClose: () => void }) {
      return (
        <>
          <Act id="below" keys={['F2']} />
          <Sheet opened={opened} onClose={onClose} title="Discount">
            <Act id="inside" keys={['F3']} />
          </Sheet>
        </>
      );
    }
    let closed = false;
    show(<Screen opened onClose={() => (closed = true)} />);
    press({ key: 'F2', code: 'F2' });
    press({ key: 'F3', code: 'F3' });
    press({ key: 'Escape', code: 'Escape' });
    expect({ done, closed }).toEqual({ done: ['inside'], closed: true });
  });

  test('the sheet opened last holds the keys, wherever it stands on the page', () => {
    function Screen({ second }: { second: boolean }) {
      return (
        <>
          <Sheet opened={second} onClose={() => done.push('close approval')} title="Approval">
            <Act id="approve" keys={['F3']} />
          </Sheet>
          <Sheet opened onClose={() => done.push('close discount')} title="Discount">
            <Act id="give" keys={['F3']} />
          </Sheet>
        </>
      );
    }
    const { rerender } = show(<Screen second={false} />);
    press({ key: 'F3', code: 'F3' });
    rerender(around(<Screen second />));
    press({ key: 'F3', code: 'F3' });
    press({ key: 'Escape', code: 'Escape' });
    expect(done).toEqual(['give', 'approve', 'close approval']);
  });

  test('Esc in an open list closes the list, not the screen', () => {
    const { getByTestId } = show(
      <>
        <input data-testid="list" role="combobox" aria-expanded="true" aria-controls="options" />
        <Act id="back" keys={['Esc']} inFields />
      </>,
    );
    act(() => getByTestId('list').focus());
    press({ key: 'Escape', code: 'Escape' });
    act(() => getByTestId('list').blur());
    press({ key: 'Escape', code: 'Escape' });
    expect(done).toEqual(['back']);
  });

  test('a button that asks once more takes Enter and Esc', () => {
    const { getByText } = show(
      <ConfirmButton
        label="Void"
        question="Void this sale?"
        confirm="Void it"
        danger
        onConfirm={() => done.push('void')}
      />,
    );
    fireEvent.click(getByText('Void'));
    act(() => void press({ key: 'Escape', code: 'Escape' }));
    fireEvent.click(getByText('Void'));
    act(() => void press({ key: 'Enter', code: 'Enter' }));
    expect(done).toEqual(['void']);
  });
});

describe('keys of one’s own', () => {
  test('a chosen key works and the old one no longer does', () => {
    show(<Act id="sale.park" keys={['F6']} />);
    act(() => rebind('sale.park', ['F9']));
    press({ key: 'F6', code: 'F6' });
    press({ key: 'F9', code: 'F9' });
    expect(done).toEqual(['sale.park']);
  });

  test('a key that is taken names its holder', () => {
    show(
      <>
        <Act id="sale.park" keys={['F6']} />
        <Act id="sale.pay" keys={['+']} />
      </>,
    );
    expect(takenBy('+', 'sale.park')?.id).toBe('sale.pay');
  });

  test('? lists every key, and a tap on one chooses another', () => {
    const { getByText, getAllByRole } = show(
      <>
        <Act id="sale.park" keys={['F6']} />
        <KeySheet />
      </>,
    );
    act(() => void press({ key: '?', code: 'Slash', shift: true }));
    const row = getAllByRole('listitem').find((item) => item.textContent?.includes('sale.park'));
    fireEvent.click(row?.querySelector('button') as HTMLElement);
    expect(getByText('Press the new key')).toBeTruthy();
    act(() => void press({ key: 'F8', code: 'F8' }));
    expect(row?.textContent).toContain('F8');
    act(() => void press({ key: 'Escape', code: 'Escape' }));
    press({ key: 'F8', code: 'F8' });
    expect(done).toEqual(['sale.park']);
  });
});
