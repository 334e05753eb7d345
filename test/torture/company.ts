/** A company of real processes: tills in two branches, a back office, headquarters, a bad line between them. */
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { v7 } from 'uuid';
import { must } from '../../src/domain/kit/result.ts';
import type { WebTill } from '../app/web-till.ts';
import { Chance } from '../sync/chance.ts';
import { FaultyLine } from './line.ts';
import { type CompanyPlace, Office, type Store } from './office.ts';
import { codeOf, RealTill, type Receipt, type Seat } from './real-till.ts';
import type { Torture } from './torture.ts';

const goods = ['Milk 3.2 %, 1 l', 'White loaf, 400 g', 'Rice, 1 kg', 'Butter', 'Tea', 'Sugar'];
/** "Nothing pending after a minute." */
const drainMs = 60_000;
/** Nobody can sign in at it yet. */
const isNew = (till: RealTill): boolean => till.rows('select 1 from user limit 1').length === 0;
/** What a till says of a line through which no word comes whole. */
const badLine: ReadonlySet<string> = new Set(['HqUnreachable', 'NotHq', 'HqBusy', 'unreachable']);

interface HqOptions {
  readonly processes?: number;
  readonly env?: Readonly<Record<string, string>>;
}

export class Company {
  readonly torture: Torture;
  readonly chance: Chance;
  readonly line: FaultyLine;
  office: Office;
  readonly tills: RealTill[] = [];
  itemIds: readonly string[] = [];
  readonly kills = new Map<WebTill, number>();
  #stopped = false;

  private constructor(torture: Torture, chance: Chance, line: FaultyLine, office: Office) {
    this.torture = torture;
    this.chance = chance;
    this.line = line;
    this.office = office;
  }

  /** Headquarters with two branches; the first till founds the company with the demo shop. */
  static async open(
    torture: Torture,
    store: Store,
    { processes = 1, env = {} }: HqOptions = {},
  ): Promise<Company> {
    const chance = new Chance(`torture ${torture.seed} ${store.name}`);
    const line = await FaultyLine.open(chance.fork('line'));
    const company = new Company(torture, chance, line, new Office(store, processes, env));
    try {
      await company.office.begin();
      line.upstreams = company.office.addresses;
      for (const code of ['M', 'O']) await company.office.addBranch(code);
      const first = await company.start('M1', {});
      await first.stranger().setting.openDemoShop({ commandId: v7(), language: 'en' });
      await company.join(first);
      await company.#findGoods(first);
    } catch (error) {
      await company.close();
      throw error;
    }
    return company;
  }

  get place(): CompanyPlace {
    return this.office.place;
  }

  get printed(): readonly Receipt[] {
    return this.tills.flatMap(({ printed }) => printed);
  }

  /** `M2` is till 2 of branch M. */
  async start(name: string, env: Record<string, string>, more: Partial<Seat> = {}): Promise<RealTill> {
    const branch = must(
      this.place.branches.find(({ code }) => code === name[0]),
      `branch ${name[0]}`,
    ).id;
    const dataDir = join(this.torture.folder, name);
    const seat = { name, dataDir, branch, tillCode: name.slice(1), allBranches: false, ...more };
    const till = new RealTill(seat, this.torture.tillProgram, env);
    this.tills.push(till);
    await till.program.start();
    return till;
  }

  /** By one code, however often the answer is lost. Whoever has a past is asked to sign in for it. */
  async join(till: RealTill): Promise<void> {
    const code = await this.office.invite(till.seat);
    const given = { address: this.line.address, code, name: till.name };
    for (;;) {
      try {
        if (isNew(till)) await till.stranger().sync.enrol({ commandId: v7(), ...given });
        else await till.ask(({ sync }) => sync.enrol({ commandId: v7(), ...given }), ['AlreadyEnrolled']);
        return;
      } catch (error) {
        if (!badLine.has(codeOf(error))) throw error;
        await pause(200);
      }
    }
  }

  async add(name: string, env: Record<string, string> = {}, more: Partial<Seat> = {}): Promise<RealTill> {
    const till = await this.start(name, env, more);
    await this.join(till);
    return till;
  }

  /** Everybody opens a shift and sells until told to stop. */
  async sellAll(everyMs: number, tills: readonly RealTill[] = this.tills): Promise<void> {
    this.#stopped = false;
    const cashiers = tills.filter(({ seat }) => !seat.allBranches);
    await Promise.all([
      ...cashiers.map((till) => this.#sell(till, everyMs)),
      ...tills.filter(({ seat }) => seat.allBranches).map((till) => this.#edit(till)),
    ]);
  }

  stop(): void {
    this.#stopped = true;
  }

  async #sell(till: RealTill, everyMs: number): Promise<void> {
    const chance = this.chance.fork(`cashier ${till.name} ${till.printed.length}`);
    await till.openShift();
    while (!this.#stopped) {
      const items = Array.from({ length: chance.between(1, 3) }, () => chance.pick(this.itemIds));
      const sold = await till.sell(items);
      if (sold && chance.is(0.05)) await till.giveBack(sold.saleId);
      if (chance.is(0.1)) await till.price(chance.pick(this.itemIds), chance.between(100, 90_000));
      await pause(chance.wait(everyMs));
    }
  }

  async #edit(till: RealTill): Promise<void> {
    const chance = this.chance.fork(`owner ${till.name}`);
    while (!this.#stopped) {
      await till.price(chance.pick(this.itemIds), chance.between(100, 90_000));
      await pause(chance.wait(2000));
    }
  }

