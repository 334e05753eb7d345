/** HQ in the simulation: the real decisions over a store in memory, with the calamities of a server. */
import { createHash } from 'node:crypto';
import type { Answer, HqPorts } from '../../src/domain/kit/sync/answer.ts';
import { hashOfText, type Sha256 } from '../../src/domain/kit/sync/chain.ts';
import { answerHello } from '../../src/domain/kit/sync/hello.ts';
import { effectiveClock } from '../../src/domain/kit/sync/merge.ts';
import { answerPull, answerSnapshot } from '../../src/domain/kit/sync/pull.ts';
import { answerPush, publish } from '../../src/domain/kit/sync/push.ts';
import type { HqStore, Quarantined, Registration, StoredEntry } from '../../src/domain/kit/sync/store.ts';
import {
  type FeedScope,
  HelloAnswer,
  HelloRequest,
  PullAnswer,
  PullRequest,
  PushAnswer,
  PushRequest,
  SnapshotAnswer,
  usualLimits,
} from '../../src/domain/kit/sync/wire.ts';
import type { Routes } from '../../src/main/sync/ports.ts';
import type { Agenda } from './agenda.ts';
import type { Bug } from './bugs.ts';
import type { Chance } from './chance.ts';
import type { Coverage } from './coverage.ts';
import { type CompanyRows, HqDied, MemoryStore, streamKey } from './memory-hq.ts';
import { readAll, type SqlTwin } from './sql-twin.ts';

export const sha256: Sha256 = (...parts) => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

interface HqLike {
  readonly bug: Bug | null;
  /** Asked beside the store in memory. */
  readonly sql: SqlTwin | null;
  readonly limits: typeof usualLimits;
}

/** Whose token a request bears. */
interface Asker {
  readonly company: string;
  readonly till: string;
  readonly displaced: boolean;
}

interface Asked extends Asker {
  readonly body: unknown;
}

/** For somebody's yes. */
const waiting: ReadonlySet<Quarantined['reason']> = new Set(['revoked', 'retired']);

export const placeOf = (company: string, row: Omit<Quarantined, 'reason'>): string =>
  `${company} ${row.till} ${row.stream} ${row.seq}`;

/** Small, so that pages, halves and resumed snapshots happen. */
export const smallLimits: typeof usualLimits = {
  ...usualLimits,
  pushEntries: 40,
  pullItems: 60,
  pullBytes: 64 * 1024,
};

export class SimHq {
  readonly companies = new Map<string, MemoryStore>();
  readonly agenda: Agenda;
  readonly #chance: Chance;
  readonly #coverage: Coverage;
  readonly #bug: Bug | null;
  readonly #sql: SqlTwin | null;
  readonly #limits: typeof usualLimits;
  #sessions = 0;
  #lives = 1;
  #backups: { rows: Map<string, CompanyRows>; inSql: (() => void) | undefined }[] = [];
  upAt = 0;
  /** Tills below it push and do not pull. */
  minSchema = 1;
  /** Places of entries that HQ laid aside and said so. */
  readonly announced = new Set<string>();

  constructor(agenda: Agenda, chance: Chance, coverage: Coverage, like: HqLike) {
    const { bug, sql, limits } = like;
    sql?.empty();
    this.#sql = sql;
    this.#limits = limits;
    this.agenda = agenda;
    this.#chance = chance;
    this.#coverage = coverage;
    this.#bug = bug;
  }

