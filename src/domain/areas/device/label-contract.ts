/** What may be asked of labels: which items, how they look, and a page to print them from. */
import { z } from 'zod';
import { action, live, query, refusals } from '../../kit/contract.ts';
import { Id } from '../../kit/ids.ts';
import { LabelDesign } from './label.ts';
import { LabelPrinterSettings, LabelRunView } from './label-printer.ts';

/** Enough for a whole shop's shelves in a few runs; a page holds 24. */
export const mostLabels = 2000;
export const mostLabelItems = 500;

export const LabelItem = z.object({ itemId: Id, name: z.string(), code: z.string().nullable() });
export type LabelItem = z.infer<typeof LabelItem>;

export const LabelPicture = z.object({
  /** PNG, base64: the very dots of the label. */
  png: z.base64(),
  widthDots: z.number().int(),
  heightDots: z.number().int(),
  /** Something was left out, or is smaller than it should be, because the label is too small. */
  crowded: z.boolean(),
});
export type LabelPicture = z.infer<typeof LabelPicture>;

/** Of this till, switched on. */
export const LabelPrinterView = z.object({
  deviceId: Id,
  name: z.string(),
  wire: z.enum(['serial', 'tcp', 'usb', 'spooler', 'file']),
  paper: LabelPrinterSettings.shape.paper,
  /** The run under way, or the last one since the till was opened and what became of it. */
  run: LabelRunView.nullable(),
});
export type LabelPrinterView = z.infer<typeof LabelPrinterView>;

const labels = z
  .array(z.object({ itemId: Id, count: z.number().int().min(1).max(mostLabels) }))
  .min(1)
  .max(mostLabelItems);
const unprintable = { NothingToPrint: {}, TooManyLabels: { most: z.number().int() } };

export const labelContract = {
  labelItems: query('catalogue.view', { itemIds: z.array(Id).min(1).max(mostLabelItems) })
    .route({ method: 'POST' })
    .output(z.array(LabelItem)),
  /** Null: there is no such item. */
  previewLabel: query('catalogue.view', { itemId: Id, design: LabelDesign })
    .route({ method: 'POST' })
    .output(LabelPicture.nullable()),
  /** A PDF: sheets of A4, or a page for each label of a roll. */
  saveLabels: action(
    'catalogue.view',
    {
      labels,
      design: LabelDesign,
      /** Labels of the first sheet that were used up before. */
      skip: z.number().int().min(0).max(100).default(0),
    },
    { audit: 'EXPORT' },
  )
    .output(z.file())
    .errors(refusals(unprintable)),

  labelPrinters: live('catalogue.view', {}, z.array(LabelPrinterView)),
  /** Begins a run and answers at once; how it goes is told by `labelPrinters`. */
  printLabels: action('catalogue.view', { deviceId: Id, labels, design: LabelDesign }, { audit: 'INFO' })
    .output(z.object({}))
    .errors(refusals({ ...unprintable, LabelPrinterGone: {}, LabelPrinterBusy: {}, OtherPaper: {} })),
  /** What the printer has taken already still comes out. */
  stopLabels: action('catalogue.view', { deviceId: Id }, { audit: 'INFO' }).output(z.object({})),
};
