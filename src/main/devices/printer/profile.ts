/** What must be known of a printer before the first byte: nothing of it can be asked for over the wire. */
import { must } from '../../../domain/kit/result.ts';
import { type CodePage, type Maker, numberOf } from './code-pages.ts';
import type { TypeFacts } from './raster/typeface.ts';
import type { StatusDialect } from './status.ts';

export interface PrinterProfile {
  readonly language: 'escpos' | 'starline';
  readonly widthDots: number;
  /** The printer's own type, with the numbers of its code pages; null: every slip is a picture. */
  readonly type: TypeSettings | null;
  /** Bars and QR by the printer's own commands, or as dots like the rest. */
  readonly codes: 'own' | 'drawn';
  readonly cut: 'partial' | 'full' | 'none';
  /** From the head to the cutter or the tear bar. */
  readonly feedToCutDots: number;
  /** What `ESC J` and `ESC 3` count: many Epsons halves of a dot, clones dots. */
  readonly feedUnitsPerDot: 1 | 2;
  /** Rows of a raster band: small buffers want few, and fewer make more commands. */
  readonly bandRows: number;
  /** Sounds when a slip comes out, where a cook does not look. */
  readonly beeps: boolean;
  readonly status: StatusDialect;
}

export interface TypeSettings extends TypeFacts {
  readonly maker: Maker;
  /** Where this printer differs from its maker's others. */
  readonly numbers: Partial<Record<CodePage, number>>;
}

/** An own page number goes before the maker's. */
export const pageNumber = ({ maker, numbers }: TypeSettings, page: CodePage): number =>
  must(numbers[page] ?? numberOf(maker, page), `nobody knows the number of ${page} on a ${maker}`);

/** What a printer nobody described can be trusted with: pictures, and no word from it. */
export const plainPrinter = (widthDots: number): PrinterProfile => ({
  language: 'escpos',
  widthDots,
  type: null,
  codes: 'drawn',
  cut: 'partial',
  feedToCutDots: 100,
  feedUnitsPerDot: 1,
  bandRows: 24,
  beeps: false,
  status: { speaks: 'nothing', confirms: false, drawerOpenWhen: 'high', nearEnd: 'ignored' },
});
