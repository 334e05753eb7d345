/** One seed: a company's days with everything that goes wrong in them, then peace, then the reckoning. */
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { type FeedScope, usualLimits } from '../../src/domain/kit/sync/wire.ts';
import { isDiskFull } from '../../src/main/ledger/faults.ts';
import { Agenda } from './agenda.ts';
import type { Bug } from './bugs.ts';
import { Chance } from './chance.ts';
import { Coverage } from './coverage.ts';
import { SimHq, smallLimits } from './hq.ts';
import { Machine, type MachineParts, type Place } from './machine.ts';
import { Network } from './network.ts';
import { People, type Receipt } from './people.ts';
import { newestSchema, shopOf } from './shop.ts';
import { shopMigrations } from './shop-migrations.ts';
import type { SqlTwin } from './sql-twin.ts';
import { Troubles } from './troubles.ts';
import { mergeOnTill, Watch } from './watch.ts';

export interface SimulationOptions {
  readonly seed: number;
  readonly days: number;
  readonly bug?: Bug | null;
  readonly root: string;
  /** HQ's real store, to be asked beside the one in memory. */
  readonly sql?: SqlTwin;
  /** Sales one till has made before its line first holds. */
  readonly backlog?: number;
  readonly log?: (line: string) => void;
}

export interface SimulationResult {
  readonly seed: number;
  readonly trace: string;
  readonly broken: readonly string[];
  readonly coverage: Coverage;
  readonly receipts: number;
  readonly entries: number;
}

/** A shop's day, condensed: as many sales, less waiting. */
export const dayMs = 30 * 60 * 1000;
const betweenActs = 90 * 1000;
const firstMorning = Date.UTC(2026, 10, 1, 8);
/** Of each fifty seeds one begins with so many sales that wait. */
const backlogShare = 0.02;
const usualBacklog = 1000;
/** After the troubles everything must have drained by then. */
const drainMs = 60 * 60 * 1000;

const shops = Array.from({ length: newestSchema }, (_, n) => shopOf(n + 1));

export class World {
  readonly agenda: Agenda;
  readonly chance: Chance;
  readonly coverage = new Coverage();
  readonly hq: SimHq;
  readonly network: Network;
  readonly machines: Machine[] = [];
  readonly receipts = new Map<string, Receipt>();
  /** Receipts whose every copy was destroyed with a disk before anybody else had it. */
  readonly excused = new Set<string>();
  readonly watch: Watch;
  readonly #options: SimulationOptions;
  readonly #people: People;
  readonly #parts: MachineParts;
  #quiet = false;

