/**
 * A printer that is not there: a small buffer, a slow head, a cover, a roll that ends, a plug that can be pulled;
 * it answers as Epson's do, or as the clone that never says a word. What came out on paper is kept.
 */
import type { Timers } from '../transport/timers.ts';
import { extentOf } from './fake-commands.ts';

export interface FakeHabits {
  /** Answers `DLE EOT` at once, out of turn. */
  readonly answers: boolean;
  /** Answers `GS r` in its turn. */
  readonly proves: boolean;
  /** Sends packets unasked when it is told to, or even when not. */
  readonly packets: 'never' | 'whenTold' | 'always';
  /** Bytes it takes before it stops reading. */
  readonly bufferBytes: number;
  /** How fast it empties its buffer. */
  readonly bytesPerSecond: number;
}

export const epsonHabits: FakeHabits = {
  answers: true,
  proves: true,
  packets: 'whenTold',
  bufferBytes: 4096,
  bytesPerSecond: 40_000,
};

/** Whoever is connected, as the printer sees it. */
export interface FakeCaller {
  send(bytes: Uint8Array): void;
  /** The buffer has room again. */
  room(): void;
}

const tickMs = 10;
const chatterMs = 700;

export class FakePrinter {
  readonly habits: FakeHabits;
  readonly #timers: Timers;
  /** Everything that was burnt or obeyed, in order; a roll never forgets. */
  readonly #burnt: Uint8Array[] = [];
  /** Where in it the paper was cut. */
  readonly cuts: number[] = [];
  kicks = 0;
  /** Without it the drawer always reads as shut. */
  hasSensor = true;
  /** Slips it knew for a beginning, and did not take for the rest of a picture. */
  beginnings = 0;
  #burntBytes = 0;
  #buffer: Uint8Array = new Uint8Array();
  #bodyLeft = 0;
  #caller: FakeCaller | null = null;
  /** The last bytes heard, for a command in real time that comes in pieces. */
  #heard: number[] = [];
  #packetsOn = false;
  #coverOpen = false;
  #drawerOpen = false;
  #jammed = false;
  #frozen = false;
  #on = true;
  #paperLeft = Number.POSITIVE_INFINITY;
  #nearEndAt = 0;
  #ticking = false;
  #stopChatter = (): void => undefined;

  constructor(habits: FakeHabits, timers: Timers) {
    this.habits = habits;
    this.#timers = timers;
  }

