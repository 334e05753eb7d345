/** One scale for as long as it is wanted: connected, watched, and connected anew with a fresh link. */
import type {
  Measure,
  Reading,
  ScaleCounters,
  ScaleIdentity,
  ScaleState,
} from '../../../domain/areas/device/scale.ts';
import {
  type AddAsk,
  type AddRefusal,
  emptyPan,
  mayAdd,
  reconnected,
  seen,
  sold,
  type Weighed,
} from '../../../domain/areas/device/scale-add.ts';
import type { ScaleSettings } from '../../../domain/areas/device/scale-settings.ts';
import { type Result, refuse } from '../../../domain/kit/result.ts';
import type { OpenRefusal, Transport } from '../transport/link.ts';
import type { Claim } from '../transport/paths.ts';
import { Alarm } from './alarm.ts';
import { Connection } from './connection.ts';
import type { Order, OrderRefusal, Scale, ScalePorts, ScaleView } from './index.ts';
import { protocols } from './protocols.ts';

/** A weight that nobody has confirmed for so long is shown no more. */
const expireMs = 1500;
const openMs = 5000;
const firstRetryMs = 250;
const longestRetryMs = 5000;
/** The smallest load of a class III scale, in verification intervals (OIML R76). */
const minIntervals = 20;

export class Conversation implements Scale {
  readonly #settings: ScaleSettings;
  readonly #transport: Transport;
  readonly #ports: ScalePorts;
  readonly #listeners = new Set<(view: ScaleView) => void>();
  readonly #retry: Alarm;
  readonly #expiry: Alarm;
  readonly #deadline: Alarm;
  #counters: ScaleCounters = { bytes: 0, frames: 0, badFrames: 0, missed: 0, reconnects: 0 };
  #state: ScaleState = { kind: 'connecting' };
  #reading: Reading | null = null;
  #identity: ScaleIdentity | null = null;
  #pan = emptyPan;
  /** Of a scale that does not say so itself. */
  #tareOn = false;
  #claim: Claim | null = null;
  #connection: Connection | null = null;
  #opening: AbortController | null = null;
  #retries = 0;
  #connected = false;

  constructor(settings: ScaleSettings, transport: Transport, ports: ScalePorts) {
    this.#settings = settings;
    this.#transport = transport;
    this.#ports = ports;
    this.#retry = new Alarm(ports.timers);
    this.#expiry = new Alarm(ports.timers);
    this.#deadline = new Alarm(ports.timers);
    void this.#connect();
  }

  get view(): ScaleView {
    return {
      state: this.#state,
      reading: this.#reading,
      identity: this.#identity,
      counters: this.#counters,
    };
  }

