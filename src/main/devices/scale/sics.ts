/** MT-SICS (Mettler-Toledo, OHAUS, Btek): lines of text, asked and answered. Sources: hardware notes 1.10. */
import type { Measure } from '../../../domain/areas/device/scale.ts';
import { bytesOf, Framer, textLine } from './framer.ts';
import { type Heard, line, type Protocol, patience, type Request, type Talk } from './talk.ts';
import { knownUnit, measure, trouble, weightOf } from './weight-text.ts';

const longestLine = 32;

export const sics: Protocol = {
  ...patience,
  lines: [line(9600, '8N1'), line(2400, '7E1'), line(4800, '8N1'), line(19200, '8N1')],
  tcpPort: 4305,
  probe: 'weigh',
  talk: () => new SicsTalk(),
};

/** `SI`: at once, whatever the pan does; `S` would wait for rest, and the screen with it. */
const words: { readonly [request in Request]?: string } = {
  weigh: 'SI',
  zero: 'Z',
  tare: 'T',
  clearTare: 'TAC',
};

class SicsTalk implements Talk {
  readonly #framer = new Framer((head: Uint8Array) => textLine(head, longestLine));
  #ordered = '';

  get held(): number {
    return this.#framer.held;
  }

  ask(request: Request): Uint8Array | null {
    const word = words[request];
    this.#ordered = request === 'weigh' ? '' : (word ?? '');
    this.#framer.clear();
    return word === undefined ? null : bytesOf(`${word}\r\n`);
  }

  heard(bytes: Uint8Array): Heard[] {
    return this.#framer.push(bytes).map((text) => (text === null ? { kind: 'bad' } : this.#meaning(text)));
  }

  paused(): Heard[] {
    const cut = this.held > 0;
    this.#framer.clear();
    return cut ? [{ kind: 'bad' }] : [];
  }

  #meaning(text: string): Heard {
    if (this.#ordered && text.startsWith(`${this.#ordered} `)) {
      const answer = text.slice(this.#ordered.length + 1).trim();
      return /^[AS]\b/.test(answer) ? { kind: 'done' } : { kind: 'refused', code: answer };
    }
    if (/^E[STL]$/.test(text)) return { kind: 'refused', code: text };
    const read = measureOf(text);
    return read ? { kind: 'measure', measure: read } : { kind: 'bad' };
  }
}

function measureOf(text: string): Measure | null {
  if (/^S \+$/.test(text)) return trouble('overload');
  if (/^S -$/.test(text)) return trouble('underload');
  if (/^S I$/.test(text)) return trouble('notWeighing');
  const [, state, digits = '', unit = ''] = /^S ([SD]) +(-?[\d.]+) +([a-z%]+)$/i.exec(text) ?? [];
  if (!state) return null;
  if (!knownUnit(unit)) return trouble('wrongUnit', unit);
  const read = weightOf(digits, unit);
  return read && measure({ ...read, stable: state === 'S' });
}
