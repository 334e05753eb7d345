/** A shift's Z report as HQ keeps it: a business day is complete when every till sealed or was waived. */
import { z } from 'zod';
import { canonical } from './canonical.ts';
import { count, id, Mark, Millis, protocol } from './wire.ts';

/** POST /v1/seal: a shift's Z report; HQ counter-signs it. */
export const SealRequest = z.object({
  session: z.string().max(64),
  shiftId: id,
  businessDate: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  /** The chain's tip when the shift was closed. */
  tip: Mark,
  receipts: z.array(z.object({ series: z.string(), from: count, to: count })),
  totals: z.array(z.object({ currency: z.string(), salesMinor: z.number().int(), count })),
  sig: z.string().max(128),
});
export type SealRequest = z.infer<typeof SealRequest>;
/** What a shift has to say for itself. */
export type SealReport = Omit<SealRequest, 'session' | 'sig'>;
export const SealAnswer = z.object({ sealedAt: Millis, sig: z.string() });
export type SealAnswer = z.infer<typeof SealAnswer>;

/** What a till signs by `sig`. */
export const sealText = (till: string, { session: _, sig: __, ...report }: SealRequest): string =>
  canonical(['dukkan seal', protocol, till, report]);

/** What HQ signs in its answer. */
export const sealedText = (till: string, request: SealRequest, sealedAt: number): string =>
  canonical(['dukkan sealed', sealText(till, request), sealedAt]);
