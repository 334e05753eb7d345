/** What a sale costs beside a bare transaction that writes the same rows. */
import { join } from 'node:path';
import { Contestant } from '../contestant.ts';
import { median, percentile, takeTurns } from '../figures.ts';
import { makePast } from '../past.ts';
import type { Run } from '../run.ts';
import type { Line } from '../table.ts';
import type { SaleBare } from './bare.ts';
import type { SaleProduct, Times } from './product.ts';
import type { SaleTotals } from './totals.ts';

type Product = Contestant<SaleProduct>;
type Bare = Contestant<SaleBare>;

/** So many sales make a file of some 50 MB. */
const smallPast = { sales: 20_000, days: 365, items: 2000, customers: 2000 };

export async function saleLines(run: Run): Promise<Line[]> {
  const product = await openProduct(run, 'sale', { ...smallPast, sales: run.quick ? 5000 : 50_000 });
  const bare: Bare = new Contestant(join(import.meta.dirname, 'bare.ts'));
  try {
    await product.ask('sell', { count: 200 });
    const sampled = await product.ask('sample', { count: 100 });
    const bytes = await product.ask('bytes');
    await bare.ask('open', { file: join(run.folder, 'bare.db'), sampled, bytes });
    return [
      ...(await backToBack(run, product, bare)),
      ...(await withoutDisk(run, product, bare)),
      ...(await paced(run, product)),
      ...(await onDisk(run, product)),
      ...(await keptTotals(run, product, bare)),
    ];
  } finally {
    await product.stop();
    await bare.stop();
  }
}

async function openProduct(run: Run, name: string, past: typeof smallPast): Promise<Product> {
  run.say(`a shop with ${past.sales} sales behind it`);
  const dataDir = join(run.folder, name);
  makePast({ ...past, dataDir });
  const product: Product = new Contestant(join(import.meta.dirname, 'product.ts'));
  await product.ask('open', { dataDir });
  return product;
}

const rounds = ({ quick }: Run): number => (quick ? 2 : 5);
const perRound = ({ quick }: Run): number => (quick ? 50 : 150);

async function turns(run: Run, product: Product, bare: Bare) {
  const count = perRound(run);
  const { ours, bare: limit } = await takeTurns(
    rounds(run),
    async () => {
      await product.ask('rest');
      return product.ask('sell', { count });
    },
    async () => {
      await bare.ask('rest');
      return bare.ask('sell', { count: count * 4 });
    },
  );
  const ratio = median(ours.map(({ complete }, i) => median(complete) / median(limit[i] ?? [])));
  return { ours, limit, ratio };
}

async function backToBack(run: Run, product: Product, bare: Bare): Promise<Line[]> {
  run.say('sales back to back');
  const { ours, limit, ratio } = await turns(run, product, bare);
  const command = median(ours.map(({ complete }) => median(complete)));
  const commit = median(limit.map(median));
  const whole = median(ours.map(wholeCheckout));
  return [
    {
      name: 'sale',
      what: 'sale command, p50',
      ours: command,
      unit: 'µs',
      bare: commit,
      ratio,
      gate: 2,
      goal: 1.6,
      peers: 'Actual 26-49, Vendure 28, Evolu 46, Medusa 682+',
    },
    {
      name: 'sale.checkout',
      what: 'ten scans, card, cash: thirteen commits',
      ours: whole,
      unit: 'µs',
      bare: commit,
      peers: 'Vendure 402',
    },
    { name: 'sale.scan', what: 'scan command, p50', ours: medianOf(ours, 'scan'), unit: 'µs', bare: commit },
  ];
}

const medianOf = (of: readonly Times[], step: keyof Times): number =>
  median(of.map((times) => median(times[step])));

/** From the first scan to the receipt number, as the cashier's keys would wait for it. */
function wholeCheckout({ scan, tender, complete }: Times): number {
  const each = [scan, tender, complete].map((of) => of.reduce((sum, time) => sum + time, 0));
  return each.reduce((sum, time) => sum + time, 0) / complete.length;
}

