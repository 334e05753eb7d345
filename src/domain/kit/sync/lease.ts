/** What a till may decide alone while it cannot ask. */
import { z } from 'zod';
import { count, FeedScope, id, Millis } from './wire.ts';

/** POST /v1/lease: the right to decide alone for a while: a parked basket, a resource, a gift card's amount. */
export const LeaseRequest = z.object({
  session: z.string().max(64),
  kind: z.enum(['basket', 'resource', 'giftCard', 'wallet', 'points']),
  subject: id,
  /** What is wanted in all, of what can be shared; 0 gives the lease back. */
  amount: count,
  /** Spent of it since the last answer. */
  used: count,
  /** Taken over from this till by somebody who may: whoever else holds it keeps it. */
  from: id.optional(),
});
export type LeaseRequest = z.infer<typeof LeaseRequest>;
export const LeaseAnswer = z.object({
  granted: count,
  until: Millis,
  heldBy: id.nullable(),
  /** What was decided under it before is in the feeds up to here. */
  heads: z.record(FeedScope, count),
});
export type LeaseAnswer = z.infer<typeof LeaseAnswer>;
