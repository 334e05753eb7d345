/** Time that passes when nothing else is left to do, and a wire that lives in it. */
import { ok, type Result, refuse } from '../../../src/domain/kit/result.ts';
import type { FakeCaller, FakePrinter } from '../../../src/main/devices/printer/fake.ts';
import {
  type Link,
  type LinkEvents,
  type OpenRefusal,
  Outgoing,
  type Transport,
} from '../../../src/main/devices/transport/link.ts';
import type { Timers } from '../../../src/main/devices/transport/timers.ts';

export class VirtualTime implements Timers {
  #now = 0;
  readonly #due = new Map<{ at: number; n: number }, () => void>();
  #n = 0;

  now(): number {
    return this.#now;
  }

  after(ms: number, run: () => void): () => void {
    const key = { at: this.#now + Math.max(0, ms), n: this.#n++ };
    this.#due.set(key, run);
    return () => void this.#due.delete(key);
  }

  /** Lets time pass until the promise settles; throws when it would wait for ever. */
  async until<T>(promise: Promise<T>): Promise<T> {
    let settled = false;
    const watched = promise.finally(() => {
      settled = true;
    });
    watched.catch(() => undefined);
    for (;;) {
      await breathe();
      if (settled) return watched;
      if (!this.#step()) throw new Error(`nothing more happens after ${this.#now} ms`);
    }
  }

  async pass(ms: number): Promise<void> {
    let over = false;
    this.after(ms, () => {
      over = true;
    });
    while (!over) {
      await breathe();
      this.#step();
    }
    await breathe();
  }

  #step(): boolean {
    let first: { at: number; n: number } | undefined;
    for (const key of this.#due.keys()) {
      if (!first || key.at < first.at || (key.at === first.at && key.n < first.n)) first = key;
    }
    const run = first && this.#due.get(first);
    if (!first || !run) return false;
    this.#due.delete(first);
    this.#now = Math.max(this.#now, first.at);
    run();
    return true;
  }
}

/** Whatever is only a promise away happens first. */
const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

export interface WireKind {
  /** A serial line has no connections: what was sent on it arrives, whoever has it open now. */
  readonly isSerial: boolean;
  /** Bytes the system takes beyond what the printer reads. */
  readonly systemBytes: number;
}

const hopMs = 2;

/** A wire to one simulated printer; what is pulled out and plugged in again is the wire's business. */
export class VirtualWire implements Transport {
  readonly path = 'virtual';
  readonly #printer: FakePrinter;
  readonly #time: VirtualTime;
  readonly #kind: WireKind;
  /** Bytes the system has taken and the printer has not. */
  #system: number[] = [];
  #pending: { bytes: Uint8Array; taken: (error?: Error) => void }[] = [];
  #moving = false;
  #open: { events: LinkEvents; outgoing: Outgoing; caller: FakeCaller } | null = null;
  #connected: FakeCaller | null = null;
  #life = 0;
  plugged = true;

  constructor(printer: FakePrinter, time: VirtualTime, kind: WireKind) {
    this.#printer = printer;
    this.#time = time;
    this.#kind = kind;
  }

  async open(events: LinkEvents): Promise<Result<Link, OpenRefusal>> {
    if (!this.plugged) return refuse('Unreachable', { detail: 'no such wire' });
    if (this.#open) return refuse('InUse', { owner: null });
    const caller: FakeCaller = {
      send: (bytes) => void this.#time.after(hopMs, () => this.#deliver(caller, bytes)),
      room: () => this.#move(),
    };
    if (this.#kind.isSerial) {
      // Whoever held the line before is still its caller, unless the printer was off meanwhile.
      this.#printer.connect(caller);
    } else {
      if (this.#connected || !this.#printer.connect(caller))
        return refuse('Unreachable', { detail: 'engaged' });
      this.#connected = caller;
    }
    const life = this.#life;
    const outgoing = new Outgoing((bytes, taken) => {
      // A killed till writes no more, whatever of it still runs here.
      if (life !== this.#life) return;
      this.#pending.push({ bytes, taken });
      this.#move();
    });
    this.#open = { events, outgoing, caller };
    return ok({
      write: (bytes) => outgoing.write(bytes),
      get waiting() {
        return outgoing.waiting;
      },
      close: async () => {
        if (life === this.#life) this.#hangUp('us', true);
      },
    });
  }

  close(): void {
    this.plugged = false;
  }

  /** The connection breaks: what the system had taken is gone, what the printer had is not. */
  reset(): void {
    this.#hangUp('error', this.#kind.isSerial);
  }

  /** The till is killed: the system closes for it, and on a network still delivers. */
  abandon(): void {
    this.#life += 1;
    this.#pending = [];
    this.#open = null;
    if (!this.#kind.isSerial) this.#letGo();
  }

  #hangUp(by: 'us' | 'error', delivers: boolean): void {
    const open = this.#open;
    this.#open = null;
    if (!delivers) this.#system = [];
    this.#pending = [];
    if (!this.#kind.isSerial) this.#letGo();
    open?.outgoing.end();
    open?.events.ended({ by, detail: by === 'us' ? '' : 'reset' });
  }

  /** A network printer is free for the next once it has read what there is. */
  #letGo(): void {
    const caller = this.#connected;
    const poll = (): void => {
      if (this.#system.length > 0) {
        this.#move();
        this.#time.after(20, poll);
        return;
      }
      if (caller) this.#printer.disconnect(caller);
      if (this.#connected === caller) this.#connected = null;
    };
    poll();
  }

  #deliver(caller: FakeCaller, bytes: Uint8Array): void {
    const mine = this.#kind.isSerial || this.#open?.caller === caller;
    if (mine) this.#open?.events.received(bytes);
  }

  #move(): void {
    if (this.#moving) return;
    this.#moving = true;
    this.#time.after(hopMs, () => {
      this.#moving = false;
      while (this.#pending[0] && this.#system.length < this.#kind.systemBytes) {
        const { bytes, taken } = this.#pending.shift() ?? must();
        this.#system.push(...bytes);
        taken();
      }
      if (this.#printer.isFull && !this.#isDeaf) return void this.#time.after(50, () => this.#move());
      const some = this.#system.splice(0, 512);
      if (some.length > 0) this.#printer.receive(Uint8Array.from(some));
      if (this.#system.length > 0 || this.#pending.length > 0) this.#move();
    });
  }

  /** A printer that is off takes whatever a serial line sends, to nowhere. */
  get #isDeaf(): boolean {
    return this.#printer.state.includes('off');
  }
}

const must = (): never => {
  throw new Error('nothing pending');
};
