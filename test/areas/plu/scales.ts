/** A shop with label scales on real sockets of this machine. */
import { expect, onTestFinished } from 'vitest';
import type { LabelScaleView, ScaleItemRow } from '../../../src/domain/areas/plu/contract.ts';
import {
  type FileProtocol,
  LabelScaleSettings,
  type TalkingProtocol,
} from '../../../src/domain/areas/plu/label-scale.ts';
import type { Id } from '../../../src/domain/kit/ids.ts';
import { FakeLabelScale } from '../../../src/main/devices/label-scale/fake.ts';
import { tcpWire, udpWire } from '../../../src/main/devices/transport/fake.ts';
import { systemTimers } from '../../../src/main/devices/transport/timers.ts';
import { openShelves, type Shelves } from '../catalogue/shelves.ts';

export async function fakeScale(protocol: TalkingProtocol, port = 0): Promise<FakeLabelScale> {
  const wire = await (protocol === 'shtrih' ? udpWire(port) : tcpWire(port));
  const scale = new FakeLabelScale(protocol, wire, { timers: systemTimers, random: () => 0.5 });
  onTestFinished(() => scale.unplug());
  return scale;
}

export interface Counter {
  readonly shelves: Shelves;
  /** Attaches it; answers with its id. */
  attach(
    protocol: TalkingProtocol | FileProtocol,
    settings?: Partial<LabelScaleSettings> & { port?: number; name?: string },
  ): Promise<Id>;
  add(scaleId: Id, itemIds: readonly Id[]): Promise<{ added: number; already: number }>;
  send(scaleId: Id, anew?: boolean): Promise<unknown>;
  /** The first view of the scale for which it holds. */
  seen(scaleId: Id, holds: (view: LabelScaleView) => boolean): Promise<LabelScaleView>;
  rows(scaleId: Id): Promise<ScaleItemRow[]>;
}

/** Sent to, and at rest again. */
export const isAtRest = ({ working, contactAt, outcome }: LabelScaleView): boolean =>
  working === null && (contactAt !== null || outcome !== null);

export async function openCounter(): Promise<Counter> {
  const shelves = await openShelves();
  const { till, owner } = shelves;
  return {
    shelves,
    attach: async (protocol, { port, name = protocol, ...settings } = {}) => {
      const scaleId = till.id();
      await owner.plu.saveLabelScale({
        commandId: till.id(),
        scaleId,
        name,
        isOn: true,
        settings: LabelScaleSettings.parse({
          protocol,
          address: port === undefined ? null : { host: '127.0.0.1', port },
          sendsItself: false,
          ...settings,
        }),
      });
      return scaleId;
    },
    add: (scaleId, itemIds) =>
      owner.plu.addToScale({ commandId: till.id(), scaleId, what: { kind: 'items', itemIds: [...itemIds] } }),
    send: (scaleId, anew = false) => owner.plu.sendToScale({ commandId: till.id(), scaleId, anew }),
    seen: async (scaleId, holds) => {
      const stop = new AbortController();
      for await (const views of await owner.plu.labelScales({}, { signal: stop.signal })) {
        const view = views.find((one) => one.scaleId === scaleId);
        if (!view || !holds(view)) continue;
        stop.abort();
        return view;
      }
      throw new Error('the stream ended');
    },
    rows: async (scaleId) => {
      for await (const { rows } of await owner.plu.scaleItems({ scaleId })) return rows;
      throw new Error('the stream ended');
    },
  };
}

export const refusedWith = (code: string, data: object = {}) => expect.objectContaining({ code, data });

export const kilo = (name: string, priceMinor: number, more: { plu?: string; sku?: string } = {}) => ({
  name,
  priceMinor,
  unit: 'kg' as const,
  weighed: true,
  decimals: 3,
  ...more,
});
