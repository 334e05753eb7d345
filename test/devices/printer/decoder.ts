/** What a printer would put on paper for these bytes: the dots, the letters, the codes, the cuts and the kicks. */
import bwip from 'bwip-js/generic';
import iconv from 'iconv-lite';
import { must } from '../../../src/domain/kit/result.ts';
import { type Bitmap, blankBitmap, fillBox } from '../../../src/main/devices/printer/raster/bitmap.ts';
import { createCanvas } from '../../../src/main/devices/printer/raster/canvas.ts';
import { type Command, commands, type Tables } from './commands.ts';

export interface Paper {
  readonly bitmap: Bitmap;
  /** Rows above which it was cut. */
  readonly cuts: readonly { readonly row: number; readonly full: boolean }[];
  /** Lines of letters, as they stand. */
  readonly lines: readonly PaperLine[];
  readonly codes: readonly { readonly symbology: string; readonly data: Buffer }[];
  readonly kicks: readonly { readonly pin: number; readonly onMs: number; readonly offMs: number }[];
  /** Proofs asked for. */
  readonly proofs: number;
}

export interface PaperLine {
  readonly text: string;
  readonly row: number;
  /** First and last dot of ink cells, spaces left out. */
  readonly from: number;
  readonly to: number;
}

export interface Model {
  readonly widthDots: number;
  readonly tables?: Tables;
  /** iconv's names by the n of `ESC t n`. */
  readonly pages?: Readonly<Record<number, string>>;
  readonly unitsPerDot?: number;
}

/** Throws on any byte that is no command, and on lines wider than the paper. */
export function decode(bytes: Uint8Array, model: Model): Paper {
  const printer = new Head(model);
  for (const command of commands(bytes, model.tables)) printer.take(command);
  return printer.paper();
}

/** Epson's numbers, from its reference. */
const epsonPages: Readonly<Record<number, string>> = {
  0: 'cp437',
  // Katakana; receiptline draws its rules with it.
  1: 'shift_jis',
  2: 'cp850',
  13: 'cp857',
  16: 'win1252',
  17: 'cp866',
  18: 'cp852',
  19: 'cp858',
  37: 'cp864',
  45: 'win1250',
  46: 'win1251',
  48: 'win1254',
  50: 'win1256',
  53: 'rk1048',
};

interface Cell {
  readonly letter: string;
  readonly width: number;
  readonly height: number;
  readonly bold: boolean;
  readonly reverse: boolean;
}

const afterInit = { page: 0, align: 0, bold: false, font: 0, wide: 1, tall: 1, reverse: false, spacing: 30 };

