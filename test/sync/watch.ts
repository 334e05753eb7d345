/** Watches a simulation: counts which repairs happened, and holds the invariants of sync.md section 4. */
import type Database from 'better-sqlite3';
import type { FeedScope, HelloAnswer, PullAnswer, SnapshotAnswer } from '../../src/domain/kit/sync/wire.ts';
import { epochLetter } from '../../src/main/ledger/incarnation.ts';
import type { Routes, SyncPorts } from '../../src/main/sync/ports.ts';
import type { Bug } from './bugs.ts';
import type { Machine } from './machine.ts';
import { reckonCompany, reckonMachine } from './reckoning.ts';
import type { World } from './world.ts';

const mostTold = 20;

/** What people did that no till could have known of, as all of them see it in the end. */
const met = [
  ['sameBarcode', 'select 1 from sim_coded where items > 1'],
  ['sameCoupon', 'select 1 from sim_used where times > 1'],
  ['voidedTwice', 'select 1 from sim_voids where times > 1'],
] as const;

export class Watch {
  readonly broken: string[] = [];
  hqWasLost = false;
  /** Series of receipt numbers that two lives shared before either could know of the other. */
  readonly sharedSeries = new Set<string>();
  /** Tills that were restored, copied or replaced: what one life summed up another may not have known. */
  readonly disturbed = new Set<string>();
  readonly #cursors = new Map<Machine, Map<string, number>>();
  readonly #world: World;
  readonly #bug: Bug | null;
  readonly #greetings = new Map<Machine, HelloAnswer>();
  readonly #resyncs = new Map<Machine, readonly FeedScope[]>();
  readonly #overlaid = new Map<Machine, Set<string>>();
  readonly #ranks = new Map<Machine, Map<string, number>>();

  constructor(world: World, bug: Bug | null) {
    this.#world = world;
    this.#bug = bug;
  }

  broke(what: string): void {
    if (this.broken.length < mostTold) this.broken.push(what);
  }

  couldNotSell(machine: Machine): void {
    if (!machine.isHindered) this.broke(`${machine.name} could not sell`);
  }

  restored(machine: Machine): void {
    this.#cursors.delete(machine);
    this.#ranks.delete(machine);
    this.#overlaid.delete(machine);
  }

  sharesSeries({ ledger, place }: Machine): void {
    const { company, branchCode, tillCode } = place;
    for (let epoch = 1; epoch <= ledger.identity.epoch + 1; epoch += 1)
      this.sharedSeries.add(`${company} ${branchCode}-${tillCode}-${epochLetter(epoch)}-`);
  }

  hqLost(): void {
    this.hqWasLost = true;
  }

  /** Stands between a machine and the line, to see what it asks; some planted bugs are here. */
  asking(machine: Machine, ask: SyncPorts['ask']): SyncPorts['ask'] {
    const { coverage } = this.#world;
    return (route, body, done) => {
      const asked = body as { at?: number | null; entries?: unknown[]; scope?: FeedScope };
      this.#cursorsRise(machine);
      if (route === 'snapshot') {
        // It begins that feed anew.
        this.#cursors.get(machine)?.delete(asked.scope ?? 'company');
        coverage.hit('snapshot');
        if (asked.at !== null) coverage.hit('snapshotResumed');
        if (!this.#resyncs.get(machine)?.includes(asked.scope ?? 'company')) coverage.hit('strayed');
      }
      if (route === 'push' && (asked.entries?.length ?? 0) >= 40) coverage.hit('backlog');
      if ((machine.driver?.state.pushMost ?? 100) < 100) coverage.hit('slowed');
      const known = this.#greetings.get(machine);
      if (this.#bug === 'pushBeforeHello' && route === 'hello' && known) {
        const { acked } = machine.ledger.standing;
        const row = machine.ledger.read.get<{ hash: Buffer }>(
          'select hash from journal where seq = ?',
          acked,
        );
        const hash = row?.hash.toString('hex') ?? '0'.repeat(64);
        const value = { ...known, have: { seq: acked, hash, durable: 0 }, action: { kind: 'ok' } };
        this.#world.agenda.after(1, () =>
          machine.alive(() => done({ kind: 'answer', value: value as never })),
        );
        return;
      }
      ask(route, body, done);
    };
  }

  answered(machine: Machine, route: keyof Routes, answer: unknown): void {
    if (route === 'hello') this.#greeted(machine, answer as HelloAnswer);
    if (route === 'pull') this.#pulled(machine, (answer as PullAnswer).pages);
    if (route === 'snapshot') {
      const { scope, items } = answer as SnapshotAnswer;
      this.#pulled(machine, [{ scope, items, from: 0, to: 0, digest: '' }]);
    }
    this.#ranksHold(machine);
  }

