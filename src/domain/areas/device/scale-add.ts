/** When a weight may be sold: fresh, at rest, positive, clean, and not the load that was sold a moment ago. */
import type { QtyMilli } from '../../kit/money.ts';
import { ok, type Refusal, type Result, refuse } from '../../kit/result.ts';
import { gramsOf, type Measure, type Reading, type ScaleIdentity, type ScaleTrouble } from './scale.ts';

export const freshMs = 1000;
const equalFrames = 2;
/** Scales that do not say whether they are at rest have to look so for a while. */
const flaglessFrames = 3;
const flaglessMs = 500;
/** More than half a second of the fastest scale. */
const mostReadings = 64;
/** Closer to zero than this many steps is an empty pan. */
const emptySteps = 2;
const stepUnsaidMg = 1000;

/** What lay on the pan lately. One per connection; what was sold outlives it. */
export interface Pan {
  /** The newest last. */
  readonly recent: readonly Reading[];
  /** Sold, and not seen to leave the pan since. */
  readonly soldMg: number | null;
}

export const emptyPan: Pan = { recent: [], soldMg: null };

/** A new connection, perhaps another scale: nothing it said before counts. */
export const reconnected = ({ soldMg }: Pan): Pan => ({ recent: [], soldMg });

export function seen(pan: Pan, reading: Reading): Pan {
  const recent = [...pan.recent.slice(1 - mostReadings), reading];
  const gone = pan.soldMg === null || isEmpty(reading) || restsElsewhere(recent, pan.soldMg);
  return { recent, soldMg: gone ? null : pan.soldMg };
}

export const sold = (pan: Pan): Pan => ({ ...pan, soldMg: pan.recent.at(-1)?.weightMg ?? pan.soldMg });

export interface AddAsk {
  /** On the clock the readings were stamped with. */
  readonly now: number;
  readonly limits: Pick<ScaleIdentity, 'maxMg' | 'minMg'> & { readonly maxTareMg: number | null };
  /** What the item's package weighs, to be taken off by us. */
  readonly itemTareMg: number;
  /** Somebody who may has said that the same load is to be sold again. */
  readonly again: boolean;
}

export interface Weighed {
  readonly net: QtyMilli;
  readonly gross: QtyMilli;
  readonly tare: QtyMilli;
  /** Below the scale's Min it may be sold, with a warning: errors count for more there. */
  readonly belowMinimum: boolean;
}

export type AddRefusal =
  | Refusal<'NoWeight'>
  | Refusal<'ScaleTrouble', { trouble: ScaleTrouble; code: string | null }>
  | Refusal<'BelowZero'>
  | Refusal<'PanEmpty'>
  | Refusal<'Moving'>
  | Refusal<'Settling'>
  | Refusal<'SameLoad'>
  | Refusal<'TareTwice'>
  | Refusal<'TareTooLarge', { maxTareMg: number }>
  | Refusal<'TareAboveWeight'>;

/** May what lies on the pan now become a line? The weight of the line, or why not. */
export function mayAdd(pan: Pan, ask: AddAsk): Result<Weighed, AddRefusal> {
  const weight = weightAtRest(pan.recent, ask.now);
  if (!weight.ok) return weight;
  if (pan.soldMg !== null && !ask.again) return refuse('SameLoad');
  const { weightMg, net, tareMg } = weight.value;
  const { itemTareMg, limits } = ask;
  // Not every scale says that it is overloaded.
  const tooMuch = limits.maxMg !== null && weightMg + (tareMg ?? 0) > limits.maxMg;
  if (tooMuch) return refuse('ScaleTrouble', { trouble: 'overload' as const, code: null });
  if (itemTareMg > 0) {
    if (net === true || (tareMg ?? 0) > 0) return refuse('TareTwice');
    const { maxTareMg } = limits;
    if (maxTareMg !== null && itemTareMg > maxTareMg) return refuse('TareTooLarge', { maxTareMg });
    if (gramsOf(weightMg - itemTareMg) <= 0) return refuse('TareAboveWeight');
  }
  const offMg = itemTareMg > 0 ? itemTareMg : (tareMg ?? 0);
  const netMg = weightMg - itemTareMg;
  return ok({
    net: gramsOf(netMg),
    gross: gramsOf(netMg + offMg),
    tare: gramsOf(offMg),
    belowMinimum: limits.minMg !== null && netMg < limits.minMg,
  });
}

function weightAtRest(
  recent: readonly Reading[],
  now: number,
): Result<Reading & { weightMg: number }, AddRefusal> {
  const last = recent.at(-1);
  if (!last || now - last.at > freshMs || now < last.at) return refuse('NoWeight');
  const { trouble, code, weightMg } = last;
  if (trouble !== null) return refuse('ScaleTrouble', { trouble, code });
  if (last.stable === false) return refuse('Moving');
  if (weightMg === null) return refuse('NoWeight');
  if (weightMg < 0) return refuse('BelowZero');
  if (gramsOf(weightMg) === 0) return refuse('PanEmpty');
  if (!rests(recent)) return refuse('Settling');
  return ok({ ...last, weightMg });
}

/** Whether the newest reading is a weight that has come to rest. */
function rests(recent: readonly Reading[]): boolean {
  const last = recent.at(-1);
  if (!last || last.weightMg === null || last.trouble !== null || last.stable === false) return false;
  const flagged = last.stable === true;
  const alike = (other: Reading) =>
    other.stable === last.stable &&
    other.net === last.net &&
    apartMg(other, last) <= (flagged ? 0 : (last.stepMg ?? 0));
  const from = recent.findLastIndex((other) => !alike(other)) + 1;
  const frames = recent.length - from;
  if (flagged) return frames >= equalFrames;
  return frames >= flaglessFrames && last.at - (recent[from] ?? last).at >= flaglessMs;
}

/** What carries no weight is like nothing, not even itself. */
const apartMg = (one: Measure, other: Measure): number =>
  one.weightMg === null || other.weightMg === null
    ? Number.POSITIVE_INFINITY
    : Math.abs(one.weightMg - other.weightMg);

/** Below zero is empty too: with a tare on, an empty pan shows minus the tare. */
function isEmpty({ weightMg, stepMg }: Reading): boolean {
  return weightMg !== null && weightMg <= emptySteps * (stepMg ?? stepUnsaidMg);
}

/** A hand on the pan is no new load; a weight that has come to rest elsewhere is. */
function restsElsewhere(recent: readonly Reading[], soldMg: number): boolean {
  const last = recent.at(-1);
  if (!last || last.weightMg === null || !rests(recent)) return false;
  return Math.abs(last.weightMg - soldMg) > (last.stepMg ?? stepUnsaidMg);
}
