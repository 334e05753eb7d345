/**
 * ESC/POS taken apart, strictly: every byte belongs to a command of the table or is text, else it throws. Written
 * from the command tables alone, never from the encoder. `core` is what a receipt of ours may use; `epson` adds
 * what other encoders send, from Epson's reference.
 */

export type Command =
  | { readonly kind: 'text'; readonly bytes: Uint8Array }
  | { readonly kind: Simple; readonly n: number }
  | { readonly kind: 'init' | 'lf' | 'kanjiOff' | 'defaultSpacing' | 'cr' }
  | { readonly kind: 'cut'; readonly full: boolean; readonly feed: number | null }
  | { readonly kind: 'kick'; readonly pin: 2 | 5; readonly onMs: number; readonly offMs: number }
  | {
      readonly kind: 'raster';
      readonly rowBytes: number;
      readonly rows: number;
      readonly bits: Uint8Array;
    }
  | { readonly kind: 'bars'; readonly symbology: number; readonly data: Uint8Array }
  | { readonly kind: 'qr'; readonly fn: number; readonly data: Uint8Array }
  | { readonly kind: 'beep' }
  | { readonly kind: 'columns'; readonly width: number; readonly dense: boolean; readonly data: Uint8Array }
  | { readonly kind: 'ignored'; readonly name: string };

type Simple =
  | 'page'
  | 'align'
  | 'bold'
  | 'underline'
  | 'size'
  | 'mode'
  | 'font'
  | 'spacing'
  | 'feedLines'
  | 'feedUnits'
  | 'upsideDown'
  | 'reverse'
  | 'barHeight'
  | 'barModule'
  | 'barCaption'
  | 'asb'
  | 'askDone'
  | 'status'
  | 'kickNow'
  | 'drop';

const one: Readonly<Record<number, Readonly<Record<number, Simple>>>> = {
  27: {
    116: 'page',
    97: 'align',
    69: 'bold',
    45: 'underline',
    33: 'mode',
    77: 'font',
    51: 'spacing',
    100: 'feedLines',
    74: 'feedUnits',
    123: 'upsideDown',
  },
  29: {
    33: 'size',
    66: 'reverse',
    104: 'barHeight',
    119: 'barModule',
    72: 'barCaption',
    97: 'asb',
    114: 'askDone',
  },
  16: { 4: 'status', 5: 'drop' },
};

/** Commands with a fixed number of bytes after their name, which change nothing that is drawn here. */
const foreign: Readonly<Record<string, number>> = {
  '1b20': 1,
  '1c53': 2,
  '1c43': 1,
  '1c2d': 1,
  '1d4c': 2,
  '1d57': 2,
  '1b24': 2,
  '1b5c': 2,
  '1b52': 1,
  '1b47': 1,
  '1c26': 0,
};

export type Tables = 'core' | 'epson';

export function* commands(bytes: Uint8Array, tables: Tables = 'core'): Generator<Command> {
  const reader = new Reader(bytes);
  while (!reader.atEnd) yield next(reader, tables);
}

class Reader {
  readonly bytes: Uint8Array;
  at = 0;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  get atEnd(): boolean {
    return this.at >= this.bytes.length;
  }

  byte(): number {
    const byte = this.bytes[this.at];
    if (byte === undefined) throw new Error(`a command ends in the midst, at ${this.at}`);
    this.at += 1;
    return byte;
  }

  word(): number {
    return this.byte() + 256 * this.byte();
  }

  take(count: number): Uint8Array {
    if (this.at + count > this.bytes.length)
      throw new Error(`${count} bytes announced at ${this.at}, fewer came`);
    this.at += count;
    return this.bytes.subarray(this.at - count, this.at);
  }

  unknown(): never {
    const around = Buffer.from(this.bytes.subarray(Math.max(0, this.at - 8), this.at + 8)).toString('hex');
    throw new Error(`unknown byte before ${this.at}: …${around}…`);
  }
}

function next(reader: Reader, tables: Tables): Command {
  const first = reader.byte();
  if (first >= 0x20 && first !== 0x7f) return text(reader);
  if (first === 0x0a) return { kind: 'lf' };
  // Filling: a printer that waits for dots takes it for white, any other for nothing.
  if (first === 0x00) return { kind: 'ignored', name: 'NUL' };
  if (first === 0x0d && tables === 'epson') return { kind: 'cr' };
  if (first !== 0x1b && first !== 0x1c && first !== 0x1d && first !== 0x10) return reader.unknown();
  const second = reader.byte();
  const simple = one[first]?.[second];
  if (simple) return { kind: simple, n: reader.byte() };
  const name = first.toString(16) + second.toString(16).padStart(2, '0');
  const longer = long[name];
  if (longer) return longer(reader, tables);
  if (tables === 'core') return reader.unknown();
  const length = foreign[name];
  if (length !== undefined) {
    reader.take(length);
    return { kind: 'ignored', name };
  }
  return (epson[name] ?? (() => reader.unknown()))(reader);
}

