/** One talk with a label scale: a question at a time, asked again within bounds, over a new link after a silence. */
import type { ItemRefusal, SaidFault, ScaleItem } from '../../../domain/areas/plu/scale-item.ts';
import { ok, type Refusal, type Result, refuse } from '../../../domain/kit/result.ts';
import type { Ended, Link, OpenRefusal, Transport } from '../transport/link.ts';
import type { Timers } from '../transport/timers.ts';
import { type Answer, type Ask, accepted, type Dialect } from './dialect.ts';

/** Why the talk is at an end: the scale would say the same of every other item. */
export type TalkOver =
  | Refusal<'NoLink', { why: OpenRefusal }>
  | Refusal<'Silent'>
  | Refusal<'ScaleRefused', SaidFault>
  | Refusal<'Stopped'>;

export type PutRefusal = TalkOver | Refusal<'ItemRefused', { why: ItemRefusal }>;

export interface TalkParts {
  readonly dialect: Dialect;
  readonly transport: Transport;
  readonly timers: Timers;
  readonly signal: AbortSignal;
}

/** A scale busy with its keys or its memory is left alone for so long. */
const restMs = 400;
const connectMs = 5000;

export class LabelScaleTalk {
  readonly #parts: TalkParts;
  #link: Link | null = null;
  /** How the last link ended. */
  #broken: Ended | null = null;
  /** Whoever waits for an answer; null: the link is gone. */
  #hear: ((frame: Uint8Array | null) => void) | null = null;
  #places: number;

  constructor(parts: TalkParts) {
    this.#parts = parts;
    this.#places = parts.dialect.places;
  }

  /** How many places for items it has; as it said, once it was asked. */
  get places(): number {
    return this.#places;
  }

  get dropsOne(): boolean {
    return this.#parts.dialect.dropsOne;
  }

  /** Says hello, so that what follows knows the scale. */
  begin(): Promise<Result<void, TalkOver>> {
    return this.#ofScale([]);
  }

  /** The scale has it once this settles well, and not before. */
  put(place: number, item: ScaleItem): Promise<Result<void, PutRefusal>> {
    return this.#all(this.#parts.dialect.put(place, item));
  }

  drop(place: number): Promise<Result<void, TalkOver>> {
    return this.#ofScale(this.#parts.dialect.drop(place));
  }

  clear(): Promise<Result<void, TalkOver>> {
    return this.#ofScale(this.#parts.dialect.clear());
  }

  async close(): Promise<void> {
    const link = this.#link;
    this.#link = null;
    await link?.close();
  }

  /** Where no item is in question, every refusal is the scale's. */
  async #ofScale(asks: readonly Ask[]): Promise<Result<void, TalkOver>> {
    const done = await this.#all(asks);
    if (done.ok) return done;
    const { refusal } = done;
    if (refusal.code !== 'ItemRefused') return { ok: false, refusal };
    const { why } = refusal.data;
    return why.code === 'scale' ? refuse('ScaleRefused', why) : refuse('Silent');
  }

  async #all(asks: readonly Ask[]): Promise<Result<void, PutRefusal>> {
    const { tries } = this.#parts.dialect;
    // First of all it is there: who has nothing to ask wants to know just that.
    const ready = await this.#persist(tries, () => Promise.resolve(accepted));
    if (!ready.ok) return ready;
    for (const ask of asks) {
      const done = await this.#persist(ask.tries ?? tries, () => this.#exchange(ask));
      if (!done.ok) return done;
    }
    return ok(undefined);
  }

  /** An answer that comes too late finds nobody: whoever was silent is asked again over a new link. */
  async #persist(tries: number, ask: () => Promise<Answer | null>): Promise<Result<void, PutRefusal>> {
    for (let left = tries; left > 0; left -= 1) {
      const ready = await this.#ready();
      if (!ready.ok) return ready;
      const answer = ready.value?.kind === 'ok' ? await ask() : ready.value;
      if (this.#parts.signal.aborted) return refuse('Stopped');
      if (answer?.kind === 'ok') return ok(undefined);
      if (answer?.kind === 'refused') return refusalOf(answer);
      if (answer === null) await this.close();
      if (left > 1) await this.#rest();
    }
    const detail = this.#broken?.by === 'error' ? this.#broken.detail : null;
    return detail === null ? refuse('Silent') : refuse('NoLink', { why: unreachable(detail) });
  }

  /** A link over which hello was said; null where the scale says nothing to it. */
  async #ready(): Promise<Result<Answer | null, TalkOver>> {
    if (this.#link) return ok(accepted);
    const { dialect, signal } = this.#parts;
    if (signal.aborted) return refuse('Stopped');
    const opened = await this.#open();
    if (!opened.ok) return signal.aborted ? refuse('Stopped') : refuse('NoLink', { why: opened.refusal });
    for (const ask of dialect.hello()) {
      const answer = await this.#exchange(ask);
      if (answer?.kind !== 'ok') return ok(answer);
    }
    return ok(accepted);
  }

  async #open(): Promise<Result<void, OpenRefusal>> {
    const { dialect, transport, timers, signal } = this.#parts;
    const deadline = new AbortController();
    const stopWaiting = timers.after(connectMs, () => deadline.abort());
    const read = dialect.reader();
    const opened = await transport.open(
      {
        received: (bytes) => {
          for (const frame of read(bytes)) if (frame) this.#hear?.(frame);
        },
        ended: (how) => {
          this.#broken = how;
          this.#link = null;
          this.#hear?.(null);
        },
      },
      AbortSignal.any([signal, deadline.signal]),
    );
    stopWaiting();
    if (!opened.ok) {
      const isLate = opened.refusal.code === 'Cancelled';
      return isLate ? { ok: false, refusal: unreachable('') } : opened;
    }
    this.#link = opened.value;
    return ok(undefined);
  }

  /** The answer to it; null where none comes. */
  #exchange(ask: Ask): Promise<Answer | null> {
    const { dialect, timers, signal } = this.#parts;
    return new Promise((resolve) => {
      const settle = (answer: Answer | null): void => {
        stopWaiting();
        signal.removeEventListener('abort', giveUp);
        this.#hear = null;
        resolve(answer);
      };
      const giveUp = (): void => settle(null);
      const stopWaiting = timers.after(dialect.answerMs, giveUp);
      signal.addEventListener('abort', giveUp, { once: true });
      this.#hear = (frame) => {
        if (frame === null) return giveUp();
        const answer = ask.read(frame);
        if (answer?.kind === 'places') this.#places = answer.count;
        if (answer) settle(answer.kind === 'places' ? accepted : answer);
      };
      void this.#link?.write(ask.bytes).then((taken) => taken.ok || giveUp());
    });
  }

  #rest(): Promise<void> {
    return new Promise((resolve) => void this.#parts.timers.after(restMs, resolve));
  }
}

const unreachable = (detail: string): OpenRefusal => refuse('Unreachable', { detail }).refusal;

const refusalOf = ({ of, said }: Extract<Answer, { kind: 'refused' }>): Result<never, PutRefusal> =>
  of === 'scale'
    ? refuse('ScaleRefused', said)
    : refuse('ItemRefused', { why: { code: 'scale' as const, ...said } });
