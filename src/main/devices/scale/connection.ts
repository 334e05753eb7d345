/** The life of one link to a scale: asks in turn, waits with a bound, and tells what it heard. */
import type { Measure, ScaleIdentity, ScaleState } from '../../../domain/areas/device/scale.ts';
import { ok, type Result, refuse } from '../../../domain/kit/result.ts';
import type { Link, OpenRefusal, Transport } from '../transport/link.ts';
import { Alarm } from './alarm.ts';
import { hintBytes, hintOf } from './hint.ts';
import type { Order, OrderRefusal, ScalePorts } from './index.ts';
import type { Heard, Protocol, Request, Talk } from './talk.ts';
import { trouble } from './weight-text.ts';

export interface ConnectionEvents {
  measure(measure: Measure): void;
  identity(identity: ScaleIdentity): void;
  /** It is there, or something is, and no weight comes. */
  amiss(state: ScaleState): void;
  counted(what: 'bytes' | 'badFrames' | 'missed', count: number): void;
  /** Once; the link is closed. */
  ended(): void;
}

/** A silent port is given up and opened anew: on Windows a pulled adapter may say nothing at all. */
const relinkAfterMs = 5000;
/** The same weight, always moving: the scale hangs, or the stream is an echo. */
const stuckMs = 10_000;
/** Steps of one exchange; an answer that never comes to an end is none. */
const mostSteps = 12;
const identityTries = 2;
/** Between an answer and the next question, for scales that are slow to listen again. */
const breathMs = 20;

interface PendingOrder {
  readonly order: Order;
  readonly settle: (how: Result<void, OrderRefusal>) => void;
}

export class Connection {
  readonly #protocol: Protocol;
  readonly #talk: Talk;
  readonly #ports: ScalePorts;
  readonly #events: ConnectionEvents;
  readonly #answer: Alarm;
  readonly #gap: Alarm;
  readonly #turn: Alarm;
  readonly #silence: Alarm;
  #link: Link | null = null;
  #over = false;
  #current: Request | null = null;
  #steps = 0;
  #askedAt = 0;
  #identityTries = 0;
  /** Behind an adapter that stays, scales are switched off and changed too. */
  #wasSilent = true;
  #pending: PendingOrder | null = null;
  /** Something of the answer under way did not check. */
  #spoiled = false;
  /** What came since the last frame that made sense. */
  #unread: number[] = [];
  #stuck: { readonly weightMg: number; readonly since: number } | null = null;

  constructor(protocol: Protocol, talk: Talk, ports: ScalePorts, events: ConnectionEvents) {
    this.#protocol = protocol;
    this.#talk = talk;
    this.#ports = ports;
    this.#events = events;
    this.#answer = new Alarm(ports.timers);
    this.#gap = new Alarm(ports.timers);
    this.#turn = new Alarm(ports.timers);
    this.#silence = new Alarm(ports.timers);
  }

