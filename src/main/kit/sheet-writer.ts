/** The cells of one XLSX sheet, gathered and written; slow, so it runs on the thread of `sheets.ts`. */
import writeXlsxFile, { type Cell, type SheetData } from 'write-excel-file/node';
import { assert } from '../../domain/kit/result.ts';
import { amountText, type SheetAsk, type TableCell, type TableLook } from './table-file.ts';

const longestSheetName = 31;
const narrowest = 8;
const widest = 60;
/** Rows that decide how wide a column is. */
const measuredRows = 200;

export function sheetWriter(): (ask: SheetAsk) => Promise<Uint8Array | null> {
  let look: TableLook | null = null;
  const rows: SheetData = [];
  const widths: number[] = [];
  const measure = (cells: readonly TableCell[]): void => {
    if (rows.length >= measuredRows) return;
    for (const [i, cell] of cells.entries()) {
      widths[i] = Math.min(widest, Math.max(widths[i] ?? narrowest, shownLength(cell) + 2));
    }
  };
  return async (ask) => {
    if (ask.kind === 'begin') {
      look = ask.look;
      measure(ask.titles);
      rows.push(ask.titles.map((title) => ({ value: clean(title), type: String, fontWeight: 'bold' })));
      return null;
    }
    if (ask.kind === 'add') {
      for (const cells of ask.rows) {
        measure(cells);
        rows.push(cells.map(cellOf));
      }
      return null;
    }
    assert(look, 'a sheet is begun before it is finished');
    const { title, rightToLeft } = look;
    return await writeXlsxFile(rows, {
      sheet: sheetName(title),
      rightToLeft,
      columns: widths.map((width) => ({ width })),
      stickyRowsCount: 1,
    }).toBuffer();
  };
}

function cellOf(cell: TableCell): Cell {
  if (cell === null || cell === '') return null;
  if (typeof cell === 'string') return { value: clean(cell), type: String };
  // A spreadsheet stores binary fractions; the format shows the digits we mean.
  const format = cell.decimals === 0 ? '#,##0' : `#,##0.${'0'.repeat(cell.decimals)}`;
  return { value: Number(amountText(cell)), type: Number, format };
}

const shownLength = (cell: TableCell): number =>
  cell === null ? 0 : typeof cell === 'string' ? cell.length : amountText(cell).length;

/** XML 1.0 has no place for control characters and lone surrogates. */
const clean = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[^\P{Cc}\t\n\r]/gu, '')
    .replace(/[\ufffe\uffff]/g, '');

/** Spreadsheets refuse some characters in a sheet's name, and an apostrophe at either end. */
function sheetName(title: string): string {
  const name = clean(title)
    .replace(/[\\/?*:[\]\s]+/g, ' ')
    .replace(/^[\s']+/, '')
    .slice(0, longestSheetName)
    .replace(/[\s']+$/, '');
  return name || '1';
}
