/** What every protocol offers: a codec that knows no port and no clock, only bytes, and what they mean. */
import type { Measure, ScaleIdentity } from '../../../domain/areas/device/scale.ts';
import type { SerialSettings } from '../transport/serial.ts';

/** The last three change what the scale shows, and are sent only when a person asks. */
export type Request = 'weigh' | 'identity' | 'zero' | 'tare' | 'clearTare';

export type Heard =
  | { readonly kind: 'measure'; readonly measure: Measure }
  /** The exchange goes on with these bytes. */
  | { readonly kind: 'say'; readonly bytes: Uint8Array }
  /** What was ordered is done. */
  | { readonly kind: 'done' }
  /** The scale answers, and says no. */
  | { readonly kind: 'refused'; readonly code: string }
  | { readonly kind: 'identity'; readonly identity: ScaleIdentity }
  /** Bytes that began like a frame and did not check. */
  | { readonly kind: 'bad' }
  /** Asking on would lock the scale. */
  | { readonly kind: 'wrongPassword' };

/** One connection's exchange. Nothing in it outlives the link. */
export interface Talk {
  /** The bytes that begin a request, or null where this scale has none; what was under way is forgotten. */
  ask(request: Request): Uint8Array | null;
  heard(bytes: Uint8Array): Heard[];
  /** Nothing came for `gapMs`: what is held will not become whole any more. */
  paused(): Heard[];
  /** Bytes held of a frame under way; never more than 256. */
  readonly held: number;
}

export interface TalkOptions {
  /** What the digits mean where the frame does not say. */
  readonly unit: 'kg' | 'g';
  /** Digits after the point where the frame has none. */
  readonly decimals: number;
  /** Four digits, Shtrih-M. */
  readonly password: string;
  /** Massa-K scales of some years are said to reckon the check otherwise; only by a person's word. */
  readonly lenientCheck: boolean;
  /** What to send for a weight, a zero and a tare where indicators differ; with the line's end. */
  readonly commands: { readonly [request in Request]?: string | undefined };
}

export const plainOptions: TalkOptions = {
  unit: 'kg',
  decimals: 3,
  password: '0030',
  lenientCheck: false,
  commands: {},
};

export type Line = Omit<SerialSettings, 'path'>;

export interface Protocol {
  /** How such scales leave the factory, likeliest first. */
  readonly lines: readonly Line[];
  readonly tcpPort?: number;
  /** By what it is recognised; null: it speaks by itself. Never an order. */
  readonly probe: 'weigh' | 'identity' | null;
  /** Whether it can say what it is. */
  readonly identifies?: boolean;
  /** How long an answer may take. */
  readonly answerMs: number;
  /** From one question to the next, at least. */
  readonly everyMs: number;
  /** Silence inside a frame that ends it. */
  readonly gapMs: number;
  /** Silence that means the scale is gone; null: it may be silent for hours. */
  readonly lostAfterMs: number | null;
  talk(options: TalkOptions): Talk;
}

export const line = (baudRate: number, format: '8N1' | '8E1' | '7E1'): Line => ({
  baudRate,
  dataBits: format[0] === '7' ? 7 : 8,
  parity: format[1] === 'E' ? 'even' : 'none',
  stopBits: 1,
});

/** What most scales are content with: two hundred milliseconds from the pan to the screen. */
export const patience = { answerMs: 400, everyMs: 100, gapMs: 100, lostAfterMs: 1500 } as const;
