/** Code 128 as `GS k` and `ESC b` want it: the code sets chosen by us, so that its width is known beforehand. */

export interface Code128 {
  /** With `{B`, `{C` before each change of code set, the first included. */
  readonly data: Uint8Array;
  /** From the first bar to the last. */
  readonly modules: number;
}

const [SET_B, SET_C] = [0x42, 0x43];
const brace = 0x7b;

/** Printable ASCII. Pairs of digits where they save a symbol: four at an edge, six in the midst. */
export function code128(text: string): Code128 {
  const data: number[] = [];
  // Start and check; each change of set takes one more, but the first, which is the start.
  let symbols = 2;
  const enter = (set: number) => {
    if (data.length > 0) symbols += 1;
    data.push(brace, set);
  };
  let set = 0;
  for (const part of text.matchAll(/\d+|\D/g)) {
    const run = part[0];
    const atEdge = part.index === 0 || part.index + run.length === text.length;
    const pairs = /\d/.test(run) && run.length >= (atEdge ? 4 : 6) ? Math.floor(run.length / 2) : 0;
    const odd = run.length - 2 * pairs;
    // The odd digit goes before the pairs in set B, unless the code begins with them.
    const [before, inPairs, after] =
      pairs > 0 && part.index === 0
        ? ['', run.slice(0, 2 * pairs), run.slice(2 * pairs)]
        : [run.slice(0, odd), run.slice(odd), ''];
    for (const [letters, wanted] of [
      [before, SET_B],
      [inPairs, SET_C],
      [after, SET_B],
    ] as const) {
      if (letters === '') continue;
      if (set !== wanted) enter(wanted);
      set = wanted;
      const put = wanted === SET_C ? pairsOf(letters) : lettersOf(letters);
      data.push(...put);
      symbols += wanted === SET_C ? put.length : letters.length;
    }
  }
  return { data: Uint8Array.from(data), modules: symbols * 11 + 13 };
}

const pairsOf = (digits: string): number[] =>
  Array.from({ length: digits.length / 2 }, (_, i) => Number(digits.slice(2 * i, 2 * i + 2)));

/** A brace is said twice. */
const lettersOf = (letters: string): number[] =>
  [...letters].flatMap((letter) => (letter === '{' ? [brace, brace] : [letter.charCodeAt(0)]));
