/**
 * Random days of a till and its printer: slips are sold and asked for again, the roll ends, the cover opens, plugs
 * are pulled on both ends, the wire breaks, at any byte. Afterwards the paper is read. `PRINTER_FAULTS=2000` runs
 * as many days; the seed is printed.
 */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PrinterProfile } from '../../../src/domain/areas/device/printer-settings.ts';
import { must } from '../../../src/domain/kit/result.ts';
import { confirmJobs, discardJobs, retryJobs } from '../../../src/main/areas/device/commands/decide.ts';
import { reprint } from '../../../src/main/areas/device/commands/print.ts';
import { epsonHabits, type FakeHabits, FakePrinter } from '../../../src/main/devices/printer/fake.ts';
import { plainPrinter } from '../../../src/main/devices/printer/profile.ts';
import { WiredPrinter } from '../../../src/main/devices/printer/wired.ts';
import { openPaperShop, type PaperShop } from '../../areas/device/paper.ts';
import { type Blow, blow, mend, someMs, strike } from './blows.ts';
import { drawn, readPaper } from './marked.ts';
import { FastTime, SocketWire } from './sockets.ts';
import { VirtualTime, VirtualWire } from './virtual.ts';

const days = Number(process.env.PRINTER_FAULTS ?? 100);
/** A day on sockets takes seconds: they cannot be reckoned. */
const socketDays = Number(process.env.PRINTER_SOCKET_FAULTS ?? 2);
const seed = Number(process.env.PRINTER_SEED ?? Date.now() % 1_000_000_000);

type Step =
  | { readonly do: 'sell' | 'reprint' | 'decide'; readonly nth: number }
  /** Something befalls the printer so long from now, and is put right so much later. */
  | { readonly do: 'blow'; readonly blow: Blow; readonly inMs: number; readonly forMs: number }
  | { readonly do: 'kick' }
  /** The till prints; its plug is pulled after so long, if it is. */
  | { readonly do: 'print'; readonly killInMs: number | null };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('sell'), nth: fc.nat(9) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constantFrom('reprint', 'decide'), nth: fc.nat(9) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('blow'), blow, inMs: someMs, forMs: someMs }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('kick') }) },
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constant('print'), killInMs: fc.option(someMs, { freq: 3 }) }),
  },
) as fc.Arbitrary<Step>;

interface Maker {
  readonly habits: FakeHabits;
  readonly status: PrinterProfile['status'];
}
const wired = { drawerOpenWhen: 'high', nearEnd: 'watched' } as const;
const maker: fc.Arbitrary<Maker> = fc
  .record({
    kind: fc.constantFrom('mute', 'asked', 'unasked', 'chatters'),
    bufferBytes: fc.constantFrom(512, 4096, 65_536),
    bytesPerSecond: fc.constantFrom(3000, 20_000, 200_000),
  })
  .map(({ kind, ...size }) => {
    const speaks = kind !== 'mute';
    const packets = kind === 'chatters' ? 'always' : kind === 'unasked' ? 'whenTold' : 'never';
    return {
      habits: { ...epsonHabits, ...size, answers: speaks, proves: speaks, packets },
      status: {
        ...wired,
        speaks: kind === 'mute' ? 'nothing' : kind === 'asked' ? 'whenAsked' : 'unasked',
        confirms: speaks,
      },
    } as const;
  });

const day = fc.record({
  shop: fc.nat(1_000_000),
  maker,
  isSerial: fc.boolean(),
  systemBytes: fc.constantFrom(600, 4096),
  steps: fc.array(step, { minLength: 4, maxLength: 18 }),
});
type Day = typeof day extends fc.Arbitrary<infer T> ? T : never;

/** Where a day takes place: in time and on a wire that are reckoned, or on real sockets, hurried. */
interface World {
  readonly time: VirtualTime | FastTime;
  readonly fake: FakePrinter;
  readonly wire: VirtualWire | SocketWire;
}

