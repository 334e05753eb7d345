/** Reads the rows of a mapped file, batch by batch, into items, codes and problems. */
import { foldForSearch } from '../../../kit/search.ts';
import { normalisePlu, normaliseSku } from '../codes.ts';
import { cellText, firstItemRow, flagOf, saysTotal } from './cells.ts';
import { isSection } from './detect.ts';
import type { ImportRow, ItemRow, Mapping, NameAndValue } from './fields.ts';
import { barcodesOf, categoryOf, optionsOf, priceOfRow, serviceOf, taxesOf, unitOf } from './item-parts.ts';
import { type ProblemSummary, problemList } from './problems.ts';
import { type FileReading, type ReadOptions, RowCells } from './row-cells.ts';
import { isWeight } from './units.ts';

const longestName = 200;

export interface RowReader {
  /** Rows of the table from index `from` on; batches must come in order. */
  read(rows: readonly (readonly string[])[], from: number): ImportRow[];
  summary(): ProblemSummary;
}

/** What a reader remembers of the rows above. */
interface Memory {
  /** Keys of the items so far, with the row and folded name of each. */
  readonly keys: Map<string, { readonly row: number; readonly name: string; readonly codes: Set<string> }>;
  readonly codes: Map<string, number>;
  section: string | null;
  /** The last item that had a name: rows of its group below it may leave out what it says. */
  head: ItemRow | null;
}

export function rowReader(heading: readonly string[], mapping: Mapping, options: ReadOptions): RowReader {
  const file: FileReading = { heading, mapping, options, problems: problemList() };
  const memory: Memory = { keys: new Map(), codes: new Map(), section: null, head: null };
  return {
    read: (rows, from) =>
      rows.flatMap((cells, i) =>
        from + i < firstItemRow(mapping) ? [] : readRow(file, memory, cells, from + i + 1),
      ),
    summary: () => file.problems.summary(),
  };
}

/** A whole table at once. */
export function readRows(
  table: readonly (readonly string[])[],
  mapping: Mapping,
  options: ReadOptions,
): { rows: ImportRow[]; problems: ProblemSummary } {
  const reader = rowReader(table[mapping.headerRow] ?? [], mapping, options);
  const rows = reader.read(table, 0);
  return { rows, problems: reader.summary() };
}

function readRow(file: FileReading, memory: Memory, row: readonly string[], number: number): ImportRow[] {
  if (row.every((cell) => cellText(cell) === '')) return [];
  if (file.options.sections && isSection(row, file.mapping)) {
    memory.section = row.map(cellText).find((cell) => cell !== '') ?? null;
    return [];
  }
  const cells = new RowCells(file, row, number);
  const component = componentOf(cells, memory);
  const isPart = cells.text('componentSku') !== '' && cells.text('name') === '' && cells.text('sku') === '';
  if (isPart) return component ? [component] : [];
  const item = itemOf(file, memory, cells);
  if (!item) return [];
  return [admit(memory, cells, item, file.mapping), component].flatMap((made) => made ?? []);
}

function componentOf(cells: RowCells, memory: Memory): ImportRow | null {
  const sku = normaliseSku(cells.text('componentSku'));
  if (sku === null) return null;
  const group = cells.text('group') || memory.head?.group;
  const column = cells.column('componentQty');
  const qtyMilli = cells.quantity(column, 'BadComponent');
  if (group && qtyMilli !== null && qtyMilli > 0) {
    return { is: 'component', row: cells.row, group, sku, qtyMilli };
  }
  // A quantity that is no number has been told already.
  if (qtyMilli !== null || column === undefined || cells.at(column) === '') {
    cells.problem('BadComponent', cells.column('componentSku'));
  }
  return null;
}

