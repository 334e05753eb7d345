/** Bytes on their way to a printer, gathered in order. */
export class Bytes {
  readonly #parts: Uint8Array[] = [];

  /** Small numbers as they are; words of two bytes through `low` and `high`. */
  put(...bytes: readonly number[]): this {
    this.#parts.push(Uint8Array.from(bytes));
    return this;
  }

  add(bytes: Uint8Array): this {
    this.#parts.push(bytes);
    return this;
  }

  all(): Uint8Array {
    return Buffer.concat(this.#parts);
  }
}

export const low = (word: number): number => word & 0xff;
export const high = (word: number): number => (word >> 8) & 0xff;

export const ESC = 0x1b;
export const GS = 0x1d;
export const FS = 0x1c;
export const DLE = 0x10;
export const LF = 0x0a;

/**
 * Where `DLE EOT`, `DLE ENQ` or `DLE DC4` stands, or -1. They act at once wherever they stand, in the midst of a
 * picture or of bars too: `10 14 01` opens the drawer.
 */
export function indexOfAct(bytes: Uint8Array): number {
  for (let at = bytes.indexOf(DLE); at >= 0; at = bytes.indexOf(DLE, at + 1)) {
    const next = bytes[at + 1];
    if (next === 0x04 || next === 0x05 || next === 0x14) return at;
  }
  return -1;
}
