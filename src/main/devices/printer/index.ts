/** What we want of a printer, whatever wire it hangs on. */
import type { Bitmap } from './raster/bitmap.ts';

/** One bitmap on its way to paper. */
export interface PrintJob {
  /** Letters, digits, `-` and `_`: it names files and logs. A retry carries the same id. */
  readonly id: string;
  /** Rows above which the paper is cut, ascending; after the last row it is cut in any case. */
  readonly cuts: readonly number[];
}

export const printFaults = [
  'unreachable',
  'busy',
  'paperOut',
  'coverOpen',
  'printerError',
  'timedOut',
  'cancelled',
] as const;
export type PrintFault = (typeof printFaults)[number];

/**
 * What became of a job. The border is the first byte that left us: before it a retry is safe, after it nobody
 * sends again but a cashier who has looked at the paper.
 */
export type PrintOutcome =
  /** `confirmed`: the printer said so. Else every byte was taken and this printer says no more. */
  | { readonly kind: 'printed'; readonly confirmed: boolean }
  /** Nothing left us. */
  | { readonly kind: 'failed'; readonly fault: PrintFault; readonly detail: string }
  /** Some of it may be on paper. */
  | { readonly kind: 'unknown'; readonly fault: PrintFault; readonly detail: string };

export interface Printer {
  /** Dots of the head; bitmaps come in this width. */
  readonly widthDots: number;
  /**
   * Prints once and tells what became of it; the world's refusals are outcomes, so it rejects only on a fault
   * of ours. The caller sends one job at a time and gives up by the signal, which also carries the deadline.
   */
  print(bitmap: Bitmap, job: PrintJob, signal: AbortSignal): Promise<PrintOutcome>;
}
