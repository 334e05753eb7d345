/**
 * Massa-K “protocol 100” (MK-A, MK-AB, TB, RP), over a serial line or TCP 5001. Sources: hardware notes 1.4 (vendor's
 * “Protokol_100 r5”, as quoted and tested by public drivers).
 */
import type { Measure, ScaleIdentity } from '../../../domain/areas/device/scale.ts';
import { Framer } from './framer.ts';
import { cutMassa, massaFrame } from './massa-frame.ts';
import {
  type Heard,
  line,
  type Protocol,
  patience,
  type Request,
  type Talk,
  type TalkOptions,
} from './talk.ts';
import { measure, trouble, weightOf } from './weight-text.ts';

const ask = { massa: 0x23, zero: 0x72, parameters: 0x75, tare: 0xa3 } as const;
const answer = {
  tareSet: 0x12,
  tareRefused: 0x15,
  massa: 0x24,
  zeroSet: 0x27,
  error: 0x28,
  parameters: 0x76,
  unknown: 0xf0,
} as const;

export const massa: Protocol = {
  ...patience,
  // The vendor's drivers ask for an RTS handshake; a line held up does for frames this short, cable or no cable.
  lines: [line(57_600, '8N1'), line(19_200, '8E1'), line(4800, '8E1'), line(115_200, '8N1')],
  tcpPort: 5001,
  probe: 'weigh',
  identifies: true,
  talk: (options) => new MassaTalk(options),
};

class MassaTalk implements Talk {
  readonly #framer: Framer<Uint8Array>;
  /** The load in the scale's own counts: what a tare is set to. */
  #gross = 0;
  #asked: Request = 'weigh';

  constructor({ lenientCheck }: TalkOptions) {
    this.#framer = new Framer((head) => cutMassa(head, lenientCheck));
  }

  get held(): number {
    return this.#framer.held;
  }

  ask(request: Request): Uint8Array {
    this.#framer.clear();
    this.#asked = request;
    if (request === 'weigh') return massaFrame([ask.massa]);
    if (request === 'identity') return massaFrame([ask.parameters]);
    if (request === 'zero') return massaFrame([ask.zero]);
    const body = new Uint8Array(5);
    body[0] = ask.tare;
    new DataView(body.buffer).setInt32(1, request === 'tare' ? this.#gross : 0, true);
    return massaFrame(body);
  }

  heard(bytes: Uint8Array): Heard[] {
    return this.#framer.push(bytes).map((body) => (body ? this.#meaning(body) : { kind: 'bad' }));
  }

  paused(): Heard[] {
    const cut = this.held > 0;
    this.#framer.clear();
    return cut ? [{ kind: 'bad' }] : [];
  }

  #meaning(body: Uint8Array): Heard {
    const [code = 0, error = 0] = body;
    if (code === answer.massa) return this.#massa(body);
    if (code === answer.parameters) return { kind: 'identity', identity: identityOf(body.subarray(1)) };
    if (code === answer.tareSet || code === answer.zeroSet) return { kind: 'done' };
    if (code === answer.tareRefused || code === answer.unknown) return { kind: 'refused', code: hex(code) };
    if (code !== answer.error || body.length !== 2) return { kind: 'bad' };
    if (this.#asked !== 'weigh') return { kind: 'refused', code: hex(error) };
    return { kind: 'measure', measure: ofError(error) };
  }

  #massa(body: Uint8Array): Heard {
    const read = countsOf(body);
    if (!read) return { kind: 'bad' };
    this.#gross = read.counts + read.tare;
    return { kind: 'measure', measure: read.measure };
  }
}

const divisionsMg = [100, 1000, 10_000, 100_000, 1_000_000] as const;

/** The body of an ACK_MASSA: net counts, division, stable, net, zero, and in newer scales the tare. */
function countsOf(body: Uint8Array): { counts: number; tare: number; measure: Measure } | null {
  if (body.length !== 9 && body.length !== 13) return null;
  const view = new DataView(body.buffer, body.byteOffset, body.length);
  const stepMg = divisionsMg[view.getUint8(5)];
  const flags = [view.getUint8(6), view.getUint8(7), view.getUint8(8)];
  if (stepMg === undefined || flags.some((flag) => flag > 1)) return null;
  const [stable, net, zero] = flags.map(Boolean);
  const counts = view.getInt32(1, true);
  const tare = body.length === 13 ? view.getInt32(9, true) : 0;
  const said = measure({
    weightMg: counts * stepMg,
    stepMg,
    stable: stable === true,
    net: net === true,
    zero: zero === true,
    tareMg: body.length === 13 ? tare * stepMg : null,
  });
  return { counts, tare, measure: said };
}

/** An overload comes as an error, not as a flag. */
function ofError(code: number): Measure {
  if (code === 0x08) return trouble('overload');
  if (code === 0x09) return trouble('notWeighing', hex(code));
  return trouble('fault', hex(code));
}

/** Lines of text, in this order: Max, Min, e, the greatest tare, and four of no use here. */
function identityOf(text: Uint8Array): ScaleIdentity {
  const lines = new TextDecoder('windows-1251').decode(text).split(/\r?\n/);
  const [maxMg = null, minMg = null, stepMg = null] = lines.slice(0, 3).map(firstWeight);
  const name = lines[6]?.trim() || null;
  return { name, maxMg, minMg, stepMg };
}

/** `Max 6/15 kg`: of a scale with two ranges the last is its limit, as the first e is its finest. */
function firstWeight(text: string): number | null {
  const unit = /(кг|kg|г|g)\b|кг|г/i.exec(text)?.[0]?.toLowerCase();
  const digits = text.match(/\d+(?:[.,]\d+)?/g) ?? [];
  const digit = /max/i.test(text) ? digits.at(-1) : digits[0];
  if (!unit || digit === undefined) return null;
  return weightOf(digit, unit === 'кг' || unit === 'kg' ? 'kg' : 'g')?.weightMg || null;
}

const hex = (byte: number): string => byte.toString(16).toUpperCase().padStart(2, '0');
