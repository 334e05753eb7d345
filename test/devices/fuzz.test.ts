/** Noise through what scanners and printers say, and through the simulated pole display: `npm run fuzz`. */
import { describe, expect, test } from 'vitest';
import { fakePole } from '../../src/main/devices/display/fake.ts';
import { muteDialect } from '../../src/main/devices/printer/profile.ts';
import { StatusReader } from '../../src/main/devices/printer/status.ts';
import { CodeFramer, mostCodeBytes } from '../../src/main/devices/scanner/framer.ts';
import { chance, noise, said, seed } from './noise.ts';

const anyByte = (random: () => number) => () => Math.floor(random() * 256);
const oneOf = (random: () => number, bytes: readonly number[]) => () =>
  bytes[Math.floor(random() * bytes.length)] ?? 0;

/** Kinds of noise: any byte, or the device's own bytes shuffled. */
const kindsOf = (own: readonly number[]) =>
  [
    ['noise', anyByte],
    ['its own bytes, shuffled', (random: () => number) => oneOf(random, own)],
  ] as const;

const asciiLetters = Array.from({ length: 95 }, (_, n) => 0x20 + n);

describe(`a scanner ${said}`, () => {
  test.each(kindsOf([...asciiLetters, ...asciiLetters, 0x1d, 0x0d, 0x0a]))(
    'hears %s as codes of bounded length',
    (_, make) => {
      const random = chance(seed);
      const framer = new CodeFramer();
      const check = (codes: readonly string[]) => {
        for (const code of codes)
          if (code.length < 1 || code.length > mostCodeBytes || /[\r\n]/.test(code))
            expect.fail(`${JSON.stringify(code)}, seed ${seed}`);
      };
      for (const chunk of noise(random, make(random))) {
        check(framer.take(chunk));
        if (framer.held > mostCodeBytes) expect.fail(`${framer.held} bytes held, seed ${seed}`);
        if (random() < 0.2) check(framer.flush());
      }
      framer.flush();
      expect(framer.take(Buffer.from('4600000000015\r'))).toEqual(['4600000000015']);
    },
  );
});

describe(`a printer’s status ${said}`, () => {
  test.each(kindsOf([0x12, 0x10, 0x14, 0x1a, 0x3a, 0x00, 0x0c, 0x03, 0x60, 0x11, 0x13]))(
    'in %s is sorted, and read again afterwards',
    (_, make) => {
      const random = chance(seed + 1);
      const reader = new StatusReader({ ...muteDialect, speaks: 'unasked' });
      for (const chunk of noise(random, make(random)))
        if (reader.read(chunk).length > chunk.length) expect.fail(`more words than bytes, seed ${seed}`);
      // What follows an opening byte is a packet, whatever was begun before.
      const words = reader.read(Uint8Array.of(0x12, 0x10, 0x30, 0x00, 0x0c, 0x00));
      expect(words.at(-1)).toMatchObject({ kind: 'packet' });
    },
  );
});

describe(`a simulated pole display ${said}`, () => {
  test.each(kindsOf([...asciiLetters, 0x1b, 0x51, 0x41, 0x42, 0x0d, 0x0c, 0x1f, 0x24, 0x40]))(
    'under %s still has two lines of twenty letters',
    (_, make) => {
      const random = chance(seed + 2);
      let hear: (bytes: Uint8Array) => void = () => undefined;
      const pole = fakePole({
        send: () => undefined,
        onReceived: (listener) => {
          hear = listener;
        },
        unplug: async () => undefined,
      });
      for (const chunk of noise(random, make(random))) {
        hear(chunk);
        if (pole.lines.some((line) => line.length !== 20)) expect.fail(`${pole.lines}, seed ${seed}`);
      }
    },
  );
});
