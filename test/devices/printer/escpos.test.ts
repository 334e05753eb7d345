/** What our bytes put on paper, told by a decoder that never saw the encoder. */

import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { PrintBlock, PrintDocument } from '../../../src/domain/areas/device/document.ts';
import type { PrinterProfile } from '../../../src/domain/areas/device/printer-settings.ts';
import { codePageTicket } from '../../../src/main/devices/printer/code-page-ticket.ts';
import { escpos, kick, pictureSlip } from '../../../src/main/devices/printer/escpos.ts';
import { plainPrinter } from '../../../src/main/devices/printer/profile.ts';
import { blankBitmap, isBlack } from '../../../src/main/devices/printer/raster/bitmap.ts';
import { registerFonts } from '../../../src/main/devices/printer/raster/fonts.ts';
import { layoutDocument } from '../../../src/main/devices/printer/raster/layout.ts';
import { drawLayout } from '../../../src/main/devices/printer/raster/render.ts';
import { typesetter } from '../../../src/main/devices/printer/raster/typeface.ts';
import { stripsOf } from '../../../src/main/devices/printer/strips.ts';
import { expectGolden } from '../golden.ts';
import { hugeSlip, saleSlip, slipLanguages } from '../slips.ts';
import { commands } from './commands.ts';
import { decode } from './decoder.ts';
import { readCodes, zbarIsHere } from './zbar.ts';

beforeAll(() => registerFonts(join(import.meta.dirname, '../../../resources/fonts')));

const widths = [384, 512, 576, 640] as const;
const typed = (widthDots: PrinterProfile['widthDots']): PrinterProfile => ({
  ...plainPrinter(widthDots),
  type: { maker: 'epson', numbers: {}, pages: ['cp866', 'cp1254'], narrow: 9 },
  codes: 'own',
});

function slipOf(document: PrintDocument, profile: PrinterProfile) {
  const type = profile.type && typesetter(profile.type);
  const layout = layoutDocument(document, profile.widthDots, new Map(), type);
  return { layout, bitmap: drawLayout(layout), strips: stripsOf(layout) };
}

const print = (document: PrintDocument, profile: PrinterProfile) =>
  decode(escpos(slipOf(document, profile), profile), { widthDots: profile.widthDots });

const slip = (blocks: PrintBlock[], direction: 'ltr' | 'rtl' = 'ltr'): PrintDocument => ({
  language: direction === 'rtl' ? 'fa' : 'ru',
  direction,
  blocks,
});

describe('a slip of pictures', () => {
  test.each(slipLanguages)('in %s is on paper what it is on the screen, dot by dot', (language) => {
    for (const widthDots of widths) {
      const profile = plainPrinter(widthDots);
      for (const document of [saleSlip(language, { copy: true }), hugeSlip(language)]) {
        const { bitmap, strips } = slipOf(document, profile);
        const paper = decode(escpos({ bitmap, strips }, profile), { widthDots });
        expect(paper.bitmap.bits.subarray(0, bitmap.bits.length)).toEqual(bitmap.bits);
        expect(paper.bitmap.bits.subarray(bitmap.bits.length).every((byte) => byte === 0)).toBe(true);
      }
    }
  });

  test('any dots whatever come out as they are, in bands no printer chokes on', () => {
    const rows = fc.array(
      fc.oneof(fc.constant(new Uint8Array(48)), fc.uint8Array({ minLength: 48, maxLength: 48 })),
      {
        minLength: 1,
        maxLength: 80,
      },
    );
    fc.assert(
      fc.property(
        rows,
        fc.constantFrom(24, 48, 128),
        fc.constantFrom<1 | 2>(1, 2),
        (drawn, bandRows, unitsPerDot) => {
          const bitmap = { ...blankBitmap(384, drawn.length), bits: Buffer.concat(drawn) };
          const profile = { ...plainPrinter(384), bandRows, feedUnitsPerDot: unitsPerDot };
          const bytes = escpos(pictureSlip(bitmap, []), profile);
          const paper = decode(bytes, { widthDots: 384, unitsPerDot });
          expect(Buffer.from(paper.bitmap.bits).equals(Buffer.from(bitmap.bits))).toBe(true);
          for (const command of commands(bytes)) {
            if (command.kind === 'raster') expect(command.rows).toBeLessThanOrEqual(bandRows);
          }
        },
      ),
    );
  });

  test('no picture, bars or text of ours can open the drawer or clear the printer by chance', () => {
    const layout = {
      width: 384,
      height: 2,
      cuts: [],
      omissions: [],
      marks: [
        { kind: 'box', x: 3, y: 0, width: 1, height: 1 },
        { kind: 'box', x: 11, y: 0, width: 1, height: 1 },
        { kind: 'box', x: 13, y: 0, width: 1, height: 1 },
      ],
    } as const;
    const bytes = escpos(pictureSlip(drawLayout(layout), []), plainPrinter(384));
    expect(Buffer.from(bytes).includes(Buffer.from('1014', 'hex'))).toBe(false);
    // In pairs of digits 16 20 01 would be DLE DC4 1.
    const code: PrintBlock = { kind: 'barcode', symbology: 'code128', text: '162001000000' };
    const paper = escpos(slipOf(slip([code]), typed(576)), typed(576));
    expect(Buffer.from(paper).includes(Buffer.from('1014', 'hex'))).toBe(false);
  });

  test('it is cut where the slip says and at its end', () => {
    const document = slip([{ kind: 'text', text: 'A' }, { kind: 'cut' }, { kind: 'text', text: 'B' }]);
    for (const cut of ['partial', 'full', 'none'] as const) {
      const paper = print(document, { ...plainPrinter(384), cut });
      expect(paper.cuts.map(({ full }) => full)).toEqual(
        cut === 'none' ? [] : [cut === 'full', cut === 'full'],
      );
    }
  });
});

