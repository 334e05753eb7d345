/** Rows of columns: the amounts take what they need, the names share the rest, and no amount is ever cut. */
import type { BlockOf, TextStyle } from '../../../../domain/areas/device/document.ts';
import { must } from '../../../../domain/kit/result.ts';
import { metricsOf } from './fonts.ts';
import { widthOf } from './ink.ts';
import { type Copy, copyFor, heightOf, layLine, layLines, type Page } from './page.ts';
import { type Line, wrap } from './wrap.ts';

type Block = BlockOf<'columns'>;
type Column = Block['columns'][number];
type Row = Block['rows'][number];

/** Tried in turn before the columns are given up for lines. */
const shrinks = [1, 0.92, 0.85, 0.78];
/** What a column of words keeps of the paper when it has more to say. */
const leastShare = 0.3;

export function layColumns(page: Page, block: Block): void {
  for (const shrink of shrinks) {
    const table = { page, block, shrink };
    const fields = fitFields(table);
    if (!fields) continue;
    for (const row of allRows(block)) layRow(table, row, fields);
    return;
  }
  for (const row of block.rows) foldRow({ page, block, shrink: 1 }, row);
}

interface Table {
  readonly page: Page;
  readonly block: Block;
  /** What its sizes are scaled by. */
  readonly shrink: number;
}

const allRows = ({ head, rows }: Block): Row[] =>
  head ? [{ cells: head, bold: false, muted: true }, ...rows] : rows;

interface Field {
  readonly start: number;
  readonly width: number;
}

/** Where each column begins and how wide it is, or null when even the least does not fit side by side. */
function fitFields(table: Table): Field[] | null {
  const { page, block } = table;
  const { columns } = block;
  const rows = allRows(block);
  const naturals = columns.map((_, i) =>
    Math.max(0, ...rows.map((row) => naturalWidth(cellCopy(table, row, i)))),
  );
  const gap = gapOf(page);
  const free = page.inner - gap * (columns.length - 1);
  const fixed = columns.reduce((sum, column, i) => sum + (column.weight ? 0 : (naturals[i] ?? 0)), 0);
  const least = columns.reduce(
    (sum, column, i) => sum + (column.weight ? Math.min(naturals[i] ?? 0, page.inner * leastShare) : 0),
    0,
  );
  if (fixed + least > free) return null;
  const weights = columns.reduce((sum, { weight = 0 }) => sum + weight, 0);
  const spare = free - fixed;
  // Without a column of words the columns stand apart evenly, the last one at the end edge.
  const extra = weights === 0 && columns.length > 1 ? Math.floor(spare / (columns.length - 1)) : 0;
  let start = 0;
  return columns.map((column, i) => {
    const last = i === columns.length - 1;
    const own = column.weight ? Math.floor((spare * column.weight) / weights) : (naturals[i] ?? 0);
    const field = last ? { start: page.inner - own, width: own } : { start, width: own };
    start += own + gap + extra;
    return field;
  });
}

const gapOf = (page: Page): number => Math.round(page.sizes.normal * 0.6);
const naturalWidth = ({ text, font, direction }: Copy): number => widthOf(oneLine(text), font, direction);
const oneLine = (text: string): string => text.replaceAll('\n', ' ');

function layRow(table: Table, row: Row, fields: readonly Field[]): void {
  const { page, block } = table;
  const cells = block.columns.map((column, i) => {
    const copy = cellCopy(table, row, i);
    const field = must(fields[i], 'a field for every column');
    const lines: Line[] = column.weight
      ? wrap(copy.text, { ...copy, limit: field.width, maxLines: column.maxLines })
      : [{ text: oneLine(copy.text), width: naturalWidth(copy) }];
    return { copy, field, lines, align: alignOf(column, i) };
  });
  // Whatever their sizes, the first lines share a baseline.
  const ascent = Math.max(...cells.map(({ copy }) => metricsOf(copy.font).ascent));
  // The printer's type comes a line at a time, so what stands beside each other goes on together.
  const pitch = Math.max(0, ...cells.map(({ copy }) => (copy.font.face ? heightOf(copy.font) : 0)));
  let bottom = page.y;
  for (const { copy, field, lines, align } of cells) {
    let baseline = page.y + ascent;
    for (const line of lines) {
      if (line.text !== '') {
        layLine(page, copy, line, { start: field.start, field: field.width, baseline, align });
      }
      baseline += pitch || heightOf(copy.font);
    }
    bottom = Math.max(bottom, baseline - (pitch || heightOf(copy.font)) + metricsOf(copy.font).descent);
  }
  page.y = bottom;
}