  constructor(options: SimulationOptions) {
    const { seed, bug = null, root, sql = null, log } = options;
    this.#options = options;
    this.chance = new Chance(`seed ${seed}`);
    this.agenda = new Agenda(firstMorning, log ?? null);
    this.hq = new SimHq(this.agenda, this.chance.fork('hq'), this.coverage, {
      ...{ bug, sql },
      limits: options.backlog === undefined ? smallLimits : usualLimits,
    });
    const line = this.chance.fork('line');
    const often = (most: number): number => (line.is(0.3) ? 0 : line.next() * most);
    const faults = { drop: often(0.15), duplicate: often(0.15), late: often(0.08), flip: often(0.03) };
    this.network = new Network(this.agenda, line, this.coverage, this.hq, faults);
    this.#people = new People(this.chance.fork('people'), this.coverage, bug);
    this.watch = new Watch(this, bug);
    this.network.onAnswer = (machine, route, answer) => {
      this.watch.answered(machine, route, answer);
      if (route === 'push') this.#spread(machine);
      return this.watch.savesEarly(machine, route, answer);
    };
    mkdirSync(root, { recursive: true });
    this.#parts = {
      ...{ agenda: this.agenda, coverage: this.coverage, root, shops },
      chance: this.chance.fork('machines'),
      migrations: shops.map(({ schema }) => shopMigrations(join(root, `schema-${schema}`), schema)),
      ask: (machine) => this.watch.asking(machine, this.network.ask(machine)),
      normalSync: bug === 'normalSync',
      onStart: (sqlite) => bug === 'mergeOnTills' && mergeOnTill(sqlite),
    };
  }

  async run(): Promise<SimulationResult> {
    const { seed, days } = this.#options;
    try {
      this.#found();
      const troubles = new Troubles(this, this.chance.fork('troubles'));
      troubles.begin();
      await this.agenda.run(firstMorning + days * dayMs);
      troubles.end();
      await this.#drain();
      await this.watch.reckon();
      await this.hq.compare();
    } catch (error) {
      this.watch.broke(`fault: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    } finally {
      for (const machine of this.machines) machine.scrap();
      rmSync(this.#options.root, { recursive: true, force: true });
    }
    const entries = [...this.hq.companies.values()].reduce((sum, { rows }) => sum + rows.ids.size, 0);
    const { broken } = this.watch;
    const trace = this.agenda.traceHash;
    return { seed, trace, broken, coverage: this.coverage, receipts: this.receipts.size, entries };
  }

  get day(): number {
    return Math.floor((this.agenda.now - firstMorning) / dayMs);
  }

  /** Two companies; the first has two branches and an office that looks after both. */
  #found(): void {
    const place = (company: string, branch: string, tillCode: string): Place => ({
      ...{ company, branch, branchCode: branch.slice(1), tillCode },
    });
    this.hq.addCompany('c1');
    this.hq.addCompany('c2');
    this.#open('north-1', place('c1', 'b1', '1'), false);
    this.#open('north-2', place('c1', 'b1', '2'), false);
    this.#open('south-1', place('c1', 'b2', '1'), false);
    if (this.chance.is(0.5)) this.#open('office', place('c1', 'b3', '1'), true);
    // Under the same branch's name, so that only the company tells their rows apart.
    this.#open('other-1', place('c2', 'b1', '1'), false);
    const { backlog = this.chance.fork('backlog').is(backlogShare) ? usualBacklog : 0 } = this.#options;
    if (backlog > 0) this.#fallBehind(this.machines[0] as Machine, backlog);
  }

  #open(name: string, place: Place, allBranches: boolean): void {
    const machine = new Machine(name, place, this.chance.between(1, newestSchema), this.#parts);
    this.machines.push(machine);
    machine.start();
    // Some were shops alone before.
    for (let n = this.chance.is(0.4) ? this.chance.between(1, 5) : 0; n > 0; n -= 1) this.#act(machine);
    const { tillId } = machine.ledger.identity;
    const branches = allBranches ? ['b1', 'b2', 'b3'] : [place.branch];
    const feeds: FeedScope[] = [
      'company',
      ...branches.map((branch) => `branch:${branch}` as const),
      `till:${tillId}`,
    ];
    machine.feeds = feeds;
    const { branch, company } = place;
    this.hq.register(company, { till: tillId, branch, feeds, allBranches, state: 'active' });
    machine.join(tillId, 1);
    this.work(machine);
  }

  /** A month of sales behind a cut line. */
  #fallBehind(machine: Machine, sales: number): void {
    this.coverage.hit('longBacklog');
    machine.cutUntil = firstMorning + (this.#options.days * dayMs) / 4;
    for (let n = 0; n < sales; n += 1) this.printed(this.#people.sell(machine, 0, false));
  }

  /** True when two machines live as one till. */
  hasCopies(machine: Machine): boolean {
    return this.machines.some((one) => one !== machine && !one.gone && one.place === machine.place);
  }

  /** Another machine takes a till's place; the old one may be sold on as if nothing had happened. */
  replace(old: Machine, isScrapped: boolean): void {
    const { tillId } = old.ledger.identity;
    for (const copy of this.machines.filter(({ place }) => place === old.place)) copy.displaced = true;
    if (isScrapped) old.scrap();
    else this.coverage.hit('displaced');
    const name = `${old.name}'`;
    const machine = new Machine(name, old.place, this.chance.between(old.schema, newestSchema), this.#parts);
    machine.feeds = old.feeds;
    this.machines.push(machine);
    machine.start();
    const streams = [...this.hq.store(old.place.company).rows.streams.values()];
    const last = Math.max(0, ...streams.filter(({ till }) => till === tillId).map(({ epoch }) => epoch));
    machine.join(tillId, last + 1);
    this.work(machine);
  }

  /** Somebody works at it until the troubles end. */
  work(machine: Machine): void {
    this.agenda.after(this.chance.wait(betweenActs), () => {
      if (this.#quiet || machine.gone) return;
      if (machine.isOn) this.#act(machine);
      this.work(machine);
    });
  }

  #act(machine: Machine): void {
    const { seq } = machine.ledger.tip;
    const missing = this.machines.some(
      (one) => this.#isAway(one) && one.place.company === machine.place.company,
    );
    if (machine.openDay !== null && machine.openDay < this.day && missing)
      this.coverage.hit('dayTillMissing');
    try {
      const receipt = this.#people.act(machine, this.day);
      if (receipt) this.printed(receipt);
    } catch (error) {
      // A till without room or without its file says so and sells again when it has them.
      const passing = error instanceof Database.SqliteError && /BUSY|IOERR/.test(error.code);
      const excused = isDiskFull(error) || passing;
      if (!excused) throw error;
      this.watch.couldNotSell(machine);
    }
    this.agenda.note(`${machine.name} ${seq} acts`);
  }

  #isAway({ gone, isOn, cutUntil }: Machine): boolean {
    return !gone && (!isOn || cutUntil > this.agenda.now);
  }

  /** HQ's live line tells the others, if it holds. */
  #spread(from: Machine): void {
    const { company } = from.place;
    const feeds = this.hq.store(company).rows.feeds;
    for (const machine of this.machines.filter((one) => one.place.company === company && one !== from)) {
      if (machine.displaced || machine.cutUntil > this.agenda.now || !this.chance.is(0.7)) continue;
      this.agenda.after(this.chance.between(20, 400), () => {
        const heads = machine.feeds.map((scope) => [scope, feeds.get(scope)?.items.length ?? 0] as const);
        this.coverage.hit('heard');
        machine.alive(() => machine.driver?.heard(Object.fromEntries(heads)));
      });
    }
  }

  sell(machine: Machine): Receipt {
    return this.#people.sell(machine, this.day);
  }

  printed(receipt: Receipt): void {
    this.receipts.set(receipt.saleId, receipt);
  }

  /** After a disk was lost: what nobody has any more is nobody's fault. */
  excuseLost(): void {
    const kept = new Set<string>();
    for (const machine of this.machines.filter(({ gone }) => !gone)) {
      for (const id of machine.entryIds()) kept.add(id);
    }
    for (const [saleId, { company }] of this.receipts) {
      if (!kept.has(saleId) && !this.hq.store(company).rows.ids.has(saleId)) this.excused.add(saleId);
    }
  }

  async #drain(): Promise<void> {
    this.#quiet = true;
    this.network.faults = { drop: 0, duplicate: 0, late: 0, flip: 0 };
    this.hq.upAt = 0;
    for (const machine of this.machines.filter(({ gone }) => !gone)) {
      machine.cutUntil = 0;
      machine.onPowerCut = null;
      machine.fallsAfter.clear();
      machine.clock = { offMs: 0, frozenAt: null };
      if (!machine.isOn) machine.start();
      machine.unblock();
      machine.freeDisk();
      machine.heal();
      while (machine.schema < newestSchema) machine.update();
      // The last word of each till, on the same item as the others'.
      this.#act(machine);
    }
    await this.#settle(this.agenda.now + drainMs);
    // Somebody looks at what waits for a yes, and gives it.
    for (const company of this.hq.companies.keys()) await this.hq.replayQuarantine(company);
    await this.#settle(this.agenda.now + drainMs);
  }

  async #settle(until: number): Promise<void> {
    for (let done = false; !done && this.agenda.now < until; ) {
      await this.agenda.run(Math.min(until, this.agenda.now + 20_000));
      done = this.watch.isDrained();
    }
  }
}
