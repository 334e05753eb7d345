/** Scanners on a serial line: what is a code, and that each reaches one counter once. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ScanDesk } from '../../../src/main/devices/scanner/desk.ts';
import { CodeFramer, mostCodeBytes } from '../../../src/main/devices/scanner/framer.ts';
import { openScanner, type Scanner } from '../../../src/main/devices/scanner/scanner.ts';
import { type FakeWire, ptyWire } from '../../../src/main/devices/transport/fake.ts';
import { serial } from '../../../src/main/devices/transport/serial.ts';
import { systemTimers } from '../../../src/main/devices/transport/timers.ts';

const read = (...pieces: readonly string[]): string[] => {
  const framer = new CodeFramer();
  return pieces.flatMap((piece) => framer.take(Buffer.from(piece, 'latin1')));
};

describe('a code', () => {
  test.each<[string, string[], string[]]>([
    ['ends with CR', ['4600000000015\r'], ['4600000000015']],
    ['ends with LF', ['4600000000015\n'], ['4600000000015']],
    ['ends with both, and is one code', ['4600000000015\r', '\n'], ['4600000000015']],
    ['comes in pieces', ['46000', '00000015', '\r\n'], ['4600000000015']],
    ['comes with the next one', ['111111\r222222\r'], ['111111', '222222']],
    ['keeps its symbology identifier', [']C10104600000000015\r'], [']C10104600000000015']],
    ['keeps its separators', ['0104600000000015\x1d21abc\r'], ['0104600000000015\x1d21abc']],
    ['loses the brackets some scanners put about it', ['\x024600000000015\x03\r'], ['4600000000015']],
    ['is not noise of a plug', ['\xff\r', 'ab\r'], []],
    ['may be Cyrillic in UTF-8', [Buffer.from('чай\r').toString('latin1')], ['чай']],
    ['may be in no UTF-8 at all', ['caf\xe9\r'], ['café']],
    [
      'longer than any is dropped whole, and the next one is read',
      ['x'.repeat(3 * mostCodeBytes), '\r12345\r'],
      ['12345'],
    ],
  ])('%s', (_what, pieces, codes) => {
    expect(read(...pieces)).toEqual(codes);
  });

  test('without an end is over when nothing more comes', () => {
    const framer = new CodeFramer();
    expect(framer.take(Buffer.from('4600000000015'))).toEqual([]);
    expect(framer.held).toBe(13);
    expect(framer.flush()).toEqual(['4600000000015']);
    expect(framer.flush()).toEqual([]);
  });

  test('is the same however the wire cuts it', () => {
    const code = fc.string({
      unit: fc.constantFrom(...'0123456789AZaz]+-', '\x1d'),
      minLength: 3,
      maxLength: 60,
    });
    fc.assert(
      fc.property(
        fc.array(code, { maxLength: 8 }),
        fc.array(fc.nat(400), { maxLength: 12 }),
        (codes, cuts) => {
          const all = codes.map((one) => `${one}\r\n`).join('');
          const ends = [...cuts].sort((a, b) => a - b);
          const pieces = [...ends, all.length].map((end, n) => all.slice(n === 0 ? 0 : ends[n - 1], end));
          expect(read(...pieces)).toEqual(codes);
        },
      ),
    );
  });
});

describe('the desk', () => {
  const codesOf = (taken: readonly { readonly code: string }[]): string[] => taken.map(({ code }) => code);

  test('gives each code to one window, in order', () => {
    const desk = new ScanDesk();
    for (const code of ['a', 'b', 'c']) desk.put(code);
    expect(codesOf(desk.take('one', 0))).toEqual(['a', 'b', 'c']);
    expect(codesOf(desk.take('two', 0))).toEqual([]);
    expect(codesOf(desk.take('one', desk.newest))).toEqual([]);
  });

  test('gives again what was lost on the way, and only to the same window', () => {
    const desk = new ScanDesk();
    desk.put('a');
    const [first] = desk.take('one', 0);
    desk.put('b');
    expect(codesOf(desk.take('one', 0))).toEqual(['a', 'b']);
    expect(codesOf(desk.take('one', first?.n ?? 0))).toEqual(['b']);
    expect(codesOf(desk.take('two', 0))).toEqual([]);
  });

  test('forgets what was scanned while nobody was there', () => {
    const desk = new ScanDesk();
    desk.put('a');
    desk.begin();
    desk.put('b');
    expect(codesOf(desk.take('one', 0))).toEqual(['b']);
  });
});

describe('on a wire', () => {
  let folder = '';
  let path = '';
  let wire: FakeWire;
  let scanner: Scanner;
  const codes: string[] = [];

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'dukkan-scanner-'));
    path = join(folder, 'scanner');
    wire = await ptyWire(path);
    codes.length = 0;
    const port = { path, baudRate: 9600, dataBits: 8, parity: 'none', stopBits: 1 } as const;
    scanner = openScanner({
      transport: serial(port),
      timers: systemTimers,
      scanned: (code) => void codes.push(code),
    });
    await vi.waitFor(() => expect(scanner.state.kind).toBe('connected'), 10_000);
  });
  afterEach(async () => {
    await scanner.close();
    await wire.unplug();
    rmSync(folder, { recursive: true });
  });
  const say = (text: string): void => wire.send(Buffer.from(text));
  const expectCodes = (wanted: string[]) => vi.waitFor(() => expect(codes).toEqual(wanted), 10_000);

  test('a hundred codes in one breath are a hundred codes', async () => {
    const wanted = Array.from({ length: 100 }, (_, n) => String(4_600_000_000_000 + n));
    say(wanted.map((code) => `${code}\r\n`).join(''));
    await expectCodes(wanted);
    expect(scanner.last).toBe(wanted.at(-1));
    expect(scanner.count).toBe(100);
  });

  test('a scanner without a suffix is understood by its silence', async () => {
    say('4600000000015');
    await expectCodes(['4600000000015']);
  });

  test('pulled out in the midst of a code and put in again, it goes on with the next one', async () => {
    say('46000');
    await wire.unplug();
    await vi.waitFor(() => expect(scanner.state.kind).toBe('lost'), 10_000);
    wire = await ptyWire(path);
    await vi.waitFor(() => expect(scanner.state.kind).toBe('connected'), 10_000);
    say('4600000000022\r');
    await expectCodes(['4600000000022']);
  });
});
