import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { PrintDocument } from '../../src/domain/areas/device/document.ts';
import { must } from '../../src/domain/kit/result.ts';
import { type Bitmap, isBlack } from '../../src/main/devices/printer/raster/bitmap.ts';
import { registerFonts } from '../../src/main/devices/printer/raster/fonts.ts';
import { type Layout, layoutDocument, type TextMark } from '../../src/main/devices/printer/raster/layout.ts';
import { renderDocument } from '../../src/main/devices/printer/raster/render.ts';
import { expectGolden } from './golden.ts';
import { formatMoney, hugeSlip, saleSlip, slipLanguages, slipWords } from './slips.ts';

beforeAll(() => registerFonts(join(import.meta.dirname, '../../resources/fonts')));

const widths = [384, 512, 576, 640];
const textsOf = ({ marks }: Layout): TextMark[] => marks.filter((mark) => mark.kind === 'text');
const said = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');

describe.each(slipLanguages)('a receipt in %s', (language) => {
  test.each([384, 576])('on %i dots is the picture it was', (width) => {
    expectGolden(`sale-${language}-${width}`, renderDocument(saleSlip(language), width));
  });

  test('of the largest amounts, reprinted, is the picture it was', () => {
    expectGolden(`huge-${language}-384`, renderDocument(hugeSlip(language), 384));
  });

  test.each(widths)('keeps every line between the margins of %i dots', (width) => {
    for (const document of [saleSlip(language, { copy: true }), hugeSlip(language)]) {
      for (const mark of textsOf(layoutDocument(document, width))) {
        expect(mark.x, mark.text).toBeGreaterThanOrEqual(4);
        expect(mark.x + mark.width, mark.text).toBeLessThanOrEqual(width - 4);
      }
    }
  });

  test.each(widths)('puts no ink on the edge of %i dots', (width) => {
    for (const document of [saleSlip(language), hugeSlip(language)]) {
      expect(inkedEdges(renderDocument(document, width))).toEqual([]);
    }
  });

  test('prints every amount whole, however narrow the paper', () => {
    const words = slipWords[language];
    const most = said(formatMoney(words, 9_999_999_999 * 10 ** words.decimals));
    const printed = textsOf(layoutDocument(hugeSlip(language), 384)).map((mark) => said(mark.text));
    expect(printed.filter((text) => text === most)).toHaveLength(5);
    expect(printed).toContain(`−${most}`);
  });

  test('cuts a name of 80 letters to the lines it was given', () => {
    const name = must(slipWords[language].items[1], 'the second item is the long one').name;
    expect(name.length).toBeGreaterThanOrEqual(80);
    for (const maxLines of [1, 2]) {
      const columns = [{ weight: 1, maxLines }, { align: 'end' as const }];
      const blocks: PrintDocument['blocks'] = [{ kind: 'columns', columns, rows: [{ cells: [name, '1'] }] }];
      const document: PrintDocument = { ...saleSlip(language), blocks };
      const lines = textsOf(layoutDocument(document, 384)).filter((mark) => mark.text !== '1');
      expect(lines).toHaveLength(maxLines);
      expect(lines.at(-1)?.text).toMatch(/…$/);
    }
  });

  test('says COPY across the head of every slip of a reprint, and nowhere on the first print', () => {
    const twice = saleSlip(language, { copy: true });
    const marks = (document: PrintDocument) =>
      textsOf(layoutDocument(document, 576)).filter((mark) => !mark.black).length;
    expect(marks(saleSlip(language))).toBe(0);
    const once = marks(twice);
    expect(once).toBeGreaterThan(0);
    expect(marks({ ...twice, blocks: [...twice.blocks, { kind: 'cut' }, ...twice.blocks] })).toBe(2 * once);
  });
});

test('the same document gives the same bits, whatever was printed in between', () => {
  const before = renderDocument(saleSlip('fa'), 576);
  for (const language of slipLanguages) renderDocument(hugeSlip(language), 512);
  expect(renderDocument(saleSlip('fa'), 576)).toEqual(before);
});

/** Columns of dots at the very edge that carry ink: a head out of true by two dots must lose nothing. */
function inkedEdges(bitmap: Bitmap): number[] {
  const edges = [0, 1, bitmap.width - 2, bitmap.width - 1];
  return edges.filter((x) => {
    for (let y = 0; y < bitmap.height; y += 1) if (isBlack(bitmap, x, y)) return true;
    return false;
  });
}
