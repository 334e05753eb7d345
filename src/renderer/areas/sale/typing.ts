/**
 * What keys mean at the counter when no field has the focus: digits make a code or a quantity, letters
 * search, `*` turns digits into a quantity, Enter sends. One box shows it all, focused or not.
 */
import { toAsciiDigits } from '../../../domain/kit/digits.ts';
import { parseQty } from '../../../domain/kit/number-input.ts';

export type Meaning =
  | { readonly kind: 'typed'; readonly typed: string }
  /** Thousandths for the next item. */
  | { readonly kind: 'quantity'; readonly qtyMilli: number }
  /** `*` alone: change the quantity of the selected line. */
  | { readonly kind: 'editQuantity' }
  | { readonly kind: 'pay' }
  | { readonly kind: 'send'; readonly code: string };

/** What one key does to what is typed so far; null when the key is for somebody else. */
export function meaningOf(typed: string, key: string): Meaning | null {
  if (key === 'Enter') return typed === '' ? null : { kind: 'send', code: typed };
  if (key === 'Backspace') return typed === '' ? null : { kind: 'typed', typed: typed.slice(0, -1) };
  if ([...key].length !== 1) return null;
  // No name begins so: it asks for the keys.
  if (typed === '' && /^[?؟]$/u.test(key)) return null;
  return meaningOfText(typed + key);
}

/** What the box holds after typing or pasting. */
export function meaningOfText(text: string): Meaning {
  if (text === '+') return { kind: 'pay' };
  if (text === '*' || text === '×') return { kind: 'editQuantity' };
  const ends = /^(.+)[*×xх]$/iu.exec(toAsciiDigits(text));
  if (ends?.[1] && /^[\d.,٫]+$/u.test(ends[1])) {
    const qty = parseQty(ends[1]);
    if (qty.ok && qty.value > 0) return { kind: 'quantity', qtyMilli: qty.value };
  }
  return { kind: 'typed', typed: text.trimStart() };
}

/** Digits alone are a code to look up; anything else is a search. */
export const looksLikeCode = (typed: string): boolean => /^[\d-]{1,60}$/.test(toAsciiDigits(typed.trim()));