describe('a slip in the printer’s own type', () => {
  test.each([
    [384, 32],
    [512, 42],
    [576, 48],
    [640, 53],
  ] as const)('%i dots carry %i letters, and half as many of double width', (widthDots, columns) => {
    const line = (count: number, size?: 'huge'): PrintBlock => ({
      kind: 'text',
      text: 'Ш'.repeat(count),
      ...(size ? { size } : {}),
    });
    const half = Math.floor(columns / 2);
    const { lines } = print(
      slip([line(columns), line(columns + 1), line(half, 'huge'), line(half + 1, 'huge')]),
      typed(widthDots),
    );
    expect(lines.map(({ text }) => text.trim().length)).toEqual([columns, columns, 1, half, half, 1]);
  });

  test('names stand at the start, amounts at the end edge, whatever their sizes', () => {
    const columns = [{ weight: 1 }, { align: 'end' as const }];
    const block: PrintBlock = {
      kind: 'columns',
      columns,
      rows: [
        { cells: ['Хлеб', '45,00'] },
        { cells: ['скидка', '−4,50'], muted: true },
        { cells: ['ИТОГО', '40,50'], size: 'huge', bold: true },
      ],
    };
    for (const widthDots of widths) {
      const { lines } = print(slip([block]), typed(widthDots));
      expect(lines.map(({ from }) => from)).toEqual([0, 0, 0]);
      for (const { to } of lines) expect(widthDots - to).toBeLessThanOrEqual(2);
      expect(lines.map(({ text }) => text.replace(/ +/, ' '))).toEqual([
        'Хлеб 45,00',
        'скидка -4,50',
        'ИТОГО 40,50',
      ]);
    }
  });

  test('a line with one letter the pages lack is drawn, its neighbours are not', () => {
    const rows = ['Хлеб', 'Өрүк', 'Чай', 'Şeker', 'نان'].map((name) => ({ cells: [name, '45'] }));
    const block: PrintBlock = { kind: 'columns', columns: [{ weight: 1 }, { align: 'end' }], rows };
    const { lines, bitmap } = print(slip([block]), typed(576));
    expect(lines.map(({ text }) => text.replace(/ +/, ' '))).toEqual(['Хлеб 45', 'Чай 45', 'Şeker 45']);
    // The drawn ones are between them, in their place.
    const inkBetween = (from: number, to: number) =>
      Array.from({ length: to - from }, (_, i) => from + i).some((y) =>
        Array.from({ length: 576 }, (_, x) => x).some((x) => isBlack(bitmap, x, y)),
      );
    const [bread, tea] = lines;
    expect(inkBetween((bread?.row ?? 0) + 30, tea?.row ?? 0)).toBe(true);
  });

  test('every sum, name and number of a receipt is on it, in letters or in dots', () => {
    for (const language of slipLanguages) {
      for (const widthDots of widths) {
        const { layout } = slipOf(saleSlip(language), typed(widthDots));
        const { lines } = print(saleSlip(language), typed(widthDots));
        const set = layout.marks.flatMap((mark) =>
          mark.kind === 'text' && mark.font.face ? [mark.text] : [],
        );
        const said = lines.map(({ text }) => text).join('\n');
        for (const text of set) expect(said).toContain(text.trim());
        for (const mark of layout.marks) {
          if (mark.kind === 'text') expect(mark.x + mark.width).toBeLessThanOrEqual(widthDots);
        }
      }
    }
  });

  test('a Russian receipt takes a fraction of the bytes of its picture', () => {
    const [letters, dots] = [typed(576), plainPrinter(576)].map(
      (profile) => escpos(slipOf(saleSlip('ru'), profile), profile).length,
    );
    expect(letters).toBeLessThan((dots ?? 0) / 5);
  });

  test.each(['en', 'ru', 'fa', 'ky', 'tr', 'ar'] as const)('in %s it looks as it did', (language) => {
    for (const widthDots of [384, 576] as const) {
      expectGolden(
        `escpos-${language}-${widthDots}`,
        print(saleSlip(language, { copy: true }), typed(widthDots)).bitmap,
      );
    }
  });
});

