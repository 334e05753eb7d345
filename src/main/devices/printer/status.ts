/**
 * What a printer says of itself, told apart by its fixed bits: a late answer, a packet sent unasked and an answer
 * from the queue come mixed, and clones answer out of turn.
 */

import type { PrinterWord, StatusDialect } from '../../../domain/areas/device/printer-settings.ts';
import type { PrintFault } from '../../../domain/areas/device/queue.ts';

/** The four questions of `DLE EOT n`: printer, cause of being offline, error, paper. */
export const questions = [1, 2, 3, 4] as const;
export type Question = (typeof questions)[number];

export const ask = (question: Question): Uint8Array => Uint8Array.of(0x10, 0x04, question);

/** Some of what is known; an answer knows only its own part. */
export type PrinterState = Readonly<Partial<Record<PrinterWord, boolean>>>;

const isAnswer = (byte: number): boolean => (byte & 0x93) === 0x12;
const opensPacket = (byte: number): boolean => (byte & 0x93) === 0x10;
/** The second to fourth byte of a packet, and the answer from the queue. */
const isPlain = (byte: number): boolean => (byte & 0x90) === 0;

/** The answer to `DLE EOT n`, or null for a byte that is none. */
export function readAnswer(question: Question, byte: number, dialect: StatusDialect): PrinterState | null {
  if (!isAnswer(byte)) return null;
  const has = (bits: number) => (byte & bits) !== 0;
  switch (question) {
    case 1:
      return { offline: has(0x08), drawerOpen: has(0x04) === (dialect.drawerOpenWhen === 'high') };
    case 2:
      return { coverOpen: has(0x04), paperOut: has(0x20) };
    case 3:
      return { cutterJam: has(0x08), overheated: has(0x40), needsService: has(0x20) };
    case 4:
      return { paperNearEnd: has(0x0c) && dialect.nearEnd === 'watched', paperOut: has(0x60) };
  }
}

/** A packet sent unasked (ASB), 4 bytes; null when it is none. */
export function readPacket(packet: Uint8Array, dialect: StatusDialect): PrinterState | null {
  const [b0 = 0, b1 = 0, b2 = 0, b3 = 0] = packet;
  if (packet.length !== 4 || !opensPacket(b0) || ![b1, b2, b3].every(isPlain)) return null;
  return {
    offline: (b0 & 0x08) !== 0,
    drawerOpen: ((b0 & 0x04) !== 0) === (dialect.drawerOpenWhen === 'high'),
    coverOpen: (b0 & 0x20) !== 0,
    cutterJam: (b1 & 0x08) !== 0,
    overheated: (b1 & 0x40) !== 0,
    needsService: (b1 & 0x20) !== 0,
    paperNearEnd: (b2 & 0x03) !== 0 && dialect.nearEnd === 'watched',
    paperOut: (b2 & 0x0c) !== 0,
  };
}

/** What arrives from a printer, by its kind. */
export type Word =
  | { readonly kind: 'answer'; readonly byte: number }
  | { readonly kind: 'packet'; readonly state: PrinterState }
  /** The answer to `GS r`: all before it is done. */
  | { readonly kind: 'done'; readonly byte: number };

/** Sorts arriving bytes into words; what fits nothing (noise at power-on, XON and XOFF) is dropped. */
export class StatusReader {
  readonly #dialect: StatusDialect;
  /** The begun packet; never more than three bytes. */
  #packet: number[] = [];

  constructor(dialect: StatusDialect) {
    this.#dialect = dialect;
  }

  read(bytes: Uint8Array): Word[] {
    return [...bytes].flatMap((byte) => this.#take(byte));
  }

  #take(byte: number): Word[] {
    if (this.#packet.length > 0 && isPlain(byte)) {
      this.#packet.push(byte);
      if (this.#packet.length < 4) return [];
      const state = readPacket(Uint8Array.from(this.#packet), this.#dialect);
      this.#packet = [];
      return state ? [{ kind: 'packet', state }] : [];
    }
    // An answer acts in real time, so it may come between the bytes of a packet.
    if (isAnswer(byte)) return [{ kind: 'answer', byte }];
    this.#packet = opensPacket(byte) ? [byte] : [];
    return isPlain(byte) ? [{ kind: 'done', byte }] : [];
  }
}

/** Why a slip cannot be printed now, or null; being nearly out of paper hinders nothing. */
export function faultOf(state: PrinterState): PrintFault | null {
  if (state.coverOpen) return 'coverOpen';
  if (state.paperOut) return 'paperOut';
  if (state.cutterJam || state.overheated || state.needsService) return 'printerError';
  return state.offline ? 'busy' : null;
}

export const wordsOf = (state: PrinterState): PrinterWord[] =>
  (Object.keys(state) as PrinterWord[]).filter((word) => state[word]);
