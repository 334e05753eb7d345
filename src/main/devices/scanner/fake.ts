/** A scanner that is not there: says the codes it is given as one on a serial cable does. */
import type { FakeWire } from '../transport/fake.ts';

export const suffixes = { crlf: '\r\n', cr: '\r', lf: '\n', none: '' } as const;
export type Suffix = keyof typeof suffixes;

/** One scan; `code` may hold separators and a symbology identifier. */
export const scanOn = (wire: FakeWire, code: string, suffix: Suffix = 'crlf'): void =>
  wire.send(Buffer.from(code + suffixes[suffix]));
