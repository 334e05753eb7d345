/** What a scale says and how it is doing, as till and screen both know it. */
import { z } from 'zod';
import { type QtyMilli, qtyMilli, scale } from '../../kit/money.ts';

export const scaleProtocols = [
  'cas',
  'ascii',
  'massa',
  'massa-byte',
  'massa-pair',
  'toledo',
  'shtrih',
  'sics',
  'dibal',
] as const;
export const ScaleProtocol = z.enum(scaleProtocols);
export type ScaleProtocol = z.infer<typeof ScaleProtocol>;

/** Why a frame carries no weight that may be sold. */
export const ScaleTrouble = z.enum([
  'overload',
  'underload',
  /** It shows something else: its tare, a total, a menu; or it is busy. */
  'notWeighing',
  /** Pounds, ounces, pieces: it has to be switched to kilograms. */
  'wrongUnit',
  /** Broken, by its own words; `code` is the number in its manual. */
  'fault',
]);
export type ScaleTrouble = z.infer<typeof ScaleTrouble>;

/**
 * What one frame says. Weights are whole milligrams: some scales show tenths of a gram and none shows less than a
 * milligram, so nothing is rounded before it is sold. `null` is what this scale does not say.
 */
export const Measure = z.object({
  /** What the display shows: net where the scale takes a tare off. */
  weightMg: z.number().int().nullable(),
  /** What the last digit is worth. */
  stepMg: z.number().int().positive().nullable(),
  stable: z.boolean().nullable(),
  net: z.boolean().nullable(),
  tareMg: z.number().int().nullable(),
  /** At the centre of zero, as the scale sees it. */
  zero: z.boolean(),
  trouble: ScaleTrouble.nullable(),
  code: z.string().nullable(),
});
export type Measure = z.infer<typeof Measure>;

/** A measure and when it came, on the clock of whoever holds it. */
export type Reading = Measure & { readonly at: number };

/** What the scale says of itself: whoever answers otherwise after a reconnect is another scale. */
export const ScaleIdentity = z.object({
  name: z.string().nullable(),
  maxMg: z.number().int().positive().nullable(),
  minMg: z.number().int().positive().nullable(),
  /** The verification interval e. */
  stepMg: z.number().int().positive().nullable(),
});
export type ScaleIdentity = z.infer<typeof ScaleIdentity>;

export const ScaleState = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('connecting') }),
  z.object({ kind: z.literal('live') }),
  z.object({
    kind: z.literal('lost'),
    why: z.enum(['unplugged', 'silent', 'unreachable', 'noRights', 'broken']),
  }),
  /** Something talks, but not as we were told. */
  z.object({
    kind: z.literal('wrongSettings'),
    hint: z.enum(['parity', 'baud', 'protocol', 'password']),
  }),
  /** `owner`: which device of ours has the port; null: another program. */
  z.object({ kind: z.literal('busy'), owner: z.string().nullable() }),
  z.object({ kind: z.literal('closed') }),
]);
export type ScaleState = z.infer<typeof ScaleState>;

/** Since the device was opened, for the health screen. */
export const ScaleCounters = z.object({
  bytes: z.number().int(),
  frames: z.number().int(),
  badFrames: z.number().int(),
  missed: z.number().int(),
  reconnects: z.number().int(),
});
export type ScaleCounters = z.infer<typeof ScaleCounters>;

/** Milligrams as a quantity of a kilogram's item: sub-gram digits are rounded here, once, halves up. */
export const gramsOf = (mg: number): QtyMilli => qtyMilli(scale(mg, 1, 1000, 'halfUp'));

/** A quantity of a kilogram's item in milligrams. */
export const milligramsOf = (qty: QtyMilli): number => scale(qty, 1000, 1, 'halfUp');
