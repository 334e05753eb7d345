/**
 * Two older ways of Massa-K, neither with a check: five bytes for the byte 4A, and a pair of packets that some models
 * send by themselves when the load has come to rest. Sources: hardware notes 1.5 (the pair: manual of MK-A20).
 */
import type { Measure } from '../../../domain/areas/device/scale.ts';
import { type Cut, Framer } from './framer.ts';
import { type Heard, line, type Protocol, patience, type Request, type Talk } from './talk.ts';
import { measure } from './weight-text.ts';

const answerLength = 5;

/** Bytes 44 and 45 of still older models are not spoken: nobody has shown a frame of theirs with a minus. */
export const massaByte: Protocol = {
  ...patience,
  // Twice the pause of a slow USB adapter; at 4800 baud the answer takes eleven milliseconds.
  gapMs: 50,
  lines: [line(4800, '8E1')],
  probe: 'weigh',
  talk: () => new ByteTalk(),
};

class ByteTalk implements Talk {
  readonly #bytes: number[] = [];
  #more = false;

  get held(): number {
    return this.#bytes.length;
  }

  /** `0E`, the key for tare and zero, is not offered: the scale gives no sign whether it took it. */
  ask(request: Request): Uint8Array | null {
    this.#forget();
    if (request === 'weigh') return Uint8Array.of(0x4a);
    return null;
  }

  /** There is no header: a frame is what came between our question and the pause after it. */
  heard(bytes: Uint8Array): Heard[] {
    const room = answerLength - this.#bytes.length;
    this.#bytes.push(...bytes.subarray(0, room));
    this.#more ||= bytes.length > room;
    return [];
  }

  paused(): Heard[] {
    if (this.#bytes.length === 0) return [];
    const whole = this.#bytes.length === answerLength && !this.#more;
    const read = whole ? ofByteAnswer(Uint8Array.from(this.#bytes)) : null;
    this.#forget();
    return [read ? { kind: 'measure', measure: read } : { kind: 'bad' }];
  }

  #forget(): void {
    this.#bytes.length = 0;
    this.#more = false;
  }
}

const divisionsMg: { readonly [code: number]: number } = { 0: 1000, 1: 100, 4: 10_000, 5: 100_000 };

function ofByteAnswer(bytes: Uint8Array): Measure | null {
  const [status = 0, division = 0, low = 0, middle = 0, high = 0] = bytes;
  const stepMg = divisionsMg[division];
  // Of the status three bits have a meaning; where others are set it is something else's answer.
  if (stepMg === undefined || status & 0x1f) return null;
  const size = (low | (middle << 8) | ((high & 0x7f) << 16)) * stepMg;
  return measure({
    weightMg: high & 0x80 && size > 0 ? -size : size,
    stepMg,
    stable: Boolean(status & 0x80),
    zero: Boolean(status & 0x40),
    net: Boolean(status & 0x20),
  });
}

export const massaPair: Protocol = {
  ...patience,
  lines: [line(4800, '8E1'), line(9600, '8N1')],
  probe: null,
  // It speaks when something is put on it.
  lostAfterMs: null,
  talk: () => new PairTalk(),
};

class PairTalk implements Talk {
  readonly #framer = new Framer(cutPair);
  #first: number | null = null;

  /** A first packet waits for its second, but not for ever. */
  get held(): number {
    return this.#framer.held + (this.#first === null ? 0 : answerLength);
  }

  ask(): null {
    return null;
  }

  heard(bytes: Uint8Array): Heard[] {
    return this.#framer.push(bytes).flatMap((weightMg) => this.#second(weightMg));
  }

  paused(): Heard[] {
    const cut = this.held > 0;
    this.#framer.clear();
    this.#first = null;
    return cut ? [{ kind: 'bad' }] : [];
  }

  /** Each packet is sent twice, and counts only so: they are the two equal frames that a sale asks for. */
  #second(weightMg: number | null): Heard[] {
    const equal = weightMg !== null && this.#first === weightMg;
    const lone = this.#first !== null && !equal;
    this.#first = equal ? null : weightMg;
    const said = measure({ weightMg, stepMg: 1000, stable: true });
    if (equal) return [said, said].map((measure) => ({ kind: 'measure', measure }));
    return lone || weightMg === null ? [{ kind: 'bad' }] : [];
  }
}

function cutPair(head: Uint8Array): Cut<number> {
  if (head[0] !== 0x55) return 'skip';
  if (head.length < 2) return 'more';
  if (head[1] !== 0xaa) return 'skip';
  if (head.length < answerLength) return 'more';
  const [, , low = 0, high = 0, sign = 0] = head;
  if (sign !== 0x00 && sign !== 0x80) return 'bad';
  const size = (low | (high << 8)) * 1000;
  return { frame: sign && size ? -size : size, length: answerLength };
}
