/** The decoder is proven on bytes that other people's encoders make, before it judges ours. */

import { join } from 'node:path';
import ReceiptPrinterEncoder from '@point-of-sale/receipt-printer-encoder';
import { CharacterSet, printer, types } from 'node-thermal-printer';
import { transform } from 'receiptline';
import { beforeAll, describe, expect, test } from 'vitest';
import { pageNumbers } from '../../../src/domain/areas/device/page-numbers.ts';
import type { Maker } from '../../../src/domain/areas/device/printer-settings.ts';
import { codePages } from '../../../src/main/devices/printer/code-pages.ts';
import { isBlack } from '../../../src/main/devices/printer/raster/bitmap.ts';
import { registerFonts } from '../../../src/main/devices/printer/raster/fonts.ts';
import { decode } from './decoder.ts';
import { readCodes, zbarIsHere } from './zbar.ts';

beforeAll(() => registerFonts(join(import.meta.dirname, '../../../resources/fonts')));

const foreign = (bytes: Uint8Array, widthDots = 576) => decode(bytes, { widthDots, tables: 'epson' });

describe('receiptline', () => {
  const receipt = (document: string) => {
    const commands = transform(document, { cpl: 48, encoding: 'cp866', command: 'escpos', spacing: true });
    return foreign(Buffer.from(commands, 'binary'));
  };

  test('its Russian lines, its cut and its proof are read', () => {
    const paper = receipt('Чек №17\n"Хлеб" | 45.00\n---\n^^^ИТОГО | ^^^45.00');
    expect(paper.lines.map(({ text }) => text.trim())).toEqual(
      expect.arrayContaining([expect.stringContaining('Чек №17'), expect.stringContaining('45.00')]),
    );
    expect(paper.cuts).toHaveLength(1);
    expect(paper.proofs).toBe(1);
  });

  test.skipIf(!zbarIsHere)('its bars and its QR are read back by zbarimg', () => {
    const paper = receipt(
      '{code:2012345012349; option:ean,3,80,nohri}\n{code:https://dukkan.example; option:qrcode,4,m}',
    );
    expect(readCodes(paper.bitmap)).toEqual(['EAN-13:2012345012349', 'QR-Code:https://dukkan.example']);
  });
});

describe('@point-of-sale/receipt-printer-encoder', () => {
  const encoder = () =>
    new ReceiptPrinterEncoder({ printerModel: 'epson-tm-t20iii', errors: 'strict', imageMode: 'raster' });

  test('its lines in two code pages stand where it put them', () => {
    const bytes = encoder()
      .initialize()
      .codepage('cp866')
      .line('Чек 17')
      .align('right')
      .line('45,00')
      .codepage('windows1254')
      .align('left')
      .bold(true)
      .line('Şişe ığ')
      .encode();
    const [first, second, third] = foreign(bytes).lines;
    expect(first).toMatchObject({ text: 'Чек 17', from: 0, to: 72 });
    expect(second).toMatchObject({ text: expect.stringContaining('45,00'), to: 576 });
    expect(third).toMatchObject({ text: 'Şişe ığ', from: 0 });
  });

  test('a line of letters twice as wide is half as long', () => {
    const bytes = encoder().initialize().size(2, 2).line('12345').encode();
    expect(foreign(bytes).lines).toEqual([expect.objectContaining({ text: '12345', from: 0, to: 120 })]);
  });

  test('its picture comes out dot by dot', () => {
    const data = new Uint8ClampedArray(64 * 24 * 4).fill(255);
    const black = (x: number, y: number) => (x + y) % 5 === 0 && x < 60;
    for (let i = 0; i < 64 * 24; i += 1)
      if (black(i % 64, Math.floor(i / 64))) data.fill(0, i * 4, i * 4 + 3);
    const image = { data, width: 64, height: 24, colorSpace: 'srgb' } as ImageData;
    const { bitmap } = foreign(encoder().initialize().image(image, 64, 24, 'threshold').encode());
    for (let i = 0; i < 64 * 24; i += 1) {
      const [x, y] = [i % 64, Math.floor(i / 64)];
      expect(isBlack(bitmap, x, y)).toBe(black(x, y));
    }
  });

  test.skipIf(!zbarIsHere)('its bars and its QR are read back by zbarimg', () => {
    const bytes = encoder()
      .initialize()
      .align('center')
      .barcode('2012345012349', 'ean13', { height: 80, width: 3, text: 'none' })
      .newline(2)
      .barcode('{B01-02-A-000123', 'code128', { height: 80, width: 2, text: 'none' })
      .newline(2)
      .qrcode('https://dukkan.example/r/1', { model: 2, size: 5, errorlevel: 'm' })
      .cut('full')
      .encode();
    expect(readCodes(foreign(bytes).bitmap)).toEqual([
      'CODE-128:01-02-A-000123',
      'EAN-13:2012345012349',
      'QR-Code:https://dukkan.example/r/1',
    ]);
  });

  test('the numbers of our code pages are those of its printers', () => {
    const models: readonly (readonly [Maker, string])[] = [
      ['epson', 'epson'],
      ['xprinter', 'xprinter'],
      ['pos5890', 'pos-5890'],
      ['pos8360', 'pos-8360'],
      ['rongta', 'youku'],
      ['mpt', 'mpt'],
      ['bixolon', 'bixolon'],
      ['citizen', 'citizen'],
      ['sunmi', 'sunmi'],
    ];
    const theirNames: Readonly<Record<string, string>> = { kz1048: 'rk1048' };
    for (const [maker, mapping] of models) {
      for (const page of codePages) {
        const n = (pageNumbers[maker] as Readonly<Record<string, number>>)[page];
        if (n === undefined) continue;
        const name = theirNames[page] ?? page.replace(/^cp(125\d)$/, 'windows$1');
        const said = new ReceiptPrinterEncoder({ codepageMapping: mapping as 'epson', errors: 'strict' });
        const bytes = said
          .initialize()
          .codepage(name as 'cp866')
          .text(letterOf(page))
          .encode();
        expect(Buffer.from(bytes).toString('hex'), `${page} of ${maker}`).toContain(
          `1b74${n.toString(16).padStart(2, '0')}`,
        );
      }
    }
  });
});

