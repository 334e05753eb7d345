/** Finding a customer by any piece of what one remembers, and what of a debt is due when. */
import { toAsciiDigits } from '../../kit/digits.ts';
import { least, type Minor, minor, subtract, zero } from '../../kit/money.ts';
import { foldForIndex, foldForSearch } from '../../kit/search.ts';

/** Marks a phone that stands backwards in the index, so that its last digits are a prefix. */
const backwards = '~';
/** National numbers of our markets have nine digits or ten; a country or a trunk zero stands before. */
const nationalDigits = [9, 10];

export interface Named {
  readonly name: string;
  readonly phone: string | null;
  readonly code: string | null;
}

/** What the index holds for a customer, each word once. */
export function indexWordsOf({ name, phone, code }: Named): string[] {
  const words = new Set([...foldForIndex(name).split(' '), codeOf(code ?? '')]);
  const digits = digitsOf(phone ?? '');
  if (digits) {
    words.add(digits);
    for (const length of nationalDigits) words.add(digits.slice(-length));
    words.add(backwards + reversed(digits));
  }
  words.delete('');
  return [...words];
}

/** How typed digits look in the index as the end or the beginning of a phone; none for fewer than two. */
export function phoneWords(typed: string): string[] {
  const isPhone = /^[\d\s+()./-]+$/.test(toAsciiDigits(typed));
  const digits = digitsOf(typed);
  if (!isPhone || digits.length < 2) return [];
  return [...new Set([backwards + reversed(digits), digits, digits.replace(/^0+/, '')])];
}

/** Phones that ring at the same place, however they are written; null where there is too little to tell. */
export function samePhoneWord(phone: string): string | null {
  const digits = digitsOf(phone);
  return digits.length < 5 ? null : backwards + reversed(digits.slice(-9));
}

export const digitsOf = (text: string): string => toAsciiDigits(text).replace(/\D/g, '');
/** A code reads the same in any case and digits. */
export const codeOf = (text: string): string => foldForSearch(text).replaceAll(' ', '');

const reversed = (text: string): string => [...text].reverse().join('');

export interface Due {
  /** `YYYY-MM-DD` */
  readonly dueDate: string;
  readonly saleId: string;
  readonly amountMinor: number;
}

export interface OpenDue extends Due {
  /** What of it is still owed; at most its amount, above 0. */
  readonly leftMinor: Minor;
}

/**
 * What is still open of dated debts, earliest first: money that came in settled the earliest, so the open
 * ones are the latest that the balance covers.
 */
export function openDues(owed: Minor, dues: readonly Due[]): OpenDue[] {
  let rest = owed;
  const open: OpenDue[] = [];
  for (const due of [...dues].sort((a, b) => b.dueDate.localeCompare(a.dueDate))) {
    if (rest <= 0) break;
    const leftMinor = least(rest, minor(due.amountMinor));
    if (leftMinor <= 0) continue;
    open.unshift({ ...due, leftMinor });
    rest = subtract(rest, leftMinor);
  }
  return open;
}

/** What should have been paid before `today`. */
export const overdueOf = (dues: readonly OpenDue[], today: string): Minor =>
  dues
    .filter(({ dueDate }) => dueDate < today)
    .reduce((total, { leftMinor }) => minor(total + leftMinor), zero);
