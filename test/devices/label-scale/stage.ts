/** Label scales for tests: simulated ones on a wire in memory, and a clock that moves when told. */

import type { ScaleItem } from '../../../src/domain/areas/plu/scale-item.ts';
import { must } from '../../../src/domain/kit/result.ts';
import { casCl5000 } from '../../../src/main/devices/label-scale/cas-cl5000.ts';
import { LabelScaleTalk } from '../../../src/main/devices/label-scale/conversation.ts';
import type { Dialect } from '../../../src/main/devices/label-scale/dialect.ts';
import { FakeLabelScale } from '../../../src/main/devices/label-scale/fake.ts';
import { massaLabel } from '../../../src/main/devices/label-scale/massa-label.ts';
import { shtrihPrint } from '../../../src/main/devices/label-scale/shtrih-print.ts';
import type { FakeNetWire } from '../../../src/main/devices/transport/fake.ts';
import type { LinkEvents, Transport } from '../../../src/main/devices/transport/link.ts';
import { StageTimers } from '../scale/stage.ts';

const options = { password: '0030', prefix: 20 };
export const dialects = {
  shtrih: shtrihPrint(options),
  cas: casCl5000,
  massa: massaLabel(options),
} as const satisfies Record<string, Dialect>;
export type Protocol = keyof typeof dialects;
export const protocols = Object.keys(dialects) as Protocol[];

export const bananas: ScaleItem = {
  number: 4011,
  name: 'Бананы',
  price: 14_000,
  byPiece: false,
  shelfDays: 5,
  tareG: 12,
};

export const hex = (text: string): Uint8Array => Buffer.from(text.replaceAll(/\s/g, ''), 'hex');

/** A wire in memory: what is sent arrives at once, unless it was hung up. */
function memoryWire(): { wire: FakeNetWire; transport: Transport; calls: () => number } {
  let device: (bytes: Uint8Array) => void = () => undefined;
  let events: LinkEvents | null = null;
  let calls = 0;
  const end = (by: 'us' | 'wire') => {
    const had = events;
    events = null;
    had?.ended({ by, detail: '' });
  };
  return {
    calls: () => calls,
    wire: {
      port: 1,
      send: (bytes) => events?.received(bytes),
      onReceived: (listener) => {
        device = listener;
      },
      hangUp: () => end('wire'),
      unplug: async () => end('wire'),
    },
    transport: {
      path: 'memory',
      open: async (listening) => {
        calls += 1;
        events = listening;
        return {
          ok: true,
          value: {
            waiting: 0,
            write: async (bytes) => {
              device(bytes);
              return { ok: true, value: undefined };
            },
            close: async () => end('us'),
          },
        };
      },
    },
  };
}

export function staged(protocol: Protocol) {
  const timers = new StageTimers();
  const { wire, transport, calls } = memoryWire();
  const scale = new FakeLabelScale(protocol, wire, { timers, random: () => 0.5 });
  const stop = new AbortController();
  const dialect = dialects[protocol];
  const talk = new LabelScaleTalk({ dialect, transport, timers, signal: stop.signal });
  /** What it comes to, however long it takes. */
  const soon = async <T>(promise: Promise<T>): Promise<T> => {
    let done: { readonly value: T } | null = null;
    void promise.then((value) => {
      done = { value };
    });
    for (let seconds = 0; seconds < 300 && !done; seconds += 1) await timers.advance(1000);
    return must<{ readonly value: T }>(done, 'it never ends').value;
  };
  return { scale, talk, timers, soon, calls, stop: () => stop.abort() };
}
