/** The drawer on a printer's cable: what it is opened for, and what came of it. */
import { z } from 'zod';
import { Id } from '../../kit/ids.ts';
import type { StatusDialect } from './printer-settings.ts';
import { PrintFault } from './queue.ts';

export const KickReason = z.enum([
  'sale',
  'refund',
  'repayment',
  'noSale',
  'payIn',
  'payOut',
  'drop',
  'float',
  'count',
  'test',
]);
export type KickReason = z.infer<typeof KickReason>;

/** `requested`: the pulse was sent, and nobody can say what came of it; `opened`: its sensor said so. */
export const KickState = z.enum(['asked', 'sending', 'requested', 'opened', 'failed']);
export type KickState = z.infer<typeof KickState>;

export const KickProblem = z.enum([
  ...PrintFault.options,
  /** It could not be asked in time: a drawer that opens late opens for somebody else. */
  'expired',
  /** The till stopped while it was at it. */
  'interrupted',
  /** Its sensor says that it is still shut. */
  'stayedShut',
]);
export type KickProblem = z.infer<typeof KickProblem>;

export const DrawerKick = z.object({
  id: Id,
  reason: KickReason,
  state: KickState,
  problem: KickProblem.nullable(),
  askedAt: z.number().int(),
  userName: z.string(),
  /** How long it stood open, where its sensor tells; null: it does not, or it still does. */
  openMs: z.number().int().nullable(),
});
export type DrawerKick = z.infer<typeof DrawerKick>;

export const DrawerView = z.object({
  deviceId: Id,
  /** The printer whose cable it hangs on. */
  printer: z.string(),
  /** Null: nobody can say. */
  sensor: z.enum(['open', 'shut']).nullable(),
  /** Since when the sensor says so. */
  since: z.number().int().nullable(),
  /** It has been open for longer than the till lets it. */
  alarm: z.boolean(),
  lastKick: DrawerKick.nullable(),
});
export type DrawerView = z.infer<typeof DrawerView>;

/** A drawer that has not opened by then is not opened any more. */
export const kickExpiresMs = 5000;

type PinLevel = StatusDialect['drawerOpenWhen'];

/** From a look with the drawer shut and one with it open; null: it has no sensor, or was not moved. */
export const drawerOpenWhen = (shut: PinLevel, open: PinLevel): PinLevel | null =>
  shut === open ? null : open;