class Head {
  readonly #model: Model;
  #bitmap: Bitmap;
  #y = 0;
  #now = { ...afterInit };
  #line: Cell[] = [];
  readonly #bars = { height: 162, module: 3 };
  readonly #qr = { module: 3, level: 'L', text: Buffer.alloc(0) };
  readonly #paper = {
    cuts: [] as { row: number; full: boolean }[],
    lines: [] as PaperLine[],
    codes: [] as { symbology: string; data: Buffer }[],
    kicks: [] as { pin: number; onMs: number; offMs: number }[],
    proofs: 0,
  };

  constructor(model: Model) {
    this.#model = model;
    this.#bitmap = blankBitmap(model.widthDots, 4096);
  }

  paper(): Paper {
    if (this.#line.length > 0) throw new Error('letters without a line feed stay in the printer');
    const { width, bits } = this.#bitmap;
    const rows = bits.subarray(0, (this.#y * width) / 8);
    return { bitmap: { width, height: this.#y, bits: rows }, ...this.#paper };
  }

  take(command: Command): void {
    const now = this.#now;
    switch (command.kind) {
      case 'init':
        this.#now = { ...afterInit };
        this.#line = [];
        return;
      case 'text':
        this.#letters(command.bytes);
        return;
      case 'lf':
        this.#print(now.spacing);
        return;
      case 'page':
        now.page = command.n;
        return;
      case 'align':
        this.#atLineStart('alignment');
        now.align = command.n & 3;
        return;
      case 'bold':
        now.bold = (command.n & 1) === 1;
        return;
      case 'font':
        now.font = command.n & 1;
        return;
      case 'size':
        [now.wide, now.tall] = [(command.n >> 4) + 1, (command.n & 15) + 1];
        return;
      case 'mode':
        [now.font, now.bold] = [command.n & 1, (command.n & 8) !== 0];
        [now.tall, now.wide] = [(command.n & 16) !== 0 ? 2 : 1, (command.n & 32) !== 0 ? 2 : 1];
        return;
      case 'reverse':
        now.reverse = (command.n & 1) === 1;
        return;
      case 'spacing':
        now.spacing = Math.round(command.n / (this.#model.unitsPerDot ?? 1));
        return;
      case 'defaultSpacing':
        now.spacing = 30;
        return;
      case 'feedUnits':
        this.#print(command.n / (this.#model.unitsPerDot ?? 1), true);
        return;
      case 'feedLines':
        this.#print(command.n * now.spacing, true);
        return;
      default:
        this.#takeOther(command);
        return;
    }
  }

  #takeOther(command: Command): void {
    switch (command.kind) {
      case 'raster':
        this.#raster(command);
        return;
      case 'columns':
        this.#columns(command);
        return;
      case 'barHeight':
        this.#bars.height = command.n;
        return;
      case 'barModule':
        this.#bars.module = command.n;
        return;
      case 'bars':
        this.#drawBars(command.symbology, Buffer.from(command.data));
        return;
      case 'qr':
        this.#takeQr(command.fn, command.data);
        return;
      case 'cut':
        this.#atLineStart('a cut');
        this.#paper.cuts.push({ row: this.#y, full: command.full });
        return;
      case 'kick':
        this.#paper.kicks.push({ pin: command.pin, onMs: command.onMs, offMs: command.offMs });
        return;
      case 'askDone':
        this.#paper.proofs += 1;
        return;
      default:
        return;
    }
  }

  #atLineStart(what: string): void {
    // Other encoders rely on Epson doing this in mid-line by first printing what there is.
    if (this.#line.length > 0 && this.#model.tables !== 'epson') throw new Error(`${what} within a line`);
  }

  #letters(bytes: Uint8Array): void {
    const { page, font, wide, tall, bold, reverse } = this.#now;
    const name = (this.#model.pages ?? epsonPages)[page];
    const said = [...bytes].some((byte) => byte >= 0x80)
      ? iconv.decode(Buffer.from(bytes), must(name, `a code page numbered ${page}`))
      : Buffer.from(bytes).toString('latin1');
    const [width, height] = font === 0 ? [12, 24] : [9, 17];
    for (const letter of said) {
      const cell = { letter, width: width * wide, height: height * tall, bold, reverse };
      const used = this.#line.reduce((sum, each) => sum + each.width, 0);
      if (used + cell.width > this.#model.widthDots) {
        if (this.#model.tables !== 'epson') throw new Error(`a line wider than the paper: ${said}`);
        this.#print(this.#now.spacing);
      }
      this.#line.push(cell);
    }
  }

  /** Prints the letters there are, then feeds: by a line at least as high as they are, or by so much besides. */
  #print(dots: number, besides = false): void {
    const height = Math.max(0, ...this.#line.map((cell) => cell.height));
    const width = this.#line.reduce((sum, cell) => sum + cell.width, 0);
    let x = Math.floor(((this.#model.widthDots - width) * this.#now.align) / 2);
    const edges: number[] = [];
    for (const cell of this.#line) {
      drawCell(this.#bitmap, cell, x, this.#y + height - cell.height);
      if (cell.letter.trim() !== '') edges.push(x, x + cell.width);
      x += cell.width;
    }
    if (edges.length > 0) {
      const text = this.#line.map(({ letter }) => letter).join('');
      this.#paper.lines.push({ text, row: this.#y, from: Math.min(...edges), to: Math.max(...edges) });
    }
    this.#line = [];
    this.#feed(
      besides ? dots + (edges.length > 0 ? Math.max(height, this.#now.spacing) : 0) : Math.max(dots, height),
    );
  }

  #feed(dots: number): void {
    this.#y += Math.round(dots);
    while (this.#y + 2048 > this.#bitmap.height) {
      const taller = blankBitmap(this.#bitmap.width, this.#bitmap.height * 2);
      taller.bits.set(this.#bitmap.bits);
      this.#bitmap = taller;
    }
  }

  #raster({ rowBytes, rows, bits }: { rowBytes: number; rows: number; bits: Uint8Array }): void {
    this.#atLineStart('a picture');
    const { widthDots } = this.#model;
    if (rowBytes * 8 > widthDots) throw new Error(`a picture of ${rowBytes * 8} dots`);
    this.#feed(0);
    const left = Math.floor(((widthDots - rowBytes * 8) * this.#now.align) / 2);
    for (let i = 0; i < bits.length; i += 1) {
      const byte = bits[i] ?? 0;
      const [x, y] = [left + (i % rowBytes) * 8, this.#y + Math.floor(i / rowBytes)];
      for (let bit = 0; byte << bit !== 0 && bit < 8; bit += 1) {
        if ((byte & (0x80 >> bit)) !== 0) this.#dot(x + bit, y);
      }
    }
    this.#feed(rows);
  }

  #columns({ width, dense, data }: { width: number; dense: boolean; data: Uint8Array }): void {
    const high = dense ? 3 : 1;
    for (let x = 0; x < width; x += 1) {
      for (let y = 0; y < high * 8; y += 1) {
        if (((data[x * high + (y >> 3)] ?? 0) & (0x80 >> (y & 7))) !== 0) this.#dot(x, this.#y + y);
      }
    }
  }

  #dot(x: number, y: number): void {
    const { width, bits } = this.#bitmap;
    const at = y * (width / 8) + (x >> 3);
    if (x < width) bits[at] = (bits[at] ?? 0) | (0x80 >> (x & 7));
  }

  #takeQr(fn: number, data: Uint8Array): void {
    const n = data[0] ?? 0;
    if (fn === 0x43) this.#qr.module = n;
    else if (fn === 0x45) this.#qr.level = must(['L', 'M', 'Q', 'H'][n - 0x30], 'a level of correction');
    else if (fn === 0x50) this.#qr.text = Buffer.from(data.subarray(1));
    else if (fn === 0x51) this.#drawQr();
    else if (fn !== 0x41) throw new Error(`no function ${fn} of QR`);
  }

  #drawQr(): void {
    const { text, level, module } = this.#qr;
    const options = `eclevel=${level} binarytext`;
    const symbol = must(bwip.raw('qrcode', text.toString('latin1'), options)[0], 'a symbol');
    if (!('pixs' in symbol)) throw new Error('no QR');
    this.#paper.codes.push({ symbology: 'qr', data: text });
    this.#modules(Array.from(symbol.pixs), symbol.pixx, module, module);
  }

  #drawBars(symbology: number, data: Buffer): void {
    const name = must(barNames[symbology], `a symbology ${symbology}`);
    const symbol = must(
      name === 'code128'
        ? bwip.raw('code128', symbolsOf(data), 'raw')[0]
        : bwip.raw(name, data.toString('latin1'), '')[0],
      'a symbol',
    );
    if (!('sbs' in symbol)) throw new Error('no bars');
    const runs = Array.from(symbol.sbs);
    const ink = runs.flatMap((modules, i) => Array<number>(modules).fill(i % 2 === 0 ? 1 : 0));
    this.#paper.codes.push({ symbology: name, data });
    this.#modules(ink, ink.length, this.#bars.module, this.#bars.height);
  }

  /** Dots of a code, with the white that is beside it on paper. */
  #modules(ink: readonly number[], across: number, width: number, height: number): void {
    this.#atLineStart('a code');
    const space = this.#model.widthDots - across * width;
    if (space < 0) throw new Error('a code wider than the paper');
    const left = Math.floor((space * this.#now.align) / 2);
    ink.forEach((black, i) => {
      const [x, y] = [left + (i % across) * width, this.#y + Math.floor(i / across) * height];
      if (black === 1) fillBox(this.#bitmap, { x, y, width, height });
    });
    this.#feed((ink.length / across) * height);
  }
}

const barNames: Readonly<Record<number, string>> = {
  65: 'upca',
  67: 'ean13',
  68: 'ean8',
  69: 'code39',
  73: 'code128',
};

/** The symbols of Code 128 as bwip wants them raw, from `{A` `{B` `{C` and what follows each. */
function symbolsOf(data: Buffer): string {
  const starts: Readonly<Record<string, number>> = { A: 103, B: 104, C: 105 };
  const changes: Readonly<Record<string, number>> = { A: 101, B: 100, C: 99 };
  const symbols: number[] = [];
  let set = '';
  for (let at = 0; at < data.length; at += 1) {
    const byte = must(data[at], 'a byte');
    if (byte === 0x7b) {
      at += 1;
      const next = String.fromCharCode(must(data[at], 'a byte after the brace'));
      if (next in starts) {
        symbols.push(must((set === '' ? starts : changes)[next], 'a set'));
        set = next;
        continue;
      }
      if (next === '1') symbols.push(102);
      else if (next === '{' && set === 'B') symbols.push(0x7b - 32);
      else throw new Error(`{${next} in Code 128`);
      continue;
    }
    if (set === '') throw new Error('Code 128 begins without a code set');
    const value = set === 'C' ? byte : byte < 32 ? byte + 64 : byte - 32;
    if (value < 0 || value > (set === 'C' ? 99 : 95)) throw new Error(`no symbol ${byte} in set ${set}`);
    symbols.push(value);
  }
  return symbols.map((symbol) => `^${String(symbol).padStart(3, '0')}`).join('');
}

function drawCell(bitmap: Bitmap, cell: Cell, x: number, y: number): void {
  const { letter, width, height, bold, reverse } = cell;
  if (reverse) fillBox(bitmap, { x, y, width, height });
  const dots = glyph(letter, width, height, bold);
  for (let i = 0; i < dots.length; i += 1) {
    if (dots[i] === 1) {
      const at = { x: x + (i % width), y: y + Math.floor(i / width), width: 1, height: 1 };
      fillBox(bitmap, at, !reverse);
    }
  }
}

const glyphs = new Map<string, Uint8Array>();

/** A letter in its cell, stretched to it as a printer does. */
function glyph(letter: string, width: number, height: number, bold: boolean): Uint8Array {
  const key = `${letter}${width}x${height}${bold}`;
  const known = glyphs.get(key);
  if (known) return known;
  const context = createCanvas(width, height).getContext('2d');
  context.font = `${bold ? 700 : 500} 18px "Dukkan noto-sans-latin","Dukkan noto-sans-latin-ext","Dukkan noto-sans-cyrillic","Dukkan noto-sans-cyrillic-ext"`;
  const natural = context.measureText(letter).width;
  context.setTransform(
    Math.min(1, 12 / natural) * (width / 12),
    0,
    0,
    height / 24,
    width / 2,
    (height * 18) / 24,
  );
  context.textAlign = 'center';
  context.fillText(letter, 0, 0);
  context.resetTransform();
  const { data } = context.getImageData(0, 0, width, height);
  const dots = Uint8Array.from({ length: width * height }, (_, i) => ((data[i * 4 + 3] ?? 0) > 110 ? 1 : 0));
  glyphs.set(key, dots);
  return dots;
}
