/** A pole display that is none: keeps its two lines of twenty letters as a real one would. */
import iconv from 'iconv-lite';
import type { FakeWire } from '../transport/fake.ts';

const columns = 20;
const rows = 2;

export interface FakePole {
  /** What a customer would read. */
  readonly lines: readonly [string, string];
  /** Bytes it was sent since it was last asked. */
  takeCount(): number;
  /** As if its own plug had been pulled and put back. */
  powerCycle(): void;
}

/** Understands CD5220 and the display half of ESC/POS, as the switches at the back of a real one let it. */
export function fakePole(
  wire: FakeWire,
  onChange: (lines: readonly [string, string]) => void = () => undefined,
): FakePole {
  let screen = new Screen();
  let count = 0;
  wire.onReceived((bytes) => {
    count += bytes.length;
    for (const byte of bytes) screen.take(byte);
    onChange(screen.lines);
  });
  return {
    get lines() {
      return screen.lines;
    },
    takeCount() {
      const taken = count;
      count = 0;
      return taken;
    },
    powerCycle() {
      screen = new Screen();
    },
  };
}

/** Length of the commands it knows, by their first two bytes; the rest ends a command at once. */
const lengths: Readonly<Record<string, number>> = {
  '1b40': 2,
  '1b66': 3,
  '1b5f': 3,
  '1b3d': 3,
  '1b74': 3,
  '1b6c': 4,
  '1b2a': 3,
  '1f01': 2,
  '1f43': 3,
  '1f24': 4,
  '1f58': 3,
};

class Screen {
  readonly #cells = new Uint8Array(columns * rows).fill(0x20);
  #command: number[] = [];
  #at = 0;
  #russian = false;
  /** After `ESC Q` nothing but another `ESC Q`, CLR or CAN is understood. */
  #lineMode = false;

  get lines(): readonly [string, string] {
    const text = iconv.decode(Buffer.from(this.#cells), this.#russian ? 'cp866' : 'cp437');
    return [text.slice(0, columns), text.slice(columns)];
  }

  take(byte: number): void {
    if (this.#command.length === 0 && byte !== 0x1b && byte !== 0x1f) {
      this.#letter(byte);
      return;
    }
    this.#command.push(byte);
    const [first = 0, second] = this.#command;
    if (second === undefined) return;
    if (first === 0x1b && second === 0x51) {
      this.#line();
      return;
    }
    const wanted = lengths[Buffer.of(first, second).toString('hex')];
    if (wanted !== undefined && this.#command.length < wanted) return;
    const command = this.#command;
    this.#command = [];
    if (!this.#lineMode) this.#run(command);
  }

  /** `ESC Q A` twenty letters CR. */
  #line(): void {
    const [, , row, ...text] = this.#command;
    if (text.at(-1) !== 0x0d) {
      // A line that never ends is none.
      if (text.length > columns + 1) this.#command = [];
      return;
    }
    this.#command = [];
    this.#lineMode = true;
    const start = row === 0x42 ? columns : 0;
    this.#cells.fill(0x20, start, start + columns);
    this.#cells.set(text.slice(0, -1).slice(0, columns), start);
  }

  #letter(byte: number): void {
    if (byte === 0x0c) {
      this.#lineMode = false;
      this.#cells.fill(0x20);
      this.#at = 0;
    } else if (!this.#lineMode && byte >= 0x20) {
      this.#cells[this.#at] = byte;
      this.#at = (this.#at + 1) % this.#cells.length;
    }
  }

  #run([first, second, x = 1, y = 1]: readonly number[]): void {
    if (first === 0x1b && second === 0x40) {
      this.#cells.fill(0x20);
      this.#at = 0;
      this.#russian = false;
    }
    if (first === 0x1b && second === 0x66) this.#russian = x === 0x52;
    if (first === 0x1b && second === 0x74) this.#russian = x === 17;
    const moves = (first === 0x1f && second === 0x24) || (first === 0x1b && second === 0x6c);
    if (moves) this.#at = ((y - 1) * columns + (x - 1)) % this.#cells.length;
  }
}
