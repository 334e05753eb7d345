/** Noise of every kind through every codec; `npm run fuzz` is the long run. */
import { describe, expect, test } from 'vitest';
import { scaleProtocols } from '../../../src/domain/areas/device/scale.ts';
import { mostHeld } from '../../../src/main/devices/scale/framer.ts';
import type { Heard } from '../../../src/main/devices/scale/talk.ts';
import { chance, noise, said, seed } from '../noise.ts';
import { asking, examples, hex } from './frames.ts';

/** Where a check byte or a CRC stands between noise and a weight. */
const checked = new Set<string>(['cas', 'massa', 'shtrih', 'dibal']);
/** An exclusive or of eight bits lets one in 256 well-formed frames through: noise must never get that far. */
const kinds = {
  noise: (random: () => number) => Math.floor(random() * 256),
  'the protocol’s own bytes, shuffled': null,
} as const;

describe.each(scaleProtocols)(`%s ${said}`, (protocol) => {
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
    for (const chunk of noise(random, () => make(random))) {
      count(talk.heard(chunk));
      most = Math.max(most, talk.held);
      if (random() < 0.1) count(talk.paused());
      if (random() < 0.05) talk = asking(protocol);
    }
    expect(most).toBeLessThanOrEqual(mostHeld);
    if (checked.has(protocol) && kind === 'noise') expect(weights, `seed ${seed}`).toBe(0);
  });
});