function text(reader: Reader): Command {
  const start = reader.at - 1;
  while (!reader.atEnd && (reader.bytes[reader.at] ?? 0) >= 0x20) reader.at += 1;
  return { kind: 'text', bytes: reader.bytes.subarray(start, reader.at) };
}

const long: Readonly<Record<string, (reader: Reader, tables: Tables) => Command>> = {
  '1b40': () => ({ kind: 'init' }),
  '1b32': () => ({ kind: 'defaultSpacing' }),
  '1c2e': () => ({ kind: 'kanjiOff' }),
  '1b42': (reader) => {
    reader.take(2);
    return { kind: 'beep' };
  },
  '1b44': (reader) => {
    while (reader.byte() !== 0);
    return { kind: 'ignored', name: 'tabs' };
  },
  '1b70': (reader) => {
    const pin = oneOf(reader, [0, 1]) === 0 ? 2 : 5;
    return { kind: 'kick', pin, onMs: reader.byte() * 2, offMs: reader.byte() * 2 };
  },
  '1014': (reader) => {
    oneOf(reader, [1]);
    oneOf(reader, [0, 1]);
    return { kind: 'kickNow', n: reader.byte() };
  },
  '1d56': (reader) => {
    const m = oneOf(reader, [0, 1, 0x30, 0x31, 0x41, 0x42]);
    return { kind: 'cut', full: m === 0 || m === 0x30 || m === 0x41, feed: m >= 0x41 ? reader.byte() : null };
  },
  '1d76': (reader) => {
    oneOf(reader, [0x30]);
    oneOf(reader, [0, 0x30]);
    const rowBytes = reader.word();
    const rows = reader.word();
    if (rowBytes === 0 || rows === 0) throw new Error('a picture of nothing');
    return { kind: 'raster', rowBytes, rows, bits: reader.take(rowBytes * rows) };
  },
  '1d6b': (reader, tables) => {
    // The old form, ended by NUL.
    const old = reader.bytes[reader.at] ?? 0;
    if (tables === 'epson' && old <= 6) {
      reader.byte();
      const start = reader.at;
      while (reader.byte() !== 0);
      return { kind: 'bars', symbology: old + 0x41, data: reader.bytes.subarray(start, reader.at - 1) };
    }
    const symbology = oneOf(reader, [0x41, 0x42, 0x43, 0x44, 0x45, 0x46, 0x47, 0x48, 0x49]);
    return { kind: 'bars', symbology, data: reader.take(reader.byte()) };
  },
  '1d28': (reader, tables) => {
    const name = reader.byte();
    const body = reader.take(reader.word());
    // The graphics buffer is printed: it was drawn when it was filled.
    if (name === 0x4c && tables === 'epson' && body[1] === 50) return { kind: 'ignored', name: 'GS ( L' };
    if (name !== 0x6b || body[0] !== 0x31) return reader.unknown();
    return { kind: 'qr', fn: body[1] ?? 0, data: body.subarray(2) };
  },
};

const epson: Readonly<Record<string, (reader: Reader) => Command>> = {
  // FS ( A: kanji style.
  '1c28': (reader) => {
    reader.byte();
    reader.take(reader.word());
    return { kind: 'ignored', name: 'FS (' };
  },
  // GS 8 L, function 112: dots into the graphics buffer; printed by GS ( L function 50.
  '1d38': (reader) => {
    oneOf(reader, [0x4c]);
    const length = reader.word() + 65_536 * reader.word();
    const body = reader.take(length);
    if (body[1] !== 112) return reader.unknown();
    const word = (at: number) => (body[at] ?? 0) + 256 * (body[at + 1] ?? 0);
    const rowBytes = Math.ceil(word(6) / 8);
    return { kind: 'raster', rowBytes, rows: word(8), bits: body.subarray(10) };
  },
  // ESC * 33: a strip of 24 rows, column by column.
  '1b2a': (reader) => {
    const m = oneOf(reader, [0, 1, 32, 33]);
    const width = reader.word();
    return { kind: 'columns', width, dense: m >= 32, data: reader.take(width * (m >= 32 ? 3 : 1)) };
  },
};

function oneOf<const N extends number>(reader: Reader, allowed: readonly N[]): N {
  const byte = reader.byte();
  const found = allowed.find((each) => each === byte);
  return found === undefined ? reader.unknown() : found;
}
