/**
 * Random days of a till with two printers, the one standing in for the other: rolls end, plugs are pulled on every
 * end, the till is killed, all while both pumps run. Afterwards both papers are read. `TWO_PRINTERS=2000` runs as
 * many days; the seed is printed.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { must } from '../../../src/domain/kit/result.ts';
import { confirmJobs, retryJobs } from '../../../src/main/areas/device/commands/decide.ts';
import { printX, reprint } from '../../../src/main/areas/device/commands/print.ts';
import { epsonHabits, FakePrinter } from '../../../src/main/devices/printer/fake.ts';
import type { Printer } from '../../../src/main/devices/printer/index.ts';
import { plainPrinter } from '../../../src/main/devices/printer/profile.ts';
import { WiredPrinter } from '../../../src/main/devices/printer/wired.ts';
import { openPaperShop } from '../../areas/device/paper.ts';
import { TestClock } from '../../kit/till.ts';
import { type Blow, blow, mend, someMs, strike } from './blows.ts';
import { drawn, nameOn, readPaper } from './marked.ts';
import { VirtualTime, VirtualWire } from './virtual.ts';

const days = Number(process.env.TWO_PRINTERS ?? 60);
const seed = Number(process.env.PRINTER_SEED ?? Date.now() % 1_000_000_000);

type Step =
  | { readonly do: 'sell' | 'reprint' | 'decide' | 'printX'; readonly nth: number }
  | {
      readonly do: 'blow';
      readonly on: 0 | 1;
      readonly blow: Blow;
      readonly inMs: number;
      readonly forMs: number;
    }
  | { readonly do: 'wait'; readonly ms: number }
  | { readonly do: 'kill'; readonly inMs: number };

/** Within a slip, more often than not. */
const soonMs = fc.integer({ min: 0, max: 1500 });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant('sell'), nth: fc.nat(9) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('reprint', 'decide', 'printX'), nth: fc.nat(9) }) },
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('blow'),
      on: fc.constantFrom(0, 1),
      blow,
      inMs: soonMs,
      forMs: someMs,
    }),
  },
  { weight: 6, arbitrary: fc.record({ do: fc.constant('wait'), ms: someMs }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('kill'), inMs: soonMs }) },
) as fc.Arbitrary<Step>;

const day = fc.record({
  shop: fc.nat(1_000_000),
  /** Both are of one use, or the other only stands in. */
  isTwin: fc.boolean(),
  bytesPerSecond: fc.constantFrom(2000, 5000, 40_000),
  steps: fc.array(step, { minLength: 5, maxLength: 20 }),
});
type Day = typeof day extends fc.Arbitrary<infer T> ? T : never;

const profile = {
  ...plainPrinter(384),
  status: { speaks: 'unasked', confirms: true, drawerOpenWhen: 'high', nearEnd: 'watched' },
} as const;

/** A printer that can be killed with its till: what was begun then never ends. */
class Machine {
  readonly fake: FakePrinter;
  readonly wire: VirtualWire;
  /** Which job each slip on this paper was. */
  readonly jobs = new Map<string, string>();
  readonly #time: VirtualTime;
  #wired: WiredPrinter;

  constructor(time: VirtualTime, bytesPerSecond: number) {
    this.#time = time;
    this.fake = new FakePrinter({ ...epsonHabits, bytesPerSecond }, time);
    this.wire = new VirtualWire(this.fake, time, { isSerial: false, systemBytes: 4096 });
    this.#wired = new WiredPrinter(this.wire, profile, time);
  }

  readonly printer: Printer = {
    widthDots: 384,
    waitsByItself: true,
    print: (bitmap, job, signal) => {
      this.jobs.set(nameOn(bitmap), job.id);
      return this.#whileAlive((wired) => wired.print(bitmap, job, signal));
    },
    look: (signal) => this.#whileAlive((wired) => wired.look(signal)),
  };

  kill(): void {
    this.wire.abandon();
    this.#wired = new WiredPrinter(this.wire, profile, this.#time);
  }

  async #whileAlive<T>(ask: (wired: WiredPrinter) => Promise<T>): Promise<T> {
    const wired = this.#wired;
    const answer = await ask(wired);
    return wired === this.#wired ? answer : new Promise(() => undefined);
  }
}

