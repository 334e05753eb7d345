import { expect, test } from 'vitest';
import {
  barcodeKind,
  brokenCheckDigit,
  checkDigitOf,
  looksScientific,
  normaliseBarcode,
  restoreLeadingZeros,
} from '../../src/domain/kit/barcode.ts';

test.each([
  ['544900000099', 6],
  ['400638133393', 1],
  ['9638507', 4],
  ['03600029145', 2],
  ['590123412345', 7],
  ['00000000000', 0],
])('%s closes with %i', (body, digit) => {
  expect(checkDigitOf(body)).toBe(digit);
});

test.each([
  ['5449000000996', 'ean13'],
  ['96385074', 'ean8'],
  ['036000291452', 'upca'],
  ['15449000000993', 'gtin14'],
  ['5449000000997', 'own'],
  ['12345', 'own'],
  ['A-15', 'own'],
  ['', 'own'],
])('%j is a code of kind %s', (code, kind) => {
  expect(barcodeKind(code)).toBe(kind);
});

test.each([
  ['5449000000996', false],
  ['5449000000997', true],
  ['96385075', true],
  ['12345', false],
  ['AB345678', false],
])('a wrong check digit in %j is reported: %s', (code, broken) => {
  expect(brokenCheckDigit(code)).toBe(broken);
});

test.each([
  ['  5449000000996\r\n', '5449000000996'],
  ['۵۴۴۹۰۰۰۰۰۰۹۹۶', '5449000000996'],
  ['٥٤٤٩٠٠٠٠٠٠٩٩٦', '5449000000996'],
  ['5449000000996', '5449000000996'],
  ['\u200e544900 0000996\u00a0', '5449000000996'],
  [']E05449000000996', '5449000000996'],
  ['036000291452', '0036000291452'],
  ['0036000291452', '0036000291452'],
  ['05449000000996', '5449000000996'],
  ['036000291453', '036000291453'],
  ['00012', '00012'],
  ['ab-15', 'ab-15'],
  ['', ''],
])('%j is stored and looked up as %j', (text, code) => {
  expect(normaliseBarcode(text)).toBe(code);
});

test.each([
  ['5,44901E+12', true],
  ['5.44901E+12', true],
  ['5.449e12', true],
  ['۵٫۴۴۹E+۱۲', true],
  ['4,60703Е+12', true],
  ['5E12', true],
  ['5449000000996', false],
  ['E12', false],
  ['15E12', false],
  ['SKU5E12', false],
  ['5E123456', false],
])('%j looks spoilt by a spreadsheet: %s', (text, spoilt) => {
  expect(looksScientific(text)).toBe(spoilt);
});

test.each([
  ['36000291452', '0036000291452'],
  ['36000291453', null],
  ['5449000000996', null],
  ['12345', null],
])('%j gets its leading zeros back as %j', (code, restored) => {
  expect(restoreLeadingZeros(code)).toBe(restored);
});