  addCompany(company: string): void {
    const store = new MemoryStore('life-1');
    if (this.#bug === 'dropQuarantine') store.onQuarantine = () => false;
    store.onKnown = () => this.#coverage.hit('idKnown');
    if (this.#bug === 'bigserial') this.#hide(store);
    const [first] = this.companies.values();
    if (this.#bug === 'noCompanyFilter' && first) store.leak = first;
    this.companies.set(company, store);
  }

  register(company: string, registration: Registration): void {
    this.store(company).rows.registrations.set(registration.till, registration);
    this.#sql?.register(company, registration);
  }

  /** Finds where the two stores differ. */
  async compare(): Promise<void> {
    for (const [company, memory] of this.companies) await readAll(this.#port(company), memory);
  }

  #port(company: string, displaced = false): HqStore {
    const memory = this.store(company);
    const seen = displaced ? memory.asDisplaced() : memory;
    return this.#sql?.over(company, { memory, seen, displaced }) ?? seen;
  }

  store(company: string): MemoryStore {
    const store = this.companies.get(company);
    if (!store) throw new Error(`no company ${company}`);
    return store;
  }

  /** Falls over before its next transaction commits, and is up again at once. */
  die(): void {
    for (const store of this.companies.values()) store.dying = true;
  }

  /** What HQ answers; null when it died on the way. */
  async answer<R extends keyof Routes>(
    route: R,
    who: Asker,
    body: Routes[R]['ask'],
  ): Promise<Answer<Routes[R]['answer']> | null> {
    try {
      const answer = await this.#route(route, who, body);
      this.#count(route, answer, { ...who, body });
      return answer as Answer<Routes[R]['answer']>;
    } catch (error) {
      if (!(error instanceof HqDied)) throw error;
      for (const store of this.companies.values()) store.dying = false;
      this.#coverage.hit('hqDied');
      return null;
    }
  }

  async #route(route: keyof Routes, who: Asker, body: unknown) {
    const { company, till } = who;
    const ports = this.#ports(who);
    switch (route) {
      case 'hello': {
        const hello = HelloRequest.parse(body);
        const answer = await answerHello(ports, till, this.#naive(company, till, hello));
        return answer.ok ? { ok: true as const, value: HelloAnswer.parse(answer.value) } : answer;
      }
      case 'push': {
        const push = PushRequest.parse(body);
        const tip = this.store(company).rows.streams.get(streamKey(till, push.epoch))?.tip.seq ?? 0;
        if (push.prev.seq < tip) this.#coverage.hit('overlap');
        if (this.#bug === 'naiveDedup') return await this.#naivePush(company, till, push);
        const answer = await answerPush(ports, till, push);
        return answer.ok ? { ok: true as const, value: PushAnswer.parse(answer.value) } : answer;
      }
      case 'pull': {
        const answer = await answerPull(ports, till, PullRequest.parse(body));
        return answer.ok ? { ok: true as const, value: PullAnswer.parse(answer.value) } : answer;
      }
      case 'snapshot': {
        const answer = await answerSnapshot(ports, till, body as Parameters<typeof answerSnapshot>[2]);
        return answer.ok ? { ok: true as const, value: SnapshotAnswer.parse(answer.value) } : answer;
      }
    }
  }

  #ports(who: Asker): HqPorts {
    return {
      store: this.#port(who.company, who.displaced),
      sha256,
      // Whoever believes every clock has one that is never behind.
      now: () => (this.#bug === 'trustClocks' ? 2 ** 46 : this.agenda.now),
      newSession: () => `s${this.#nextSession()}`,
      limits: this.#limits,
      minSchema: this.minSchema,
    };
  }

  #nextSession(): number {
    this.#sessions += 1;
    return this.#sessions;
  }

  #count(route: keyof Routes, answer: Answer<unknown>, asked: Asked): void {
    if (!answer.ok) {
      const { code } = answer.refused;
      if (code === 'Gap') this.#coverage.hit('gap');
      if (code === 'Fenced') this.#coverage.hit('fenced');
      if (code === 'Resync') this.#coverage.hit('resyncRefused');
      return;
    }
    if (route === 'hello') {
      const { action } = answer.value as HelloAnswer;
      if (action.kind === 'newEpoch') this.#coverage.hit('newEpochByHq');
      if (action.kind === 'resync') this.#coverage.hit('resync');
    }
    if (route === 'push') {
      const { clamped, quarantined } = answer.value as PushAnswer;
      const { epoch } = asked.body as PushRequest;
      for (const { seq } of quarantined)
        this.announced.add(placeOf(asked.company, { till: asked.till, stream: epoch, seq }));
      if (clamped.length > 0) this.#coverage.hit('clamped');
      if (quarantined.length > 0) this.#coverage.hit('hqQuarantine');
    }
  }

  backUp(): void {
    const rows = new Map([...this.companies].map(([name, store]) => [name, store.rows.copy()]));
    this.#backups = [...this.#backups, { rows, inSql: this.#sql?.backUp() }].slice(-3);
  }

  /** From a backup, or from nothing but who its tills are. */
  restore(empty: boolean): boolean {
    const backup = this.#backups.length > 0 ? this.#chance.pick(this.#backups) : null;
    if (!empty && !backup) return false;
    this.#lives += 1;
    for (const [name, store] of this.companies) {
      const { registrations } = store.rows;
      const rows = empty ? null : backup?.rows.get(name)?.copy();
      if (rows) store.rows = rows;
      else store.rows = new (store.rows.constructor as typeof CompanyRows)();
      store.rows.registrations = registrations;
      store.serverEpoch = `life-${this.#lives}`;
    }
    if (empty) {
      this.#backups = [];
      this.#sql?.lose();
    } else backup?.inSql?.();
    return true;
  }

  /** Groups that were overtaken are gone from a feed: who is behind must take the snapshot. */
  trim(company: string, scope: FeedScope): void {
    const feed = this.store(company).rows.feed(scope);
    feed.min = feed.items.length;
    this.#sql?.trim(company, scope);
  }

  async replayQuarantine(company: string): Promise<void> {
    const store = this.store(company);
    for (const row of store.rows.quarantine) {
      const registration = store.rows.registrations.get(row.till);
      const entry = this.entryOf(company, row.till, row.stream, row.seq);
      if (registration?.state !== 'active' || !waiting.has(row.reason) || !entry) continue;
      this.#coverage.hit(row.reason === 'retired' ? 'hqReview' : 'hqReplay');
      // Somebody presses the key again when HQ fell over.
      store.dying = false;
      const again = await this.#port(company).transact((tx) => publish(sha256, tx, registration, [entry]));
      if (again.length > 0) continue;
      store.rows.quarantine = store.rows.quarantine.filter((one) => one !== row);
      this.#sql?.release(company, row);
    }
  }

  entryOf(company: string, till: string, stream: number, seq: number): StoredEntry | undefined {
    const { streams, entries } = this.store(company).rows;
    const base = streams.get(streamKey(till, stream))?.base.seq ?? 0;
    return entries.get(streamKey(till, stream))?.[seq - base - 1];
  }

  /** A reader may come between a position and its commit. */
  #hide(store: MemoryStore): void {
    store.onAppended = (_scope, feed, positions) => {
      if (!this.#chance.is(0.3)) return;
      for (const position of positions) feed.unseen.add(position);
      this.agenda.after(this.#chance.between(1, 5000), () => {
        for (const position of positions) feed.unseen.delete(position);
      });
    };
  }

  /** An HQ that counts only numbers tells a till that it has just what the till says. */
  #naive(company: string, till: string, hello: HelloRequest): HelloRequest {
    if (this.#bug !== 'naiveDedup') return hello;
    const { rows } = this.store(company);
    const key = streamKey(till, hello.epoch);
    const stream = rows.streams.get(key);
    const mark = hello.marks.find(({ seq }) => seq <= (stream?.tip.seq ?? 0));
    if (stream && mark) rows.streams.set(key, { ...stream, pastNonces: [], tip: { ...stream.tip, ...mark } });
    return hello;
  }

  async #naivePush(company: string, till: string, push: PushRequest): Promise<Answer<PushAnswer>> {
    const store = this.store(company);
    return store.transact(async (tx) => {
      const registration = await tx.registration(till);
      const stream = (await tx.streams(till)).find(({ epoch }) => epoch === push.epoch);
      if (!registration || !stream) return { ok: false, refused: { code: 'Fenced' } };
      const have = store.rows.entries.get(streamKey(till, push.epoch))?.at(-1)?.seq ?? 0;
      const fresh = push.entries
        .filter(({ seq }) => seq > have)
        .map((entry): StoredEntry => {
          const bodyHash = entry.bodyHash ?? hashOfText(sha256, entry.body ?? '');
          const place = { till, stream: push.epoch, hash: push.tip.hash, bodyHash };
          const clock = effectiveClock(entry.hlc, stream.clock, this.agenda.now, till);
          return { ...entry, ...place, clock, receivedAt: this.agenda.now };
        });
      const known = await tx.addEntries(fresh);
      const news = fresh.filter(({ id }) => !known.has(id));
      await tx.putStream({ ...stream, tip: push.tip });
      await publish(sha256, tx, registration, news);
      const heads = await tx.heads(registration.feeds);
      return {
        ok: true,
        value: {
          serverEpoch: tx.serverEpoch,
          accepted: push.tip,
          durable: push.tip.seq,
          clamped: [],
          quarantined: [],
          heads: Object.fromEntries([...heads].map(([scope, { head }]) => [scope, head])),
          placed: null,
        },
      };
    });
  }
}
