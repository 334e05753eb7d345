/** The hours of a trading day. */
import { toLocalDigits } from '../../../domain/kit/digits.ts';
import type { Language } from '../../../domain/kit/words.ts';

export const hourText = (hour: number, language: Language): string =>
  toLocalDigits(`${String(hour).padStart(2, '0')}:00`, language);

/** From the first hour with a figure to the last; past midnight they go on. */
export function hoursBetween(figures: readonly { readonly hour: number }[]): number[] {
  const hours = new Set(figures.map(({ hour }) => hour));
  const first = firstHour(hours);
  const inOrder = Array.from({ length: 24 }, (_, i) => (first + i) % 24);
  const last = inOrder.findLastIndex((hour) => hours.has(hour));
  return inOrder.slice(0, last + 1);
}

/** The hour after the longest pause: a shop that closes at two begins at ten, not at midnight. */
function firstHour(hours: ReadonlySet<number>): number {
  let [best, longest] = [0, -1];
  for (const hour of hours) {
    let pause = 0;
    while (pause < 24 && !hours.has((hour - 1 - pause + 48) % 24)) pause += 1;
    if (pause > longest) [best, longest] = [hour, pause];
  }
  return best;
}
