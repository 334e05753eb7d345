/** Every device of a till: opened as it is saved, one owner a port, and what goes over its wire. */
import type { DeviceHealth, SavedDevice, ScalePlace } from '../../domain/areas/device/attached.ts';
import { type LinkProblem, textOfWire, type Wire } from '../../domain/areas/device/wires.ts';
import type { Id } from '../../domain/kit/ids.ts';
import { ok, type Refusal, type Result, refuse } from '../../domain/kit/result.ts';
import { type OpenDevice, openDevice, problemOf } from './opened.ts';
import { type Probed, probe } from './printer/probe.ts';
import { muteDialect } from './printer/profile.ts';
import { detectScale, type Found } from './scale/detect.ts';
import { ScanDesk } from './scanner/desk.ts';
import { type Chunk, Traffic } from './traffic.ts';
import type { OpenRefusal, Transport } from './transport/link.ts';
import { owned } from './transport/owned.ts';
import { Paths } from './transport/paths.ts';
import { systemTimers, type Timers } from './transport/timers.ts';
import { transportOf } from './transport/wires.ts';

export interface FleetPorts {
  readonly timers?: Timers;
  /** Something about a device is other than it was. */
  readonly changed: () => void;
  /** Every frame of a scale. */
  readonly weighed: () => void;
  /** A code came to the desk. */
  readonly scanned: () => void;
  readonly heard: () => void;
}

interface Attached {
  readonly id: Id;
  readonly name: string;
  /** What it was opened with: anything else is opened anew. */
  readonly told: string;
  readonly device: OpenDevice;
  readonly traffic: Traffic;
}

/** A device that is switched on. */
export type InUse<K extends OpenDevice['kind']> = Extract<OpenDevice, { kind: K }> & {
  readonly id: Id;
  readonly name: string;
};

export class Fleet {
  /** Codes of every scanner that hangs here, until a counter takes them. */
  readonly scans = new ScanDesk();
  readonly #paths = new Paths();
  readonly #timers: Timers;
  readonly #ports: FleetPorts;
  readonly #attached = new Map<Id, Attached>();
  #closing = new Set<Promise<void>>();
  #search = new AbortController();
  #searching: Promise<unknown> = Promise.resolve();

  constructor(ports: FleetPorts) {
    this.#ports = ports;
    this.#timers = ports.timers ?? systemTimers;
  }

  /** Who is gone or told otherwise lets go first, so that ports can change hands. */
  attach(saved: readonly SavedDevice[]): void {
    const wanted = new Map(saved.filter(({ isOn }) => isOn).map((device) => [device.deviceId, device]));
    for (const [id, { told }] of this.#attached) {
      const device = wanted.get(id);
      if (!device || textOf(device) !== told) this.#release(id);
    }
    for (const device of wanted.values()) if (!this.#attached.has(device.deviceId)) this.#open(device);
    this.#ports.changed();
  }

  /** The devices of a kind that are switched on, the one attached first at the head. */
  all<K extends OpenDevice['kind']>(kind: K): readonly InUse<K>[] {
    return [...this.#attached.values()]
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .flatMap(({ id, name, device }) =>
        device.kind === kind ? [{ ...(device as Extract<OpenDevice, { kind: K }>), id, name }] : [],
      );
  }

  /** The scale beside this till: the one attached first. */
  get scale(): InUse<'scale'> | null {
    return this.all('scale')[0] ?? null;
  }

  /** What scale hangs there; a new search ends the one before. */
  async find(place: ScalePlace): Promise<Result<Found | null, OpenRefusal>> {
    this.#search.abort();
    await this.#searching;
    this.#search = new AbortController();
    const { signal } = this.#search;
    const owner = place.kind === 'serial' ? place.path : place.host;
    const found = detectScale({ place, owner, signal }, { timers: this.#timers, paths: this.#paths });
    this.#searching = found;
    return found;
  }

  /** How the printer there speaks; a queue and a shared printer only take, and are not asked. */
  async probe(wire: Wire): Promise<Result<Probed, Refusal<'Unreachable', { why: LinkProblem }>>> {
    if (wire.kind === 'spooler' || wire.kind === 'file') return ok({ dialect: muteDialect, state: {} });
    let why: LinkProblem | null = null;
    const transport = owned(transportOf(wire, this.#timers), {
      paths: this.#paths,
      owner: textOfWire(wire),
      traffic: () => undefined,
      tried: (refusal) => {
        why = problemOf(refusal);
      },
    });
    const found = await probe(transport, this.#timers, AbortSignal.timeout(probeMs));
    return typeof found === 'string'
      ? refuse('Unreachable', { why: why ?? { kind: 'unreachable' } })
      : ok(found);
  }

  /** The wire of something that is attached elsewhere: its port has one owner like every other. */
  hold(transport: Transport, owner: string): Transport {
    return owned(transport, { paths: this.#paths, owner, traffic: () => undefined });
  }

  healthOf(id: Id): DeviceHealth | null {
    return this.#attached.get(id)?.device.health() ?? null;
  }

  trafficOf(id: Id): readonly Chunk[] {
    return this.#attached.get(id)?.traffic.chunks ?? [];
  }

  /** The device of ours that holds a port. */
  ownerOf(path: string): string | null {
    return this.#paths.ownerOf(path);
  }

  async close(): Promise<void> {
    this.#search.abort();
    await this.#searching;
    for (const id of [...this.#attached.keys()]) this.#release(id);
    await Promise.all(this.#closing);
  }

  #open(saved: SavedDevice): void {
    const { deviceId: id, name } = saved;
    const traffic = new Traffic(this.#timers, this.#ports.heard);
    const device = openDevice(saved, {
      timers: this.#timers,
      paths: this.#paths,
      traffic: (direction, bytes) => traffic.note(direction, bytes),
      changed: this.#ports.changed,
      weighed: this.#ports.weighed,
      scanned: (code) => {
        this.scans.put(code);
        this.#ports.scanned();
      },
    });
    this.#attached.set(id, { id, name, told: textOf(saved), device, traffic });
  }

  #release(id: Id): void {
    const device = this.#attached.get(id);
    if (!device) return;
    this.#attached.delete(id);
    const closed = device.device.close().finally(() => this.#closing.delete(closed));
    this.#closing.add(closed);
  }
}

/** Longer than all its questions take together. */
const probeMs = 15_000;

const textOf = ({ name, settings }: Pick<SavedDevice, 'name' | 'settings'>): string =>
  JSON.stringify([name, settings]);
