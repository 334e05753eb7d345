/** Slips are drawn in a thread of their own: a long one takes longer than ten sales may. */
import type { PrintDocument } from '../../../domain/areas/device/document.ts';
import { type SideThread, sideThread } from '../../kit/side-thread.ts';
import type { Printer, PrintJob, PrintOutcome } from './index.ts';
import type { Bitmap } from './raster/bitmap.ts';
import type { Omission } from './raster/layout.ts';
import type { TypeFacts } from './raster/typeface.ts';
import type { Strip } from './strips.ts';

/** A slip as the head will burn it. */
export interface Drawn {
  readonly bitmap: Bitmap;
  readonly cuts: readonly number[];
  /** From top to bottom, what the printer may set itself; absent: all of it is a picture. */
  readonly strips?: readonly Strip[] | undefined;
  readonly omissions: readonly Omission[];
}

export type SlipAsk =
  | {
      readonly kind: 'draw';
      readonly document: PrintDocument;
      readonly widthDots: number;
      readonly type: TypeFacts | null;
    }
  | { readonly kind: 'png' | 'pdf'; readonly drawn: Drawn }
  | { readonly kind: 'print'; readonly folder: string; readonly bitmap: Bitmap; readonly job: PrintJob };
export interface SlipAnswers {
  readonly draw: Drawn;
  readonly png: Uint8Array;
  readonly pdf: Uint8Array;
  readonly print: PrintOutcome;
}

export interface Studio {
  /**
   * The same document, width and type give the same bits to the preview and to the printer; where the printer sets
   * letters of its own they show where it will put them.
   */
  draw(document: PrintDocument, widthDots: number, type?: TypeFacts | null): Promise<Drawn>;
  png(drawn: Drawn): Promise<Uint8Array>;
  pdf(drawn: Drawn): Promise<Uint8Array>;
  /** The printer of the demo and the tests, working beside the till's thread. */
  picturePrinter(folder: string, widthDots: number): Printer;
  close(): Promise<void>;
}

const limits = { memoryMb: 256, timeoutMs: 30_000 };

/** The thread starts when something is first drawn, and anew after it died. */
export function openStudio(): Studio {
  let thread: SideThread<SlipAsk, unknown> | null = null;
  const ask = <K extends keyof SlipAnswers>(wanted: SlipAsk & { kind: K }): Promise<SlipAnswers[K]> => {
    if (!thread || thread.ended) thread = sideThread('slips', limits);
    return thread.ask(wanted) as Promise<SlipAnswers[K]>;
  };
  return {
    draw: (document, widthDots, type = null) => ask({ kind: 'draw', document, widthDots, type }),
    png: (drawn) => ask({ kind: 'png', drawn }),
    pdf: (drawn) => ask({ kind: 'pdf', drawn }),
    picturePrinter: (folder, widthDots) => ({
      widthDots,
      print: async (bitmap, { id, cuts }, signal) =>
        signal.aborted
          ? { kind: 'failed', fault: 'cancelled', detail: 'not begun' }
          : ask({ kind: 'print', folder, bitmap, job: { id, cuts } }),
    }),
    close: async () => {
      await thread?.close();
      thread = null;
    },
  };
}
