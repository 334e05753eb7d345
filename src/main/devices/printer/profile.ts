/** What a printer is taken for. */
import { numberOf } from '../../../domain/areas/device/page-numbers.ts';
import type {
  CodePage,
  PrinterProfile,
  StatusDialect,
  TypeSettings,
} from '../../../domain/areas/device/printer-settings.ts';
import { must } from '../../../domain/kit/result.ts';

/** An own page number goes before the maker's. */
export const pageNumber = ({ maker, numbers }: TypeSettings, page: CodePage): number =>
  must(numbers[page] ?? numberOf(maker, page), `nobody knows the number of ${page} on a ${maker}`);

/** A printer that never says a word. */
export const muteDialect: StatusDialect = {
  speaks: 'nothing',
  confirms: false,
  drawerOpenWhen: 'high',
  nearEnd: 'ignored',
};

/** What a printer nobody described can be trusted with: pictures, and no word from it. */
export const plainPrinter = (widthDots: PrinterProfile['widthDots']): PrinterProfile => ({
  language: 'escpos',
  widthDots,
  type: null,
  codes: 'drawn',
  cut: 'partial',
  feedToCutDots: 100,
  feedUnitsPerDot: 1,
  bandRows: 24,
  beeps: false,
  status: muteDialect,
});
