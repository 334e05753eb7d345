/** Sync: what headquarters takes in, what a till brings and gets, beside PouchDB with the same sales. */
import { join } from 'node:path';
import { must } from '../../src/domain/kit/result.ts';
import { hasPostgres } from '../../test/hq/cluster.ts';
import { Contestant } from '../contestant.ts';
import { median, percentile } from '../figures.ts';
import type { Run } from '../run.ts';
import { soldShop } from '../sale/sold.ts';
import type { Line } from '../table.ts';
import { Company, type TillProcess } from './company.ts';
import type { SyncCouch } from './couch.ts';
import { openLine } from './line.ts';
import { newTillLines } from './new-till.ts';
import type { SyncPouch } from './pouch.ts';

const paidIn = {
  ...{ id: '01936f00-0000-7000-8000-000000000001', shiftId: '01936f00-0000-7000-8000-000000000002' },
  ...{ at: 1795199176222, kind: 'payIn', currency: 'KGS', amountMinor: 12000 },
};
const small = JSON.stringify([{ add: 'cash_move', row: paidIn }]);

export async function syncLines(run: Run): Promise<Line[]> {
  if (!hasPostgres) {
    run.say('sync is measured on PostgreSQL, and its programs are not here (Debian: apt install postgresql)');
    return [];
  }
  const company = await Company.begin(run);
  try {
    const { dataDir } = await soldShop(run);
    const first = await company.till(dataDir);
    await first.ask('man');
    const sales = await first.ask('sales', { count: 100 });
    const lines = await floods(run, company, sales);
    await company.hq.ask('company');
    lines.push(...(await oneTill(run, company, first, sales)));
    lines.push(...(await backlog(run, company)));
    lines.push(...(await newTillLines(run, company, sales)));
    return lines;
  } finally {
    await company.end();
  }
}

/** Several tills at once, whose batches lie ready: what headquarters alone can take. */
async function floods(run: Run, company: Company, sales: readonly string[]): Promise<Line[]> {
  const { hq, flood, address } = company;
  const branch = await hq.ask('branch');
  const taken = async (what: string, bodies: readonly string[], count: number) => {
    const codes: string[] = [];
    for (let n = 0; n < 4; n += 1) codes.push(await hq.ask('code', { branch }));
    const { packed } = await flood.ask('prepare', { address, codes, count, bodies });
    const ms = await company.shared(what, null, () => flood.ask('flood'));
    return { rate: (4 * count * 1000) / ms, bytes: packed / (4 * count) };
  };
  const rounds = run.quick ? 1 : 3;
  const [entries, whole]: [number[], { rate: number; bytes: number }[]] = [[], []];
  for (let round = 0; round < rounds; round += 1) {
    entries.push((await taken('small entries of four tills', [small], run.quick ? 1000 : 15_000)).rate);
    whole.push(await taken('sales of four tills', sales, run.quick ? 100 : 2000));
  }
  const bytes = median(whole.map((one) => one.bytes)) / 1024;
  return [
    {
      ...{ name: 'sync.ingest', what: 'HQ takes small entries of four tills, PostgreSQL' },
      ...{ ours: median(entries), unit: '/s', gate: 15_000 },
    },
    {
      ...{ name: 'sync.ingest.sales', what: 'HQ takes sales of ten lines of four tills' },
      ...{ ours: median(whole.map(({ rate }) => rate)), unit: '/s' },
    },
    {
      ...{ name: 'sync.bytes', what: 'a sale of ten lines on the wire, gzip' },
      ...{ ours: bytes, unit: 'KB', gate: 0.9, goal: 0.7 },
    },
  ];
}

