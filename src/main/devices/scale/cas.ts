/**
 * CAS “DC1” (ER, AP, SW-II, PR-II, PD-II type 6, PS1X; OHAUS Aviator, Samsung ECR): ENQ, ACK, DC1, and a frame of
 * fifteen bytes. Sources: hardware notes 1.1 (CAS SW-II and PD-II manuals, AP-1).
 */
import type { Measure } from '../../../domain/areas/device/scale.ts';
import { bytesOf, type Cut, Framer, latin } from './framer.ts';
import { type Heard, line, type Protocol, patience, type Request, type Talk } from './talk.ts';
import { knownUnit, measure, trouble, weightOf } from './weight-text.ts';

const enq = 0x05;
const ack = 0x06;
const nak = 0x15;
const dc1 = 0x11;
const frameLength = 15;
const mostRetries = 3;

type Frame = 'ack' | 'nak' | 'ok' | 'no' | Measure;

export const cas: Protocol = {
  ...patience,
  lines: [line(9600, '8N1')],
  probe: 'weigh',
  talk: () => new CasTalk(),
};

/** Keys of the scale by name, as its firmware takes them; models without them stay silent. */
const keys: { readonly [request in Request]?: string } = { zero: 'ZE', tare: 'TR', clearTare: 'TR' };

class CasTalk implements Talk {
  readonly #framer = new Framer(cut);
  #waiting: 'ready' | 'frame' | 'key' | null = null;
  #retries = 0;

  get held(): number {
    return this.#framer.held;
  }

  ask(request: Request): Uint8Array | null {
    this.#framer.clear();
    this.#retries = 0;
    const key = keys[request];
    this.#waiting = request === 'weigh' ? 'ready' : key ? 'key' : null;
    return request === 'weigh' ? Uint8Array.of(enq) : key ? bytesOf(key) : null;
  }

  heard(bytes: Uint8Array): Heard[] {
    return this.#framer.push(bytes).flatMap((frame) => this.#meaning(frame));
  }

  paused(): Heard[] {
    const cut = this.held > 0;
    this.#framer.clear();
    return cut ? [{ kind: 'bad' }] : [];
  }

  #meaning(frame: Frame | null): Heard[] {
    if (frame === null) return [{ kind: 'bad' }];
    if (typeof frame === 'object') return [{ kind: 'measure', measure: frame }];
    if (this.#waiting === 'key' && frame !== 'ack') {
      this.#waiting = null;
      return [frame === 'ok' ? { kind: 'done' } : { kind: 'refused', code: frame.toUpperCase() }];
    }
    if (this.#waiting !== 'ready') return [];
    if (frame === 'ack') {
      this.#waiting = 'frame';
      return [{ kind: 'say', bytes: Uint8Array.of(dc1) }];
    }
    if (frame !== 'nak') return [];
    this.#retries += 1;
    if (this.#retries > mostRetries) return [{ kind: 'refused', code: 'NAK' }];
    return [{ kind: 'say', bytes: Uint8Array.of(enq) }];
  }
}

/** By its length, not by its end: the check byte may equal any other. */
function cut(head: Uint8Array): Cut<Frame> {
  const [first, second] = head;
  if (first === ack) return { frame: 'ack', length: 1 };
  if (first === nak) return { frame: 'nak', length: 1 };
  if (first !== 0x01) return cutKey(head);
  if (head.length < 2) return 'more';
  if (second !== 0x02) return 'skip';
  if (head.length < frameLength) return 'more';
  const body = head.subarray(2, 12);
  const check = body.reduce((xor, byte) => xor ^ byte, 0);
  if (head[12] !== check || head[13] !== 0x03 || head[14] !== 0x04) return 'bad';
  const read = measureOf(latin(body));
  return read ? { frame: read, length: frameLength } : 'bad';
}

const answers: Record<string, Frame> = { OK: 'ok', NG: 'no', ER: 'no' };

function cutKey(head: Uint8Array): Cut<Frame> {
  const [first] = head;
  if (first !== 0x4f && first !== 0x4e && first !== 0x45) return 'skip';
  if (head.length < 2) return 'more';
  const frame = answers[latin(head.subarray(0, 2))];
  return frame ? { frame, length: 2 } : 'skip';
}

/** Ten characters: state, sign, six of weight, two of unit. */
function measureOf(body: string): Measure | null {
  const state = body[0] ?? '';
  const sign = body[1] ?? '';
  const text = body.slice(2, 8);
  const unit = body.slice(8, 10);
  if (!'SUF'.includes(state) || !' -F'.includes(sign)) return null;
  if (sign === 'F') return trouble('overload');
  if (state === 'F') return trouble('fault', 'F');
  if (!knownUnit(unit)) return trouble('wrongUnit', unit.trim());
  // PR-II writes grams without a point, under the unit kg.
  const read = /[.,]/.test(text) ? weightOf(sign + text, unit) : weightOf(sign + text, 'g');
  return read && measure({ ...read, stable: state === 'S', zero: read.weightMg === 0 && state === 'S' });
}