async function live({ shop: shopSeed, isTwin, bytesPerSecond, steps }: Day): Promise<void> {
  const time = new VirtualTime();
  const clock = new FollowingClock(time);
  const machines = [new Machine(time, bytesPerSecond), new Machine(time, bytesPerSecond)] as const;
  const [front, office] = machines;
  const officeUses = isTwin ? (['receipt', 'report'] as const) : (['report'] as const);
  const meant = new Set<string>();
  const shop = openPaperShop(
    shopSeed,
    {
      draw: async (document) => {
        const { name, bitmap } = drawn(document);
        meant.add(name);
        return { bitmap, cuts: [], omissions: [] };
      },
      printers: [
        { uses: ['receipt'], standsInFor: ['report'], printer: front.printer },
        { uses: officeUses, standsInFor: isTwin ? [] : ['receipt'], printer: office.printer },
      ],
    },
    clock,
  );
  shop.openShift();
  shop.run(time);
  const sold: string[] = [];
  const confirmed = new Set<string>();
  /** Printers on whose paper the job came out whole. */
  const wholeOn = (jobId: string, papers = machines.map(({ fake }) => readPaper(fake.paper))): string[] =>
    machines.flatMap(({ jobs }, n) => {
      const names = [...jobs].flatMap(([name, id]) => (id === jobId ? [name] : []));
      return names.some((name) => (papers[n]?.get(name)?.whole ?? 0) > 0) ? [String(n)] : [];
    });
  const decide = (job: { id: string }): void => {
    const isWhole = wholeOn(job.id).length > 0;
    const said = shop.ask(isWhole ? confirmJobs : retryJobs, { jobIds: [job.id] });
    if (isWhole && said !== 'JobGone') confirmed.add(job.id);
  };
  const holds = (): void => {
    const papers = machines.map(({ fake }) => readPaper(fake.paper));
    const begun = new Map<string, number>();
    for (const [name, sheet] of papers.flatMap((paper) => [...paper])) {
      begun.set(name, (begun.get(name) ?? 0) + sheet.begun);
    }
    for (const [name, count] of begun) {
      expect(meant.has(name), 'what is on paper was meant to be').toBe(true);
      expect(count, 'no slip is begun twice, on one printer or on two').toBeLessThanOrEqual(1);
    }
    const jobs = shop.jobs();
    for (const { id, state, takenBy } of jobs) {
      if (state !== 'printed' || confirmed.has(id)) continue;
      expect(wholeOn(id, papers), 'printed means whole on the paper of who took it').toContain(takenBy);
    }
    for (const saleId of sold) {
      expect(
        jobs.some(({ subjectId }) => subjectId === saleId),
        'no slip is lost',
      ).toBe(true);
    }
  };
  const take = async (now: Step): Promise<void> => {
    const open = shop.jobs().filter(({ state }) => state === 'unknown' || state === 'failed');
    switch (now.do) {
      case 'sell':
        return void sold.push(shop.sell());
      case 'printX':
        // Two of one minute would say the same.
        await time.pass(60_000);
        return void shop.ask(printX, {});
      case 'reprint': {
        const subjectId = sold[now.nth % Math.max(1, sold.length)];
        return void (subjectId && shop.ask(reprint, { kind: 'receipt', subjectId }));
      }
      case 'decide': {
        const job = open[now.nth % Math.max(1, open.length)];
        return job && decide(job);
      }
      case 'blow': {
        const machine = must(machines[now.on], 'a printer');
        time.after(now.inMs, () => {
          strike(machine, now.blow);
          time.after(now.forMs, () => mend(machine));
        });
        return;
      }
      case 'kill':
        await time.pass(now.inMs);
        for (const machine of machines) machine.kill();
        return shop.reopen();
      case 'wait':
        return time.pass(now.ms);
    }
  };
  try {
    for (const now of steps) {
      await take(now);
      holds();
    }
    for (const machine of machines) mend(machine);
    const isOpen = ({ state }: { state: string }) => state !== 'printed';
    for (let left = 100; left > 0 && shop.jobs().some(isOpen); left -= 1) {
      for (const job of shop.jobs()) if (job.state === 'unknown' || job.state === 'failed') decide(job);
      await time.pass(60_000);
      for (const machine of machines) mend(machine);
      holds();
    }
    expect(shop.jobs().filter(isOpen), 'in the evening nothing waits').toEqual([]);
  } finally {
    shop.close();
  }
}

/** The till's clock goes with the time that is reckoned. */
class FollowingClock extends TestClock {
  readonly #time: VirtualTime;

  constructor(time: VirtualTime) {
    super(0);
    this.#time = time;
  }

  override readonly now = (): number => Date.UTC(2026, 10, 20, 8, 30) + Math.round(this.#time.now());
}

test(
  `on ${days} random days of two printers no slip is lost or comes twice, whoever stands in for whom (seed ${seed})`,
  () => fc.assert(fc.asyncProperty(day, live), { numRuns: days, seed, endOnFailure: true }),
  3_600_000,
);