/** Not ASCII, so that the code page is asked for. */
const letterOf = (page: string): string =>
  ['cp866', 'cp1251', 'kz1048'].includes(page)
    ? 'Ж'
    : ['cp864', 'cp1256'].includes(page)
      ? 'ﺏ'.normalize('NFKC')
      : 'é';

describe('node-thermal-printer', () => {
  const build = (fill: (thermal: printer) => void) => {
    const thermal = new printer({
      type: types.EPSON,
      width: 48,
      interface: 'unused',
      characterSet: CharacterSet.PC866_CYRILLIC2,
    });
    fill(thermal);
    return foreign(thermal.getBuffer());
  };

  test('its Cyrillic lines and sizes are read', () => {
    const paper = build((thermal) => {
      thermal.setTextDoubleWidth();
      thermal.println('TOTAL');
      thermal.setTextNormal();
      thermal.leftRight('Хлеб', '45.00');
    });
    expect(paper.lines[0]).toMatchObject({ text: 'TOTAL', from: 0, to: 120 });
    expect(paper.lines[1]).toMatchObject({ from: 0, to: 576 });
    expect(paper.lines[1]?.text).toMatch(/^Хлеб +45\.00$/);
  });

  test.skipIf(!zbarIsHere)('its QR is read back by zbarimg', () => {
    const paper = build((thermal) => {
      thermal.alignCenter();
      thermal.printQR('https://dukkan.example/r/1', { cellSize: 5, correction: 'M', model: 2 });
    });
    expect(readCodes(paper.bitmap)).toEqual(['QR-Code:https://dukkan.example/r/1']);
  });

  test('the half commands it opens drawers with are seen, which is why we make our own', () => {
    expect(() => build((thermal) => thermal.openCashDrawer())).toThrow('unknown byte');
  });
});

describe('what the decoder does not know it does not pass over', () => {
  test.each([
    ['an unknown command', '1b7a01'],
    ['a stray control byte', '410342'],
    ['a picture shorter than it says', '1d763000020002000f0f'],
    ['a code that ends in the midst', '1d6b490a7b42'],
    ['half a drawer kick', '1b7000'],
    ['a code page nobody knows', '1b7463cc0a'],
    ['a line wider than the paper', `${'41'.repeat(49)}0a`],
    ['letters left in the printer', '4142'],
    ['a picture in the midst of a line', '411d76300001000100ff'],
  ])('%s', (_, hex) => {
    expect(() => decode(Buffer.from(hex, 'hex'), { widthDots: 576 })).toThrow();
  });
});