  watch(listener: (view: ScaleView) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  mayAdd({ itemTareMg, again }: Pick<AddAsk, 'itemTareMg' | 'again'>): Result<Weighed, AddRefusal> {
    const { limits } = this.#settings;
    const stepMg = this.#identity?.stepMg ?? limits.stepMg;
    const minMg = this.#identity?.minMg ?? limits.minMg ?? (stepMg && stepMg * minIntervals);
    return mayAdd(this.#pan, {
      now: this.#ports.timers.now(),
      limits: { maxMg: this.#identity?.maxMg ?? limits.maxMg, minMg, maxTareMg: limits.maxTareMg },
      itemTareMg,
      again,
    });
  }

  sold(): void {
    this.#pan = sold(this.#pan);
  }

  zero = (): Promise<Result<void, OrderRefusal>> => this.#order('zero');
  tare = (): Promise<Result<void, OrderRefusal>> => this.#order('tare');
  clearTare = (): Promise<Result<void, OrderRefusal>> => this.#order('clearTare');

  async close(): Promise<void> {
    if (this.#state.kind === 'closed') return;
    const connection = this.#connection;
    this.#connection = null;
    this.#set({ kind: 'closed' });
    this.#listeners.clear();
    for (const alarm of [this.#retry, this.#expiry, this.#deadline]) alarm.clear();
    this.#opening?.abort();
    await connection?.close();
    this.#claim?.release();
  }

  async #order(order: Order): Promise<Result<void, OrderRefusal>> {
    const connection = this.#connection;
    if (!connection || this.#state.kind !== 'live') return refuse('NotConnected');
    const done = await connection.order(order);
    if (done.ok && connection === this.#connection && order !== 'zero') this.#tareOn = order === 'tare';
    return done;
  }

  async #connect(): Promise<void> {
    this.#claim?.release();
    const claim = this.#ports.paths.claim(this.#transport.path, this.#settings.name);
    if (!claim.ok) return this.#later({ kind: 'busy', owner: claim.refusal.data.owner });
    this.#claim = claim.value;
    const { protocol, ...options } = this.#settings;
    const spoken = protocols[protocol];
    const opening = new AbortController();
    this.#opening = opening;
    this.#deadline.set(openMs, () => opening.abort());
    const connection: Connection = new Connection(spoken, spoken.talk(options), this.#ports, {
      measure: (measure) => this.#measured(measure),
      identity: (identity) => this.#identified(identity),
      amiss: (state) => this.#lose(state),
      counted: (what, count) => this.#count(what, count),
      ended: () => this.#ended(connection),
    });
    this.#connection = connection;
    const opened = await connection.open(this.#transport, opening.signal);
    if (this.#isClosed()) return connection.close();
    this.#deadline.clear();
    if (!opened.ok) {
      this.#connection = null;
      return this.#later(stateOf(opened.refusal));
    }
    if (this.#connected) this.#count('reconnects', 1);
    this.#connected = true;
    // Such a scale says nothing until something lies on it: being open is all there is to know.
    if (spoken.lostAfterMs === null) this.#set({ kind: 'live' });
  }

  #isClosed = (): boolean => this.#state.kind === 'closed';

  #measured(measure: Measure): void {
    const net = measure.net ?? (this.#tareOn || null);
    const reading: Reading = { ...measure, net, at: this.#ports.timers.now() };
    this.#retries = 0;
    this.#pan = seen(this.#pan, reading);
    this.#reading = reading;
    this.#counters = { ...this.#counters, frames: this.#counters.frames + 1 };
    this.#expiry.set(expireMs, () => {
      this.#forget();
      this.#tell();
    });
    this.#set({ kind: 'live' });
  }

  #identified(identity: ScaleIdentity): void {
    this.#identity = identity;
    this.#tell();
  }

  #ended(connection: Connection): void {
    if (connection !== this.#connection) return;
    this.#connection = null;
    const { kind } = this.#state;
    const told = kind === 'lost' || kind === 'wrongSettings';
    // Another try would be another wrong password, and a few of them lock the scale.
    if (kind === 'wrongSettings' && this.#state.hint === 'password') return;
    this.#later(told ? this.#state : { kind: 'lost', why: 'unplugged' });
  }

  #later(state: ScaleState): void {
    this.#lose(state);
    const ms = Math.min(longestRetryMs, firstRetryMs * 2 ** Math.min(this.#retries, 10));
    this.#retries += 1;
    this.#retry.set(ms, () => void this.#connect());
  }

  /** A lost scale never shows its last weight, and what answers next may be another one. */
  #lose(state: ScaleState): void {
    this.#forget();
    this.#pan = reconnected(this.#pan);
    this.#identity = null;
    this.#tareOn = false;
    this.#set(state);
  }

  #forget(): void {
    this.#expiry.clear();
    this.#reading = null;
  }

  #count(what: keyof ScaleCounters, count: number): void {
    this.#counters = { ...this.#counters, [what]: this.#counters[what] + count };
  }

  #set(state: ScaleState): void {
    this.#state = state;
    this.#tell();
  }

  #tell(): void {
    const { view } = this;
    for (const listener of [...this.#listeners]) listener(view);
  }
}

function stateOf(refusal: OpenRefusal): ScaleState {
  switch (refusal.code) {
    case 'InUse':
      return { kind: 'busy', owner: refusal.data.owner };
    case 'NotFound':
      return { kind: 'lost', why: 'unplugged' };
    case 'NoRights':
      return { kind: 'lost', why: 'noRights' };
    case 'Unreachable':
    case 'Cancelled':
      return { kind: 'lost', why: 'unreachable' };
    case 'Broken':
      return { kind: 'lost', why: 'broken' };
  }
}
