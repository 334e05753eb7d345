/**
 * Mettler-Toledo 8217 (Ariva, Viva, Magellan scanner-scales, CAS PD-II Toledo types): one letter, no end; seven bits,
 * even parity. Sources: hardware notes 1.7 (PSC Magellan 8500 service manual pp. 43-45).
 */
import type { Measure } from '../../../domain/areas/device/scale.ts';
import { bytesOf, type Cut, Framer, latin } from './framer.ts';
import {
  type Heard,
  line,
  type Protocol,
  patience,
  type Request,
  type Talk,
  type TalkOptions,
} from './talk.ts';
import { measure, moving, trouble, weightOf } from './weight-text.ts';

const stx = 0x02;
const cr = 0x0d;
const longest = 12;

export const toledo: Protocol = {
  ...patience,
  // The scale wants 200 ms between commands.
  everyMs: 200,
  lostAfterMs: 2000,
  lines: [line(9600, '7E1'), line(19200, '7E1'), line(2400, '7E1'), line(1200, '7E1')],
  probe: 'weigh',
  talk: (options) => new ToledoTalk(options),
};

const letters: { readonly [request in Request]?: string } = {
  weigh: 'W',
  zero: 'Z',
  tare: 'T',
  clearTare: 'C',
};

class ToledoTalk implements Talk {
  readonly #framer = new Framer(cut);
  readonly #options: TalkOptions;
  #ordered = false;

  constructor(options: TalkOptions) {
    this.#options = options;
  }

  get held(): number {
    return this.#framer.held;
  }

  ask(request: Request): Uint8Array | null {
    const letter = letters[request];
    this.#ordered = request !== 'weigh';
    this.#framer.clear();
    return letter === undefined ? null : bytesOf(letter);
  }

  heard(bytes: Uint8Array): Heard[] {
    return this.#framer.push(bytes).flatMap((text): Heard[] => {
      const read = text === null ? null : measureOf(text, this.#options);
      if (!read) return [{ kind: 'bad' }];
      if (!this.#ordered) return [{ kind: 'measure', measure: read }];
      this.#ordered = false;
      const refused = read.trouble !== null || read.stable === false;
      return [refused ? { kind: 'refused', code: read.trouble ?? 'motion' } : { kind: 'done' }];
    });
  }

  paused(): Heard[] {
    const cut = this.held > 0;
    this.#framer.clear();
    return cut ? [{ kind: 'bad' }] : [];
  }
}

function cut(head: Uint8Array): Cut<string> {
  if (head[0] !== stx) return 'skip';
  const end = head.indexOf(cr);
  if (end === -1) return head.length > longest ? 'bad' : 'more';
  if (end > longest) return 'bad';
  return { frame: latin(head.subarray(1, end)), length: end + 1 };
}

function measureOf(text: string, { unit, decimals }: TalkOptions): Measure | null {
  if (text[0] === '?') return text.length === 2 ? ofStatus(text.charCodeAt(1)) : null;
  const [, digits = '', net] = /^( *\d+[.,]?\d*)(N?)$/.exec(text) ?? [];
  const read = digits ? weightOf(digits, unit, decimals) : null;
  // A weight is sent only at rest.
  return read && measure({ ...read, stable: true, net: net === 'N' });
}

function ofStatus(status: number): Measure | null {
  // Bit 6 is always set, bit 7 is parity.
  if ((status & 0xc0) !== 0x40) return null;
  if (status & 0x02) return trouble('overload');
  if (status & 0x04) return trouble('underload');
  if (status & 0x01) return moving;
  if (status & 0x08) return trouble('notWeighing', 'zero');
  const zero = Boolean(status & 0x10);
  return measure({ stable: true, zero, weightMg: zero ? 0 : null, net: Boolean(status & 0x20) });
}
