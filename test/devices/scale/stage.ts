/** A wire in memory and a clock that moves when told: everything about time, without any passing. */
import { type ScaleProtocol, scaleProtocols } from '../../../src/domain/areas/device/scale.ts';
import { ScaleSettings } from '../../../src/domain/areas/device/scale-settings.ts';
import { ok, type Result, refuse } from '../../../src/domain/kit/result.ts';
import { FakeScale } from '../../../src/main/devices/scale/fake.ts';
import type { ScalePorts } from '../../../src/main/devices/scale/index.ts';
import type { FakeWire } from '../../../src/main/devices/transport/fake.ts';
import type { Link, LinkEvents, OpenRefusal, Transport } from '../../../src/main/devices/transport/link.ts';
import { Paths } from '../../../src/main/devices/transport/paths.ts';
import type { Timers } from '../../../src/main/devices/transport/timers.ts';

export class StageTimers implements Timers {
  #now = 0;
  readonly #due = new Set<{ readonly at: number; readonly run: () => void }>();

  now = (): number => this.#now;

  after = (ms: number, run: () => void): (() => void) => {
    const timer = { at: this.#now + Math.max(0, ms), run };
    this.#due.add(timer);
    return () => void this.#due.delete(timer);
  };

  get waiting(): number {
    return this.#due.size;
  }

  /** Every timer in its turn, and what it promised before the next. */
  async advance(ms: number): Promise<void> {
    const end = this.#now + ms;
    for (;;) {
      await settled();
      const [next] = [...this.#due].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at);
      if (!next) break;
      this.#due.delete(next);
      this.#now = Math.max(this.#now, next.at);
      next.run();
    }
    this.#now = end;
  }
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A socket on the counter: scales are plugged in and out of it, and tills call. */
export class Socket {
  readonly transport: Transport;
  readonly openedAt: number[] = [];
  /** Every byte the till sent. */
  readonly sent: Uint8Array[] = [];
  refusal: OpenRefusal | null = null;
  /** Takes the call and never answers. */
  hangs = false;
  #device: ((bytes: Uint8Array) => void) | null = null;
  #events: LinkEvents | null = null;

  constructor(path: string, timers: Timers) {
    this.transport = {
      path,
      open: (events, signal) => {
        this.openedAt.push(timers.now());
        return this.#open(events, signal);
      },
    };
  }

  plug(): FakeWire {
    let listener: (bytes: Uint8Array) => void = () => undefined;
    const device = (bytes: Uint8Array) => listener(bytes);
    this.#device = device;
    return {
      send: (bytes) => queueMicrotask(() => this.#device === device && this.#events?.received(bytes)),
      onReceived: (hear) => {
        listener = hear;
      },
      unplug: async () => {
        if (this.#device !== device) return;
        this.#device = null;
        this.#events?.ended({ by: 'wire', detail: '' });
        this.#events = null;
      },
    };
  }

  #open(events: LinkEvents, signal: AbortSignal): Promise<Result<Link, OpenRefusal>> {
    if (this.hangs) {
      return new Promise((resolve) => signal.addEventListener('abort', () => resolve(refuse('Cancelled'))));
    }
    const refusal = this.refusal ?? (this.#device ? null : refuse('NotFound', { detail: '' }).refusal);
    if (refusal) return Promise.resolve({ ok: false, refusal });
    this.#events = events;
    return Promise.resolve(ok(this.#linkOf(events)));
  }

  #linkOf(events: LinkEvents): Link {
    const isOpen = () => this.#events === events;
    return {
      waiting: 0,
      write: (bytes) => {
        if (!isOpen()) return Promise.resolve(refuse('LinkClosed'));
        this.sent.push(bytes);
        queueMicrotask(() => this.#device?.(bytes));
        return Promise.resolve(ok(undefined));
      },
      close: async () => {
        if (!isOpen()) return;
        this.#events = null;
        events.ended({ by: 'us', detail: '' });
      },
    };
  }
}

export function stage(path = '/dev/stage') {
  const timers = new StageTimers();
  const socket = new Socket(path, timers);
  const ports: ScalePorts = { timers, paths: new Paths(), transport: () => socket.transport };
  const plug = (protocol: ScaleProtocol, grams = 0): FakeScale => {
    const scale = new FakeScale(protocol, socket.plug(), timers, () => 0.5);
    scale.put({ grams });
    return scale;
  };
  return { timers, socket, ports, plug };
}

/** As a person would fill them in, for a scale as it left the factory. */
export const settingsFor = (
  protocol: ScaleProtocol,
  path: string,
  more: Partial<ScaleSettings> = {},
): ScaleSettings =>
  ScaleSettings.parse({
    name: 'Scale',
    protocol,
    wire: { kind: 'serial', path, baudRate: 9600, dataBits: 8, parity: 'none', stopBits: 1, rtscts: false },
    ...more,
  });

/** Those that can be asked at any time: the pair of packets speaks only when the load changes. */
export const answering = scaleProtocols.filter((protocol) => protocol !== 'massa-pair');
