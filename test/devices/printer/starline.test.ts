/** Star line mode, read by a strict little decoder that is first proven on receiptline and its like. */

import { join } from 'node:path';
import ReceiptPrinterEncoder from '@point-of-sale/receipt-printer-encoder';
import iconv from 'iconv-lite';
import { transform } from 'receiptline';
import { beforeAll, describe, expect, test } from 'vitest';
import type { PrinterProfile } from '../../../src/domain/areas/device/printer-settings.ts';
import { must } from '../../../src/domain/kit/result.ts';
import { codePageTicket } from '../../../src/main/devices/printer/code-page-ticket.ts';
import { plainPrinter } from '../../../src/main/devices/printer/profile.ts';
import { blankBitmap, fillBox } from '../../../src/main/devices/printer/raster/bitmap.ts';
import { registerFonts } from '../../../src/main/devices/printer/raster/fonts.ts';
import { layoutDocument } from '../../../src/main/devices/printer/raster/layout.ts';
import { drawLayout } from '../../../src/main/devices/printer/raster/render.ts';
import { typesetter } from '../../../src/main/devices/printer/raster/typeface.ts';
import { starKick, starline } from '../../../src/main/devices/printer/starline.ts';
import { stripsOf } from '../../../src/main/devices/printer/strips.ts';
import { saleSlip, slipLanguages } from '../slips.ts';

beforeAll(() => registerFonts(join(import.meta.dirname, '../../../resources/fonts')));

/** Star's numbers, from its specification. */
const pages: Readonly<Record<number, string>> = {
  1: 'cp437',
  4: 'cp858',
  5: 'cp852',
  10: 'cp866',
  12: 'cp857',
  32: 'win1252',
  34: 'win1251',
};

interface StarPaper {
  readonly lines: string[];
  readonly qr: string[];
  /** Rows of dots and of empty paper, lines of text left out. */
  readonly rows: Buffer[];
  cuts: number;
}

/** Bytes after the name, by name; `1b1d53` and texts are read apart. Throws on anything else. */
const lengths: Readonly<Record<string, number>> = {
  '1b40': 0,
  '1b1d61': 1,
  '1b1d74': 1,
  '1b1e46': 1,
  '1b1e61': 1,
  '1b20': 1,
  '1b73': 2,
  '1b7a': 1,
  '1b30': 0,
  '1b69': 2,
  '1b45': 0,
  '1b46': 0,
  '1b35': 0,
  '1b2d': 1,
  '1b49': 1,
  '1b64': 1,
  '1b6c': 1,
  '1b51': 1,
  '1b1d41': 2,
  '1b1d52': 2,
  '1b1d03': 3,
  '1b1d07': 3,
  '1b1d7953': 2,
  '1b1d7950': 0,
};

function decodeStar(bytes: Buffer, widthDots: number, numbers = pages): StarPaper {
  const paper: StarPaper = { lines: [], qr: [], rows: [], cuts: 0 };
  let [at, page, line, qr] = [0, 1, '', ''];
  const take = (count: number): Buffer => {
    if (at + count > bytes.length) throw new Error(`the bytes end in the midst of a command at ${at}`);
    at += count;
    return bytes.subarray(at - count, at);
  };
  const put = (name: string, body: Buffer): void => {
    if (name === '1b1d74') page = body[0] ?? 0;
    else if (name === '1b64') paper.cuts += 1;
    else if (name === '1b49')
      for (let i = 0; i < (body[0] ?? 0); i += 1) paper.rows.push(Buffer.alloc(widthDots / 8));
    else if (name === '1b1d7950') paper.qr.push(qr);
  };
  while (at < bytes.length) {
    const first = must(bytes[at], 'a byte');
    if (first === 0x0a) {
      at += 1;
      if (line.trim() !== '') paper.lines.push(line);
      line = '';
    } else if (first >= 0x20 && first !== 0x7f) {
      line += iconv.decode(take(1), must(numbers[page], `code page ${page}`));
    } else if ([0x0d, 0x12, 0x18].includes(first)) at += 1;
    else {
      const name = [4, 3, 2]
        .map((count) => bytes.toString('hex', at, at + count))
        .find((each) => each in lengths);
      const two = bytes.toString('hex', at, at + 3);
      if (name) {
        at += name.length / 2;
        put(name, take(must(lengths[name], 'a length')));
      } else if (two === '1b1d53') {
        const head = take(9);
        const [rowBytes, rows] = [head.readUInt16LE(4), head.readUInt16LE(6)];
        for (let y = 0; y < rows; y += 1) paper.rows.push(Buffer.concat([take(rowBytes)], widthDots / 8));
      } else if (bytes.toString('hex', at, at + 5) === '1b1d794431') {
        qr = take(8).length > 0 ? take(bytes.readUInt16LE(at - 2)).toString('utf8') : '';
      } else throw new Error(`unknown bytes ${bytes.toString('hex', at, at + 6)} at ${at}`);
    }
  }
  if (line !== '') throw new Error('letters without a line feed stay in the printer');
  return paper;
}

