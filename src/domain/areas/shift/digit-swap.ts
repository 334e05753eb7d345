/** Two neighbouring digits changed over: the commonest slip of a hand that types numbers. */

/** The numbers a swap of two neighbours makes of `value`, sign kept; each differs from it by a multiple of 9. */
export function swapsOf(value: number): number[] {
  const sign = value < 0 ? -1 : 1;
  const digits = String(Math.abs(value));
  const swapped = new Set<number>();
  for (let at = 0; at + 1 < digits.length; at += 1) {
    const [left = '', right = ''] = [digits.charAt(at), digits.charAt(at + 1)];
    if (left === right) continue;
    swapped.add(sign * Number(digits.slice(0, at) + right + left + digits.slice(at + 2)));
  }
  return [...swapped];
}
