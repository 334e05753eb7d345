/** Whether two words differ by one slip of a finger. */

/** One letter wrong, missing, spare, or two neighbours swapped; the longer word may also go on. */
export function isNearly(word: string, typed: string): boolean {
  return isOneSlip(word, typed) || isOneSlip(word.slice(0, typed.length), typed);
}

function isOneSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let head = 0;
  while (head < a.length && a.charAt(head) === b.charAt(head)) head += 1;
  const [restA, restB] = [a.slice(head), b.slice(head)];
  return (
    restA.slice(1) === restB.slice(1) ||
    restA.slice(1) === restB ||
    restA === restB.slice(1) ||
    (restA.charAt(0) === restB.charAt(1) &&
      restA.charAt(1) === restB.charAt(0) &&
      restA.slice(2) === restB.slice(2))
  );
}
