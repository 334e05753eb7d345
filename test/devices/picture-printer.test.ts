import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDocument } from 'pdf-lib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { picturePrinter } from '../../src/main/devices/printer/picture.ts';
import {
  type Bitmap,
  bitmapRows,
  blankBitmap,
  fillBox,
} from '../../src/main/devices/printer/raster/bitmap.ts';
import { bitmapsToPdf } from '../../src/main/devices/printer/raster/pdf.ts';
import { bitmapToPng } from '../../src/main/devices/printer/raster/png.ts';
import { readPng } from './golden.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'printer-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const job = { id: 'job-1', cuts: [] };
const patience = () => new AbortController().signal;

function paper(width = 384, height = 203): Bitmap {
  const bitmap = blankBitmap(width, height);
  for (let i = 0; i < height; i += 7) fillBox(bitmap, { x: i, y: i, width: 5, height: 3 });
  return bitmap;
}

test('a print leaves a picture and a PDF, and nothing half done', async () => {
  const out = join(folder, 'out');
  const printed = await picturePrinter(out, 384).print(paper(), job, patience());
  expect(printed).toEqual({ kind: 'printed', confirmed: true });
  expect(readdirSync(out).sort()).toEqual(['job-1.pdf', 'job-1.png']);
  expect(readPng(readFileSync(join(out, 'job-1.png')))).toEqual(paper());
});

test('the same job printed again gives the same bytes', async () => {
  const printer = picturePrinter(folder, 384);
  const files = ['job-1.png', 'job-1.pdf'].map((name) => join(folder, name));
  await printer.print(paper(), job, patience());
  const first = files.map((path) => readFileSync(path));
  await printer.print(paper(), job, patience());
  expect(files.map((path) => readFileSync(path))).toEqual(first);
});

test('a folder that cannot be had fails before the first byte, so a retry is safe', async () => {
  writeFileSync(join(folder, 'file'), '');
  const outcome = await picturePrinter(join(folder, 'file', 'out'), 384).print(paper(), job, patience());
  expect(outcome).toMatchObject({ kind: 'failed', fault: 'unreachable' });
});

test('a print that stops between its files is unknown, never printed', async () => {
  mkdirSync(join(folder, 'job-1.pdf'));
  const outcome = await picturePrinter(folder, 384).print(paper(), job, patience());
  expect(outcome).toMatchObject({ kind: 'unknown', fault: 'unreachable' });
  expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
});

test('a print cancelled in time leaves nothing behind', async () => {
  const outcome = await picturePrinter(folder, 384).print(paper(), job, AbortSignal.abort());
  expect(outcome).toMatchObject({ kind: 'failed', fault: 'cancelled' });
  expect(readdirSync(folder)).toEqual([]);
});

test('a job whose name would leave the folder is a fault', async () => {
  const printer = picturePrinter(folder, 384);
  await expect(printer.print(paper(), { id: '../x', cuts: [] }, patience())).rejects.toThrow(
    'names its files',
  );
});

test('the PDF has a page a slip, as large as the paper', async () => {
  await picturePrinter(folder, 384).print(paper(384, 609), { id: 'job-1', cuts: [203] }, patience());
  const pdf = await PDFDocument.load(readFileSync(join(folder, 'job-1.pdf')));
  const sizes = pdf.getPages().map((page) => [page.getWidth(), page.getHeight()]);
  const width = (384 / 203) * 72;
  expect(sizes).toEqual([
    [expect.closeTo(width, 3), expect.closeTo(72, 3)],
    [expect.closeTo(width, 3), expect.closeTo(144, 3)],
  ]);
});

test('a PDF does not carry the hour it was made at', async () => {
  expect(await bitmapsToPdf([paper()])).toEqual(await bitmapsToPdf([paper()]));
});

test('a picture is read back as it was written, row by row', () => {
  const bitmap = paper(640, 50);
  const read = readPng(bitmapToPng(bitmap));
  expect([...bitmapRows(read)]).toEqual([...bitmapRows(bitmap)]);
});
