/**
 * Which printer takes which slip. A slip has a use; the printers of that use take it in the order they were
 * attached, each only while those before it can print nothing, so that slips of one counter come out in one place.
 * A stand-in takes it while none of them can. Slips change hands only before their first byte.
 */
import type { PrinterUse } from './printer-settings.ts';
import { type Attempt, msUntilDue, type PrintFault, type PrintKind, restMs } from './queue.ts';

/** Where a kind of slip comes out; an order says its own station. */
export const usualUse = (kind: Exclude<PrintKind, 'order'>): PrinterUse =>
  kind === 'xReport' || kind === 'zReport' ? 'report' : 'receipt';

/** Why a printer prints nothing at the moment. */
export interface Trouble {
  readonly fault: PrintFault;
  readonly since: number;
  /** It has a slip in hand, waits for somebody and goes on by itself: nobody else may finish that slip. */
  readonly inMidst: boolean;
  /** Tries in vain, and when the next is due. */
  readonly vain: number;
  readonly dueAt: number;
  /** The slip it was last tried with; asked for anew it is tried at once. */
  readonly tried: Asked | null;
}

export interface AtWork {
  readonly deviceId: string;
  readonly uses: readonly PrinterUse[];
  readonly standsInFor: readonly PrinterUse[];
  readonly isPrinting: boolean;
  /** Null: it can print, as far as anybody knows. */
  readonly trouble: Trouble | null;
}

/** A slip, and when it was last asked for. */
interface Asked {
  readonly id: string;
  readonly askedAt: number;
}
export interface Waiting extends Asked {
  readonly use: PrinterUse;
  /** Only this printer may print it: a test of it. */
  readonly fixedTo: string | null;
}

/** A cover shut again or a cable put back needs nobody; a customer who waits for a slip waits no longer. */
export const takeOverMs = 10_000;

/** The printer whose turn it is, busy or not; null while nobody can. */
export function takerOf<P extends AtWork>(slip: Waiting, printers: readonly P[], at: number): P | null {
  if (slip.fixedTo !== null) return firstAble(slip, printers.filter(isOf(slip.fixedTo)), at);
  const own = firstAble(slip, printersOf(slip.use, printers), at);
  if (own || !isOrphaned(slip.use, printers, at)) return own;
  const standIns = printers.filter(({ standsInFor }) => standsInFor.includes(slip.use));
  return firstAble(slip, standIns, at);
}

/** What a printer prints in place of others now. */
export const coveredBy = (printer: AtWork, printers: readonly AtWork[], at: number): PrinterUse[] =>
  printer.trouble
    ? []
    : printer.standsInFor.filter((use) => !printer.uses.includes(use) && isOrphaned(use, printers, at));

const printersOf = <P extends AtWork>(use: PrinterUse, printers: readonly P[]): P[] =>
  printers.filter(({ uses }) => uses.includes(use));

/** None of the printers of this use could print for a while. */
const isOrphaned = (use: PrinterUse, printers: readonly AtWork[], at: number): boolean =>
  printersOf(use, printers).every(({ trouble }) => trouble && isLasting(trouble, at));

const isOf =
  (deviceId: string) =>
  (printer: AtWork): boolean =>
    printer.deviceId === deviceId;

/** One in trouble whose rest is over is tried again before anybody else takes its slips: so it comes back. */
const firstAble = <P extends AtWork>(slip: Asked, printers: readonly P[], at: number): P | null =>
  printers.find((printer) => !printer.trouble || mayTry(printer, printer.trouble, slip, at)) ?? null;

const mayTry = ({ isPrinting }: AtWork, trouble: Trouble, slip: Asked, at: number): boolean =>
  !isPrinting && (msUntilDue(trouble, at) === 0 || isAskedAnew(slip, trouble.tried));

const isAskedAnew = (slip: Asked, tried: Asked | null): boolean =>
  slip.id === tried?.id && slip.askedAt !== tried.askedAt;

/** A clock set back does not make anybody wait. */
const isLasting = ({ since }: Trouble, at: number): boolean => at < since || at - since >= takeOverMs;

/** Until time alone may change whose turn it is; null: it will not. */
export function msUntilTurn(printers: readonly AtWork[], at: number): number | null {
  const mayTakeOver = printers.some(({ standsInFor }) => standsInFor.length > 0);
  const all = printers.flatMap(({ trouble }) =>
    trouble ? [msUntilDue(trouble, at), mayTakeOver ? trouble.since + takeOverMs - at : 0] : [],
  );
  const ahead = all.filter((ms) => ms > 0);
  return ahead.length === 0 ? null : Math.min(...ahead);
}

/** The printer waits in the midst of a slip, or goes on. */
export const whileWaiting = (before: Trouble | null, fault: PrintFault | null, at: number): Trouble | null =>
  fault && {
    fault,
    since: before?.inMidst ? before.since : at,
    inMidst: true,
    vain: 0,
    dueAt: at,
    tried: null,
  };

/** After a try that ended; what failed before its first byte says that the printer can do nothing now. */
export function afterTry(
  before: Trouble | null,
  ended: Pick<Attempt, 'kind'> & { readonly fault?: PrintFault },
  tried: Asked | null,
  at: number,
): Trouble | null {
  if (ended.kind !== 'failed' || !ended.fault || ended.fault === 'cancelled') return null;
  const vain = (before?.vain ?? 0) + 1;
  const since = before && !before.inMidst ? before.since : at;
  return { fault: ended.fault, since, inMidst: false, vain, dueAt: at + restMs(vain), tried };
}
