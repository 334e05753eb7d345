/**
 * Shtrih-Print and its like over UDP: a message is a datagram, STX, length, command, data, and no check of its own
 * (UDP has one). Source: the maker's protocol 1.3, as hardware notes 5 quote it.
 */
import type { ScaleItem } from '../../../domain/areas/plu/scale-item.ts';
import { bytesOf } from '../scale/framer.ts';
import { type Answer, type Ask, accepted, type Dialect, type DialectOptions } from './dialect.ts';
import { field, twoLines } from './letters.ts';
import { u16, u16At, u32 } from './numbers.ts';
import { ofTheItem, shtrihFaults } from './shtrih-faults.ts';

const stx = 0x02;
const nak = 0x15;
const busy = 0x0b;
const command = { mode: 0x12, clear: 0x18, drop: 0x54, put: 0x57, places: 0xd0 } as const;
const lineLetters = 28;
const longestBody = 250;
/** An empty base, an empty place: there is nothing to take off. */
const notThere: ReadonlySet<number> = new Set([139, 140]);
/** A base of thousands is cleared in half a minute. */
const clearTries = 40;

export function shtrihPrint({ password }: DialectOptions): Dialect {
  const key = bytesOf(password);
  return {
    limits: { number: 999_999, price: 999_999, shelfDays: 9999, tareG: 3000, pieces: true },
    answerMs: 1500,
    tries: 4,
    mostLetters: 2 * lineLetters,
    places: 4000,
    dropsOne: true,
    fits: (name) => twoLines(name, lineLetters) !== null,
    reader: () => (datagram) => [bodyOf(datagram)],
    hello: () => [ask([command.places, ...key], placesIn)],
    put: (place, item) => [ask(putBody(key, place, item), done)],
    drop: (place) => [ask([command.drop, ...key, ...u16(place)], done, notThere)],
    clear: () => [
      ask([command.clear, ...key], done),
      // While it clears, it answers this question alone.
      { ...ask([command.mode], cleared), tries: clearTries },
    ],
  };
}

/** The body of a datagram: a command and what follows it, or a lone sign; null where the length lies. */
function bodyOf(datagram: Uint8Array): Uint8Array | null {
  const [first, length = 0] = datagram;
  if (first === nak && datagram.length === 1) return datagram.slice();
  if (first === busy && datagram.length === 7) return datagram.slice();
  if (first !== stx || length < 2 || length > longestBody) return null;
  return datagram.length === length + 2 ? datagram.slice(2) : null;
}

function ask(
  body: readonly number[],
  read: (answer: Uint8Array) => Answer | null,
  fine: ReadonlySet<number> = new Set(),
): Ask {
  return {
    bytes: Uint8Array.of(stx, body.length, ...body),
    read: (frame) => {
      // Taken by another program for a moment.
      if (frame.length === 1 || (frame[0] === busy && frame.length === 7)) return { kind: 'later' };
      if (frame[0] !== body[0]) return null;
      const error = frame[1] ?? 0;
      if (error === 0) return read(frame);
      return fine.has(error) ? accepted : refusedWith(error);
    },
  };
}

function refusedWith(error: number): Answer {
  const fault = shtrihFaults[error] ?? 'other';
  return {
    kind: 'refused',
    of: ofTheItem.has(fault) ? 'item' : 'scale',
    said: { fault, number: String(error) },
  };
}

const done = (frame: Uint8Array): Answer | null => (frame.length === 2 ? accepted : null);

function placesIn(frame: Uint8Array): Answer | null {
  if (frame.length !== 4) return null;
  const count = u16At(frame, 2);
  return count === 0 ? null : { kind: 'places', count };
}

/** Bit 0 of the last byte: it still clears. */
const cleared = (frame: Uint8Array): Answer | null =>
  frame.length !== 5 ? null : (frame[4] ?? 0) & 1 ? { kind: 'later' } : accepted;

function putBody(key: Uint8Array, place: number, item: ScaleItem): readonly number[] {
  const [first, second] = twoLines(item.name, lineLetters) ?? ['', ''];
  return [
    command.put,
    ...key,
    ...u16(place),
    ...u32(item.number),
    ...field(first, lineLetters, 0),
    ...field(second, lineLetters, 0),
    ...u32(item.price),
    ...u16(item.shelfDays ?? 0),
    ...u16(item.tareG),
    ...u16(0), // group
    ...u16(0), // message
    item.byPiece ? 0x80 : 0,
    ...[0, 0, 0, 0], // code of certification
    // Sold until a date: 1 January 2001 stands for none, as the maker's own driver has it.
    ...[1, 1, 1],
  ];
}
