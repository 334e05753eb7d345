import { describe, expect, test } from 'vitest';
import { looksLikeCode, meaningOf, meaningOfText } from '../../../src/renderer/areas/sale/typing.ts';

/** What a cashier has typed after these keys, or the first thing that is more than typing. */
function after(keys: readonly string[]) {
  let typed = '';
  for (const key of keys) {
    const meaning = meaningOf(typed, key);
    if (meaning?.kind !== 'typed') return meaning;
    typed = meaning.typed;
  }
  return { kind: 'typed', typed };
}

describe('keys at the counter', () => {
  test.each([
    { keys: ['3', '*'], meaning: { kind: 'quantity', qtyMilli: 3000 } },
    { keys: ['0', '.', '3', '5', '*'], meaning: { kind: 'quantity', qtyMilli: 350 } },
    { keys: ['0', ',', '3', '5', '*'], meaning: { kind: 'quantity', qtyMilli: 350 } },
    { keys: ['۱', '۲', '*'], meaning: { kind: 'quantity', qtyMilli: 12_000 } },
    { keys: ['*'], meaning: { kind: 'editQuantity' } },
    { keys: ['+'], meaning: { kind: 'pay' } },
    { keys: ['4', '2', 'Enter'], meaning: { kind: 'send', code: '42' } },
    { keys: ['т', 'е', 'а', 'Backspace'], meaning: { kind: 'typed', typed: 'те' } },
    { keys: ['c', '+'], meaning: { kind: 'typed', typed: 'c+' } },
    { keys: ['0', '*'], meaning: { kind: 'typed', typed: '0*' } },
  ])('$keys mean $meaning.kind', ({ keys, meaning }) => {
    expect(after(keys)).toEqual(meaning);
  });

  test('keys that type nothing are for somebody else', () => {
    for (const key of ['Enter', 'Backspace', 'ArrowDown', 'F9', 'Escape', 'Shift', '?', '؟'])
      expect(meaningOf('', key)).toBeNull();
  });

  test('what is typed in the box means the same as what is typed beside it', () => {
    expect(meaningOfText('3*')).toEqual({ kind: 'quantity', qtyMilli: 3000 });
    expect(meaningOfText('3 × чай')).toEqual({ kind: 'typed', typed: '3 × чай' });
  });

  test.each([
    ['4600000000015', true],
    ['۴۶۰۰', true],
    ['1-1-A-7', false],
    ['tea', false],
    ['7up', false],
  ])('%s is a code: %s', (typed, code) => {
    expect(looksLikeCode(typed)).toBe(code);
  });
});
