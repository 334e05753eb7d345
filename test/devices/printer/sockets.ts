/** Real time, hurried, and a real network wire with a plug in it. */
import { type Result, refuse } from '../../../src/domain/kit/result.ts';
import type { FakePrinter } from '../../../src/main/devices/printer/fake.ts';
import { type FakePort, fakeOnTcp } from '../../../src/main/devices/printer/fake-wire.ts';
import type { Link, LinkEvents, OpenRefusal, Transport } from '../../../src/main/devices/transport/link.ts';
import { tcp } from '../../../src/main/devices/transport/tcp.ts';
import type { Timers } from '../../../src/main/devices/transport/timers.ts';

export class FastTime implements Timers {
  readonly #times: number;

  constructor(times: number) {
    this.#times = times;
  }

  now(): number {
    return performance.now() * this.#times;
  }

  after(ms: number, run: () => void): () => void {
    const timer = setTimeout(run, ms / this.#times);
    return () => clearTimeout(timer);
  }

  until<T>(promise: Promise<T>): Promise<T> {
    return promise;
  }

  pass(ms: number): Promise<void> {
    return new Promise((resolve) => void this.after(ms, resolve));
  }
}

export class SocketWire implements Transport {
  readonly path: string;
  readonly #port: FakePort;
  readonly #tcp: Transport;
  #life = 0;
  #link: Link | null = null;
  plugged = true;

  static async to(fake: FakePrinter): Promise<SocketWire> {
    return new SocketWire(await fakeOnTcp(fake));
  }

  private constructor(port: FakePort) {
    this.#port = port;
    this.#tcp = tcp({ host: '127.0.0.1', port: port.port });
    this.path = this.#tcp.path;
  }

  async open(events: LinkEvents, signal: AbortSignal): Promise<Result<Link, OpenRefusal>> {
    if (!this.plugged) return refuse('Unreachable', { detail: 'no such wire' });
    const life = this.#life;
    const opened = await this.#tcp.open(events, signal);
    if (!opened.ok) return opened;
    const link = opened.value;
    if (life !== this.#life) {
      // It was killed meanwhile: the system hangs up for it, and nobody goes on.
      await link.close();
      return new Promise(() => undefined);
    }
    this.#link = link;
    const write = (bytes: Uint8Array): ReturnType<Link['write']> =>
      life === this.#life ? link.write(bytes) : new Promise(() => undefined);
    return { ok: true, value: { write, close: () => link.close(), waiting: 0 } };
  }

  reset(): void {
    this.#port.reset();
  }

  /** The till is killed: the system still delivers what it took. */
  abandon(): void {
    this.#life += 1;
    void this.#link?.close();
  }

  close(): Promise<void> {
    return this.#port.close();
  }
}
