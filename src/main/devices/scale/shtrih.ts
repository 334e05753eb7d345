/**
 * Shtrih-M POS2 (Shtrih-Slim, VM100) and its relative in Shtrih-Print: every command is announced, acknowledged,
 * answered and acknowledged again. Sources: hardware notes 1.6 (official Protocol_v1_2), channel parameters as the
 * maker's own driver reads them (shtrih-m/jpos_scale).
 */
import type { ScaleIdentity } from '../../../domain/areas/device/scale.ts';
import { bytesOf, type Cut, Framer } from './framer.ts';
import { plainPower, stateOfPos2, stateOfPrint } from './shtrih-weight.ts';
import {
  type Heard,
  line,
  type Protocol,
  patience,
  type Request,
  type Talk,
  type TalkOptions,
} from './talk.ts';

const stx = 0x02;
const enq = 0x05;
const ack = 0x06;
const nak = 0x15;
const longestBody = 250;
const mostRetries = 3;
const wrongPassword = 122;

const command = {
  zero: 0x30,
  tare: 0x31,
  setTare: 0x32,
  weigh: 0x3a,
  channel: 0xea,
  limits: 0xe8,
  type: 0xfc,
};

type Frame = 'ack' | 'nak' | Uint8Array;
const say = (...bytes: number[]): Heard => ({ kind: 'say', bytes: Uint8Array.from(bytes) });

export const shtrih: Protocol = {
  ...patience,
  // ENQ may be answered after a second.
  answerMs: 1000,
  lostAfterMs: 3000,
  lines: [line(9600, '8N1'), line(19200, '8N1'), line(57600, '8N1'), line(115200, '8N1')],
  // Asks for no password: five wrong ones lock the scale.
  probe: 'identity',
  identifies: true,
  talk: (options) => new ShtrihTalk(options),
};

class ShtrihTalk implements Talk {
  readonly #framer = new Framer(cut);
  readonly #password: Uint8Array;
  #waiting: 'ready' | 'old' | 'taken' | 'answer' | null = null;
  #body: readonly number[] = [];
  #retries = 0;
  #power = plainPower;
  #name: string | null = null;

  constructor({ password }: TalkOptions) {
    this.#password = bytesOf(password);
  }

  get held(): number {
    return this.#framer.held;
  }

  ask(request: Request): Uint8Array {
    this.#body = this.#bodyOf(request);
    return this.#begin();
  }

  heard(bytes: Uint8Array): Heard[] {
    return this.#framer.push(bytes).flatMap((frame) => {
      if (frame === null) return this.#damaged();
      return frame === 'ack' || frame === 'nak' ? this.#shaken(frame) : this.#answered(frame);
    });
  }

  paused(): Heard[] {
    const cut = this.held > 0;
    this.#framer.clear();
    return cut ? this.#damaged() : [];
  }

  #begin(): Uint8Array {
    this.#framer.clear();
    this.#retries = 0;
    this.#waiting = 'ready';
    return Uint8Array.of(enq);
  }

  #bodyOf(request: Request): readonly number[] {
    if (request === 'identity') return [command.type];
    if (request === 'clearTare') return [command.setTare, ...this.#password, 0, 0];
    return [command[request], ...this.#password];
  }

  /** NAK to ENQ: ready; ACK to ENQ: an old answer comes first. */
  #shaken(sign: 'ack' | 'nak'): Heard[] {
    if (this.#waiting === 'ready') {
      this.#waiting = sign === 'nak' ? 'taken' : 'old';
      return sign === 'nak' ? [say(...frameOf(this.#body))] : [];
    }
    if (this.#waiting !== 'taken') return [];
    if (sign === 'ack') {
      this.#waiting = 'answer';
      return [];
    }
    return this.#again(say(...frameOf(this.#body)));
  }

  #damaged(): Heard[] {
    this.#framer.clear();
    if (this.#waiting !== 'answer' && this.#waiting !== 'old') return [{ kind: 'bad' }];
    return [{ kind: 'bad' }, ...this.#again(say(nak))];
  }

  #again(what: Heard): Heard[] {
    this.#retries += 1;
    if (this.#retries <= mostRetries) return [what];
    this.#waiting = null;
    return [];
  }

  #answered(body: Uint8Array): Heard[] {
    if (this.#waiting === 'old') return [say(ack), { kind: 'say', bytes: this.#begin() }];
    if (this.#waiting !== 'answer') return [];
    if (body[0] !== this.#body[0]) return [say(ack)];
    this.#waiting = null;
    return [say(ack), ...this.#meaning(body)];
  }

  #meaning(body: Uint8Array): Heard[] {
    const [code = 0, error = 0] = body;
    if (error === wrongPassword) return [{ kind: 'wrongPassword' }];
    if (code === command.type || code === command.channel || code === command.limits) {
      return this.#identity(body);
    }
    if (error !== 0) return [{ kind: 'refused', code: String(error) }];
    if (code !== command.weigh) return [{ kind: 'done' }];
    const measure = body.length === 11 ? stateOfPos2(body, this.#power) : stateOfPrint(body);
    return [measure ? { kind: 'measure', measure } : { kind: 'bad' }];
  }

  /** Three questions make it whole: what are you, which channel weighs, what are its limits. */
  #identity(body: Uint8Array): Heard[] {
    const [code = 0, error = 0, third = 0] = body;
    if (code === command.type && error === 0) {
      this.#name =
        new TextDecoder('windows-1251').decode(body.subarray(8)).replace(/\0.*/s, '').trim() || null;
      return this.#next([command.channel]);
    }
    if (code === command.channel && error === 0) return this.#next([command.limits, third]);
    const limits = error === 0 && body.length >= 20 ? limitsOf(body) : null;
    if (limits) this.#power = limits.power;
    const { maxMg = null, minMg = null, stepMg = null } = limits ?? {};
    return [{ kind: 'identity', identity: { name: this.#name, maxMg, minMg, stepMg } }];
  }

  #next(body: readonly number[]): Heard[] {
    this.#body = body;
    return [{ kind: 'say', bytes: this.#begin() }];
  }
}

/** STX, length, body, and the exclusive or of length and body: by its length, never by an end. */
function cut(head: Uint8Array): Cut<Frame> {
  const [first, length = 0] = head;
  if (first === ack) return { frame: 'ack', length: 1 };
  if (first === nak) return { frame: 'nak', length: 1 };
  if (first !== stx) return 'skip';
  if (head.length < 2) return 'more';
  if (length < 2 || length > longestBody) return 'skip';
  if (head.length < length + 3) return 'more';
  const check = head.subarray(1, length + 2).reduce((xor, byte) => xor ^ byte, 0);
  if (head[length + 2] !== check) return 'bad';
  return { frame: head.slice(2, length + 2), length: length + 3 };
}

function frameOf(body: readonly number[]): readonly number[] {
  const length = body.length;
  return [stx, length, ...body, body.reduce((xor, byte) => xor ^ byte, length)];
}

/** Flags, decimals, power of ten of a kilogram, Max, Min, greatest tare, ranges, divisions. */
function limitsOf(body: Uint8Array): (Omit<ScaleIdentity, 'name'> & { power: number }) | null {
  const view = new DataView(body.buffer, body.byteOffset, body.length);
  const power = view.getInt8(5);
  if (power < -6 || power > 0) return null;
  const unitMg = 10 ** (6 + power);
  return {
    power,
    maxMg: view.getUint16(6, true) * unitMg || null,
    minMg: view.getUint16(8, true) * unitMg || null,
    stepMg: view.getUint8(18) * unitMg || null,
  };
}
