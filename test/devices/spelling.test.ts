import { expect, test } from 'vitest';
import { spelledOut } from '../../src/main/devices/spelling.ts';

test.each([
  ['a question to a printer', [0x10, 0x04, 0x01], 'DLE EOT SOH'],
  ['its start and a line', [0x1b, 0x40, 0x54, 0x65, 0x61, 0x0a], 'ESC @Tea LF'],
  ['a picture', [0x1d, 0x76, 0x30, 0x00, 0x48, 0x00, 0xff, 0xff, 0xff, 0xff, 0xff], 'GS v0.H…'],
  ['a weight', [0x02, 0x53, 0x20, 0x30, 0x2e, 0x33, 0x35, 0x6b, 0x67, 0x03], 'STX S 0.35kg ETX'],
  [
    'a large picture',
    [0x1d, 0x76, 0x30, 0, ...Array<number>(100).fill(0x1b)],
    `GS v0. ${'ESC '.repeat(12).trim()}…`,
  ],
  ['nothing', [], ''],
])('%s is spelled as manuals do', (_what: string, bytes: number[], spelled: string) => {
  expect(spelledOut(Uint8Array.from(bytes))).toBe(spelled);
});