async function withoutDisk(run: Run, product: Product, bare: Bare): Promise<Line[]> {
  run.say('the same without waiting for the disk');
  for (const each of [product, bare] as const) await (each as Bare).ask('durable', false);
  const { ours, limit, ratio } = await turns(run, product, bare);
  for (const each of [product, bare] as const) await (each as Bare).ask('durable', true);
  return [
    {
      name: 'sale.off',
      what: 'the same, synchronous=OFF',
      ours: medianOf(ours, 'complete'),
      unit: 'µs',
      bare: median(limit.map(median)),
      ratio,
      gate: 2.5,
      goal: 1.8,
    },
  ];
}

async function paced(run: Run, product: Product): Promise<Line[]> {
  run.say('a sale every 20 ms');
  await product.ask('rest');
  const { complete } = await product.ask('sell', { count: run.quick ? 100 : 600, everyMs: 20 });
  return [
    {
      name: 'sale.paced',
      what: 'p99 of paced sales, to their own p50',
      ours: percentile(complete, 0.99),
      unit: 'µs',
      bare: median(complete),
      gate: 3,
      goal: 2.3,
    },
  ];
}

async function onDisk(run: Run, product: Product): Promise<Line[]> {
  run.say('what a sale writes');
  await product.ask('rest');
  const { sale, checkout } = await product.ask('written', { count: run.quick ? 20 : 100 });
  return [
    { name: 'sale.syncs', what: 'syncs a sale', ours: sale.syncs, unit: '', gate: 1, goal: 1 },
    {
      name: 'sale.wal',
      what: 'log written a sale',
      ours: sale.bytes / 1024,
      unit: 'KB',
      gate: 160,
      goal: 120,
    },
    { name: 'sale.wal.checkout', what: 'log written a checkout', ours: checkout.bytes / 1024, unit: 'KB' },
  ];
}

/** What the totals of day, shift and customer add to a sale, in parts of the bare one. */
async function keptTotals(run: Run, product: Product, bare: Bare): Promise<Line[]> {
  run.say('sales with totals and without');
  const totals: Contestant<SaleTotals> = new Contestant(join(import.meta.dirname, 'totals.ts'));
  try {
    const entries = await product.ask('entries', { count: 100 });
    await totals.ask('open', { folder: run.folder, entries });
    await totals.ask('added', { count: 50 });
    const full = await addedBy(run, totals, bare);
    for (const each of [totals, bare] as const) await (each as Bare).ask('durable', false);
    const off = await addedBy(run, totals, bare);
    await bare.ask('durable', true);
    const what = 'keeping totals adds to a sale';
    return [
      { name: 'sale.totals', what, ...full, unit: 'µs', gate: 0.25, goal: 0.12 },
      { name: 'sale.totals.off', what: 'the same, synchronous=OFF', ...off, unit: 'µs' },
    ];
  } finally {
    await totals.stop();
  }
}

async function addedBy(run: Run, totals: Contestant<SaleTotals>, bare: Bare) {
  const count = perRound(run);
  const { ours, bare: limit } = await takeTurns(
    rounds(run),
    () => totals.ask('added', { count }),
    () => bare.ask('sell', { count }),
  );
  return { ours: median(ours.flat()), bare: median(limit.flat()) };
}

/** The same sales in a file of 1 GB and in one of 50 MB, in turns. */
export async function largeFileLines(run: Run): Promise<Line[]> {
  const small = await openProduct(run, 'small', smallPast);
  const large = await openProduct(run, 'large', { ...smallPast, sales: smallPast.sales * 20, days: 1100 });
  try {
    run.say('sales in a file of a gigabyte');
    for (const each of [small, large]) await each.ask('sell', { count: 200 });
    const sell = async (each: Product) => {
      await each.ask('rest');
      return median((await each.ask('sell', { count: perRound(run) })).complete);
    };
    const { ours, bare } = await takeTurns(
      rounds(run),
      () => sell(large),
      () => sell(small),
    );
    const ratio = median(ours.map((time, i) => time / (bare[i] ?? 1)));
    const what = 'sale command in 1 GB, to 50 MB, p50';
    return [
      {
        name: 'sale.large',
        what,
        ours: median(ours),
        unit: 'µs',
        bare: median(bare),
        ratio,
        gate: 1.2,
        goal: 1.1,
      },
    ];
  } finally {
    await small.stop();
    await large.stop();
  }
}
