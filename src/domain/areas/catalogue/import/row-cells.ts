/** One row of a file, asked field by field; what cannot be read becomes a problem of its cell. */
import type { Currency } from '../../../kit/currency.ts';
import type { BasisPoints, Minor, QtyMilli } from '../../../kit/money.ts';
import { type DecimalMark, parseMoney, parsePercent, parseQty } from '../../../kit/number-input.ts';
import { cellText, lineText, saysOpenPrice } from './cells.ts';
import type { ImportField, Mapping } from './fields.ts';
import type { ProblemCode, ProblemList } from './problems.ts';

/** How the numbers of the file are to be read: as detected, or as the user put right. */
export interface ReadOptions {
  readonly currency: Currency;
  readonly mark: DecimalMark | null;
  readonly toman: boolean;
  readonly lostZeros: boolean;
  readonly sections: boolean;
}

export interface FileReading {
  readonly heading: readonly string[];
  readonly mapping: Mapping;
  readonly options: ReadOptions;
  readonly problems: ProblemList;
}

/** Where a problem was seen, when not in the whole cell. */
interface More {
  readonly firstRow?: number;
  readonly value?: string;
}

export class RowCells {
  /** As a spreadsheet counts rows, from 1. */
  readonly row: number;
  readonly #file: FileReading;
  readonly #cells: readonly string[];

  constructor(file: FileReading, cells: readonly string[], row: number) {
    this.row = row;
    this.#file = file;
    this.#cells = cells;
  }

  column(field: ImportField): number | undefined {
    return this.#file.mapping.columns[field]?.[0];
  }

  at(column: number | undefined): string {
    return column === undefined ? '' : lineText(this.#cells[column]);
  }

  heading(column: number | undefined): string {
    return column === undefined ? '' : lineText(this.#file.heading[column]);
  }

  /** The field's first column as one line of text; empty where there is none. */
  text(field: ImportField): string {
    return this.at(this.column(field));
  }

  /** All columns of the field, with the lines that a cell of codes may have. */
  texts(field: ImportField): string[] {
    return (this.#file.mapping.columns[field] ?? []).map((column) => cellText(this.#cells[column]));
  }

  problem(code: ProblemCode, column?: number, more: More = {}): void {
    const where = { row: this.row, column: this.heading(column), value: this.at(column) };
    this.#file.problems.add({ code, ...where, ...more });
  }

  /** Null for an empty cell; undefined for one that cannot be read. */
  price(column: number | undefined): Minor | null | 'open' | undefined {
    if (saysOpenPrice(this.at(column))) return 'open';
    const value = this.#amount(column, 'BadPrice');
    if (value === undefined || value === null || value >= 0) return value;
    this.problem('NegativePrice', column);
    return undefined;
  }

  money(field: ImportField, otherwise: ProblemCode): Minor | null {
    return this.#amount(this.column(field), otherwise) ?? null;
  }

  quantity(column: number | undefined, otherwise: ProblemCode): QtyMilli | null {
    const text = this.at(column)
      .replace(/(?<=\d)\s*\p{L}[\p{L}.]*$/u, '')
      .trim();
    if (text === '') return null;
    const parsed = parseQty(text, { mark: this.#mark, excess: 'round' });
    if (parsed.ok) return parsed.value;
    this.problem(otherwise, column);
    return null;
  }

  percent(field: ImportField): BasisPoints | null {
    const text = this.text(field);
    if (text === '') return null;
    const parsed = parsePercent(text, { mark: this.#mark, excess: 'round' });
    if (parsed.ok && parsed.value >= 0) return parsed.value;
    this.problem('BadTax', this.column(field));
    return null;
  }

  get #mark(): DecimalMark | undefined {
    return this.#file.options.mark ?? undefined;
  }

  #amount(column: number | undefined, otherwise: ProblemCode): Minor | null | undefined {
    const text = this.at(column);
    if (text === '') return null;
    const { currency, toman } = this.#file.options;
    const reading = { mark: this.#mark, toman } as const;
    const exact = parseMoney(text, currency, reading);
    if (exact.ok) return exact.value;
    const rounded = parseMoney(text, currency, { ...reading, excess: 'round' });
    this.problem(rounded.ok ? 'PriceRounded' : otherwise, column);
    return rounded.ok ? rounded.value : undefined;
  }
}
