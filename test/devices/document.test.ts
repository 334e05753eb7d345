import { describe, expect, test } from 'vitest';
import { PrintDocument } from '../../src/domain/areas/device/document.ts';
import { hugeSlip, saleSlip, slipLanguages } from './slips.ts';

test.each(slipLanguages)('a receipt in %s survives the job row it waits in', (language) => {
  for (const document of [saleSlip(language, { copy: true }), hugeSlip(language)]) {
    expect(PrintDocument.parse(JSON.parse(JSON.stringify(document)))).toEqual(document);
  }
});

describe('a document is refused when', () => {
  const withBlock = (block: unknown) => ({ language: 'en', direction: 'ltr', blocks: [block] });
  test.each([
    ['a row lacks a cell', { kind: 'columns', columns: [{}, {}], rows: [{ cells: ['one'] }] }],
    ['its head lacks a name', { kind: 'columns', columns: [{}, {}], head: ['one'], rows: [] }],
    ['an EAN-13 has a wrong check digit', { kind: 'barcode', symbology: 'ean13', text: '2012345012348' }],
    ['bars are to say Cyrillic', { kind: 'barcode', symbology: 'code128', text: 'Чек' }],
    ['a block is of no known kind', { kind: 'hologram' }],
  ])('%s', (_, block) => {
    expect(PrintDocument.safeParse(withBlock(block)).success).toBe(false);
  });
});
