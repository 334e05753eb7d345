/** Does what the engine says, one thing at a time, and tells it how that went. Sales go before all of it. */
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { must } from '../../domain/kit/result.ts';
import { genesis } from '../../domain/kit/sync/chain.ts';
import { provePage } from '../../domain/kit/sync/prove.ts';
import {
  type FeedScope,
  type HelloRequest,
  type PullAnswer,
  protocol,
  pushText,
  type SnapshotAnswer,
} from '../../domain/kit/sync/wire.ts';
import { Feeds } from '../ledger/foreign/feeds.ts';
import { entriesAfter, markAt, marksOf } from '../ledger/foreign/outbox.ts';
import { cursorOf } from '../ledger/foreign/standing.ts';
import { liveOn } from '../ledger/incarnation.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { asleep, type Effect, type EngineState, type Event, nextEffect, step } from './engine.ts';
import type { Outcome, SyncPorts } from './ports.ts';
import { Slices } from './slices.ts';
import { standingOf } from './standing.ts';

/** A push answered sooner may be larger next time. */
const quickMs = 1000;
const settleAtOnce = 200;

type Of<K extends Effect['do']> = Extract<Effect, { do: K }>;

export class SyncDriver {
  readonly #ledger: Ledger;
  readonly #feeds: Feeds;
  readonly #marker: string;
  readonly #ports: SyncPorts;
  #state: EngineState = asleep;
  #cancel: (() => void) | null = null;
  /** An idle wait, which whatever happens ends. */
  #idle = false;
  /** A wait for a line that was dead, which a word from HQ ends. */
  #deaf = false;
  #stopped = true;
  #unwatch: () => void = () => undefined;
  /** What is written just now is not somebody's at the counter. */
  #writing = false;
  readonly #slices: Slices;

  /** `tables` are the facts and records this code knows; `marker` is the file beside the ledger. */
  constructor(ledger: Ledger, tables: readonly SQLiteTable[], marker: string, ports: SyncPorts) {
    this.#ledger = ledger;
    this.#feeds = new Feeds(ledger, tables, ports.witness);
    this.#marker = marker;
    this.#ports = ports;
    this.#slices = new Slices(ports.elapsed, (ms, run) => this.#later(ms, run));
  }

  get state(): EngineState {
    return this.#state;
  }

  start(): void {
    this.#stopped = false;
    this.#state = asleep;
    const { watchers } = this.#ledger;
    const unwatchAll = watchers.watchAll((touched) => {
      if (!this.#writing) this.#slices.used(touched);
    });
    const unwatch = watchers.watch(['journal'], () =>
      this.#meanwhile({ kind: 'committed', tip: this.#ledger.tip.seq }),
    );
    this.#unwatch = () => {
      unwatchAll();
      unwatch();
    };
    this.#perform({ do: 'hello', doubt: null });
  }

  stop(): void {
    this.#stopped = true;
    this.#unwatch();
    this.#cancel?.();
  }

