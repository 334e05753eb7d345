/** How a till is told what scale it has. */
import { z } from 'zod';
import { ScaleProtocol } from './scale.ts';
import { TalkWire } from './wires.ts';

const command = z.string().min(1).max(16).optional();
const limitMg = z.number().int().positive().nullable();

export const ScaleSettings = z.object({
  /** As people call it; it also says who holds a port. */
  name: z.string().min(1).max(60),
  protocol: ScaleProtocol,
  wire: TalkWire,
  /** What the digits mean where the frame does not say. */
  unit: z.enum(['kg', 'g']).default('kg'),
  /** Digits after the point where the frame has none. */
  decimals: z.number().int().min(0).max(6).default(3),
  /** Shtrih-M. */
  password: z
    .string()
    .regex(/^\d{4}$/)
    .default('0030'),
  /** Massa-K: takes frames whose check is reckoned otherwise. */
  lenientCheck: z.boolean().default(false),
  /** Indicators that wait to be asked, each by its own letters, with the line's end. */
  commands: z.object({ weigh: command, zero: command, tare: command, clearTare: command }).default({}),
  /** Off the plate of the scale, where it does not say itself. */
  limits: z
    .object({ maxMg: limitMg, minMg: limitMg, stepMg: limitMg, maxTareMg: limitMg })
    .default({ maxMg: null, minMg: null, stepMg: null, maxTareMg: null }),
});
export type ScaleSettings = z.infer<typeof ScaleSettings>;
