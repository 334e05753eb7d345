/** A scale that is not there: a load that can be changed, a protocol to speak, and the faults of real wires. */
import type { ScaleProtocol } from '../../../domain/areas/device/scale.ts';
import type { FakeWire } from '../transport/fake.ts';
import type { Timers } from '../transport/timers.ts';
import type { FakeLoad, Speech } from './fake-load.ts';
import { speeches } from './fake-speech.ts';

export interface FakeFaults {
  /** Noise before every other frame or so. */
  garbage: boolean;
  /** Every second frame breaks off. */
  halfFrames: boolean;
  /** Byte by byte, with a breath after each. */
  slow: boolean;
  /** Seven bits and even parity, as a till sees them that was told eight and none. */
  parity: boolean;
  /** Says nothing at all. */
  mute: boolean;
}

const noFaults: FakeFaults = { garbage: false, halfFrames: false, slow: false, parity: false, mute: false };
const slowMs = 3;
const noiseBytes = 9;

export class FakeScale {
  readonly load: FakeLoad = { grams: 0, unstable: false, overload: false, tareG: 0, zeroG: 0 };
  readonly faults: FakeFaults = { ...noFaults };
  readonly #speech: Speech;
  readonly #wire: FakeWire;
  readonly #timers: Timers;
  readonly #random: () => number;
  #frames = 0;
  #slowest = 0;
  #stopTicking: (() => void) | null = null;

  /** `random`: numbers from 0 to 1 for the noise, so that a test can say which. */
  constructor(protocol: ScaleProtocol, wire: FakeWire, timers: Timers, random: () => number) {
    this.#wire = wire;
    this.#timers = timers;
    this.#random = random;
    this.#speech = speeches[protocol](this.load, (bytes) => this.#say(bytes));
    wire.onReceived((bytes) => {
      for (const byte of bytes) this.#speech.hear(byte);
    });
    this.#tick();
  }

  put(load: Partial<FakeLoad>): void {
    Object.assign(this.load, load);
    this.#speech.changed?.();
  }

  async unplug(): Promise<void> {
    this.#stopTicking?.();
    await this.#wire.unplug();
  }

  #tick(): void {
    const { everyMs, tick } = this.#speech;
    if (!tick || !everyMs) return;
    tick();
    this.#stopTicking = this.#timers.after(everyMs, () => this.#tick());
  }

  #say(bytes: Uint8Array): void {
    if (this.faults.mute) return;
    // An acknowledgement is no frame.
    if (bytes.length > 1) this.#frames += 1;
    const cut = this.faults.halfFrames && bytes.length > 1 && this.#frames % 2 === 0;
    const said = cut ? bytes.subarray(0, bytes.length >> 1) : bytes;
    const noise = this.faults.garbage ? this.#noise() : new Uint8Array();
    const all = Uint8Array.of(...noise, ...said).map((byte) => (this.faults.parity ? evened(byte) : byte));
    if (this.faults.slow) for (const byte of all) this.#breathe(byte);
    else this.#wire.send(all);
  }

  /** In order, whatever is said meanwhile. */
  #breathe(byte: number): void {
    this.#slowest = Math.max(this.#timers.now(), this.#slowest) + slowMs;
    this.#timers.after(this.#slowest - this.#timers.now(), () => this.#wire.send(Uint8Array.of(byte)));
  }

  #noise(): Uint8Array {
    const length = this.#random() < 1 / 2 ? 0 : Math.ceil(this.#random() * noiseBytes);
    return Uint8Array.from({ length }, () => Math.floor(this.#random() * 256));
  }
}

function evened(byte: number): number {
  let parity = 0;
  for (let rest = byte & 0x7f; rest > 0; rest >>= 1) parity ^= rest & 1;
  return (byte & 0x7f) | (parity << 7);
}
