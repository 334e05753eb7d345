/** This till's link to its headquarters: enrolled once, open while the till is, and seen from every counter. */
import { createHash } from 'node:crypto';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { SyncState } from '../../domain/areas/sync/contract.ts';
import { assert, must } from '../../domain/kit/result.ts';
import type { Sha256 } from '../../domain/kit/sync/chain.ts';
import { type EnrolAnswer, fingerprintOf } from '../../domain/kit/sync/enrol.ts';
import { type SealAnswer, type SealReport, sealedText, sealText } from '../../domain/kit/sync/seal.ts';
import { codecOf } from '../ledger/codec.ts';
import { type DataPaths, freeBytes } from '../ledger/files.ts';
import { enrol } from '../ledger/foreign/enrol.ts';
import { Feeds } from '../ledger/foreign/feeds.ts';
import { noteContact } from '../ledger/foreign/standing.ts';
import type { Witness } from '../ledger/foreign/witness.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { Signal } from '../ledger/watch.ts';
import { askForPlace, lookAt, trustFor } from './asking.ts';
import { claimOf } from './claim.ts';
import { SyncDriver } from './driver.ts';
import { isSignedBy, newTillKey, TillKey } from './key.ts';
import { Leases } from './leases.ts';
import { HqNetwork } from './network.ts';
import { phaseOf } from './phase.ts';
import { type HqPlace, keepPlace, readPlace, type Wrapping } from './place.ts';
import type { Outcome, SyncPorts } from './ports.ts';
import type { Reply } from './request.ts';
import { SyncTally } from './tally.ts';

export interface LinkPorts
  extends Wrapping,
    Pick<SyncPorts, 'after' | 'elapsed' | 'app' | 'onFault' | 'open'> {
  readonly ledger: Ledger;
  readonly paths: DataPaths;
  readonly tables: readonly SQLiteTable[];
  readonly witness: Witness;
  readonly now: () => number;
}

/** The link is other than it was, without a commit. */
export const linkChanged = new Signal('sync');

/** Counters look at most so often while a backlog drains. */
const tellMs = 200;
const contactMs = 10 * 60_000;

type Talk = { readonly driver: SyncDriver; readonly network: HqNetwork };

export class HqLink {
  readonly leases: Leases;
  readonly tally = new SyncTally();
  readonly #ports: LinkPorts;
  /** Tables that travel. */
  readonly #synced: readonly SQLiteTable[];
  readonly #records: ReadonlyMap<string, SQLiteTable>;
  #place: HqPlace | null = null;
  /** Of the place that was asked for: an answer that was lost is given again to the same key only. */
  #newKey: string | null = null;
  /** The key cannot be read. */
  #keyless = false;
  #talk: Talk | null = null;
  #last: Outcome<unknown> | null = null;
  #contactAt: number | null = null;
  #cancelTelling: (() => void) | null = null;