  async open(transport: Transport, signal: AbortSignal): Promise<Result<void, OpenRefusal>> {
    const opened = await transport.open(
      { received: (bytes) => this.#received(bytes), ended: () => this.#end() },
      signal,
    );
    if (!opened.ok) return opened;
    this.#link = opened.value;
    this.#meet();
    this.#awaitFrames();
    this.#next();
    return ok(undefined);
  }

  order(order: Order): Promise<Result<void, OrderRefusal>> {
    if (this.#over || !this.#link) return Promise.resolve(refuse('NotConnected'));
    if (this.#pending) return Promise.resolve(refuse('OrderUnderWay'));
    return new Promise((settle) => {
      this.#pending = { order, settle };
      if (this.#current === null) this.#turn.set(0, () => this.#next());
    });
  }

  async close(): Promise<void> {
    this.#end();
    await this.#link?.close();
  }

  #end(): void {
    if (this.#over) return;
    this.#over = true;
    for (const alarm of [this.#answer, this.#gap, this.#turn, this.#silence]) alarm.clear();
    // An order that was not sent dies with its link: the next one may lead to another scale.
    this.#settle(refuse(this.#current === this.#pending?.order ? 'NoAnswer' : 'NotConnected'));
    this.#events.ended();
  }

  /** Orders first, then who are you, then the weight. */
  #next(): void {
    if (this.#over) return;
    const request = this.#pending?.order ?? (this.#identityTries > 0 ? 'identity' : 'weigh');
    if (request === 'identity') this.#identityTries -= 1;
    const bytes = this.#talk.ask(request);
    this.#current = bytes && request;
    this.#spoiled = false;
    this.#askedAt = this.#ports.timers.now();
    if (bytes) {
      this.#steps = 0;
      this.#say(bytes);
      return;
    }
    if (request !== 'weigh') {
      if (this.#pending) this.#settle(refuse('NotSupported'));
      this.#turn.set(0, () => this.#next());
    }
  }

  #meet(): void {
    this.#wasSilent = false;
    this.#identityTries = this.#protocol.identifies ? identityTries : 0;
  }

  #say(bytes: Uint8Array): void {
    this.#steps += 1;
    if (this.#steps > mostSteps) return;
    this.#ports.traffic?.('out', bytes);
    // A failed write ends the link, and that is heard.
    void this.#link?.write(bytes);
    if (this.#current) this.#answer.set(this.#protocol.answerMs, () => this.#missed());
  }

  #missed(): void {
    this.#events.counted('missed', 1);
    if (this.#current === this.#pending?.order) this.#settle(refuse('NoAnswer'));
    this.#rest();
  }

  /** The exchange is over; the next one in its time. */
  #rest(): void {
    this.#current = null;
    this.#answer.clear();
    const sinceMs = this.#ports.timers.now() - this.#askedAt;
    this.#turn.set(Math.max(breathMs, this.#protocol.everyMs - sinceMs), () => this.#next());
  }

  #settle(how: Result<void, OrderRefusal>): void {
    const pending = this.#pending;
    this.#pending = null;
    pending?.settle(how);
  }

  #received(bytes: Uint8Array): void {
    if (this.#over) return;
    this.#ports.traffic?.('in', bytes);
    this.#events.counted('bytes', bytes.length);
    this.#unread = [...this.#unread, ...bytes.slice(-hintBytes)].slice(-hintBytes);
    this.#take(this.#talk.heard(bytes));
    if (this.#over) return;
    if (this.#talk.held === 0 && !this.#spoiled) this.#gap.clear();
    else this.#gap.set(this.#protocol.gapMs, () => this.#paused());
  }

  /** After a damaged answer nothing is to be waited for: a question may be asked again at once, an order may not. */
  #paused(): void {
    this.#take(this.#talk.paused());
    const asking = this.#current === 'weigh' || this.#current === 'identity';
    if (this.#spoiled && asking && !this.#over) this.#missed();
  }

  #take(heard: readonly Heard[]): void {
    for (const one of heard) if (!this.#over) this.#heed(one);
  }

  #heed(heard: Heard): void {
    if (heard.kind === 'bad') {
      this.#spoiled = true;
      this.#events.counted('badFrames', 1);
    } else if (heard.kind === 'say') {
      // Asked to repeat, it may still make good.
      this.#spoiled = false;
      this.#say(heard.bytes);
    } else if (heard.kind === 'measure') this.#measured(heard.measure);
    else if (heard.kind === 'wrongPassword') this.#lockedOut();
    else this.#answered(heard);
  }

  #measured(measure: Measure): void {
    this.#unread = [];
    if (this.#wasSilent) this.#meet();
    this.#awaitFrames();
    this.#events.measure(measure);
    if (this.#current === 'weigh') this.#rest();
    if (this.#isStuck(measure)) void this.close();
  }

  #answered(heard: Extract<Heard, { kind: 'done' | 'refused' | 'identity' }>): void {
    if (heard.kind === 'identity') {
      this.#identityTries = 0;
      this.#unread = [];
      this.#events.identity(heard.identity);
    } else if (this.#current === this.#pending?.order) {
      this.#settle(heard.kind === 'done' ? ok(undefined) : refuse('ScaleRefused', { code: heard.code }));
    } else if (heard.kind === 'refused' && this.#current === 'weigh') {
      // It answers, only not with a weight; that ends the exchange too.
      this.#measured(trouble('notWeighing', heard.code));
    }
    if (this.#current) this.#rest();
  }

  /** Every further try would count against us, so there is none until somebody mends the settings. */
  #lockedOut(): void {
    for (const alarm of [this.#answer, this.#gap, this.#turn, this.#silence]) alarm.clear();
    this.#settle(refuse('ScaleRefused', { code: 'password' }));
    this.#identityTries = 0;
    this.#events.amiss({ kind: 'wrongSettings', hint: 'password' });
  }

  #awaitFrames(): void {
    const { lostAfterMs } = this.#protocol;
    if (lostAfterMs === null) return;
    this.#silence.set(lostAfterMs, () => {
      this.#wasSilent = true;
      const hint = hintOf(this.#unread);
      this.#events.amiss(hint ? { kind: 'wrongSettings', hint } : { kind: 'lost', why: 'silent' });
      this.#silence.set(relinkAfterMs, () => void this.close());
    });
  }

  #isStuck({ stable, weightMg }: Measure): boolean {
    const now = this.#ports.timers.now();
    if (stable !== false || weightMg === null) this.#stuck = null;
    else if (this.#stuck?.weightMg !== weightMg) this.#stuck = { weightMg, since: now };
    return this.#stuck !== null && now - this.#stuck.since > stuckMs;
  }
}