function itemOf(file: FileReading, memory: Memory, cells: RowCells): ItemRow | null {
  const { mapping, options } = file;
  const group = cells.text('group') || null;
  const head = memory.head !== null && group !== null && memory.head.group === group ? memory.head : null;
  const name = cells.text('name') || (head?.name ?? '');
  const barcodes = barcodesOf(cells, mapping, options.lostZeros);
  if (saysTotal(name) && barcodes?.length === 0) return null;
  if (name === '') cells.problem('MissingName', cells.column('name'));
  const price = priceOfRow(cells, mapping);
  if (name === '' || barcodes === null || price === null) return null;
  if (name.length > longestName) cells.problem('NameCut', cells.column('name'));
  const taxes = taxesOf(cells, mapping);
  const category = categoryOf(cells, mapping.source);
  const unit = unitOf(cells) ?? head?.unit ?? null;
  const rowOptions = optionsOf(cells, head?.options ?? []);
  const item: Omit<ItemRow, 'externalKey'> = {
    is: 'item',
    row: cells.row,
    group,
    name: [...name].slice(0, longestName).join(''),
    sku: normaliseSku(cells.text('sku')),
    plu: normalisePlu(cells.text('plu')),
    barcodes,
    category: category.length > 0 ? category : (head?.category ?? sectionOf(memory, options)),
    brand: cells.text('brand') || (head?.brand ?? null),
    unit,
    weighed: flagOf(cells.text('weighed')) ?? head?.weighed ?? (unit && isWeight(unit) ? true : null),
    service: serviceOf(cells) ?? head?.service ?? null,
    archived: flagOf(cells.text('archived')),
    ...price,
    costMinor: cells.money('cost', 'BadCost'),
    taxes: taxes.length > 0 ? taxes : (head?.taxes ?? []),
    onHandMilli: cells.quantity(cells.column('onHand'), 'BadOnHand'),
    options: rowOptions,
    description: descriptionOf(cells) ?? head?.description ?? null,
    characteristics: characteristicsOf(cells, mapping),
  };
  const variants = rowOptions.length > 0 ? `name:${foldForSearch(name)}` : null;
  const externalKey = externalKeyOf(item, cells.text('id'), mapping);
  const whole = { ...item, group: group ?? variants, externalKey };
  memory.head = head ?? whole;
  return whole;
}

const sectionOf = (memory: Memory, options: ReadOptions): string[] =>
  options.sections && memory.section !== null ? [memory.section] : [];

/** Shops of the web keep HTML there. */
const descriptionOf = (cells: RowCells): string | null =>
  cells
    .text('description')
    .replace(/<[^<>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim() || null;

const characteristicsOf = (cells: RowCells, mapping: Mapping): NameAndValue[] =>
  mapping.characteristics
    .map(({ label, column }) => ({ name: label, value: cells.at(column) }))
    .filter(({ value }) => value !== '');

/** The file's own key if it has one, else what people take for one: article, code, name. */
function externalKeyOf(item: Omit<ItemRow, 'externalKey'>, id: string, mapping: Mapping): string {
  const options = item.options.map(({ value }) => foldForSearch(value)).join('/');
  if (item.group !== null) return [mapping.source, item.group, item.sku ?? options].join(':');
  if (id !== '') return `${mapping.source}:${id}`;
  const [code] = item.barcodes;
  const own = item.sku ? `sku:${item.sku}` : code ? `code:${code}` : `name:${foldForSearch(item.name)}`;
  return options === '' ? own : `${own}:${options}`;
}

/** The item; or its codes, where an earlier row brought the item; or nothing, where it only repeats it. */
function admit(memory: Memory, cells: RowCells, item: ItemRow, mapping: Mapping): ImportRow | null {
  const name = foldForSearch(item.name);
  const holder = memory.keys.get(item.externalKey);
  // Two items under one article or code: the later one is known by its name as well.
  const externalKey = holder && holder.name !== name ? `${item.externalKey}:${name}` : item.externalKey;
  const before = memory.keys.get(externalKey);
  if (!before) {
    noteCodes(memory, cells, item.barcodes, mapping);
    memory.keys.set(externalKey, { row: item.row, name, codes: new Set(item.barcodes) });
    return { ...item, externalKey };
  }
  const fresh = item.barcodes.filter((code) => !before.codes.has(code));
  if (fresh.length === 0) {
    cells.problem('RepeatedRow', cells.column('name'), { firstRow: before.row });
    return null;
  }
  noteCodes(memory, cells, fresh, mapping);
  for (const code of fresh) before.codes.add(code);
  return { is: 'code', row: item.row, externalKey, barcodes: fresh };
}

function noteCodes(memory: Memory, cells: RowCells, codes: readonly string[], mapping: Mapping): void {
  for (const code of codes) {
    const firstRow = memory.codes.get(code);
    if (firstRow === undefined) memory.codes.set(code, cells.row);
    else {
      cells.problem('DuplicateBarcodeInFile', mapping.columns.barcode?.[0], { firstRow, value: code });
    }
  }
}
