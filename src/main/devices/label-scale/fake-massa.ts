/** A simulated Massa-K with labels: two files of records, and the mode in which it takes them. */
import { type FakeBase, type FakeItem, type FakeSpeech, textIn } from './fake-base.ts';

const header = Buffer.of(0xf8, 0x55, 0xce);

export function massaSpeech(base: FakeBase): FakeSpeech {
  let held = Buffer.alloc(0);
  const scale = { loading: false, records: new Map<number, FakeItem>() };
  return (bytes) => {
    held = Buffer.concat([held, bytes]).subarray(-4096);
    const answers: Uint8Array[] = [];
    for (;;) {
      const from = held.indexOf(header);
      if (from < 0 || held.length < from + 5) return answers;
      const end = from + 5 + held.readUInt16LE(from + 3);
      if (held.length < end + 2) return answers;
      const body = held.subarray(from + 5, end);
      const isWhole = checkOf(body) === held.readUInt16LE(end);
      held = held.subarray(end + 2);
      // What does not check is passed over in silence.
      if (isWhole) answers.push(framed(answerTo(body, base, scale)));
    }
  };
}

interface Loading {
  loading: boolean;
  readonly records: Map<number, FakeItem>;
}

function answerTo(body: Buffer, base: FakeBase, scale: Loading): readonly number[] {
  const [command] = body;
  if (command === 0x91) {
    scale.loading = body[1] === 0x04;
    return [scale.loading ? 0x51 : 0x54];
  }
  if (!scale.loading) return [0x28, 0x09];
  if (command === 0x81) {
    if (body.readUInt32LE(1) !== 17) return [0x28, 0x0a];
    base.clear();
    scale.records.clear();
    return [0x41, ...body.subarray(1, 5)];
  }
  if (command !== 0x82) return [0xf0];
  const [, type = 0] = body;
  const record = body.subarray(8);
  if (record.length !== body.readUInt16LE(6) || record.length !== 6 + record.readUInt16LE(4))
    return [0x43, type];
  const isTaken = type === 101 ? takeItem(record, base, scale) : type === 105 && takePlu(record, base, scale);
  return [isTaken ? 0x42 : 0x43, type];
}

function takeItem(record: Buffer, base: FakeBase, { records }: Loading): boolean {
  const item = itemIn(record);
  if (!item || item.number > 99_999 || item.price > 999_999) return false;
  if (base.refuses.has(record.readUInt32LE(0))) return false;
  records.set(record.readUInt32LE(0), item);
  return true;
}

/** The number it is called by leads to the item's record. */
function takePlu(record: Buffer, base: FakeBase, { records }: Loading): boolean {
  const item = record.length === 25 ? records.get(record.readUInt32LE(12)) : undefined;
  if (!item) return false;
  base.put(record.readUInt32LE(6), item);
  return true;
}

/** Bits of numbers that may be left out, and how long each is, in the order of the record. */
const optional: readonly (readonly [number, number, keyof FakeItem | null])[] = [
  [64, 4, 'tareG'],
  [256, 1, 'byPiece'],
  [512, 2, null],
  [1024, 1, null],
  [4096, 6, null],
  [8192, 4, 'shelfDays'],
  [16_384, 4, null],
  [32_768, 1, null],
];

function itemIn(record: Buffer): FakeItem | null {
  const mask = record.readUInt32LE(7);
  const codeLength = mask & 15;
  if (codeLength < 1 || (mask & 48) !== 48) return null;
  let at = 11;
  const take = (length: number): Buffer => {
    at += length;
    return record.subarray(at - length, at);
  };
  const code = textIn(take(codeLength));
  take(5);
  const price = take(4).readUInt32LE(0);
  const more = { tareG: 0, byPiece: 0, shelfDays: 0 };
  for (const [bit, length, what] of optional) {
    if (!(mask & bit)) continue;
    const value = take(length).readUIntLE(0, Math.min(length, 6));
    if (what && what in more) more[what as keyof typeof more] = value;
  }
  if (at !== 7 + record.readUInt8(6)) return null;
  const name = textIn(take(take(2).readUInt16LE(0)));
  if (name === '' || name.length > 248 || take(2).readUInt16LE(0) !== 0) return null;
  const { tareG, byPiece, shelfDays } = more;
  return {
    number: Number(code),
    name,
    price,
    byPiece: byPiece === 1,
    shelfDays: shelfDays === 0 ? null : shelfDays / 1440,
    tareG,
  };
}

/** Bit by bit, as a division of polynomials: the codec reckons by bytes. */
function checkOf(body: Buffer): number {
  let crc = 0;
  for (const byte of body) {
    for (let bit = 7; bit >= 0; bit -= 1) {
      const out = crc & 0x8000;
      crc = ((crc << 1) | ((byte >> bit) & 1)) & 0xffff;
      if (out) crc ^= 0x1021;
    }
  }
  return crc;
}

function framed(body: readonly number[]): Uint8Array {
  const check = checkOf(Buffer.from(body));
  return Uint8Array.of(...header, body.length & 0xff, body.length >> 8, ...body, check & 0xff, check >> 8);
}