  /** What came out so far: commands and dots as they were obeyed. */
  get paper(): Uint8Array {
    return Buffer.concat(this.#burnt);
  }

  /** A word for each thing that is the matter. */
  get state(): string[] {
    const words = {
      off: !this.#on,
      frozen: this.#frozen,
      'cover open': this.#coverOpen,
      'paper out': this.#paperLeft <= 0,
      'paper near end': this.#isNearEnd,
      jammed: this.#jammed,
      'drawer open': this.#drawerOpen,
      busy: this.#buffer.length > 0,
    };
    return Object.entries(words).flatMap(([what, is]) => (is ? [what] : []));
  }

  /** One caller at a time; false: it is engaged. */
  connect(caller: FakeCaller): boolean {
    if (!this.#on || this.#caller) return false;
    this.#caller = caller;
    this.#packetsOn = this.habits.packets === 'always';
    this.#chatter();
    return true;
  }

  /** The caller hung up; what it sent is still printed. */
  disconnect(caller: FakeCaller): void {
    if (this.#caller !== caller) return;
    this.#caller = null;
    this.#stopChatter();
  }

  /** Whether the caller must hold back. */
  get isFull(): boolean {
    return this.#buffer.length >= this.habits.bufferBytes;
  }

  receive(bytes: Uint8Array): void {
    if (!this.#on) return;
    if (!this.#frozen) for (const byte of bytes) this.#hear(byte);
    this.#buffer = Buffer.concat([this.#buffer, bytes]);
    this.#tick();
  }

  openCover(): void {
    this.#change(() => {
      this.#coverOpen = true;
    });
  }

  closeCover(): void {
    this.#change(() => {
      this.#coverOpen = false;
    });
  }

  /** Paper for so many bytes of print; near its end from `nearEndAt` left. */
  loadPaper(bytes = Number.POSITIVE_INFINITY, nearEndAt = 0): void {
    this.#change(() => {
      this.#paperLeft = bytes;
      this.#nearEndAt = nearEndAt;
    });
  }

  jamCutter(jammed: boolean): void {
    this.#change(() => {
      this.#jammed = jammed;
    });
  }

  closeDrawer(): void {
    this.#change(() => {
      this.#drawerOpen = false;
    });
  }

  /** Neither prints nor answers, but the line stays. */
  freeze(frozen: boolean): void {
    this.#frozen = frozen;
    this.#tick();
  }

  /** What it had not yet printed is gone. The wire's part of it, hanging up, is its owner's to do. */
  switchOff(): void {
    this.#on = false;
    this.#buffer = new Uint8Array();
    this.#bodyLeft = 0;
    this.#heard = [];
    this.#caller = null;
    this.#stopChatter();
  }

  switchOn(): void {
    this.#on = true;
    this.#frozen = false;
    this.#packetsOn = this.habits.packets === 'always';
  }

  get #isNearEnd(): boolean {
    return this.#paperLeft < this.#nearEndAt;
  }

  get #isStopped(): boolean {
    return !this.#on || this.#frozen || this.#coverOpen || this.#jammed || this.#paperLeft <= 0;
  }

  #change(what: () => void): void {
    what();
    this.#sendPacket();
    this.#tick();
  }

  /** Commands in real time are obeyed as they arrive, wherever they stand. */
  #hear(byte: number): void {
    this.#heard = [...this.#heard.slice(-4), byte];
    const [fifth, fourth, third, second, last] = [
      undefined,
      undefined,
      undefined,
      undefined,
      ...this.#heard,
    ].slice(-5);
    if (third === 0x10 && second === 0x04 && this.habits.answers) this.#answer(last ?? 0);
    if (fifth === 0x10 && fourth === 0x14 && third === 1 && (second ?? 9) <= 1 && (last ?? 0) >= 1)
      this.#kick();
  }

  #answer(question: number): void {
    const paperOut = this.#paperLeft <= 0;
    const offline = this.#coverOpen || paperOut || this.#jammed;
    const answers: Readonly<Record<number, number>> = {
      1: (offline ? 0x08 : 0) | (this.#drawerOpen ? 0x04 : 0),
      2: (this.#coverOpen ? 0x04 : 0) | (paperOut ? 0x20 : 0) | (this.#jammed ? 0x40 : 0),
      3: this.#jammed ? 0x08 : 0,
      4: (paperOut ? 0x60 : 0) | (paperOut || this.#isNearEnd ? 0x0c : 0),
    };
    const bits = answers[question];
    if (bits !== undefined) this.#caller?.send(Uint8Array.of(0x12 | bits));
  }

  #sendPacket(): void {
    if (!this.#on || this.#frozen || !this.#packetsOn || this.habits.packets === 'never') return;
    const paperOut = this.#paperLeft <= 0;
    const offline = this.#coverOpen || paperOut || this.#jammed;
    const first = 0x10 | (this.#drawerOpen ? 0x04 : 0) | (offline ? 0x08 : 0) | (this.#coverOpen ? 0x20 : 0);
    const paper = (this.#isNearEnd || paperOut ? 0x03 : 0) | (paperOut ? 0x0c : 0);
    this.#caller?.send(Uint8Array.of(first, this.#jammed ? 0x08 : 0, paper, 0));
  }

  #chatter(): void {
    if (this.habits.packets !== 'always') return;
    this.#sendPacket();
    this.#stopChatter = this.#timers.after(chatterMs, () => this.#chatter());
  }

  #tick(): void {
    if (this.#ticking || this.#buffer.length === 0 || this.#isStopped) return;
    this.#ticking = true;
    this.#timers.after(tickMs, () => {
      this.#ticking = false;
      this.#drain(Math.max(1, Math.floor((this.habits.bytesPerSecond * tickMs) / 1000)));
      if (!this.isFull) this.#caller?.room();
      this.#tick();
    });
  }

  #drain(most: number): void {
    for (let left = most; left > 0 && this.#buffer.length > 0 && !this.#isStopped; ) {
      if (this.#bodyLeft > 0) {
        const burnt = Math.min(left, this.#bodyLeft, this.#buffer.length, Math.max(1, this.#paperLeft));
        this.#bodyLeft -= burnt;
        this.#burn(burnt);
        left -= burnt;
        continue;
      }
      const extent = extentOf(this.#buffer);
      if (!extent || this.#buffer.length < extent.head) return;
      const command = this.#buffer.subarray(0, extent.head);
      this.#bodyLeft = extent.body;
      this.#obey(command);
      left -= extent.head;
    }
  }

  #obey(command: Uint8Array): void {
    const [first, second, third] = command;
    if (first === 0x1d && second === 0x72 && this.habits.proves) {
      this.#caller?.send(Uint8Array.of((this.#isNearEnd ? 0x03 : 0) | (this.#paperLeft <= 0 ? 0x0c : 0)));
    }
    if (first === 0x1d && second === 0x61) {
      this.#packetsOn = third !== 0;
      this.#sendPacket();
    }
    if (first === 0x1b && second === 0x70) this.#kick();
    if (first === 0x1b && second === 0x40) this.beginnings += 1;
    // Filling is no print.
    if (first === 0x00) {
      this.#buffer = this.#buffer.subarray(1);
      return;
    }
    this.#burn(command.length);
    if (first === 0x1d && second === 0x56) this.cuts.push(this.#burntBytes);
  }

  #burn(count: number): void {
    this.#burnt.push(Uint8Array.from(this.#buffer.subarray(0, count)));
    this.#burntBytes += count;
    this.#buffer = this.#buffer.subarray(count);
    const [wasOut, wasNear] = [this.#paperLeft <= 0, this.#isNearEnd];
    this.#paperLeft -= count;
    if (wasOut !== this.#paperLeft <= 0 || wasNear !== this.#isNearEnd) this.#sendPacket();
  }

  #kick(): void {
    this.kicks += 1;
    this.#change(() => {
      this.#drawerOpen = this.hasSensor;
    });
  }
}
