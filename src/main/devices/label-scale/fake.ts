/** A label scale that is not there: it keeps what it is told, refuses what a real one does, and fails as wires do. */
import type { FakeNetWire } from '../transport/fake.ts';
import type { Timers } from '../transport/timers.ts';
import { FakeBase, type FakeSpeech } from './fake-base.ts';
import { casSpeech } from './fake-cas.ts';
import { massaSpeech } from './fake-massa.ts';
import { shtrihSpeech } from './fake-shtrih.ts';

const speeches: Readonly<Record<FakeLabelProtocol, (base: FakeBase) => FakeSpeech>> = {
  shtrih: shtrihSpeech,
  cas: casSpeech,
  massa: massaSpeech,
};
export type FakeLabelProtocol = 'shtrih' | 'cas' | 'massa';

export interface FakeLabelFaults {
  /** Takes what it is told, and says nothing. */
  mute: boolean;
  /** Noise instead of every third answer, which is lost. */
  garbage: boolean;
  /** Answers so much later. */
  lateMs: number;
  /** Hangs up after so many answers; 0: never. */
  resetAfter: number;
}

export class FakeLabelScale {
  readonly base = new FakeBase();
  readonly faults: FakeLabelFaults = { mute: false, garbage: false, lateMs: 0, resetAfter: 0 };
  readonly #wire: FakeNetWire;
  readonly #timers: Timers;
  readonly #random: () => number;
  #answers = 0;

  constructor(
    protocol: FakeLabelProtocol,
    wire: FakeNetWire,
    { timers, random }: { timers: Timers; random: () => number },
  ) {
    this.#wire = wire;
    this.#timers = timers;
    this.#random = random;
    const speech = speeches[protocol](this.base);
    wire.onReceived((bytes) => {
      for (const answer of speech(Buffer.from(bytes))) this.#say(answer);
    });
  }

  get port(): number {
    return this.#wire.port;
  }

  unplug(): Promise<void> {
    return this.#wire.unplug();
  }

  #say(answer: Uint8Array): void {
    const { mute, garbage, lateMs, resetAfter } = this.faults;
    if (mute) return;
    this.#answers += 1;
    if (resetAfter > 0 && this.#answers % resetAfter === 0) {
      this.#wire.hangUp();
      return;
    }
    const said = garbage && this.#answers % 3 === 0 ? this.#noise() : answer;
    if (lateMs === 0) this.#wire.send(said);
    else this.#timers.after(lateMs, () => this.#wire.send(said));
  }

  #noise(): Uint8Array {
    return Uint8Array.from({ length: 1 + Math.floor(this.#random() * 40) }, () =>
      Math.floor(this.#random() * 256),
    );
  }
}
