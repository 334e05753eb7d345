/**
 * Dibal and Epelsa “98/99” (G310, DPOS): the till sends a price, the scale answers with weight and sum; while the load
 * moves it waits up to seven seconds. Sources: hardware notes 1.9.
 */
import type { Measure } from '../../../domain/areas/device/scale.ts';
import { bytesOf, type Cut, Framer, latin } from './framer.ts';
import { type Heard, line, type Protocol, patience, type Request, type Talk } from './talk.ts';
import { measure, trouble } from './weight-text.ts';

const frameLength = 16;
const checkAt = frameLength - 1;

export const dibal: Protocol = {
  ...patience,
  answerMs: 7500,
  lostAfterMs: 9000,
  lines: [line(9600, '8N1')],
  probe: 'weigh',
  talk: () => new DibalTalk(),
};

/** No price, and its check digit: we reckon the sum ourselves. */
const question = bytesOf('98000001\r\n');

class DibalTalk implements Talk {
  readonly #framer = new Framer(cut);

  get held(): number {
    return this.#framer.held;
  }

  ask(request: Request): Uint8Array | null {
    this.#framer.clear();
    return request === 'weigh' ? question : null;
  }

  heard(bytes: Uint8Array): Heard[] {
    return this.#framer
      .push(bytes)
      .map((read) => (read === null ? { kind: 'bad' } : { kind: 'measure', measure: read }));
  }

  paused(): Heard[] {
    const cut = this.held > 0;
    this.#framer.clear();
    return cut ? [{ kind: 'bad' }] : [];
  }
}

/** `99`, status, five digits of grams, seven of money, and the exclusive or of all digits. */
function cut(head: Uint8Array): Cut<Measure> {
  if (head[0] !== 0x39) return 'skip';
  if (head.length < 2) return 'more';
  if (head[1] !== 0x39) return 'skip';
  if (head.length < frameLength) return 'more';
  const digits = latin(head.subarray(0, checkAt));
  const check = [...digits].reduce((xor, digit) => xor ^ Number(digit), 0);
  if (!/^\d+$/.test(digits) || head[checkAt] !== 0x30 + check) return 'bad';
  const status = digits.slice(2, 3);
  if (status !== '0') return { frame: trouble('fault', status), length: frameLength };
  const grams = Number(digits.slice(3, 8));
  return {
    // It answers only at rest; DPOS sends zero for an overload too, and zero is never sold.
    frame: measure({ weightMg: grams * 1000, stepMg: 1000, stable: true }),
    length: frameLength,
  };
}
