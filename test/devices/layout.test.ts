import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { PrintDocument } from '../../src/domain/areas/device/document.ts';
import { currencies } from '../../src/domain/kit/currency.ts';
import { must } from '../../src/domain/kit/result.ts';
import { slipsOf } from '../../src/main/devices/printer/raster/bitmap.ts';
import { registerFonts } from '../../src/main/devices/printer/raster/fonts.ts';
import { type Layout, layoutDocument, type TextMark } from '../../src/main/devices/printer/raster/layout.ts';
import { gatherPictures } from '../../src/main/devices/printer/raster/picture.ts';
import { bitmapToPng } from '../../src/main/devices/printer/raster/png.ts';
import { drawLayout, renderDocument } from '../../src/main/devices/printer/raster/render.ts';

beforeAll(() => registerFonts(join(import.meta.dirname, '../../resources/fonts')));

type Blocks = PrintDocument['blocks'];
const slip = (blocks: Blocks, direction: 'ltr' | 'rtl' = 'ltr'): PrintDocument => ({
  language: direction === 'rtl' ? 'fa' : 'en',
  direction,
  blocks,
});
const textsOf = ({ marks }: Layout): TextMark[] => marks.filter((mark) => mark.kind === 'text');
const textMarks = (blocks: Blocks, width = 384, direction: 'ltr' | 'rtl' = 'ltr'): TextMark[] =>
  textsOf(layoutDocument(slip(blocks, direction), width));

describe('where things stand', () => {
  test('a slip from right to left is the mirror of the same slip from left to right', () => {
    const blocks: Blocks = [
      { kind: 'text', text: 'نان' },
      { kind: 'text', text: 'پنیر', align: 'end', bold: true },
      { kind: 'text', text: 'فروشگاه', align: 'center', size: 'huge' },
      {
        kind: 'columns',
        columns: [{ weight: 2 }, {}, { align: 'end' }],
        rows: [{ cells: ['چای', '۲۲', '۳۳۳'] }, { cells: ['قهوه با شیر', '۵', '۶'] }],
      },
      { kind: 'columns', columns: [{}, {}, {}], rows: [{ cells: ['۷', '۸', '۹'] }] },
    ];
    const rtl = textMarks(blocks, 576, 'rtl').map((mark) => ({
      text: mark.text,
      start: 576 - mark.x - mark.width,
    }));
    expect(rtl).toEqual(textMarks(blocks, 576, 'ltr').map((mark) => ({ text: mark.text, start: mark.x })));
  });

  test('amounts end at the end edge, one under the other', () => {
    const rows = ['5.00', '−1,250.00', '9,999,999,999.00'].map((amount) => ({ cells: ['Name', amount] }));
    const columns = [{ weight: 1 }, { align: 'end' as const }];
    const amounts = textMarks([{ kind: 'columns', columns, rows }], 576).filter(
      (mark) => mark.text !== 'Name',
    );
    expect(new Set(amounts.map((mark) => mark.x + mark.width))).toEqual(new Set([576 - 8]));
  });

  test.each(['0', '٠', '۰'])('figures counted from %s are all of one width', (zero) => {
    const from = must(zero.codePointAt(0), 'a digit');
    const numbers = ['0123456789', '1111111111', '3333333333'].map((number) =>
      [...number].map((digit) => String.fromCodePoint(from + Number(digit))).join(''),
    );
    const marks = textMarks(numbers.map((text) => ({ kind: 'text', text })));
    expect(new Set(marks.map(({ width }) => width)).size).toBe(1);
  });

  test('cells of different sizes share their first baseline', () => {
    const columns = [
      { weight: 1, muted: true },
      { align: 'end' as const, size: 'huge' as const },
    ];
    const marks = textMarks([{ kind: 'columns', columns, rows: [{ cells: ['Total', '12.00'] }] }]);
    expect(new Set(marks.map(({ y }) => y)).size).toBe(1);
  });
});

describe('when the paper is too narrow', () => {
  const most = '9,999,999,999.00';
  const columns = [{}, { align: 'end' }, { align: 'end' }, { align: 'end' }] as const;

  test('columns that do not fit become lines, each amount beside the name of its column', () => {
    const head = ['Rate', 'Net', 'Tax', 'Gross'];
    const block = {
      kind: 'columns' as const,
      head,
      columns: [...columns],
      rows: [{ cells: ['12%', most, most, most] }],
    };
    const lines = new Map<number, string[]>();
    for (const { y, text } of textMarks([block])) lines.set(y, [...(lines.get(y) ?? []), text]);
    expect([...lines.values()]).toEqual([['12%'], ['Net', most], ['Tax', most], ['Gross', most]]);
  });

  test('an amount wider than the paper is set smaller, and broken only when no size would do', () => {
    const columns = [{ weight: 1 }, { align: 'end' as const, size: 'huge' as const, bold: true }];
    const cells = (amount: string) => ({
      kind: 'columns' as const,
      columns,
      rows: [{ cells: ['Total', amount] }],
    });
    const [, smaller] = textMarks([cells('123,456,789,999,999,999.00')]);
    expect(smaller?.text).toBe('123,456,789,999,999,999.00');
    const broken = textMarks([cells('9'.repeat(200))]).slice(1);
    expect(broken.map(({ text }) => text).join('')).toBe('9'.repeat(200));
    for (const { x, width } of broken) expect(x + width).toBeLessThanOrEqual(380);
  });

  test('a word longer than the line is broken, and nothing of it is lost', () => {
    const word = 'Стодвадцатимиллиметровый/двухкамерный-стеклопакет'.repeat(3);
    const lines = textMarks([{ kind: 'text', text: word }]);
    expect(lines.length).toBeGreaterThan(3);
    expect(lines.map(({ text }) => text).join('')).toBe(word);
  });

  test('a shortened name never ends in half a number', () => {
    const ends = new Set<string>();
    for (let letters = 1; letters < 30; letters += 1) {
      const text = `${'м'.repeat(letters)} сливочный 1500 г в коробке`;
      for (const mark of textMarks([{ kind: 'text', text, maxLines: 1 }])) {
        ends.add(/\S+$/.exec(mark.text.replace(/^м+ /, ''))?.[0] ?? '');
      }
    }
    expect([...ends].filter((end) => /\d/.test(end))).toEqual(['1500…']);
  });

  test('a telephone number and a grouped amount stay on one line', () => {
    const lines = textMarks([{ kind: 'text', text: 'Call the shop any day on +996 555 123 456 please' }]);
    expect(lines.some(({ text }) => text.includes('+996\u00a0555\u00a0123\u00a0456'))).toBe(true);
  });
});

