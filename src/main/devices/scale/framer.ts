/** Cuts frames out of a stream of bytes, finds its feet again after garbage, and never holds more than it must. */

/** What stands at the head of the held bytes. */
export type Cut<Frame> =
  | { readonly frame: Frame; readonly length: number }
  /** It may become a frame. */
  | 'more'
  /** No frame begins here. */
  | 'skip'
  /** It looked like a frame and did not check. */
  | 'bad';

export const mostHeld = 256;

export class Framer<Frame> {
  readonly #cut: (head: Uint8Array) => Cut<Frame>;
  readonly #bytes = new Uint8Array(mostHeld);
  #from = 0;
  #to = 0;

  /** `cut` sees at least one byte and looks only at the head; after `skip` and `bad` one byte is dropped. */
  constructor(cut: (head: Uint8Array) => Cut<Frame>) {
    this.#cut = cut;
  }

  get held(): number {
    return this.#to - this.#from;
  }

  clear(): void {
    this.#from = 0;
    this.#to = 0;
  }

  /** The frames in these bytes, in order; `null` stands for one that did not check. */
  push(bytes: Uint8Array): (Frame | null)[] {
    const found: (Frame | null)[] = [];
    for (let at = 0; at < bytes.length; ) {
      at += this.#take(bytes, at);
      this.#drain(found);
      // Nothing of ours is that long: a length that lied.
      if (this.held === mostHeld) this.#from += 1;
    }
    return found;
  }

  #take(bytes: Uint8Array, at: number): number {
    this.#bytes.copyWithin(0, this.#from, this.#to);
    this.#to -= this.#from;
    this.#from = 0;
    const some = bytes.subarray(at, at + mostHeld - this.#to);
    this.#bytes.set(some, this.#to);
    this.#to += some.length;
    return some.length;
  }

  #drain(found: (Frame | null)[]): void {
    while (this.#from < this.#to) {
      const cut = this.#cut(this.#bytes.subarray(this.#from, this.#to));
      if (cut === 'more') return;
      if (typeof cut === 'object') {
        this.#from += cut.length;
        found.push(cut.frame);
        continue;
      }
      this.#from += 1;
      if (cut === 'bad') found.push(null);
    }
  }
}

/** Lines of printable text, ended by LF or CR; a longer one is no line of a scale. */
export function textLine(head: Uint8Array, most: number): Cut<string> {
  const end = head.findIndex((byte) => byte === 0x0a || byte === 0x0d);
  if (end === 0) return 'skip';
  if (end === -1) return head.length > most ? 'bad' : 'more';
  if (end > most) return 'bad';
  return { frame: latin(head.subarray(0, end)), length: end + 1 };
}

/** Byte for character: binary bytes among text keep their place. */
export const latin = (bytes: Uint8Array): string => String.fromCharCode(...bytes);

export const bytesOf = (text: string): Uint8Array => Uint8Array.from(text, (char) => char.charCodeAt(0));