  /** The bug of saving a cursor before its page is applied, at the moment when that shows. */
  savesEarly(machine: Machine, route: keyof Routes, answer: unknown): boolean {
    if (this.#bug !== 'cursorEarly' || route !== 'pull' || !this.#world.chance.is(0.1)) return false;
    const [page] = (answer as PullAnswer).pages;
    if (!page) return false;
    machine.ledger.sqlite
      .prepare('insert or replace into sync_cursor (scope, position, digest) values (?, ?, ?)')
      .run(page.scope, page.to, page.digest);
    machine.crash();
    this.#world.agenda.after(60_000, () => {
      if (!machine.isOn && !machine.gone) machine.start();
    });
    return true;
  }

  #greeted(machine: Machine, answer: HelloAnswer): void {
    const { coverage } = this.#world;
    const { action, have, minSchema } = answer;
    if (minSchema > machine.ledger.schema) coverage.hit('heldBack');
    if (action.kind === 'ok' || action.kind === 'resync') this.#greetings.set(machine, answer);
    this.#resyncs.set(machine, action.kind === 'resync' ? action.scopes : []);
    const { standing, read } = machine.ledger;
    if (action.kind === 'newEpoch') return;
    if (have.seq < standing.acked) coverage.hit('ackedFell');
    const mine = read.get<{ hash: Buffer }>('select hash from journal where seq = ?', have.seq);
    if (have.seq > 0 && mine?.hash.toString('hex') !== have.hash) coverage.hit('newEpochByTill');
  }

  #pulled(machine: Machine, pages: PullAnswer['pages']): void {
    const { coverage, hq } = this.#world;
    const { registrations } = hq.store(machine.place.company).rows;
    const { identity, read } = machine.ledger;
    const overlaid = this.#overlaid.get(machine) ?? new Set<string>();
    this.#overlaid.set(machine, overlaid);
    const waits = 'select 1 from own_edit where tab = ? and id = ? and grp = ?';
    for (const key of overlaid) {
      const [tab = '', id = '', group = ''] = key.split('|');
      if (read.get(waits, tab, id, group)) continue;
      overlaid.delete(key);
      coverage.hit('revealed');
    }
    for (const item of pages.flatMap(({ items }) => items)) {
      if (!registrations.has(item.till)) this.broke(`${machine.name} was given rows of ${item.till}`);
      if (item.kind === 'group' && read.get(waits, item.table, item.id, item.group)) {
        coverage.hit('overlay');
        if (item.table === 'sim_item') coverage.hit('sameItem');
        if (item.table === 'sim_slot') coverage.hit('sameSlot');
        overlaid.add([item.table, item.id, item.group].join('|'));
      }
      if (item.kind === 'facts' && item.till === identity.tillId && item.body !== null)
        coverage.hit('ownBodyPulled');
    }
    for (const { reason } of read.all<{ reason: string }>('select distinct reason from waiting_item')) {
      coverage.hit(reason === 'unknown' ? 'unknownItem' : 'failedItem');
    }
  }

  /** A feed is read on, never back. */
  #cursorsRise(machine: Machine): void {
    const known = this.#cursors.get(machine) ?? new Map<string, number>();
    for (const { scope, position, snapshotAt } of machine.ledger.standing.cursors()) {
      const before = known.get(scope) ?? 0;
      if (position < before && snapshotAt === null)
        this.broke(`${machine.name}: ${scope} went back from ${before} to ${position}`);
      known.set(scope, position);
    }
    this.#cursors.set(machine, known);
  }

  /** A state is the highest rank there ever was: it does not fall. */
  #ranksHold(machine: Machine): void {
    const known = this.#ranks.get(machine) ?? new Map<string, number>();
    const sql = 'select order_id id, rank from sim_order';
    for (const { id, rank } of machine.ledger.read.all<{ id: string; rank: number }>(sql)) {
      if (rank < (known.get(id) ?? 0)) this.broke(`${machine.name}: ${id} fell to ${rank}`);
      known.set(id, rank);
    }
    this.#ranks.set(machine, known);
  }

  isDrained(): boolean {
    return this.#notDrained().length === 0;
  }

  #notDrained(): string[] {
    return this.#world.machines
      .filter(({ gone }) => !gone)
      .flatMap((machine) => {
        const { name, isOn, driver, feeds } = machine;
        if (!isOn) return [`${name} is off`];
        const { ledger } = machine;
        if (!driver?.state.session) return [`${name} has no session`];
        const { acked, cursors } = driver.state;
        const unpushed =
          acked.seq === ledger.tip.seq ? [] : [`${name} has pushed ${acked.seq} of ${ledger.tip.seq}`];
        if (machine.displaced) return unpushed;
        const { feeds: all } = this.#world.hq.store(machine.place.company).rows;
        const behind = feeds.filter((scope) => (cursors[scope] ?? 0) < (all.get(scope)?.items.length ?? 0));
        const edits = ledger.read.get<{ n: number }>('select count(*) n from own_edit')?.n ?? 0;
        return [
          ...unpushed,
          ...(behind.length === 0 ? [] : [`${name} is behind in ${behind.join()}`]),
          ...(edits === 0 ? [] : [`${name} waits for ${edits} edits`]),
        ];
      });
  }

  async reckon(): Promise<void> {
    for (const what of this.#notDrained()) this.broke(`not drained: ${what}`);
    const { hq } = this.#world;
    for (const [company, { rows }] of hq.companies) {
      for (const what of reckonCompany(this.#world, company, rows)) this.broke(what);
    }
    const { coverage } = this.#world;
    for (const machine of this.#world.machines.filter(({ gone }) => !gone)) {
      for (const [what, sql] of met) if (machine.ledger.read.get(sql)) coverage.hit(what);
      if (this.broken.length > 0) return;
      const { rows } = hq.store(machine.place.company);
      for (const what of reckonMachine(this.#world, machine, rows)) this.broke(what);
    }
  }
}

/** `main`'s own value stays when its clock is the later: each till for itself. */
export function mergeOnTill(sqlite: Database.Database): void {
  for (const table of ['sim_item', 'sim_slot']) {
    sqlite.exec(`create temp trigger ${table}_later before insert on main.${table}
      when exists (select 1 from main.${table} old, json_each(new.clocks) clock where old.id = new.id
        and json_extract(old.clocks, '$.' || clock.key) > clock.value)
      begin select raise(ignore); end`);
  }
}
