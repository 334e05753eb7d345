/** What may be asked of the items on label scales. */
import { z } from 'zod';
import { action, command, live, MinorField, refusals, TextField } from '../../kit/contract.ts';
import { Id } from '../../kit/ids.ts';
import { LinkProblem } from '../device/wires.ts';
import { LabelScaleSettings } from './label-scale.ts';
import { ItemRefusal, SaidFault } from './scale-item.ts';

/** How the last talk with a scale ended. */
export const TalkOutcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('done') }),
  z.object({ kind: z.literal('noLink'), why: LinkProblem }),
  z.object({ kind: z.literal('silent') }),
  SaidFault.extend({ kind: z.literal('refused') }),
  z.object({ kind: z.literal('stopped') }),
]);
export type TalkOutcome = z.infer<typeof TalkOutcome>;

const count = z.number().int();

const attached = {
  scaleId: Id,
  name: TextField(60).min(1),
  /** Off: it keeps its items and is left alone. */
  isOn: z.boolean(),
  settings: LabelScaleSettings,
};

export const LabelScaleView = z.object({
  ...attached,
  sent: count,
  changed: count,
  refused: count,
  /** Still on the scale, and no longer wanted there. */
  leaving: count,
  /** When the scale last took something, or the file was saved. */
  contactAt: z.number().int().nullable(),
  outcome: TalkOutcome.nullable(),
  /** Null unless it is being sent to, or waits for its turn. */
  working: z.object({ done: count, of: count }).nullable(),
});
export type LabelScaleView = z.infer<typeof LabelScaleView>;

export const ScaleItemRow = z.object({
  itemId: Id,
  name: z.string(),
  number: count,
  labelName: z.string().nullable(),
  shelfDays: count.nullable(),
  tareG: count,
  priceMinor: MinorField,
  unit: z.string(),
  state: z.enum(['sent', 'changed', 'refused']),
  why: ItemRefusal.nullable(),
  /** Refused as it is now, and still on the scale as it was. */
  hasOld: z.boolean(),
});
export type ScaleItemRow = z.infer<typeof ScaleItemRow>;

export const shownStates = ['all', 'refused', 'changed'] as const;

/** A page of rows: a shop looks for one, or mends what was refused. */
export const mostRows = 300;

const one = { scaleId: Id };
const done = z.object({});
const gone = { ScaleGone: {} };

export const pluContract = {
  labelScales: live('catalogue.view', {}, z.array(LabelScaleView)),
  saveLabelScale: command('device.edit', attached, { audit: 'UPDATE', severity: 'MEDIUM' })
    .output(done)
    .errors(refusals({ ScaleExists: { name: z.string() } })),
  eraseLabelScale: command('device.edit', one, { audit: 'DELETE', severity: 'MEDIUM' })
    .output(done)
    .errors(refusals(gone)),
  restoreLabelScale: command('device.edit', one, { audit: 'RESTORE', severity: 'MEDIUM' })
    .output(done)
    .errors(refusals(gone)),
  scaleItems: live(
    'catalogue.view',
    { ...one, show: z.enum(shownStates).default('all'), search: TextField(60).default('') },
    z.object({ rows: z.array(ScaleItemRow), total: count }),
  ),
  /** Items that are there already stay as they are; the numbers of the others are found for them. */
  addToScale: action(
    'catalogue.edit',
    {
      ...one,
      what: z.discriminatedUnion('kind', [
        z.object({ kind: z.literal('items'), itemIds: z.array(Id).min(1).max(500) }),
        z.object({ kind: z.literal('weighed') }),
        z.object({ kind: z.literal('category'), categoryId: Id }),
      ]),
    },
    { audit: 'UPDATE' },
  )
    .output(z.object({ added: count, already: count }))
    .errors(refusals({ ...gone, NoNumbersLeft: {} })),
  removeFromScale: command(
    'catalogue.edit',
    { ...one, itemIds: z.array(Id).min(1).max(500) },
    { audit: 'UPDATE' },
  )
    .output(done)
    .errors(refusals(gone)),
  /** Number and label of an item, on every scale of the branch. */
  savePlu: command(
    'catalogue.edit',
    {
      itemId: Id,
      number: z.number().int().min(1).max(999_999),
      /** Null: its own name. */
      labelName: TextField(250).nullable(),
      shelfDays: z.number().int().min(0).max(99_999).nullable(),
      tareG: z.number().int().min(0).max(99_999),
    },
    { audit: 'UPDATE' },
  )
    .output(done)
    .errors(
      refusals({
        ItemGone: {},
        NumberTaken: { name: z.string() },
        /** The shop's label patterns have no room for it. */
        NumberTooLong: { digits: count },
      }),
    ),
  /** `anew`: what the scale has is cleared, and all of it sent again. */
  sendToScale: command('device.print', { ...one, anew: z.boolean() }, { audit: 'INFO' })
    .output(done)
    .errors(refusals({ ...gone, ScaleOff: {}, LoadedFromFile: {} })),
  stopSending: command('device.print', one).output(done),
  /** What the scale's own program loads: all of its items but the refused ones. */
  saveScaleFile: action('device.print', one, { audit: 'EXPORT' })
    .output(z.file())
    .errors(refusals({ ...gone, NothingToSend: {}, NoLabelPattern: {} })),
};
