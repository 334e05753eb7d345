/** PINs: which are easily guessed, and how long to wait after wrong ones. */

/** Four to eight ASCII digits. */
export const pinPattern = /^\d{4,8}$/;

export type PinWeakness = 'sameDigit' | 'inARow' | 'year';

/** Why a PIN is among the first that somebody would try, or null. Weak ones are told, not refused. */
export function pinWeakness(pin: string): PinWeakness | null {
  const steps = [...pin].slice(1).map((digit, i) => Number(digit) - Number(pin[i]));
  if (steps.every((step) => step === 0)) return 'sameDigit';
  if (steps.every((step) => step === 1) || steps.every((step) => step === -1)) return 'inARow';
  return /^(19|20)\d\d$|^1[34]\d\d$/.test(pin) ? 'year' : null;
}

/** Wrong tries that cost nothing but the try. */
export const freeTries = 5;
const firstWaitMs = 15_000;
const longestWaitMs = 15 * 60_000;

/** How long the next try must wait after so many wrong ones in a row: 15 s, doubling up to 15 minutes. */
export function waitAfter(failures: number): number {
  if (failures < freeTries) return 0;
  return Math.min(longestWaitMs, firstWaitMs * 2 ** Math.min(failures - freeTries, 20));
}

/** What is left of that wait. A clock set back never makes it longer than it was. */
export function waitLeft(failures: number, lastAt: number, now: number): number {
  const wait = waitAfter(failures);
  return Math.max(0, Math.min(wait, lastAt + wait - now));
}
