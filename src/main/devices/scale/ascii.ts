/**
 * Text that indicators send by themselves, or when asked by a configured command: CAS 22 bytes (`ST,GS,` device, lamp),
 * A&D, Excell, T-Scale, Dini (`ST,GS,+  0.350kg`), and bare digits of 8 (CAS 10 bytes) where there is no status at all.
 * Sources: hardware notes 1.2 and 1.3; A&D AD-4403 8-6 and AD-4404 9.2.6 for the second header (TR, TW, TN: no weight).
 */
import type { Measure } from '../../../domain/areas/device/scale.ts';
import { bytesOf, Framer, textLine } from './framer.ts';
import {
  type Heard,
  line,
  type Protocol,
  patience,
  type Request,
  type Talk,
  type TalkOptions,
} from './talk.ts';
import { knownUnit, measure, trouble, weightOf } from './weight-text.ts';

const longestLine = 32;

export const ascii: Protocol = {
  ...patience,
  lines: [line(9600, '8N1'), line(9600, '7E1'), line(4800, '8N1'), line(2400, '8N1')],
  probe: null,
  talk: (options) => new AsciiTalk(options),
};

class AsciiTalk implements Talk {
  readonly #framer = new Framer((head: Uint8Array) => textLine(head, longestLine));
  readonly #options: TalkOptions;

  constructor(options: TalkOptions) {
    this.#options = options;
  }

  get held(): number {
    return this.#framer.held;
  }

  ask(request: Request): Uint8Array | null {
    const command = this.#options.commands[request];
    return command === undefined ? null : bytesOf(command);
  }

  heard(bytes: Uint8Array): Heard[] {
    return this.#framer.push(bytes).map((text) => {
      const read = text === null ? null : measureOf(text, this.#options);
      return read ? { kind: 'measure', measure: read } : { kind: 'bad' };
    });
  }

  paused(): Heard[] {
    const cut = this.held > 0;
    this.#framer.clear();
    return cut ? [{ kind: 'bad' }] : [];
  }
}

const headed = /^(ST|US|OL|UL|LO|QT)[,\s]\s*(?:(GS|NT|TR|TW|TN|PT|G|N|T)\b)?[,\s]*(.*)$/;
/** CAS: device number, a byte of lamps, eight characters of weight, a blank, the unit. */
const lamped = /^(ST|US|OL),(GS|NT),.(.),(.{8}) (.{2})$/;
const weighed = /^([+-]?\s*\d+(?:[.,]\d+)?)[\s,]*([a-z%]*)$/i;
const bare = /^(?=.{8}$)[ +-]*\d+[.,]?\d*$/;

function measureOf(text: string, options: TalkOptions): Measure | null {
  const lamps = lamped.exec(text);
  if (lamps) return ofLamps(lamps);
  const [, head = '', kind = '', rest = ''] = headed.exec(text) ?? [];
  if (head) return ofHeads(head, kind, rest);
  // Nothing in such a line tells a whole one from a damaged one, but its length.
  const digits = bare.test(text) ? weightOf(text, options.unit, options.decimals) : null;
  return digits && measure(digits);
}

/** The lamps are a byte, not text; beyond the zero lamp they say what the words say, and differ by series. */
function ofLamps([
  ,
  head = '',
  kind = '',
  lamps = '',
  text = '',
  unit = '',
]: RegExpExecArray): Measure | null {
  const read = ofHeads(head, kind, text + unit);
  return read?.weightMg === 0 ? { ...read, zero: Boolean(lamps.charCodeAt(0) & 0x01) } : read;
}

function ofHeads(head: string, kind: string, rest: string): Measure | null {
  if (head === 'UL') return trouble('underload');
  if (head === 'OL' || head === 'LO') return trouble(rest.includes('-') ? 'underload' : 'overload');
  // The tare, totals and pieces are shown, but are nobody's purchase.
  if (head === 'QT' || /^(T|TR|TW|TN|PT)$/.test(kind)) return trouble('notWeighing', kind || head);
  const [, digits = '', unit = ''] = weighed.exec(rest.trim()) ?? [];
  if (!digits || !unit) return null;
  if (!knownUnit(unit)) return trouble('wrongUnit', unit);
  const read = weightOf(digits, unit);
  const stable = head === 'ST';
  const net = kind ? kind.startsWith('N') : null;
  return read && measure({ ...read, stable, net, zero: stable && !net && read.weightMg === 0 });
}
