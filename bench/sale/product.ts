/** The till sells: whole checkouts through its guarded router, each command timed as its caller waits for it. */
import { statSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { must } from '../../src/domain/kit/result.ts';
import type { Change } from '../../src/domain/kit/sync/changes.ts';
import { areas } from '../../src/main/areas/index.ts';
import { codecOf, type Row, type SqlValue } from '../../src/main/ledger/codec.ts';
import { journal } from '../../src/main/ledger/journal.ts';
import { answer } from '../contestant.ts';
import { pick, seeded } from '../figures.ts';
import { openShop, type Shop } from '../shop.ts';
import { type Written, writtenIn } from '../wal.ts';

export interface Times {
  readonly scan: number[];
  readonly tender: number[];
  readonly complete: number[];
}

/** A row as it lies in the till's file. */
export interface Sampled {
  readonly table: string;
  readonly columns: readonly string[];
  readonly values: readonly SqlValue[];
}

const lines = 10;
/** Longer than the pause after which the till folds its log. */
const pauseMs = 2500;

let shop: Shop;
let chance: () => number;
const ledger = () => shop.till.kit.ledger;

const answers = {
  async open({ dataDir }: { dataDir: string }): Promise<void> {
    shop = await openShop(dataDir);
    chance = seeded(11);
  },

  /** With `everyMs` one checkout is begun each so many milliseconds. */
  async sell({ count, everyMs = 0 }: { count: number; everyMs?: number }): Promise<Times> {
    const times: Times = { scan: [], tender: [], complete: [] };
    const begun = performance.now();
    for (let n = 0; n < count; n += 1) {
      const due = begun + n * everyMs;
      if (due > performance.now()) await sleep(due - performance.now());
      await fill(times);
      await pay(times);
    }
    return times;
  },

  /** What one completed sale leaves in the log, with its checkout and without; averages. */
  async written({ count }: { count: number }): Promise<{ sale: Written; checkout: Written }> {
    const times: Times = { scan: [], tender: [], complete: [] };
    const [sales, checkouts]: [Written[], Written[]] = [[], []];
    while (sales.length < count) {
      const before = logged();
      await fill(times);
      const between = logged();
      await pay(times);
      const after = logged();
      // Begun anew in between: that one is not counted.
      if (before.generation !== after.generation) continue;
      sales.push(less(after, between));
      checkouts.push(less(after, before));
    }
    return { sale: average(sales), checkout: average(checkouts) };
  },

  /** The facts and the entry of the last sales, as rows. */
  sample: ({ count }: { count: number }): Sampled[][] =>
    lastSales(count).map((entry) => [sampled('journal', entry), ...factsOf(entry.body)]),

  /** What their entries say. */
  entries: ({ count }: { count: number }): Change[][] =>
    lastSales(count).map(({ body }) => JSON.parse(body) as Change[]),

  /** Whether commits wait for the disk. */
  durable(full: boolean): void {
    ledger().sqlite.pragma(`synchronous = ${full ? 'FULL' : 'OFF'}`);
  },

  async rest(): Promise<void> {
    await sleep(pauseMs);
  },

  bytes: (): number => statSync(ledger().sqlite.name).size,

  close: () => shop.till.close(),
};
export type SaleProduct = typeof answers;
answer(answers);

const counter = 'main';
const step = () => ({ counter, commandId: ledger().newId() });

async function fill({ scan, tender }: Times): Promise<void> {
  for (let line = 0; line < lines; line += 1) {
    // Everybody scans in turn: one who did all of it would be held for a flood.
    const { sale } = shop.client();
    const input = { ...step(), code: pick(shop.codes, chance) };
    await time(scan, () => sale.scan(input));
  }
  const { sale } = shop.client();
  const card = { ...step(), method: 'card' as const, amountMinor: 500 };
  await time(tender, () => sale.tender(card));
}

async function pay({ complete }: Times): Promise<void> {
  const { sale } = shop.client();
  const input = { ...step(), exactCash: true };
  await time(complete, () => sale.complete(input));
}

/** In microseconds. */
async function time(into: number[], work: () => Promise<unknown>): Promise<void> {
  const started = performance.now();
  await work();
  into.push((performance.now() - started) * 1000);
}

const logged = () => writtenIn(`${ledger().sqlite.name}-wal`);
const less = (a: Written, b: Written): Written => ({ bytes: a.bytes - b.bytes, syncs: a.syncs - b.syncs });
const average = (of: readonly Written[]): Written => ({
  bytes: of.reduce((sum, { bytes }) => sum + bytes, 0) / of.length,
  syncs: of.reduce((sum, { syncs }) => sum + syncs, 0) / of.length,
});

const lastSales = (count: number) =>
  ledger().read.all<Row & { body: string }>(
    `select * from journal where command = 'sale.complete' order by seq desc limit ?`,
    count,
  );

const codecs = new Map(
  [journal, ...areas.flatMap(({ tables }) => tables)].map((table) => [
    codecOf(table).spec.name,
    codecOf(table),
  ]),
);

function factsOf(body: string): Sampled[] {
  return (JSON.parse(body) as Change[]).flatMap((change) => {
    if (!('add' in change)) return [];
    const codec = must(codecs.get(change.add), change.add);
    const row = ledger().read.get<Row>(codec.selectByKey, ...codec.keyOf(codec.complete(change.row)));
    return [sampled(change.add, must(row, 'a fact that was added'))];
  });
}

const sampled = (table: string, row: Row): Sampled => ({
  table,
  columns: Object.keys(row),
  values: Object.values(row) as SqlValue[],
});
