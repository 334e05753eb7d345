/** How a till is told what pole display stands on its counter. */
import { z } from 'zod';
import { TalkWire } from './wires.ts';

export const PoleSettings = z.object({
  wire: TalkWire,
  dialect: z.enum(['cd5220', 'escPos']),
  /** What its own letters are: Latin, or Latin and Cyrillic of CP866. */
  letters: z.enum(['latin', 'cp866']),
});
export type PoleSettings = z.infer<typeof PoleSettings>;
