/** Noise for parsers: the same for the same seed on every machine, as long as is asked for. */

/** `FUZZ_BYTES=10000000` for the long run, `FUZZ_SEED` to see one again; `npm run fuzz` does both. */
export const bytesEach = Number(process.env.FUZZ_BYTES ?? 200_000);
export const seed = Number(process.env.FUZZ_SEED ?? Math.floor(Math.random() * 2 ** 31));
export const said = `(FUZZ_SEED=${seed} FUZZ_BYTES=${bytesEach})`;

/** Mulberry32: numbers from 0 to 1. */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const longestChunk = 700;

/** Pieces as a wire cuts them; each is good until the next one is asked for. */
export function* noise(random: () => number, make: () => number): Generator<Uint8Array> {
  const buffer = new Uint8Array(longestChunk);
  for (let left = bytesEach; left > 0; ) {
    const length = Math.min(left, 1 + Math.floor(random() * longestChunk));
    for (let at = 0; at < length; at += 1) buffer[at] = make();
    left -= length;
    yield buffer.subarray(0, length);
  }
}