const reckoned = ({ maker: { habits }, isSerial, systemBytes }: Day): World => {
  const time = new VirtualTime();
  const fake = new FakePrinter(habits, time);
  return { time, fake, wire: new VirtualWire(fake, time, { isSerial, systemBytes }) };
};
const onSockets = async ({ maker: { habits } }: Day): Promise<World> => {
  const time = new FastTime(20);
  const fake = new FakePrinter(habits, time);
  return { time, fake, wire: await SocketWire.to(fake) };
};

class Counter {
  readonly time: World['time'];
  readonly fake: FakePrinter;
  readonly wire: World['wire'];
  readonly shop: PaperShop;
  /** Slips by the hash of what they say. */
  readonly slips = new Map<string, { isCopy: boolean }>();
  readonly sold: string[] = [];
  readonly said = new Map<string, 'confirmed' | 'discarded'>();
  kicksAsked = 0;
  readonly #profile: PrinterProfile;
  #printer: WiredPrinter;
  #names = new Map<string, string>();
  #drawn = '';

  constructor({ shop, maker: { status } }: Day, { time, fake, wire }: World) {
    this.time = time;
    this.fake = fake;
    this.wire = wire;
    this.#profile = { ...plainPrinter(384), status };
    this.#printer = new WiredPrinter(this.wire, this.#profile, this.time);
    this.shop = openPaperShop(shop, {
      draw: async (document) => {
        const { name, isCopy, bitmap } = drawn(document);
        this.slips.set(name, { isCopy });
        this.#drawn = name;
        return { bitmap, cuts: [], omissions: [] };
      },
      printers: [
        {
          uses: ['receipt'],
          standsInFor: [],
          printer: {
            widthDots: 384,
            print: (bitmap, job, signal) => {
              this.#names.set(job.id, this.#drawn);
              const printer = this.#printer;
              return printer
                .print(bitmap, job, signal)
                .then((outcome) => (printer === this.#printer ? outcome : new Promise(() => undefined)));
            },
          },
        },
      ],
    });
    this.shop.openShift();
  }

  nameOf(jobId: string): string | undefined {
    return this.#names.get(jobId);
  }

  async print(killInMs: number | null): Promise<void> {
    let killed = false;
    const cancel =
      killInMs === null
        ? () => undefined
        : this.time.after(killInMs, () => {
            killed = true;
            this.wire.abandon();
            this.#printer = new WiredPrinter(this.wire, this.#profile, this.time);
            this.shop.pullPlug();
          });
    const wait = await this.time.until(this.shop.pass('prints'));
    cancel();
    if (!killed && wait) {
      await this.time.pass(Math.min(wait, 20_000));
      this.shop.clock.advance(Math.min(wait, 60_000));
    }
  }

  async kick(): Promise<void> {
    this.kicksAsked += 1;
    const expiry = new AbortController();
    this.time.after(5000, () => expiry.abort());
    await this.time.until(this.#printer.kick(2, expiry.signal));
  }

  async take(now: Step): Promise<void> {
    switch (now.do) {
      case 'sell':
        this.sold.push(this.shop.sell());
        return;
      case 'reprint': {
        const subjectId = this.sold[now.nth % Math.max(1, this.sold.length)];
        if (subjectId) this.shop.ask(reprint, { kind: 'receipt', subjectId });
        return;
      }
      case 'decide': {
        const open = this.shop.jobs().filter(({ state }) => state !== 'printed');
        const job = open[now.nth % Math.max(1, open.length)];
        if (job) this.decide(job, now.nth);
        return;
      }
      case 'kick':
        return this.kick();
      case 'blow':
        this.time.after(now.inMs, () => {
          strike(this, now.blow);
          this.time.after(now.forMs, () => mend(this));
        });
        return;
      case 'print':
        return this.print(now.killInMs);
    }
  }

  /** A person looks at the paper and says what is so. */
  decide(job: { id: string; subjectId: string; copy: number }, nth: number): void {
    const { shop } = this;
    const name = this.nameOf(job.id);
    const isWhole = name !== undefined && (readPaper(this.fake.paper).get(name)?.whole ?? 0) > 0;
    if (isWhole && shop.ask(confirmJobs, { jobIds: [job.id] }) !== 'JobGone')
      this.said.set(job.id, 'confirmed');
    else if (nth === 0 && shop.ask(discardJobs, { jobIds: [job.id] }) !== 'JobGone') {
      this.said.set(`${job.subjectId} ${job.copy}`, 'discarded');
    } else shop.ask(retryJobs, { jobIds: [job.id] });
  }
}

function holds(counter: Counter, { maker: { status } }: Day): void {
  const { shop, slips, said, fake } = counter;
  const sheets = readPaper(fake.paper);
  for (const [name, { begun }] of sheets) {
    expect(slips.has(name), 'what is on paper was meant to be').toBe(true);
    expect(begun, 'no slip is begun twice, each copy says which it is').toBeLessThanOrEqual(1);
  }
  const jobs = shop.jobs();
  for (const { id, state } of jobs) {
    if (state !== 'printed' || said.has(id) || !status.confirms) continue;
    const name = must(counter.nameOf(id), 'a printed job was drawn');
    expect(sheets.get(name)?.whole, 'proved means whole on paper').toBe(1);
  }
  for (const { state, problem } of jobs) {
    if (state === 'unknown' || state === 'failed') expect(problem, 'a cashier is told why').not.toBeNull();
  }
  for (const subjectId of counter.sold) {
    const isHere = jobs.some((job) => job.subjectId === subjectId) || said.has(`${subjectId} 0`);
    expect(isHere, 'a slip is on paper, in the queue, or was let go by a person').toBe(true);
  }
  expect(fake.kicks, 'no drawer opens unasked').toBeLessThanOrEqual(counter.kicksAsked);
}

/** All is well again: what waits is printed, and what a person must decide about is decided. */
async function untilEvening(counter: Counter, today: Day): Promise<void> {
  const { shop } = counter;
  await counter.time.pass(60_000);
  mend(counter);
  const isOpen = ({ state }: { state: string }) => state !== 'printed';
  for (let left = 200; left > 0 && shop.jobs().some(isOpen); left -= 1) {
    for (const job of shop.jobs().filter(({ state }) => state === 'unknown' || state === 'failed')) {
      counter.decide(job, 1);
    }
    await counter.print(null);
    holds(counter, today);
  }
  await counter.time.pass(60_000);
  const left = shop.jobs().filter(isOpen);
  expect(left, 'in the evening nothing waits').toEqual([]);
  const sheets = readPaper(counter.fake.paper);
  if (!today.maker.status.confirms) return;
  for (const subjectId of counter.sold) {
    if ([...counter.said.keys()].some((key) => key.startsWith(subjectId))) continue;
    const names = shop
      .jobs()
      .flatMap((job) => (job.subjectId === subjectId ? [counter.nameOf(job.id) ?? ''] : []));
    expect(
      names.some((name) => (sheets.get(name)?.whole ?? 0) > 0),
      'every sale has a whole slip',
    ).toBe(true);
  }
}

async function live(today: Day, world: World): Promise<void> {
  const counter = new Counter(today, world);
  try {
    for (const now of today.steps) {
      await counter.take(now);
      holds(counter, today);
    }
    await untilEvening(counter, today);
  } finally {
    counter.shop.close();
    await world.wire.close();
  }
}

const anHour = 3_600_000;

test(
  `on ${days} random days no slip is lost or comes twice without COPY, and a cashier can act on every job (seed ${seed})`,
  () =>
    fc.assert(
      fc.asyncProperty(day, (today) => live(today, reckoned(today))),
      { numRuns: days, seed },
    ),
  anHour,
);

test(
  `so it is on real sockets, on ${socketDays} days (seed ${seed})`,
  () =>
    fc.assert(
      fc.asyncProperty(day, async (today) => live(today, await onSockets(today))),
      { numRuns: socketDays, seed, endOnFailure: true },
    ),
  anHour,
);