  constructor(ports: LinkPorts) {
    this.#ports = ports;
    const { ledger, after, onFault } = ports;
    this.leases = new Leases({ ledger, after, onFault, talk: () => this.#line() });
    const kept = ports.tables.filter((table) => /fact|record/.test(codecOf(table).spec.class));
    this.#synced = kept;
    this.#records = new Map(
      kept.filter((table) => codecOf(table).spec.class === 'record').map((table) => [nameOf(table), table]),
    );
  }

  /** Null on a till of its own. */
  get place(): EnrolAnswer | null {
    return this.#place?.place ?? null;
  }

  /** What came of others, for who looks after what could not be applied. */
  get feeds(): Feeds {
    return new Feeds(this.#ports.ledger, this.#synced, this.#ports.witness);
  }

  /** For what goes beside the entries; null while there is nobody to talk to. */
  get network(): HqNetwork | null {
    return this.#talk?.network ?? null;
  }

  /** The record table of a name that came with a change. */
  recordTable(name: string): SQLiteTable | null {
    return this.#records.get(name) ?? null;
  }

  /** Nothing is begun on a till of its own. */
  start(): void {
    const { ledger, paths } = this.#ports;
    try {
      this.#place = readPlace(paths.headquarters, this.#ports);
    } catch (error) {
      this.#keyless = true;
      this.#ports.onFault(error);
    }
    this.#keyless ||= this.#place === null && ledger.standing.enrolled;
    if (this.#place) this.#open(this.#place);
  }

  stop(): void {
    this.#cancelTelling?.();
    this.#cancelTelling = null;
    this.#talk?.driver.stop();
    this.#talk?.network.close();
    this.#talk = null;
  }

  /** Drops whatever it waits for and says hello again. */
  again(): void {
    if (!this.#place) return;
    this.stop();
    this.#last = null;
    this.#open(this.#place);
    this.#tell();
  }

  /** Who answers at an address, asked for nothing. */
  look(address: string): Promise<Reply> {
    return lookAt(address, this.#ports);
  }

  /** Asks for a place; `settle` begins with it. */
  async ask(address: string, given: { code: string; name: string }): Promise<{ reply: Reply; key: string }> {
    this.#newKey ??= newTillKey();
    const key = this.#newKey;
    return { reply: await askForPlace(address, { ...given, key }, this.#ports), key };
  }

  /** True for a place this ledger can take: one with a past keeps its id, which its chain is made of. */
  canTake({ till }: EnrolAnswer): boolean {
    const { tip, identity } = this.#ports.ledger;
    return tip.seq === 0 || till === identity.tillId;
  }

  /** Keeps the place and begins. The file is first: after a power cut the next start takes the place itself. */
  settle(given: Omit<HqPlace, 'filled'>): void {
    const place = { ...given, filled: false };
    assert(this.canTake(place.place), 'a place for another till');
    keepPlace(this.#ports.paths.headquarters, place, this.#ports);
    this.stop();
    this.#last = null;
    this.#newKey = null;
    this.#keyless = false;
    this.#place = place;
    this.#open(place);
    this.#tell();
  }

  /** Headquarters' word for a Z report; a counter-signature by another key than its own is none. */
  async seal(report: SealReport): Promise<Outcome<SealAnswer>> {
    const session = this.#talk?.driver.state.session;
    if (!this.#place || !this.#talk || !session) return { kind: 'failed', slow: false };
    const { key, place } = this.#place;
    const said = { ...report, session: session.id, sig: '' };
    const request = { ...said, sig: new TillKey(key).sign(sealText(place.till, said)) };
    const outcome = await this.#talk.network.seal(request);
    if (outcome.kind !== 'answer' || place.sealKey === undefined) return outcome;
    const { sealedAt, sig } = outcome.value;
    const isTheirs = isSignedBy(place.sealKey, sealedText(place.till, request, sealedAt), sig);
    return isTheirs ? outcome : { kind: 'refused', refused: { code: 'BadSignature' } };
  }

  state(): Omit<SyncState, 'conflicts' | 'laidAside' | 'oldestAt' | 'unsealedDays'> & { acked: number } {
    const { standing, tip } = this.#ports.ledger;
    const driver = this.#talk?.driver.state ?? null;
    const { acked } = standing;
    const { address = '', place } = this.#place ?? {};
    const enrolled = place !== undefined || standing.enrolled;
    const phase = phaseOf({ enrolled, keyless: this.#keyless, driver, last: this.#last, tip: tip.seq });
    const key = phase.why === 'unknown' ? this.#place?.key : undefined;
    return {
      ...phase,
      fingerprint: key === undefined ? null : fingerprintOf(sha256, new TillKey(key).publicKey),
      address,
      allBranches: place?.allBranches ?? false,
      pending: enrolled ? Math.max(0, tip.seq - acked) : 0,
      acked,
      lastContactAt: this.#contactAt ?? standing.contactAt,
    };
  }

  /** Null while nobody answers: who asks would wait in vain. */
  #line() {
    const { driver, network } = this.#talk ?? {};
    const session = driver && driver.state.failures === 0 ? driver.state.session : null;
    if (!driver || !network || !session?.pulls) return null;
    return { network, session: session.id, heard: driver.heard.bind(driver) };
  }

  #open(place: HqPlace): void {
    const { ledger, paths, witness, elapsed, app, onFault, now, open } = this.#ports;
    trustFor(place.address, paths);
    if (!ledger.standing.enrolled) {
      if (!this.canTake(place.place)) return;
      enrol(ledger, [...this.#records.values()], paths.incarnation, place.place);
    }
    const { sign } = new TillKey(place.key);
    const random = (): number => must(this.#ports.randomBytes(1)[0], 'one byte') / 256;
    const after: SyncPorts['after'] = (ms, run) =>
      this.#ports.after(ms, () => {
        run();
        this.#stepped();
      });
    const heard = (heads: Readonly<Record<string, number>>): void => this.#talk?.driver.heard(heads);
    const claim = () => claimOf(ledger, place);
    const sealedBy = (sealKey: string) => this.#sealedBy(sealKey);
    const ports = { after: this.#ports.after, elapsed, random, sign, onFault, now, heard, claim, sealedBy };
    const network = new HqNetwork(place.address, place.place, ports);
    const ask: SyncPorts['ask'] = (route, body, done) =>
      network.ask(route, body, (outcome) => {
        this.#last = outcome;
        this.tally.asked(route, body, outcome);
        if (outcome.kind !== 'failed') this.#contact(now());
        done(outcome);
        this.#stepped();
      });
    const freeMb = (): number => Math.floor(freeBytes(paths.dir) / 1024 ** 2);
    const driver = new SyncDriver(ledger, this.#synced, paths.incarnation, {
      ...{ ask, after, elapsed, random, sha256, sign, freeMb, app, onFault },
      ...(open ? { open } : {}),
      witness: {
        won: (tx, won) => witness.won(tx, { ...won, bulk: won.bulk || this.#place?.filled !== true }),
        answered: witness.answered,
      },
    });
    this.#talk = { driver, network };
    driver.start();
    network.listen();
  }

  /** One that was lost and made anew signs by another key. */
  #sealedBy(sealKey: string): void {
    if (!this.#place || this.#place.place.sealKey === sealKey) return;
    this.#place = { ...this.#place, place: { ...this.#place.place, sealKey } };
    keepPlace(this.#ports.paths.headquarters, this.#place, this.#ports);
  }

  /** Written down now and then: no answer is worth a wait for the disk. */
  #contact(at: number): void {
    const { ledger } = this.#ports;
    this.#contactAt = at;
    if (Math.abs(at - (ledger.standing.contactAt ?? 0)) > contactMs) noteContact(ledger, at);
  }

  #stepped(): void {
    if (!this.#talk) return;
    this.#noteFilled();
    this.#tell();
  }

  /** From now on what others change is news; before, it was the shop itself. */
  #noteFilled(): void {
    if (!this.#place || this.#place.filled || this.state().phase !== 'upToDate') return;
    this.#place = { ...this.#place, filled: true };
    keepPlace(this.#ports.paths.headquarters, this.#place, this.#ports);
  }

  #tell(): void {
    if (this.#cancelTelling || !this.#talk) return;
    this.#cancelTelling = this.#ports.after(tellMs, () => {
      this.#cancelTelling = null;
      this.#ports.ledger.watchers.raise(linkChanged);
    });
  }
}

const sha256: Sha256 = (...parts) => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};

const nameOf = (table: SQLiteTable): string => codecOf(table).spec.name;
