/** Which items are on which label scale, under which number, and what each scale said it took. */
import { integer, text } from 'drizzle-orm/sqlite-core';
import type { TalkOutcome } from '../../../domain/areas/plu/contract.ts';
import type { LabelScaleSettings } from '../../../domain/areas/plu/label-scale.ts';
import type { ItemRefusal } from '../../../domain/areas/plu/scale-item.ts';
import { local, record } from '../../ledger/tables.ts';

/** A label scale as it was attached to this till. */
export const labelScale = record(
  'label_scale',
  {
    name: { name: text().notNull().default('') },
    on: { isOn: integer({ mode: 'boolean' }).notNull().default(true) },
    settings: { settings: text({ mode: 'json' }).$type<LabelScaleSettings>() },
  },
  { scope: 'till' },
);

/** `id` is the item's: its number and its label are the same on every scale of the branch. */
export const plu = record(
  'plu',
  {
    number: { number: integer().notNull().default(0) },
    label: { labelName: text(), shelfDays: integer(), tareG: integer().notNull().default(0) },
  },
  { scope: 'branch' },
);

export const scaleItem = record(
  'scale_item',
  { place: { scaleId: text().notNull().default(''), itemId: text().notNull().default('') } },
  { scope: 'till' },
);

/** What a scale is known to have; written only after its own word. */
export const scaleHeld = local(
  'scale_held',
  {
    scaleId: text().notNull(),
    itemId: text().notNull(),
    number: integer().notNull(),
    /** Null: the scale does not have it. */
    place: integer(),
    told: text(),
    refusedTold: text(),
    refusal: text({ mode: 'json' }).$type<ItemRefusal>(),
  },
  { key: ['scaleId', 'itemId'] },
);

/** What was asked of a scale and is not done yet, and how it went the last time. */
export const scaleTalk = local(
  'scale_talk',
  {
    scaleId: text().notNull(),
    asked: text().$type<'changes' | 'anew'>(),
    contactAt: integer(),
    outcome: text({ mode: 'json' }).$type<TalkOutcome>(),
  },
  { key: ['scaleId'] },
);
