/** What may be asked of labels: which items, how they look, and a page to print them from. */
import { z } from 'zod';
import { action, query, refusals } from '../../kit/contract.ts';
import { Id } from '../../kit/ids.ts';
import { LabelDesign } from './label.ts';

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
      labels: z
        .array(z.object({ itemId: Id, count: z.number().int().min(1).max(mostLabels) }))
        .min(1)
        .max(mostLabelItems),
      design: LabelDesign,
      /** Labels of the first sheet that were used up before. */
      skip: z.number().int().min(0).max(100).default(0),
    },
    { audit: 'EXPORT' },
  )
    .output(z.file())
    .errors(refusals({ NothingToPrint: {}, TooManyLabels: { most: z.number().int() } })),
};