describe('the decoder', () => {
  test('reads receiptline’s lines', () => {
    const commands = transform('"Хлеб" | 45.00', {
      cpl: 48,
      encoding: 'cp866',
      command: 'starsbcs',
      spacing: true,
    });
    const { lines, cuts } = decodeStar(Buffer.from(commands, 'binary'), 576);
    expect(lines.join(' ')).toMatch(/Хлеб.*45\.00/);
    expect(cuts).toBe(1);
  });

  test('reads the lines and the QR of @point-of-sale/receipt-printer-encoder', () => {
    const bytes = new ReceiptPrinterEncoder({ language: 'star-line', columns: 48 })
      .initialize()
      .codepage('cp866')
      .line('Хлеб 45,00')
      .qrcode('https://dukkan.example')
      .encode();
    const { lines, qr } = decodeStar(Buffer.from(bytes), 576);
    expect(lines).toEqual(['Хлеб 45,00']);
    expect(qr).toEqual(['https://dukkan.example']);
  });
});

const star: PrinterProfile = {
  ...plainPrinter(576),
  language: 'starline',
  type: { maker: 'star', numbers: {}, pages: ['cp866', 'cp857'], narrow: 9 },
  codes: 'own',
};

describe('a slip for a Star', () => {
  test.each(slipLanguages)('in %s is on paper what was laid out, letters and dots', (language) => {
    const type = star.type && typesetter(star.type);
    const layout = layoutDocument(saleSlip(language, { copy: true }), 576, new Map(), type);
    const strips = stripsOf(layout);
    const bitmap = drawLayout(layout);
    const paper = decodeStar(Buffer.from(starline({ bitmap, strips }, star)), 576);
    const pictures = strips.filter(({ kind }) => kind === 'picture' || kind === 'code');
    const drawn = pictures.flatMap((strip) =>
      strip.kind === 'code' && strip.code.kind === 'qr'
        ? []
        : Array.from({ length: strip.bottom - strip.top }, (_, i) => strip.top + i),
    );
    expect(
      Buffer.concat(paper.rows).equals(
        Buffer.concat(drawn.map((y) => bitmap.bits.subarray(y * 72, y * 72 + 72))),
      ),
    ).toBe(true);
    expect(paper.qr).toEqual(['https://dukkan.example/r/01-02-A-000123']);
    expect(paper.lines).toHaveLength(strips.filter(({ kind }) => kind === 'line').length);
  });

  test('a picture comes out dot by dot and is cut', () => {
    const bitmap = blankBitmap(576, 200);
    for (let y = 0; y < 200; y += 1) fillBox(bitmap, { x: (y * 7) % 500, y, width: 40, height: 1 });
    const strips = [{ kind: 'picture', top: 0, bottom: 200 }] as const;
    for (const [cut, cuts] of [
      ['full', 1],
      ['partial', 1],
      ['none', 0],
    ] as const) {
      const paper = decodeStar(Buffer.from(starline({ bitmap, strips }, { ...star, cut })), 576);
      expect(Buffer.concat(paper.rows.slice(0, 200)).equals(Buffer.from(bitmap.bits))).toBe(true);
      expect(paper.cuts).toBe(cuts);
    }
  });

  test('has a ticket of code pages too', () => {
    const known = Object.fromEntries(Array.from({ length: 96 }, (_, n) => [n, pages[n] ?? 'cp866']));
    const { lines, cuts } = decodeStar(Buffer.from(codePageTicket(star)), 576, known);
    expect(lines[11]).toMatch(/^10 ЧекЯё№ /);
    expect(lines[35]).toMatch(/^34 \S+ ЧекЯё№ /);
    expect(cuts).toBe(1);
  });

  test('its drawers open by their own bytes', () => {
    expect(Buffer.from(starKick(2)).toString('hex')).toBe('1b07141407');
    expect(Buffer.from(starKick(5)).toString('hex')).toBe('1a');
  });
});