describe('what opens and what is shown', () => {
  test.each([
    [2, 50, 500, '1b700019fa'],
    [5, 100, 200, '1b70013264'],
    [2, 600, 600, '1b7000ffff'],
  ] as const)('the drawer at pin %i is kicked for %i ms', (pin, onMs, offMs, hex) => {
    expect(Buffer.from(kick(pin, onMs, offMs)).toString('hex')).toBe(hex);
  });

  test('a kitchen hears its slip, a counter does not', () => {
    for (const beeps of [true, false]) {
      const bytes = escpos(pictureSlip(blankBitmap(384, 8), []), { ...plainPrinter(384), beeps });
      expect([...commands(bytes)].filter(({ kind }) => kind === 'beep')).toHaveLength(beeps ? 1 : 0);
    }
  });

  test('the ticket of code pages shows every number, and the right sample is readable at the right one', () => {
    const pages = Object.fromEntries(
      Array.from({ length: 96 }, (_, n) => [n, n === 6 ? 'win1251' : 'cp866']),
    );
    const { lines } = decode(codePageTicket(plainPrinter(384)), { widthDots: 384, pages });
    expect(lines).toHaveLength(97);
    expect(lines[18]?.text).toMatch(/^17 ЧекЯё№ /);
    expect(lines[7]?.text).toMatch(/^6 {2}\S+ ЧекЯё№ /);
  });
});

const codes: readonly (readonly [string, PrintBlock, string])[] = [
  [
    'a receipt number',
    { kind: 'barcode', symbology: 'code128', text: '01-02-A-000123' },
    'CODE-128:01-02-A-000123',
  ],
  ['only digits', { kind: 'barcode', symbology: 'code128', text: '12345678' }, 'CODE-128:12345678'],
  ['an odd run of digits', { kind: 'barcode', symbology: 'code128', text: '1234567' }, 'CODE-128:1234567'],
  ['digits at the end', { kind: 'barcode', symbology: 'code128', text: 'No 12345' }, 'CODE-128:No 12345'],
  ['digits in the midst', { kind: 'barcode', symbology: 'code128', text: 'A1234567B' }, 'CODE-128:A1234567B'],
  ['braces', { kind: 'barcode', symbology: 'code128', text: '{A}{{1}' }, 'CODE-128:{A}{{1}'],
  ['an EAN-13', { kind: 'barcode', symbology: 'ean13', text: '2012345012349' }, 'EAN-13:2012345012349'],
  ['an EAN-8', { kind: 'barcode', symbology: 'ean8', text: '96385074' }, 'EAN-8:96385074'],
  ['a UPC', { kind: 'barcode', symbology: 'upca', text: '036000291452' }, 'UPC-A:036000291452'],
  ['a link', { kind: 'qr', text: 'https://dukkan.example/r/1' }, 'QR-Code:https://dukkan.example/r/1'],
  ['a QR in Russian', { kind: 'qr', text: 'Чек №1 «Щука»', size: 'small' }, 'QR-Code:Чек №1 «Щука»'],
  ['a QR in Persian', { kind: 'qr', text: 'رسید ۱۲۳' }, 'QR-Code:رسید ۱۲۳'],
  ['a long QR', { kind: 'qr', text: 'A1-'.repeat(100), size: 'large' }, `QR-Code:${'A1-'.repeat(100)}`],
];

describe.skipIf(!zbarIsHere)(
  'codes, read back from paper by zbarimg (skipped where it is not installed)',
  () => {
    test.each(codes)('%s', (_, block, expected) => {
      for (const widthDots of [384, 576] as const) {
        for (const profile of [typed(widthDots), { ...typed(widthDots), codes: 'drawn' as const }]) {
          expect(readCodes(print(slip([block]), profile).bitmap)).toEqual([expected]);
        }
      }
    });

    test('the printer draws them itself, but a QR of other letters than Latin, which readers would misread', () => {
      const drawn = codes.filter(([, block]) => print(slip([block]), typed(576)).codes.length === 0);
      expect(drawn.map(([what]) => what)).toEqual(['a QR in Russian', 'a QR in Persian']);
    });
  },
);
