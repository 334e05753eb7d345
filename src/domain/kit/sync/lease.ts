/** What a till may decide alone while it cannot ask. */
import { z } from 'zod';
import { count, id, Millis } from './wire.ts';

/** POST /v1/lease: the right to decide alone for a while: a resource, a gift card's amount. */
export const LeaseRequest = z.object({
  session: z.string().max(64),
  kind: z.enum(['resource', 'giftCard', 'wallet', 'points']),
  subject: id,
  /** What is wanted in all, of what can be shared; 0 gives the lease back. */
  amount: count,
  /** Spent of it since the last answer. */
  used: count,
});
export type LeaseRequest = z.infer<typeof LeaseRequest>;
export const LeaseAnswer = z.object({ granted: count, until: Millis, heldBy: id.nullable() });
export type LeaseAnswer = z.infer<typeof LeaseAnswer>;
