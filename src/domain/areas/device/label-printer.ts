/** Label printers: how a till is told what it has, and how a run of labels is going. */
import { z } from 'zod';
import { type LabelPaperName, labelPaperNames, labelPapers } from './label.ts';
import { LinkProblem, Wire } from './wires.ts';

/** What a label printer takes: one label after the other. */
const rollNames = labelPaperNames.filter((name) => labelPapers[name].sheet === null);

/** Nothing of it can be asked for over the wire. */
export const LabelPrinterSettings = z.object({
  wire: Wire,
  language: z.enum(['zpl', 'tspl']),
  /** Text and bars in the printer's own type where it has it; else every label is the picture of the preview. */
  native: z.boolean(),
  /** The roll that lies in it. */
  paper: z.enum(rollNames as [LabelPaperName, ...LabelPaperName[]]),
});
export type LabelPrinterSettings = z.infer<typeof LabelPrinterSettings>;

/** A run is never begun anew by itself: a person looks at the labels and prints the rest. */
export const LabelRunView = z.object({
  state: z.enum(['printing', 'done', 'stopped', 'failed']),
  total: z.number().int(),
  /** Labels whose bytes left us whole; of what broke off, some of the next may have come out too. */
  sent: z.number().int(),
  /** Nothing has moved for a while: it wants paper, or its lid shut. */
  waiting: z.boolean(),
  problem: LinkProblem.nullable(),
});
export type LabelRunView = z.infer<typeof LabelRunView>;
