/** What we want of a printer, whatever wire it hangs on. */
import type { PrintFault } from '../../../domain/areas/device/queue.ts';
import type { Bitmap } from './raster/bitmap.ts';
import type { TypeFacts } from './raster/typeface.ts';
import type { PrinterState } from './status.ts';
import type { Strip } from './strips.ts';

/** One bitmap on its way to paper. */
export interface PrintJob {
  /** Letters, digits, `-` and `_`: it names files and logs. A retry carries the same id. */
  readonly id: string;
  /** Rows above which the paper is cut, ascending; after the last row it is cut in any case. */
  readonly cuts: readonly number[];
  /** What of it the printer may set in its own type; absent: all of it is a picture. */
  readonly strips?: readonly Strip[] | undefined;
  /** Told while the printer waits for somebody, as for paper; null when it goes on. */
  readonly waiting?: ((fault: PrintFault | null) => void) | undefined;
}

/**
 * What became of a job. The border is the first byte that left us: before it a retry is safe, after it nobody
 * sends again but a cashier who has looked at the paper.
 */
export type PrintOutcome =
  /** `confirmed`: the printer said so. Else it was sent: every byte was taken, and this printer says no more. */
  | { readonly kind: 'printed'; readonly confirmed: boolean }
  /** Nothing left us. */
  | { readonly kind: 'failed'; readonly fault: PrintFault; readonly detail: string }
  /** Some of it may be on paper. */
  | { readonly kind: 'unknown'; readonly fault: PrintFault; readonly detail: string };

export interface Printer {
  /** Dots of the head; bitmaps come in this width. */
  readonly widthDots: number;
  /** It has deadlines of its own and waits for paper; the signal is only for who closes the till. */
  readonly waitsByItself?: boolean;
  /** Its own type, for the layout; absent or null: it prints pictures. */
  readonly type?: TypeFacts | null;
  /**
   * Prints once and tells what became of it; the world's refusals are outcomes, so it rejects only on a fault
   * of ours. The caller sends one job at a time and gives up by the signal, which also carries the deadline.
   */
  print(bitmap: Bitmap, job: PrintJob, signal: AbortSignal): Promise<PrintOutcome>;
  /** The ticket of its code pages; absent: it has none. */
  printCodePages?(signal: AbortSignal, waiting: NonNullable<PrintJob['waiting']>): Promise<PrintOutcome>;
  /** What it says of itself now, or why it cannot be asked; absent: there is nobody to ask. */
  look?(signal: AbortSignal): Promise<PrinterState | PrintFault>;
}
