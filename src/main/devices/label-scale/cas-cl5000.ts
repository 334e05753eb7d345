/**
 * CAS CL5000 and its successors (CL3000, CL5200, CL5500) over TCP. Sources: hardware notes 5.2, and how the scale's
 * own firmware answers (public code of CL5200N, cl5kj_interpreter).
 */
import type { ScaleFault, ScaleItem } from '../../../domain/areas/plu/scale-item.ts';
import { type Cut, Framer } from '../scale/framer.ts';
import { type Answer, type Ask, accepted, type Dialect } from './dialect.ts';
import { field, twoLines } from './letters.ts';
import { u16, u16At, u32, u32At } from './numbers.ts';

const [comma, colon, cr, space] = [0x2c, 0x3a, 0x0d, 0x20];
const headLength = 10;
const tailLength = 3;
/** Answers hold a number, and a fault after it. */
const longestBody = 200;
const nameLetters = 40;
const department = 1;
const notThere = 98;

export const casCl5000: Dialect = {
  limits: { number: 999_999, price: 999_999, shelfDays: 999, tareG: 9999, pieces: true },
  answerMs: 5000,
  tries: 3,
  mostLetters: 2 * nameLetters,
  places: 999_999,
  dropsOne: true,
  fits: (name) => twoLines(name, nameLetters) !== null,
  reader: () => {
    const framer = new Framer(cut);
    return (bytes) => framer.push(bytes);
  },
  hello: () => [],
  put: (place, item) => [ask(bodyOf(place, item), place)],
  drop: (place) => [ask([...u16(department), ...u32(place)], place)],
  // No department and no number: everything.
  clear: () => [{ ...ask([0, 0, 0, 0, 0, 0], null), tries: 12 }],
};

/** Two letters, address, comma, length, colon, body, colon, sum from the address on, CR. */
function cut(head: Uint8Array): Cut<Uint8Array> {
  const [sign, kind] = head;
  if (sign !== good && sign !== bad) return 'skip';
  if (head.length > 1 && kind !== plu) return 'skip';
  if (head.length < headLength) return 'more';
  if (head[6] !== comma || head[9] !== colon) return 'bad';
  const length = u16At(head, 7);
  if (length < 4 || length > longestBody) return 'bad';
  const whole = headLength + length + tailLength;
  if (head.length < whole) return 'more';
  if (head[whole - 3] !== colon || head[whole - 1] !== cr) return 'bad';
  if (sumOf(head.subarray(2, whole - 2)) !== head[whole - 2]) return 'bad';
  return { frame: head.slice(0, whole), length: whole };
}

const [write, plu, good, bad] = [0x57, 0x4c, 0x47, 0x4e];

/** The firmware counts departments and items in one number, and answers with it. */
function ask(body: readonly number[], place: number | null): Ask {
  const message = [write, plu, 0, 0, 0, 0, comma, ...u16(body.length), colon, ...body, colon];
  return {
    bytes: Uint8Array.of(...message, sumOf(message.slice(2)), cr),
    read: (frame) => {
      const numbers = place === null ? [0] : [place, place + department * 1_000_000];
      if (frame[0] === good) return numbers.includes(u32At(frame, headLength)) ? accepted : null;
      return frame.length === headLength + 5 + tailLength ? answerOf(frame[headLength + 4] ?? 0) : null;
    },
  };
}

const faults: Readonly<Record<number, ScaleFault>> = {
  82: 'pluNumber',
  84: 'damaged',
  88: 'full',
  89: 'full',
  95: 'unknownData',
  97: 'length',
  99: 'dataEnd',
};

function answerOf(error: number): Answer {
  if (error === notThere) return accepted;
  const fault = faults[error] ?? 'other';
  // Damaged on the way: it goes again.
  if (fault === 'damaged') return { kind: 'later' };
  return {
    kind: 'refused',
    of: fault === 'unknownData' ? 'scale' : 'item',
    said: { fault, number: String(error) },
  };
}

const sumOf = (bytes: ArrayLike<number>): number =>
  Array.from(bytes).reduce((sum, byte) => (sum + byte) & 0xff, 0);

function bodyOf(place: number, item: ScaleItem): readonly number[] {
  const [first, second] = twoLines(item.name, nameLetters) ?? ['', ''];
  return [
    ...u16(department),
    ...u32(place),
    item.byPiece ? 2 : 1,
    ...field(first, nameLetters, space),
    ...field(second, nameLetters, space),
    ...field('', 5, space),
    ...zeros(8), // group, label, second label, origin
    ...zeros(5), // unit and amount of a fixed weight
    ...u32(item.number),
    ...zeros(4), // pieces in one, their sign, whether the price is fixed
    ...u32(item.price),
    ...zeros(4), // special price
    ...u32(item.tareG),
    ...zeros(5), // number of a tare, of the barcode, of the second one
    ...zeros(5), // made and packed: today, now
    // Nothing is printed for 0, today for 1, tomorrow for 2.
    ...u32(item.shelfDays === null ? 0 : item.shelfDays + 1),
    ...zeros(8), // hour of the last sale, messages and tables of the label
  ];
}

const zeros = (count: number): readonly number[] => new Array<number>(count).fill(0);