  /** HQ's live line says how far its feeds are. */
  heard(heads: Readonly<Record<FeedScope, number>>): void {
    this.#meanwhile({ kind: 'heard', heads });
    if (!this.#deaf || this.#stopped) return;
    this.#cancel?.();
    this.#deaf = false;
    this.#done({ kind: 'waited' });
  }

  #meanwhile(event: Event): void {
    if (this.#stopped) return;
    this.#state = step(this.#state, event);
    if (!this.#idle) return;
    this.#cancel?.();
    this.#idle = false;
    this.#next(event);
  }

  #done(event: Event): void {
    if (this.#stopped) return;
    this.#state = step(this.#state, event);
    this.#next(event);
  }

  /** Never at once: whoever waits to sell comes first. */
  #next(event: Event): void {
    const effect = nextEffect(this.#state, event);
    if (effect.do === 'wait') {
      // Tills that lost HQ together do not come back together.
      const ms = effect.idle ? effect.ms : effect.ms * (0.5 + this.#ports.random() / 2);
      this.#idle = effect.idle;
      this.#deaf = event.kind === 'failed';
      this.#later(ms, () => {
        this.#idle = false;
        this.#deaf = false;
        this.#done({ kind: 'waited' });
      });
    } else this.#later(0, () => this.#perform(effect));
  }

  #later(ms: number, run: () => void): void {
    this.#cancel = this.#ports.after(ms, () => {
      if (!this.#stopped) this.#guarded(run);
    });
  }

  /** A fault of the disk, or ours: nothing was done, and it is tried again later. */
  #guarded(run: () => void): void {
    this.#writing = true;
    try {
      run();
    } catch (error) {
      this.#ports.onFault(error);
      this.#done({ kind: 'failed', slow: false });
    } finally {
      this.#writing = false;
    }
  }

  #perform(effect: Effect): void {
    switch (effect.do) {
      case 'hello':
        this.#hello(effect.doubt);
        break;
      case 'push':
        this.#push(effect);
        break;
      case 'pull':
        this.#pull(effect);
        break;
      case 'snapshot':
        this.#snapshot(effect);
        break;
      case 'settle': {
        const settled = this.#feeds.settle(effect.seq, settleAtOnce);
        this.#done({ kind: 'settled', all: settled < settleAtOnce });
        break;
      }
      case 'beginEpoch':
        liveOn(this.#ledger, this.#marker, effect.after);
        this.#done({ kind: 'epochBegun' });
    }
  }

  /** Hands an answer on, or what came in its place. */
  #answered<T>(take: (value: T) => void, refused = () => {}): (outcome: Outcome<T>) => void {
    return (outcome) => {
      if (this.#stopped) return;
      this.#guarded(() => {
        if (outcome.kind === 'refused') refused();
        if (outcome.kind === 'answer') take(outcome.value);
        else this.#done(outcome);
      });
    };
  }

  #hello(doubt: number | null): void {
    const ledger = this.#ledger;
    const { epoch } = ledger.identity;
    this.#ports.ask(
      'hello',
      this.#greeting(doubt),
      this.#answered((answer) => {
        const { seq, hash, durable } = answer.have;
        const mine = seq === 0 ? genesis : markAt(ledger.read, seq);
        const holds = mine?.hash === hash && ledger.identity.epoch === epoch;
        if (answer.action.kind !== 'newEpoch' && holds) this.#keep(answer.serverEpoch, seq, durable);
        const tooOld = ledger.schema < answer.minSchema;
        const cursors = this.#cursorsOf(answer.scopes.map(({ id }) => id));
        this.#done({ kind: 'greeted', answer, epoch, holds, tooOld, tip: ledger.tip.seq, cursors });
      }),
    );
  }

  #greeting(doubt: number | null): HelloRequest {
    const { read, identity, tip, standing, schema } = this.#ledger;
    const doubted = doubt === null ? null : markAt(read, doubt);
    const marks = [...marksOf(read, tip.seq), ...(doubted ? [doubted] : [])];
    return {
      proto: protocol,
      till: identity.tillId,
      epoch: identity.epoch,
      nonce: identity.nonce,
      app: this.#ports.app,
      schema,
      marks: marks.length > 0 ? marks : [genesis],
      acked: standing.acked,
      serverEpoch: standing.serverEpoch,
      cursors: Object.fromEntries(standing.cursors().map((row) => [row.scope, cursorOf(row)])),
      ...standingOf(this.#ledger, this.#ports),
    };
  }

  #cursorsOf(feeds: readonly FeedScope[]): Record<FeedScope, number> {
    return Object.fromEntries(feeds.map((scope) => [scope, this.#feeds.cursor(scope).position]));
  }

  #keep(serverEpoch: string, acked: number, durable: number): void {
    const { standing } = this.#ledger;
    const same = standing.serverEpoch === serverEpoch && standing.acked === acked;
    if (!same || standing.durable !== durable) this.#feeds.answered({ serverEpoch, acked, durable });
  }

  #push({ session, epoch, after, most, bytes }: Of<'push'>): void {
    const batch = entriesAfter(this.#ledger.read, after.seq, { entries: most, bytes });
    const { entries, tip } = must(batch, `no entry after ${after.seq}`);
    const sig = this.#ports.sign(pushText(this.#ledger.identity.tillId, { epoch, prev: after, tip }));
    const began = this.#ports.elapsed();
    this.#ports.ask(
      'push',
      { session, epoch, prev: after, entries, tip, sig },
      this.#answered((answer) => {
        const quick = this.#ports.elapsed() - began < quickMs;
        const { accepted, durable } = answer;
        const serverEpoch = this.#ledger.standing.serverEpoch ?? '';
        const passed = this.#feeds.passed(this.#ports.sha256, { epoch, entries }, answer);
        this.#feeds.answered({ serverEpoch, acked: accepted.seq, durable }, passed);
        this.#done({ kind: 'pushed', answer, quick, passed });
      }),
    );
  }

  #pull({ session, serverEpoch, feeds, limits }: Of<'pull'>): void {
    const cursors = this.#cursorsOf(feeds);
    const most = { maxItems: limits.pullItems, maxBytes: limits.pullBytes };
    this.#ports.ask(
      'pull',
      { session, serverEpoch, cursors, ...most, standing: standingOf(this.#ledger, this.#ports) },
      this.#answered((answer) => this.#takePages(answer, feeds)),
    );
  }

  #takePages({ pages, more }: PullAnswer, feeds: readonly FeedScope[]): void {
    const [page, ...rest] = pages;
    if (!page) {
      this.#done({ kind: 'pulled', cursors: this.#cursorsOf(feeds), more });
      return;
    }
    const { scope, items } = page;
    const digests = provePage(this.#ports.sha256, this.#feeds.cursor(scope), page);
    if (!digests) {
      this.#done({ kind: 'strayed', scope });
      return;
    }
    this.#slices.run(
      items,
      (left, enough) => this.#feeds.take(scope, left, digests.slice(items.length - left.length), enough),
      () => this.#takePages({ pages: rest, more }, feeds),
    );
  }

  #snapshot({ session, scope, serverEpoch }: Of<'snapshot'>): void {
    const begun = this.#feeds.snapshot(scope);
    const asked = { session, scope, at: begun?.at ?? null, after: begun?.after ?? 0 };
    const take = (answer: SnapshotAnswer) => this.#takeSnapshot(answer, serverEpoch);
    // HQ no longer has what was begun: the next try begins anew.
    const drop = () => begun && this.#feeds.dropSnapshot(scope);
    this.#ports.ask('snapshot', asked, this.#answered(take, drop));
  }

  #takeSnapshot(answer: SnapshotAnswer, serverEpoch: string): void {
    const { scope, at, digest, items, next } = answer;
    const begun = this.#feeds.snapshot(scope);
    const other = answer.serverEpoch !== serverEpoch || (begun && begun.digest !== digest);
    if (other) {
      this.#feeds.dropSnapshot(scope);
      this.#done({ kind: 'refused', refused: { code: 'Resync' } });
      return;
    }
    if (!begun) this.#feeds.beginSnapshot(scope, at, digest);
    this.#slices.run(
      items,
      (left, more) => this.#feeds.takeSnapshot(scope, left, next === null, more),
      () => this.#done({ kind: 'snapshotRead', scope, position: next === null ? at : null }),
    );
  }
}
