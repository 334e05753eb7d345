/** What we want of a scale, whatever it speaks and whatever wire it hangs on. */
import type {
  Reading,
  ScaleCounters,
  ScaleIdentity,
  ScaleState,
} from '../../../domain/areas/device/scale.ts';
import type { AddAsk, AddRefusal, Weighed } from '../../../domain/areas/device/scale-add.ts';
import type { ScaleSettings } from '../../../domain/areas/device/scale-settings.ts';
import type { TalkWire } from '../../../domain/areas/device/wires.ts';
import type { Refusal, Result } from '../../../domain/kit/result.ts';
import type { Transport } from '../transport/link.ts';
import type { Paths } from '../transport/paths.ts';
import type { Timers } from '../transport/timers.ts';
import { transportOf } from '../transport/wires.ts';
import { Conversation } from './conversation.ts';

export interface ScaleView {
  readonly state: ScaleState;
  /** What lies there now; null once nobody can say. */
  readonly reading: Reading | null;
  readonly identity: ScaleIdentity | null;
  readonly counters: ScaleCounters;
}

export type Order = 'zero' | 'tare' | 'clearTare';

export type OrderRefusal =
  /** This scale cannot be told so over the wire: it has a key. */
  | Refusal<'NotSupported'>
  | Refusal<'NotConnected'>
  /** One order at a time. */
  | Refusal<'OrderUnderWay'>
  /** By the scale: moving, overloaded, out of the zero range. `code` as in its manual. */
  | Refusal<'ScaleRefused', { code: string }>
  /** It may have been carried out or not: the display tells. */
  | Refusal<'NoAnswer'>;

export interface Scale {
  readonly view: ScaleView;
  /** Every change of the view, every frame among them; returns how to stop. */
  watch(listener: (view: ScaleView) => void): () => void;
  /** May what lies there become a line? By the scale's own clock and limits. */
  mayAdd(ask: Pick<AddAsk, 'itemTareMg' | 'again'>): Result<Weighed, AddRefusal>;
  /** It became a line: the same load is not sold twice. */
  sold(): void;
  zero(): Promise<Result<void, OrderRefusal>>;
  tare(): Promise<Result<void, OrderRefusal>>;
  clearTare(): Promise<Result<void, OrderRefusal>>;
  close(): Promise<void>;
}

/** What a scale needs of the till. */
export interface ScalePorts {
  readonly timers: Timers;
  /** One for all devices of the till. */
  readonly paths: Paths;
  /** For whom wants to see the bytes: the traffic view, a log for support. */
  readonly traffic?: (direction: 'in' | 'out', bytes: Uint8Array) => void;
  /** Other wires than the real ones. */
  readonly transport?: (wire: TalkWire) => Transport;
}

/** Begins at once and goes on until closed: connects, asks, reconnects. Never throws for what a device does. */
export function openScale(settings: ScaleSettings, ports: ScalePorts): Scale {
  return new Conversation(settings, transportFor(settings.wire, ports), ports);
}

export const transportFor = (
  wire: TalkWire,
  { transport, timers }: Pick<ScalePorts, 'transport' | 'timers'>,
): Transport => transport?.(wire) ?? transportOf(wire, timers);
