/** What printers answer, byte by byte as Epson documents it. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { StatusDialect } from '../../../src/domain/areas/device/printer-settings.ts';
import {
  faultOf,
  type Question,
  readAnswer,
  readPacket,
  StatusReader,
  wordsOf,
} from '../../../src/main/devices/printer/status.ts';

const dialect: StatusDialect = {
  speaks: 'unasked',
  confirms: true,
  drawerOpenWhen: 'high',
  nearEnd: 'watched',
};
const words = (question: Question, byte: number, own: Partial<StatusDialect> = {}) => {
  const state = readAnswer(question, byte, { ...dialect, ...own });
  return state && wordsOf(state).sort();
};

describe('the answer to DLE EOT', () => {
  test.each<[Question, number, string, string[]]>([
    [1, 0x12, 'all is well', []],
    [1, 0x1a, 'it is offline', ['offline']],
    [1, 0x16, 'the drawer’s pin is high', ['drawerOpen']],
    [2, 0x16, 'the cover is open', ['coverOpen']],
    [2, 0x32, 'it stopped for want of paper', ['paperOut']],
    [3, 0x1a, 'the cutter is jammed', ['cutterJam']],
    [3, 0x32, 'it is broken', ['needsService']],
    [3, 0x52, 'the head is hot', ['overheated']],
    [4, 0x1e, 'the roll is nearly at its end', ['paperNearEnd']],
    [4, 0x7e, 'the roll is at its end', ['paperNearEnd', 'paperOut']],
  ])('to question %i, %i means that %s', (question, byte, _, said) => {
    expect(words(question, byte)).toEqual(said);
  });

  test.each([0x00, 0x10, 0x11, 0x13, 0x93, 0xff, 0x7f])('%i is no answer', (byte) => {
    expect(words(1, byte)).toBeNull();
  });

  test('a drawer wired the other way is open when its pin is low', () => {
    expect(words(1, 0x12, { drawerOpenWhen: 'low' })).toEqual(['drawerOpen']);
    expect(words(1, 0x16, { drawerOpenWhen: 'low' })).toEqual([]);
  });

  test('a printer without the sensor is never nearly out of paper, but it can be out', () => {
    expect(words(4, 0x1e, { nearEnd: 'ignored' })).toEqual([]);
    expect(words(4, 0x7e, { nearEnd: 'ignored' })).toEqual(['paperOut']);
  });
});

describe('a packet sent unasked', () => {
  test.each([
    ['10000000', []],
    ['14000000', ['drawerOpen']],
    ['18000f00', ['offline', 'paperNearEnd', 'paperOut']],
    ['38000000', ['coverOpen', 'offline']],
    ['18080000', ['cutterJam', 'offline']],
  ])('%s', (hex, said) => {
    const state = readPacket(Buffer.from(hex, 'hex'), dialect);
    expect(state && wordsOf(state).sort()).toEqual(said);
  });

  test.each(['12000000', '100000', '10000090', '10900000'])('%s is none', (hex) => {
    expect(readPacket(Buffer.from(hex, 'hex'), dialect)).toBeNull();
  });
});

describe('what arrives mixed', () => {
  const kinds = (hex: string) =>
    new StatusReader(dialect).read(Buffer.from(hex, 'hex')).map(({ kind }) => kind);

  test('is told apart: a packet, an answer within it, a proof after it', () => {
    expect(kinds('10000000')).toEqual(['packet']);
    expect(kinds('100012000000')).toEqual(['answer', 'packet', 'done']);
    expect(kinds('12')).toEqual(['answer']);
    expect(kinds('00')).toEqual(['done']);
  });

  test('flow control and noise are dropped', () => {
    expect(kinds('1113ff93')).toEqual([]);
  });

  test('in pieces it says the same as at once', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), fc.nat(59), (bytes, cut) => {
        const whole = new StatusReader(dialect).read(bytes);
        const reader = new StatusReader(dialect);
        expect([...reader.read(bytes.subarray(0, cut)), ...reader.read(bytes.subarray(cut))]).toEqual(whole);
      }),
    );
  });
});

test.each([
  [{ offline: true, coverOpen: true, paperOut: true }, 'coverOpen'],
  [{ offline: true, paperOut: true }, 'paperOut'],
  [{ offline: true, cutterJam: true }, 'printerError'],
  [{ offline: true }, 'busy'],
  [{ paperNearEnd: true, drawerOpen: true }, null],
] as const)('%j hinders a slip as %s', (state, fault) => {
  expect(faultOf(state)).toBe(fault);
});