  /** Starts again whatever ended by itself, and counts it. */
  async watchOver(): Promise<void> {
    while (!this.#stopped) {
      for (const program of [...this.tills.map((till) => till.program), ...this.office.programs]) {
        if (program.isRunning) continue;
        this.kills.set(program, (this.kills.get(program) ?? 0) + 1);
        await program.start().catch(() => undefined);
      }
      await pause(200);
    }
  }

  /** One after the other dies and starts again. */
  async killInTurn(victims: readonly WebTill[], everyMs: number): Promise<void> {
    const chance = this.chance.fork(`killer of ${victims.length} from ${everyMs}`);
    for (let n = 0; !this.#stopped; n += 1) {
      await pause(chance.wait(everyMs));
      const program = must(victims[n % victims.length], 'a victim');
      if (this.#stopped) return;
      await program.kill('SIGKILL');
      this.kills.set(program, (this.kills.get(program) ?? 0) + 1);
      await pause(chance.between(0, 1500));
      await program.start();
    }
  }

  async cutNowAndThen(everyMs: number): Promise<void> {
    const chance = this.chance.fork('cuts');
    while (!this.#stopped) {
      await pause(chance.wait(everyMs));
      this.line.cut();
      await pause(chance.between(200, 5000));
      this.line.mend();
    }
  }

  /** Headquarters is gone with all it had; another is built up on the same address, knowing only its ids. */
  async lose(store: Store): Promise<Office> {
    const lost = this.office;
    await lost.end('SIGKILL');
    const next = new Office(store, lost.programs.length);
    await next.begin(lost.place, lost.addresses);
    this.office = next;
    return lost;
  }

  /** Each till hears that it is not known any more, at once by its owner's key, and joins again by a code. */
  async rejoin(): Promise<void> {
    await Promise.all(
      this.tills.map(async (till) => {
        for (;;) {
          const state = await till.state();
          if (state?.why === 'unknown') return this.join(till);
          if (state?.phase === 'offline' && !isNew(till))
            await till.ask(({ sync }) => sync.syncNow({ commandId: v7() }));
          await pause(1000);
        }
      }),
    );
  }

  /** With a good line: milliseconds until nobody waits for anything, or why not after a minute. */
  async settle(tills: readonly RealTill[] = this.tills): Promise<number | string> {
    this.line.mend();
    this.line.percent = 0;
    const began = performance.now();
    let behind = '';
    while (performance.now() - began < drainMs) {
      behind = (await Promise.all(tills.map((till) => this.#lacks(till)))).filter(Boolean).join('; ');
      if (behind === '') return Math.round(performance.now() - began);
      await pause(500);
    }
    return `after ${drainMs / 1000} s: ${behind}`;
  }

  /** Entries that headquarters does not have yet. */
  async pending(): Promise<number> {
    const states = await Promise.all(this.tills.map((till) => till.state()));
    return states.reduce((sum, state) => sum + (state?.pending ?? 0), 0);
  }

  async #lacks(till: RealTill): Promise<string> {
    const state = await till.state();
    if (!state) return `${till.name} does not answer`;
    const { phase, why, pending, behind } = state;
    if (phase !== 'upToDate') return `${till.name} ${phase} ${why ?? ''} pending ${pending} behind ${behind}`;
    const [row] = till.rows<{ n: number }>('select count(*) n from sale');
    const due = this.dueAt(till).length;
    return row?.n === due ? '' : `${till.name} has ${row?.n} sales of ${due}`;
  }

  dueAt({ seat }: RealTill): readonly Receipt[] {
    return this.printed.filter(({ branch }) => seat.allBranches || branch === seat.branch);
  }

  async endAll(): Promise<void> {
    await Promise.all([...this.tills.map(({ program }) => program.kill('SIGTERM')), this.office.end()]);
  }

  async close(): Promise<void> {
    this.#stopped = true;
    await Promise.all(this.tills.map(({ program }) => program.kill('SIGKILL')));
    await this.office.end('SIGKILL');
    await this.line.close();
  }

  async #findGoods(till: RealTill): Promise<void> {
    const ids: string[] = [];
    for (const text of goods) {
      const found = await till.ask(({ catalogue }) => catalogue.search({ text }));
      const plain = found?.find(({ name }) => name.startsWith(text));
      if (plain) ids.push(plain.id);
    }
    this.itemIds = ids;
    if (ids.length < 3) throw new Error(`too few goods to sell: ${ids.length}`);
  }

  tell(): string {
    const killsOf = (programs: readonly WebTill[]): string =>
      programs.map((program) => this.kills.get(program) ?? 0).join('+') || '0';
    const said = Map.groupBy(
      this.tills.flatMap((till) => [...till.said]),
      ([code]) => code,
    );
    const met = [...said].map(([code, all]) => `${all.reduce((sum, [, n]) => sum + n, 0)} ${codeOf(code)}`);
    const { length } = this.printed;
    return `${this.office.store.name}: ${length} receipts, kills of tills ${killsOf(this.tills.map(({ program }) => program))}, of headquarters ${killsOf(this.office.programs)}; ${this.line.tell()}; cashiers met ${met.join(', ') || 'nothing'}`;
  }
}
