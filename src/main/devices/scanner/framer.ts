/** From the bytes of a serial scanner to codes: each ends with CR or LF, or with a silence where none is set. */

/** GS1 codes with every field stay far below. */
export const mostCodeBytes = 512;
/** What is shorter is noise of a plug, as it is a hand's typing on a keyboard. */
const shortest = 3;
const cr = 0x0d;
const lf = 0x0a;
/** Between the fields of GS1 codes; part of the code. */
const separator = 0x1d;

/** Holds at most `mostCodeBytes` of a code under way; one that is longer is dropped whole. */
export class CodeFramer {
  readonly #held = new Uint8Array(mostCodeBytes);
  #length = 0;
  #isTooLong = false;
  /** Codes dropped for their length. */
  dropped = 0;

  /** Bytes of a code that is not whole yet. */
  get held(): number {
    return this.#isTooLong ? mostCodeBytes : this.#length;
  }

  /** The codes that these bytes complete, in order; the symbology identifier (`]C1`) stays in front. */
  take(bytes: Uint8Array): string[] {
    const codes: string[] = [];
    for (const byte of bytes) {
      if (byte === cr || byte === lf) codes.push(...this.flush());
      // What else controls a printer or a terminal (STX, ETX, NUL) is no part of a code.
      else if (byte >= 0x20 || byte === separator) this.#hold(byte);
    }
    return codes;
  }

  /** Nothing more came for a while: what is held is a code. */
  flush(): string[] {
    const bytes = this.#held.subarray(0, this.#length);
    const isCode = !this.#isTooLong && bytes.length >= shortest;
    const code = isCode ? textOf(bytes) : '';
    this.#length = 0;
    this.#isTooLong = false;
    return isCode ? [code] : [];
  }

  #hold(byte: number): void {
    if (this.#isTooLong) return;
    if (this.#length < mostCodeBytes) {
      this.#held[this.#length] = byte;
      this.#length += 1;
      return;
    }
    this.#isTooLong = true;
    this.#length = 0;
    this.dropped += 1;
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** QR codes say UTF-8; bars say what is ASCII in both. */
function textOf(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return Buffer.from(bytes).toString('latin1');
  }
}