describe('codes and pictures', () => {
  test('a barcode with no room for two dots a bar leaves its number in letters, and says so', () => {
    const text = 'BRANCH-WITH-A-LONG-NAME-01-0000123';
    const layout = layoutDocument(
      slip([{ kind: 'rule' }, { kind: 'barcode', symbology: 'code128', text }]),
      384,
    );
    expect(layout.omissions).toEqual([{ block: 1, why: 'tooWide' }]);
    expect(textsOf(layout).map((mark) => mark.text)).toEqual([text]);
  });

  test('a logo is centred in its proportions, a missing one is left out and named', async () => {
    const square = bitmapToPng(renderDocument(slip([{ kind: 'qr', text: 'logo', size: 'large' }]), 384));
    const name = `data:image/png;base64,${square.toString('base64')}`;
    const document = slip([
      { kind: 'logo', picture: name },
      { kind: 'logo', picture: 'lost.png' },
      { kind: 'logo', picture: 'broken.png' },
    ]);
    const pictures = await gatherPictures(document, async (asked) =>
      asked === 'broken.png' ? Buffer.from('not a picture') : null,
    );
    const layout = layoutDocument(document, 576, pictures);
    const [logo] = layout.marks.filter((mark) => mark.kind === 'dots');
    const { x, dots } = must(logo, 'the logo is laid');
    expect(Math.abs(576 - 2 * x - dots.width)).toBeLessThanOrEqual(1);
    expect(dots.ink.some((dot) => dot === 1)).toBe(true);
    expect(layout.omissions).toEqual([
      { block: 1, why: 'noPicture' },
      { block: 2, why: 'noPicture' },
    ]);
  });

  test('a cut divides the bitmap into slips that together are all of it', () => {
    const layout = layoutDocument(
      slip([{ kind: 'text', text: 'one' }, { kind: 'cut' }, { kind: 'text', text: 'two' }]),
      384,
    );
    const bitmap = drawLayout(layout);
    const slips = slipsOf(bitmap, layout.cuts);
    expect(slips).toHaveLength(2);
    expect(Buffer.concat(slips.map(({ bits }) => bits))).toEqual(Buffer.from(bitmap.bits));
  });
});

test('every currency has a sign our typefaces can print', () => {
  const picture = (text: string, direction: 'ltr' | 'rtl') =>
    Buffer.from(renderDocument(slip([{ kind: 'text', text }], direction), 384).bits).toString('base64');
  for (const direction of ['ltr', 'rtl'] as const) {
    const unknown = picture('\u0378', direction);
    expect(picture('漢', direction), 'an unknown letter is an empty box').toBe(unknown);
    for (const { code, sign } of currencies) {
      for (const letter of Object.values(sign).join('')) {
        expect(picture(letter, direction), `${letter} of ${code}`).not.toBe(unknown);
      }
    }
  }
});

test('whatever people type, every line lies between the margins and the slip can be drawn', () => {
  const letters = fc.constantFrom(
    ...[
      'a',
      'W',
      'і',
      'Щ',
      'ң',
      'ğ',
      'س',
      'ی',
      'ل',
      'ا',
      '۳',
      '٤',
      '7',
      ' ',
      ' ',
      '-',
      '(',
      ')',
      '%',
      '٪',
      '٬',
      '\n',
    ],
    ...[
      '\u200c',
      '\u200e',
      '\u2068',
      '\u2069',
      '\u0301',
      '\u064e',
      '😀',
      '漢',
      '\t',
      '\u0007',
      '\u00ad',
      '\ud83d',
    ],
  );
  const text = fc.array(letters, { maxLength: 90 }).map((typed) => typed.join(''));
  const style = fc.record({
    size: fc.constantFrom('normal' as const, 'large' as const, 'huge' as const),
    bold: fc.boolean(),
    muted: fc.boolean(),
  });
  const direction = fc.constantFrom('ltr' as const, 'rtl' as const);
  const property = fc.property(text, text, text, style, direction, (one, two, three, look, way) => {
    const columns = [{ weight: 1, maxLines: 2 }, { ...look }, { align: 'end' as const }];
    const blocks: Blocks = [
      { kind: 'text', text: one, align: 'center', ...look },
      { kind: 'columns', columns, rows: [{ cells: [one, two.slice(0, 12), three.slice(0, 20)] }] },
    ];
    const layout = layoutDocument({ ...slip(blocks, way), copyMark: `#${two}` }, 384);
    for (const mark of textsOf(layout)) {
      expect(mark.x).toBeGreaterThanOrEqual(4);
      expect(mark.x + mark.width).toBeLessThanOrEqual(380);
    }
    expect(drawLayout(layout).height).toBe(layout.height);
  });
  fc.assert(property, { numRuns: 60 });
});