/** Words that run on along a line when columns are given up. */
interface Flowing {
  readonly copy: Copy;
  readonly maxLines: number | undefined;
}

/** Too wide for columns: cells flow on over lines, amounts to the end edge beside their column's name. */
function foldRow(table: Table, row: Row): void {
  const { page, block } = table;
  let flow: Flowing[] = [];
  const flush = () => {
    layFlow(page, flow);
    flow = [];
  };
  block.columns.forEach((column, i) => {
    const copy = cellCopy(table, row, i);
    if (copy.text === '') return;
    if (column.weight || i === 0) {
      if (!fitSideBySide(page, [...flow.map((flowing) => flowing.copy), copy])) flush();
      flow.push({ copy, maxLines: column.maxLines });
      return;
    }
    flush();
    const title = block.head?.[i] ?? '';
    const name = copyFor(page, title, { muted: true }, { beside: [title, ...row.cells] });
    const amount = shrinkToFit(table, row, i);
    if (name.text !== '' && !fitSideBySide(page, [name, amount])) layLines(page, name, 'start');
    else if (name.text !== '') layBeside(page, name, amount);
    layLines(page, amount, 'end');
  });
  flush();
}

function fitSideBySide(page: Page, copies: readonly Copy[]): boolean {
  const widths = copies.reduce((sum, copy) => sum + naturalWidth(copy), 0);
  return widths + gapOf(page) * (copies.length - 1) <= page.inner;
}

function layFlow(page: Page, flow: readonly Flowing[]): void {
  const [first, ...others] = flow;
  if (!first) return;
  if (others.length === 0) {
    layLines(page, first.copy, 'start', first.maxLines);
    return;
  }
  const ascent = Math.max(...flow.map(({ copy }) => metricsOf(copy.font).ascent));
  let start = 0;
  for (const { copy } of flow) {
    layAt(page, copy, start, page.y + ascent);
    start += naturalWidth(copy) + gapOf(page);
  }
  page.y += ascent + Math.max(...flow.map(({ copy }) => metricsOf(copy.font).descent));
}

/** The name of an amount on the line the amount is about to take. */
const layBeside = (page: Page, name: Copy, amount: Copy): void =>
  layAt(page, name, 0, page.y + metricsOf(amount.font).ascent);

function layAt(page: Page, copy: Copy, start: number, baseline: number): void {
  const width = naturalWidth(copy);
  layLine(page, copy, { text: oneLine(copy.text), width }, { start, field: width, baseline, align: 'start' });
}

/** The cell as large as one line bears it; a longer one is broken over lines at the least size. */
function shrinkToFit(table: Table, row: Row, column: number): Copy {
  const copies = [1, 0.9, 0.8, 0.7, 0.6, 0.5].map((shrink) => cellCopy({ ...table, shrink }, row, column));
  const fitting = copies.find((copy) => naturalWidth(copy) <= table.page.inner);
  return fitting ?? must(copies.at(-1), 'there is a least size');
}

const alignOf = (column: Column, i: number) => column.align ?? (i === 0 ? 'start' : 'end');

function cellCopy({ page, block, shrink }: Table, row: Row, i: number): Copy {
  const column = must(block.columns[i], 'a column for every cell');
  return copyFor(page, row.cells[i] ?? '', styleOf(row, column), { shrink, beside: row.cells });
}

const styleOf = (row: Row, column: Column): TextStyle => ({
  size: row.size ?? column.size,
  bold: row.bold ?? column.bold,
  muted: row.muted ?? column.muted,
});