/** One till's engine beside one PouchDB, there and back, with the same sales. */
async function oneTill(
  run: Run,
  company: Company,
  first: TillProcess,
  sales: readonly string[],
): Promise<Line[]> {
  const { hq, address: url } = company;
  const count = run.quick ? 200 : 3000;
  const branch = await hq.ask('branch');
  await first.ask('join', { url, code: await hq.ask('code', { branch }) });
  await first.ask('drained');
  await first.ask('current');
  await first.ask('sellAgain', { sales, count });
  const pushMs = await company.shared('one till pushes', first, () => first.ask('drained'));
  await first.ask('current');
  const second = await company.till();
  const code = await hq.ask('code', { branch });
  const at = await hq.ask('head', { scope: `branch:${branch}` });
  const pullMs = await company.shared('a new till pulls', second, async () => {
    await second.ask('join', { url, code });
    await second.ask('readTo', { scope: `branch:${branch}`, position: at });
  });
  const peer = await pouch(run, sales, count);
  const ours = (count * 1000) / pushMs;
  const ratio = 'LevelDB, no fsync';
  const lines: Line[] = [
    {
      ...{ name: 'sync.push', what: 'one till pushes sales of ten lines, to PouchDB (batch 500)' },
      ...{ ours, bare: peer.push500, unit: '/s', gate: 0.83, goal: 0.5, peers: ratio },
    },
    { name: 'sync.push.100', what: 'the same to batch 100', ours, bare: peer.push100, unit: '/s' },
    {
      ...{ name: 'sync.pull', what: 'a new till fetches all and books it, to PouchDB' },
      ...{ ours: (at * 1000) / pullMs, bare: peer.pull, unit: '/s', gate: 0.83, peers: ratio },
    },
    await live(run, first, second),
  ];
  for (const till of [first, second]) await company.leave(till);
  return lines;
}

async function pouch(run: Run, sales: readonly string[], count: number) {
  const couch = new Contestant<SyncCouch>(join(import.meta.dirname, 'couch.ts'));
  const client = new Contestant<SyncPouch>(join(import.meta.dirname, 'pouch.ts'));
  try {
    run.say('PouchDB with the same sales');
    const { folder } = run;
    const url = await couch.ask('open', { folder });
    const all = Array.from({ length: count }, (_, n) => must(sales[n % sales.length], 'a sale'));
    for (const name of ['a', 'b']) await client.ask('keep', { folder, name, sales: all });
    const push500 = await client.ask('push', { folder, name: 'a', url, batch: 500 });
    const push100 = await client.ask('push', { folder, name: 'b', url, batch: 100 });
    return { push500, push100, pull: await client.ask('pull', { folder, name: 'c', url, batch: 500 }) };
  } finally {
    await client.stop();
    await couch.stop();
  }
}

/** From the cashier's key to the other till's books. */
async function live(run: Run, first: TillProcess, second: TillProcess): Promise<Line> {
  const times: number[] = [];
  for (let n = 0; n < (run.quick ? 5 : 40); n += 1) {
    const started = performance.now();
    await second.ask('sees', { number: await first.ask('sell') });
    times.push(performance.now() - started);
  }
  return {
    ...{ name: 'sync.live', what: 'a sale shows on another till, p95', ours: percentile(times, 0.95) },
    ...{ unit: 'ms', gate: 2000 },
  };
}

/** Thirty days that a till was alone: brought over a slow line, then applied at another while it sells. */
async function backlog(run: Run, company: Company): Promise<Line[]> {
  const { hq, address } = company;
  const count = run.quick ? 2000 : 200_000;
  const branch = await hq.ask('branch');
  const scope = `branch:${branch}`;
  const line = await openLine(address, 2_000_000);
  const alone = await company.till();
  await alone.ask('join', { url: line.url, code: await hq.ask('code', { branch }) });
  const at = await hq.ask('head', { scope: 'company' });
  await alone.ask('readTo', { scope: 'company', position: at });
  run.say(`${count} entries of a till alone`);
  await alone.ask('durable', false);
  await alone.ask('payIn', { count });
  await alone.ask('durable', true);
  const before = line.carried.up;
  const drainMs = await company.shared('drained at 2 Mbit/s', alone, () => alone.ask('drained'));
  const bytes = (line.carried.up - before) / count;
  run.say(`${bytes.toFixed(0)} bytes an entry on the line`);
  await company.leave(alone);
  await line.close();
  const other = await company.till();
  await other.ask('join', { url: address, code: await hq.ask('code', { branch }) });
  await other.ask('readTo', { scope: 'company', position: at });
  await other.ask('man');
  const { items, ms, complete } = await other.ask('sellWhile', { scope, to: count, everyMs: 20 });
  await company.leave(other);
  return [
    {
      ...{ name: 'sync.drain', what: `${count} small entries drained at 2 Mbit/s` },
      ...{ ours: drainMs / 1000, unit: 's', gate: 60 },
    },
    {
      ...{ name: 'sync.apply', what: 'a till applies small entries, a sale every 20 ms' },
      ...{ ours: (items * 1000) / ms, unit: '/s', gate: 10_000 },
    },
    {
      ...{ name: 'sync.apply.sale', what: `its ${complete.length} sales meanwhile, p99 from the key` },
      ...{ ours: percentile(complete, 0.99), unit: 'ms', gate: 50 },
    },
  ];
}
