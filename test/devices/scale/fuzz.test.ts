/**
 * Noise of every kind through every codec: `FUZZ_BYTES=10000000 npx vitest run test/devices/scale/fuzz.test.ts` for the
 * long run, `FUZZ_SEED` to see one again.
 */
import { describe, expect, test } from 'vitest';
import { scaleProtocols } from '../../../src/domain/areas/device/scale.ts';
import { mostHeld } from '../../../src/main/devices/scale/framer.ts';
import type { Heard } from '../../../src/main/devices/scale/talk.ts';
import { asking, examples, hex } from './frames.ts';

const bytesEach = Number(process.env.FUZZ_BYTES ?? 200_000);
const seed = Number(process.env.FUZZ_SEED ?? Math.floor(Math.random() * 2 ** 31));

/** Mulberry32: the same noise for the same seed, on every machine. */
function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Where a check byte or a CRC stands between noise and a weight. */
const checked = new Set<string>(['cas', 'massa', 'shtrih', 'dibal']);
/** An exclusive or of eight bits lets one in 256 well-formed frames through: noise must never get that far. */
const kinds = {
  noise: (random: () => number) => Math.floor(random() * 256),
  'the protocol’s own bytes, shuffled': null,
} as const;

describe.each(scaleProtocols)(`%s (FUZZ_SEED=${seed} FUZZ_BYTES=${bytesEach})`, (protocol) => {
  const own = examples.filter((one) => one.protocol === protocol).flatMap(({ bytes }) => [...hex(bytes)]);

  test.each(Object.keys(kinds) as (keyof typeof kinds)[])('is not misled by %s', (kind) => {
    const random = chance(seed + scaleProtocols.indexOf(protocol));
    const make = kinds[kind] ?? (() => own[Math.floor(random() * own.length)] ?? 0);
    let talk = asking(protocol);
    let most = 0;
    let weights = 0;
    const count = (heard: readonly Heard[]) => {
      for (const one of heard) {
        if (one.kind === 'measure' && one.measure.weightMg !== null) {
          weights += 1;
          expect(Number.isSafeInteger(one.measure.weightMg)).toBe(true);
        }
      }
    };
    for (let left = bytesEach; left > 0; ) {
      const chunk = Uint8Array.from({ length: Math.min(left, 1 + Math.floor(random() * 700)) }, () =>
        make(random),
      );
      left -= chunk.length;
      count(talk.heard(chunk));
      most = Math.max(most, talk.held);
      if (random() < 0.1) count(talk.paused());
      if (random() < 0.05) talk = asking(protocol);
    }
    expect(most).toBeLessThanOrEqual(mostHeld);
    if (checked.has(protocol) && kind === 'noise') expect(weights, `seed ${seed}`).toBe(0);
  });
});
