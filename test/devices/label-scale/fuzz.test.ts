/** Noise through every reader of label scales' answers; `npm run fuzz` is the long run. */
import { describe, expect, test } from 'vitest';
import { must } from '../../../src/domain/kit/result.ts';
import { bytesEach, chance, said, seed } from '../noise.ts';
import { bananas, dialects, hex, protocols } from './stage.ts';

const own = {
  shtrih: '02 02 57 00 02 02 57 82 15 0B 02 05 12 00 00 00 01 02 04 D0 00 A0 0F',
  cas: '47 4C 00 00 00 00 2C 04 00 3A 47 42 0F 00 3A 3C 0D 4E 4C 00 00 00 00 2C 05 00 3A 47 42 0F 00 52 3A 8F 0D',
  massa: 'F8 55 CE 02 00 42 65 65 42 F8 55 CE 02 00 28 09 09 28 F8 55 CE 05 00 41 11 00 00 00 DF 1A',
} as const;

describe.each(protocols)(`%s ${said}`, (protocol) => {
  const dialect = dialects[protocol];
  const [put] = dialect.put(7, bananas);
  const ask = must(put, 'a question');

  test.each([
    ['noise', []],
    ['its own bytes, shuffled', [...hex(own[protocol])]],
  ])('is not misled by %s', (kind, bytes) => {
    const random = chance(seed + protocols.indexOf(protocol));
    const chunk = new Uint8Array(300);
    let read = dialect.reader();
    let taken = 0;
    for (let left = bytesEach; left > 0; ) {
      const length = Math.min(left, 1 + Math.floor(random() * chunk.length));
      for (let at = 0; at < length; at += 1)
        chunk[at] = bytes[Math.floor(random() * bytes.length)] ?? Math.floor(random() * 256);
      left -= length;
      for (const frame of read(chunk.subarray(0, length))) {
        if (frame && ask.read(frame)?.kind === 'ok') taken += 1;
        if (frame) expect(frame.length).toBeLessThanOrEqual(256);
      }
      if (random() < 0.05) read = dialect.reader();
    }
    // A datagram has no check within: UDP's own keeps noise away from it.
    if (kind === 'noise' && protocol !== 'shtrih') expect(taken, `seed ${seed}`).toBe(0);
  });
});
