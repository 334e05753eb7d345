/** Parts of an item that several columns make together. */
import { brokenCheckDigit, restoreLeadingZeros } from '../../../kit/barcode.ts';
import type { BasisPoints, Minor } from '../../../kit/money.ts';
import { parsePercent } from '../../../kit/number-input.ts';
import { foldForSearch } from '../../../kit/search.ts';
import { codesOf, flagOf } from './cells.ts';
import type { BranchFigures, ImportField, Mapping, NameAndValue, NamedTax, Source } from './fields.ts';
import type { RowCells } from './row-cells.ts';
import { type UnitKey, unitKeyOf } from './units.ts';

/** The codes of a row in their stored form; null where one of them must not be imported. */
export function barcodesOf(cells: RowCells, mapping: Mapping, lostZeros: boolean): string[] | null {
  const columns = mapping.columns.barcode ?? [];
  const found = new Set<string>();
  for (const [i, text] of cells.texts('barcode').entries()) {
    const read = codesOf(text);
    if ('wrong' in read) {
      cells.problem(read.wrong, columns[i]);
      return null;
    }
    for (const code of read.codes) {
      const restored = lostZeros ? restoreLeadingZeros(code) : null;
      if (restored) cells.problem('LeadingZerosRestored', columns[i], { value: code });
      if (brokenCheckDigit(code)) cells.problem('BadCheckDigit', columns[i], { value: code });
      found.add(restored ?? code);
    }
  }
  return [...found];
}

/** Levels from the top, from several columns or from one that divides them: `Drinks > Hot`, `All / Tea`. */
export function categoryOf(cells: RowCells, source: Source): string[] {
  const levels = cells.texts('category').flatMap((text) => {
    // Both list several categories; the first is the item's own.
    const own = source === 'woocommerce' || source === 'square' ? (text.split(',')[0] ?? '') : text;
    return own.split(/\s*>\s*|\s+\/\s+|\s*\\\s*/);
  });
  const named = levels.map((level) => level.replace(/\s+/g, ' ').trim()).filter((level) => level !== '');
  return source === 'odoo' && named[0] === 'All' ? named.slice(1) : named;
}

const optionFields: readonly (readonly [name: ImportField, value: ImportField])[] = [
  ['option1Name', 'option1Value'],
  ['option2Name', 'option2Value'],
  ['option3Name', 'option3Value'],
];
/** What programs write into the only variant of an item that has none. */
const noVariant = new Set(['default title', 'regular', 'default', '']);

/** Size, colour and the like; the names may stand only in the first row of a group. */
export function optionsOf(cells: RowCells, first: readonly NameAndValue[]): NameAndValue[] {
  const options = optionFields.flatMap(([nameField, valueField], i) => {
    const value = cells.text(valueField);
    if (noVariant.has(value.toLowerCase())) return [];
    return [{ name: cells.text(nameField) || (first[i]?.name ?? ''), value }];
  });
  if (options.length > 0) return options;
  const variant = cells.text('variant');
  if (noVariant.has(variant.toLowerCase())) return [];
  return [{ name: cells.heading(cells.column('variant')), value: variant }];
}

export function taxesOf(cells: RowCells, mapping: Mapping): NamedTax[] {
  const switched = mapping.taxes
    .filter(({ column }) => flagOf(cells.at(column)) === true)
    .map(({ label }) => ({ label, percentBp: percentIn(label) }));
  const written = [taxOf(cells, 'tax', 'taxPercent'), taxOf(cells, 'tax2', 'taxPercent2')];
  return [...written.flatMap((tax) => tax ?? []), ...switched];
}

function taxOf(cells: RowCells, nameField: ImportField, percentField: ImportField): NamedTax | null {
  const text = cells.text(nameField);
  const percentBp = cells.percent(percentField) ?? percentIn(text);
  if (text === '' && percentBp === null) return null;
  // A bare `20` is named by its heading: `KDV 20`.
  const bare = !/\p{L}/u.test(text);
  const heading = cells.heading(cells.column(text === '' ? percentField : nameField));
  return { label: bare ? `${heading} ${text || cells.text(percentField)}`.trim() : text, percentBp };
}

/** The rate inside `НДС 12%`, `KDV %20`, `GST (5%)` or `20`. */
function percentIn(text: string): BasisPoints | null {
  const number = /\d+(?:[.,]\d+)?/.exec(text.normalize('NFKC'))?.[0];
  if (number === undefined) return null;
  const parsed = parsePercent(number, { excess: 'round' });
  return parsed.ok ? parsed.value : null;
}

export interface Price {
  readonly priceMinor: Minor | null;
  readonly openPrice: boolean;
  readonly branches: readonly BranchFigures[];
}

/** The price of the item, else of the first branch that has one; null where one cannot be read. */
export function priceOfRow(cells: RowCells, mapping: Mapping): Price | null {
  const own = cells.price(cells.column('price'));
  if (own === undefined) return null;
  const branches: BranchFigures[] = [];
  let open = own === 'open';
  for (const { branch, price, onHand, available } of mapping.branches) {
    const there = cells.price(price);
    if (there === undefined) return null;
    open ||= there === 'open';
    branches.push({
      branch,
      priceMinor: there === 'open' ? null : there,
      onHandMilli: cells.quantity(onHand, 'BadOnHand'),
      available: available === undefined ? null : flagOf(cells.at(available)),
    });
  }
  const priced = branches.find(({ priceMinor }) => priceMinor !== null)?.priceMinor ?? null;
  const priceMinor = own === 'open' ? null : (own ?? priced);
  return { priceMinor, openPrice: open && priceMinor === null, branches };
}

export function unitOf(cells: RowCells): UnitKey | null {
  const text = cells.text('unit');
  if (text === '') return null;
  const unit = unitKeyOf(text);
  if (!unit) cells.problem('UnknownUnit', cells.column('unit'));
  return unit;
}

const services = new Set(['service', 'services', 'услуга', 'услуги', 'خدمت', 'خدمات', 'خدمه', 'hizmet']);

/** Whether the row is work and not goods; null where the file does not say. */
export function serviceOf(cells: RowCells): boolean | null {
  const text = cells.text('kind');
  return text === '' ? null : services.has(foldForSearch(text));
}
