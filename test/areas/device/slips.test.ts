import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { PrintDocument } from '../../../src/domain/areas/device/document.ts';
import { cashMoveSlip, repaymentSlip } from '../../../src/domain/areas/device/slip-cash.ts';
import { saleSlip } from '../../../src/domain/areas/device/slip-sale.ts';
import { shiftSlip } from '../../../src/domain/areas/device/slip-shift.ts';
import { testSlip } from '../../../src/domain/areas/device/slip-test.ts';
import { slipWords } from '../../../src/domain/areas/device/words.ts';
import { formatNumber } from '../../../src/domain/kit/format.ts';
import { must } from '../../../src/domain/kit/result.ts';
import { languages } from '../../../src/domain/kit/words.ts';
import { registerFonts } from '../../../src/main/devices/printer/raster/fonts.ts';
import { layoutDocument } from '../../../src/main/devices/printer/raster/layout.ts';
import { renderDocument } from '../../../src/main/devices/printer/raster/render.ts';
import { resourcesDir } from '../../../src/main/paths.ts';
import { expectGolden } from '../../devices/golden.ts';
import * as papers from './papers.ts';

beforeAll(() => registerFonts(join(resourcesDir, 'fonts')));

describe.each(languages)('in %s', (language) => {
  const head = papers.letterhead(language);
  const copy = papers.copyMark(language);
  const shift = (closed: boolean) => papers.shiftReport(language, closed);
  const at = papers.afternoon;
  const slips: Record<string, PrintDocument> = {
    sale: saleSlip(papers.richSale(language), head, null),
    copy: saleSlip(papers.richSale(language), head, copy),
    refund: saleSlip(papers.refund(language), head, null),
    exchange: saleSlip(papers.exchange(language), head, null),
    x: shiftSlip(shift(false), head, { at, copy: null }),
    z: shiftSlip(shift(true), head, { at, copy: null }),
    payout: cashMoveSlip(papers.payOut(language), head, null),
    repayment: repaymentSlip(papers.repaid(language), head, null),
    test: testSlip({ at, userName: copy.userName, widthDots: 576 }, head),
  };

  const named = (name: string) => must(slips[name], `the ${name}`);

  test.each(Object.keys(slips))('the %s is the picture it was, on wide paper and on narrow', (name) => {
    const document = PrintDocument.parse(named(name));
    for (const width of [384, 576]) {
      expectGolden(`slip-${name}-${language}-${width}`, renderDocument(document, width));
    }
  });

  test('nothing on it is left out, however narrow the paper', () => {
    for (const document of Object.values(slips)) {
      expect(layoutDocument(document, 384).omissions).toEqual([]);
    }
  });

  test('a copy differs from the first slip by its mark alone, which names number, time and user', () => {
    const { copyMark, ...rest } = named('copy');
    expect(rest).toEqual(named('sale'));
    for (const part of [formatNumber(2, language), copy.userName]) expect(copyMark).toContain(part);
    expect(named('sale')).not.toHaveProperty('copyMark');
  });

  test('a refund names the receipt it gives back from, and asks for no minus at its amounts', () => {
    const said = wordsOf(named('refund'));
    expect(said).toContain('1-1-A-1234');
    expect(said).not.toContain('\u2212');
    expect(said).toContain(slipWords[language].signature);
  });
});

const wordsOf = (document: PrintDocument): string => JSON.stringify(document);
const english = papers.letterhead('en');
const amounts = (document: PrintDocument): Record<string, string> =>
  Object.fromEntries(
    document.blocks
      .flatMap((block) => (block.kind === 'columns' ? block.rows : []))
      .map(({ cells }) => [cells[0] ?? '', cells.at(-1) ?? '']),
  );
const minorAt = (said: Record<string, string>, name: string): number =>
  Number(must(said[name], name).replaceAll(/[.,]/g, ''));

describe('a receipt adds up for who reads it', () => {
  test('lines make the subtotal; with taxes on top, rounding and tip it is the total', () => {
    const said = amounts(saleSlip(papers.richSale('en'), english, null));
    const parts = ['Subtotal', 'Eco 2%', 'Rounding', 'Tip'].map((name) => minorAt(said, name));
    expect(parts.reduce((sum, part) => sum + part, 0)).toBe(minorAt(said, 'Total'));
    expect(minorAt(said, '0.348 kg × 890.00')).toBe(27_875);
  });

  test('tenders less change are the total', () => {
    const said = amounts(saleSlip(papers.richSale('en'), english, null));
    const tendered = ['Instalments', 'Cash · 10.00\u00a0$ × 87.45', 'Cash'].map((name) =>
      minorAt(said, name),
    );
    expect(tendered.reduce((sum, part) => sum + part, 0) - minorAt(said, 'Change')).toBe(
      minorAt(said, 'Total'),
    );
  });

  test('a layout says only what the shop chose to show', () => {
    const bare = papers.letterhead('en', {
      showAddress: false,
      showTax: false,
      showCashier: false,
      showCustomer: false,
      showSku: false,
      showSaved: false,
      showBarcode: false,
      showQr: false,
      header: 'Open day and night',
    });
    const document = saleSlip(papers.richSale('en'), bare, null);
    const said = wordsOf(document);
    const hidden = ['Manas Avenue', 'Before tax', 'Aizada', 'Elmira', 'A-1780', 'You saved'];
    for (const word of hidden) expect(said).not.toContain(word);
    expect(said).toContain('Open day and night');
    expect(document.blocks.filter(({ kind }) => kind === 'qr' || kind === 'barcode')).toEqual([]);
  });

  test('rials are said in toman too where the shop wants it, and only where they are whole toman', () => {
    const persian = papers.letterhead('fa');
    const sale = { ...papers.richSale('fa'), totalMinor: 1_234_560 };
    const { inToman } = slipWords.fa;
    expect(amounts(saleSlip(sale, persian, null))[inToman]).toBe('۱۲۳٬۴۵۶');
    expect(amounts(saleSlip({ ...sale, totalMinor: 1_234_565 }, persian, null))).not.toHaveProperty(inToman);
  });
});

test('an X for who may not see the takings tells what happened, and no amount of it', () => {
  const report = { ...papers.shiftReport('en', false), figures: null, moves: [] };
  const said = wordsOf(shiftSlip(report, english, { at: papers.afternoon, copy: null }));
  expect(said).toContain('may not see');
  expect(said).not.toContain('Expected');
  expect(said).not.toContain('47,172.00');
});
