/** Labels are drawn in a thread of their own: a run of a thousand must hold up neither a sale nor a receipt. */

import type { LabelPaper, LabelText } from '../../../domain/areas/device/label.ts';
import type { LabelPicture } from '../../../domain/areas/device/label-contract.ts';
import type { LabelPrinterSettings } from '../../../domain/areas/device/label-printer.ts';
import { type SideThread, sideThread } from '../../kit/side-thread.ts';
import type { LabelRun } from './sheet.ts';

export type LabelAsk =
  | { readonly kind: 'preview'; readonly text: LabelText; readonly paper: LabelPaper }
  | { readonly kind: 'pdf'; readonly run: LabelRun }
  | ({ readonly kind: 'order' } & LabelBatch);
/** So many equal labels in the printer's language. */
export interface LabelBatch extends Pick<LabelPrinterSettings, 'language' | 'native'> {
  readonly text: LabelText;
  readonly paper: LabelPaper;
  readonly copies: number;
}
export interface LabelAnswers {
  readonly preview: Omit<LabelPicture, 'png'> & { readonly png: Uint8Array };
  readonly pdf: Uint8Array;
  readonly order: Uint8Array;
}

export interface Press {
  /** As a label printer of 203 dots to the inch prints it. */
  preview(text: LabelText, paper: LabelPaper): Promise<LabelAnswers['preview']>;
  pdf(run: LabelRun): Promise<Uint8Array>;
  order(batch: LabelBatch): Promise<Uint8Array>;
  close(): Promise<void>;
}

const limits = { memoryMb: 512, timeoutMs: 120_000 };

/** The thread starts when a label is first drawn, and anew after it died. */
export function openPress(): Press {
  let thread: SideThread<LabelAsk, unknown> | null = null;
  const ask = <K extends keyof LabelAnswers>(wanted: LabelAsk & { kind: K }): Promise<LabelAnswers[K]> => {
    if (!thread || thread.ended) thread = sideThread('labels', limits);
    return thread.ask(wanted) as Promise<LabelAnswers[K]>;
  };
  return {
    preview: (text, paper) => ask({ kind: 'preview', text, paper }),
    pdf: (run) => ask({ kind: 'pdf', run }),
    order: (batch) => ask({ kind: 'order', ...batch }),
    close: async () => {
      await thread?.close();
      thread = null;
    },
  };
}
