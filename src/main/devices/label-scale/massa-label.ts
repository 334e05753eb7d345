/**
 * Massa-K label scales (RL, VPM) over TCP: frames of protocol 100, records of two files, the items and the numbers
 * they are called by. Source: hardware notes 5, from the driver of a large retailer's system.
 */
import type { ScaleFault, ScaleItem } from '../../../domain/areas/plu/scale-item.ts';
import { Framer } from '../scale/framer.ts';
import { cutMassa, massaFrame } from '../scale/massa-frame.ts';
import { type Answer, type Ask, accepted, type Dialect, type DialectOptions } from './dialect.ts';
import { field } from './letters.ts';
import { u16, u32, u32At } from './numbers.ts';

const command = { mode: 0x91, reset: 0x81, record: 0x82 } as const;
const answer = { mode: 0x51, modeRefused: 0x54, reset: 0x41, record: 0x42, recordRefused: 0x43 } as const;
const [failed, unknown] = [0x28, 0xf0];
/** Records that are added to a file, or take the place of one in it. */
const file = { item: 101, plu: 105 } as const;
const bothFiles = 1 | 16;
const loading = 0x04;
/** The field has 250 bytes, and its length takes two. */
const nameLetters = 248;

export const massaLabel = ({ prefix }: DialectOptions): Dialect => ({
  limits: { number: 99_999, price: 999_999, shelfDays: 9999, tareG: 9999, pieces: true },
  answerMs: 5000,
  tries: 3,
  mostLetters: nameLetters,
  places: 99_999,
  dropsOne: false,
  fits: (name) => name.length <= nameLetters,
  reader: () => {
    const framer = new Framer((head) => cutMassa(head, false));
    return (bytes) => framer.push(bytes);
  },
  hello: () => [ask([command.mode, loading], (frame) => (frame[0] === answer.mode ? accepted : null))],
  put: (place, item) => [
    record(file.item, itemRecord(place, item, prefix)),
    record(file.plu, pluRecord(place, item)),
  ],
  drop: () => [],
  clear: () => [
    {
      ...ask([command.reset, ...u32(bothFiles)], (frame) =>
        frame[0] === answer.reset && u32At(frame, 1) === bothFiles ? accepted : null,
      ),
      tries: 6,
    },
  ],
});

const ask = (body: readonly number[], read: (frame: Uint8Array) => Answer | null): Ask => ({
  bytes: massaFrame(body),
  read: (frame) => refusalOf(frame) ?? read(frame),
});

/** One record of one. */
const record = (type: number, bytes: readonly number[]): Ask =>
  ask([command.record, type, ...u16(1), ...u16(1), ...u16(bytes.length), ...bytes], (frame) =>
    frame[0] === answer.record && frame[1] === type ? accepted : null,
  );

const faults: Readonly<Record<number, ScaleFault>> = {
  7: 'unknownCommand',
  8: 'overload',
  9: 'notWeighing',
  10: 'value',
  11: 'memory',
  21: 'zero',
  23: 'wire',
  24: 'loaded',
  25: 'base',
};

function refusalOf(frame: Uint8Array): Answer | null {
  const [code = 0, error = 0] = frame;
  if (code === answer.recordRefused) return refused('item', 'value', code);
  if (code === answer.modeRefused) return refused('scale', 'mode', code);
  if (code === unknown) return refused('scale', 'unknownCommand', code);
  if (code !== failed || frame.length !== 2) return null;
  const fault = faults[error] ?? 'other';
  return refused(fault === 'value' || fault === 'other' ? 'item' : 'scale', fault, error);
}

const refused = (of: 'item' | 'scale', fault: ScaleFault, code: number): Answer => ({
  kind: 'refused',
  of,
  said: { fault, number: code.toString(16).toUpperCase().padStart(2, '0') },
});

/** Numbers that are nothing are left out, and so is their bit. */
const bit = { unit: 16, price: 32, tare: 64, pieces: 256, shelf: 8192, prefix: 32_768 } as const;
const minutesOfDay = 24 * 60;
const unitOf = ({ byPiece }: ScaleItem): Uint8Array => field(byPiece ? 'шт' : 'кг', 5, 0x20);

function itemRecord(place: number, item: ScaleItem, prefix: number): readonly number[] {
  const code = String(item.number);
  const shelfMinutes = (item.shelfDays ?? 0) * minutesOfDay;
  const optional: readonly (readonly [boolean, number, readonly number[]])[] = [
    [item.tareG > 0, bit.tare, u32(item.tareG)],
    [item.byPiece, bit.pieces, [1]],
    [shelfMinutes > 0, bit.shelf, u32(shelfMinutes)],
    [prefix > 0, bit.prefix, [prefix]],
  ];
  const there = optional.filter(([isThere]) => isThere);
  const mask = there.reduce((bits, [, one]) => bits | one, code.length | bit.unit | bit.price);
  const digits = [
    ...u32(mask),
    ...field(code, code.length, 0),
    ...unitOf(item),
    ...u32(item.price),
    ...there.flatMap(([, , bytes]) => bytes),
  ];
  const name = field(item.name, item.name.length, 0);
  const rest = [digits.length, ...digits, ...u16(name.length), ...name, ...u16(0)];
  return [...u32(place), ...u16(rest.length), ...rest];
}

function pluRecord(place: number, item: ScaleItem): readonly number[] {
  const rest = [...u32(place), 0, 0, ...u32(place), ...unitOf(item), ...u32(1000)];
  return [...u32(place), ...u16(rest.length), ...rest];
}
