/**
 * A month of a real shop through three tills in two branches, a back office and headquarters, over real HTTP: every
 * node and, by SQL, headquarters come to what the file adds up to.
 */
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { must } from '../../../src/domain/kit/result.ts';
import { addBranch } from '../../../src/hq/console/companies.ts';
import { inCompany, rowsOf } from '../../../src/hq/store/db.ts';
import { type House, openHouse, stores } from '../../hq/house.ts';
import { openBareTestTill, type TestClient, type TestTill } from '../../kit/till.ts';
import * as file from '../sale/online-retail.ts';
import { Replay } from '../sale/replay.ts';
import { madeUp } from './december.ts';
import { isUpToDate, until } from './tills.ts';

const month = { from: '2010-12-01', to: '2010-12-31' } as const;
const [trial, postgres] = stores;
const store = must(postgres?.skip ? trial : postgres, 'a store');

afterAll(() => store.close());

const suites = [
  { name: `a made-up day in a chain, on ${store.name}`, skip: false, read: () => file.invoicesIn(madeUp) },
  {
    name: `a real December in a chain, on ${store.name}${file.isHere ? '' : `: ${file.needed}`}`,
    skip: !file.isHere,
    read: file.readInvoices,
  },
];

/** A month takes its time on a busy machine. */
const patiently = (holds: () => boolean, what: string): Promise<void> => until(holds, what, 300_000);

/** Somebody comes back to the till they bought at; the same each time. */
function counterOf({ customer, number }: file.Invoice): number {
  const digits = Number((customer ?? number).replace(/\D/g, ''));
  return (Math.imul(digits, 0x9e3779b1) >>> 16) % 3;
}
/** The first two are of one branch. */
const branchOf = (invoice: file.Invoice): 'main' | 'north' => (counterOf(invoice) < 2 ? 'main' : 'north');

interface Chain {
  readonly house: House;
  readonly company: string;
  readonly branches: Readonly<Record<'main' | 'north', string>>;
  readonly counters: readonly Replay[];
  readonly tills: readonly TestTill[];
  readonly office: TestTill;
  /** As the owner reads it. */
  reader(till: TestTill): TestClient;
}

async function openChain(invoices: readonly file.Invoice[]): Promise<Chain> {
  const house = await openHouse(await store.place());
  const at = Date.UTC(2010, 10, 30, 9);
  house.clock.now = at;
  const company = await house.company('Online Retail');
  const north = await addBranch(house.hq.kit, company.id, { name: 'North', code: 'N' });
  if (typeof north === 'string') throw new Error(north);
  const open = async (seed: number): Promise<TestTill> => {
    const till = await openBareTestTill({ at, seed, callMs: 5 });
    // Nobody pulls the plug here, and forty thousand commands need not wait for the disk.
    till.kit.ledger.sqlite.pragma('synchronous = OFF');
    return till;
  };
  const join = async (till: TestTill, by: TestClient, place: Parameters<typeof company.code>[0]) => {
    const code = await company.code(place);
    await by.sync.enrol({ commandId: till.id(), address: house.address, code, name: place?.tillCode ?? '' });
    await patiently(() => isUpToDate(till), 'a till that is up to date');
    return till;
  };
  const first = await open(1);
  const replay = await Replay.open(first, invoices);
  await join(first, replay.client, { tillCode: '1' });
  const joinNew = async (seed: number, place: Parameters<typeof company.code>[0]) => {
    const till = await open(seed);
    return join(till, till.stranger, place);
  };
  const second = await joinNew(2, { tillCode: '2' });
  const third = await joinNew(3, { branch: north.id, tillCode: '1' });
  const office = await joinNew(4, { tillCode: '9', allBranches: true });
  return {
    house,
    company: company.id,
    branches: { main: company.branch, north: north.id },
    counters: [replay, await replay.at(second), await replay.at(third)],
    tills: [first, second, third],
    office,
    reader: (till) => till.clientWith(till.kit.sessions.open(replay.ownerId, 'test')),
  };
}

/** Day by day, the tills at once. */
async function trade(chain: Chain, invoices: readonly file.Invoice[]): Promise<void> {
  const { house, counters, tills, office } = chain;
  for (const { date, invoices: sold } of file.daysOf(invoices)) {
    house.clock.now = Date.parse(`${date}T23:00:00Z`);
    const each = counters.map((counter, n) => {
      const own = sold.filter((invoice) => counterOf(invoice) === n);
      return own.length > 0 ? counter.trade({ date, invoices: own }) : Promise.resolve();
    });
    await Promise.all(each);
  }
  // A report goes no further than today.
  const after = Date.UTC(2011, 0, 1, 9);
  for (const { clock } of [...tills, office]) clock.set(after);
  house.clock.now = after;
}

const turnover = (invoices: readonly file.Invoice[]): number => file.total(invoices, (one) => one.totalPence);
const methods = ['cash', 'card', 'bank', 'qr', 'onAccount'] as const;

/** What a report of some invoices must say, by plain sums of the file. */
const totalsOnPaper = (invoices: readonly file.Invoice[]) => ({
  sales: invoices.filter((one) => !file.isReturn(one)).length,
  refunds: invoices.filter(file.isReturn).length,
  exchanges: 0,
  discountMinor: 0,
  roundingMinor: 0,
  salesMinor: file.total(invoices, (one) => Math.max(0, one.totalPence)),
  refundsMinor: file.total(invoices, (one) => Math.min(0, one.totalPence)),
});

const salesAt = ({ kit }: TestTill): number =>
  must(kit.ledger.read.get<{ n: number }>('select count(*) n from sale'), 'a count').n;

for (const { name, skip, read } of suites) {
  describe.skipIf(skip)(name, () => {
    const invoices = skip ? [] : read();
    const of = (branch: 'main' | 'north') => invoices.filter((one) => branchOf(one) === branch);
    let chain: Chain;

    beforeAll(async () => {
      chain = await openChain(invoices);
      await trade(chain, invoices);
      await patiently(() => salesAt(chain.office) === invoices.length, 'every sale at the back office');
      const own = (till: TestTill, n: number) => salesAt(till) === of(n < 2 ? 'main' : 'north').length;
      await patiently(() => chain.tills.every(own), 'every sale of its branch at each till');
    }, 900_000);

    afterAll(async () => {
      for (const till of [...chain.tills, chain.office]) await till.close();
      await chain.house.close();
    }, 600_000);

    test('every till sold, and each node has its branch’s totals day by day, the back office all', async () => {
      expect(chain.counters.map(({ rung }) => rung.length > 0)).toEqual([true, true, true]);
      const [first, second, third] = chain.tills;
      const nodes = [
        [first, of('main')],
        [second, of('main')],
        [third, of('north')],
        [chain.office, invoices],
      ] as const;
      for (const [till, sold] of nodes) {
        const { totals, days, tenders } = await chain
          .reader(must(till, 'a till'))
          .report.period({ ...month, compare: 'none' });
        expect(totals).toMatchObject(totalsOnPaper(sold));
        expect(days).toMatchObject(
          file.daysOf(sold).map((day) => ({ date: day.date, ...totalsOnPaper(day.invoices) })),
        );
        for (const method of methods) {
          const of = tenders.find((tender) => tender.method === method);
          expect([method, (of?.receivedMinor ?? 0) + (of?.returnedMinor ?? 0)]).toEqual([
            method,
            file.takenBy(sold, method),
          ]);
        }
      }
    });

    test('the back office reads one branch, or both side by side', async () => {
      const { report } = chain.reader(chain.office);
      const { branches } = await report.branches({ ...month, compare: 'none' });
      expect(branches).toHaveLength(2);
      for (const branch of ['main', 'north'] as const) {
        const branchId = chain.branches[branch];
        const expected = totalsOnPaper(of(branch));
        expect(branches.find((row) => row.branchId === branchId)).toMatchObject({
          ...expected,
          openShifts: 0,
        });
        const { totals } = await report.period({ ...month, branchId, compare: 'none' });
        expect(totals).toMatchObject(expected);
        const lines = of(branch).flatMap((invoice) => invoice.lines);
        const found = new Map<string, readonly [pieces: number, pence: number]>();
        for (let offset = 0; ; offset += 200) {
          const rows = await report.items({ ...month, branchId, offset, limit: 200 });
          for (const row of rows) found.set(row.sku ?? '', [row.qtyMilli / 1000, row.totalMinor]);
          if (rows.length < 200) break;
        }
        const expectedItems = [...Map.groupBy(lines, ({ code }) => code)].map(([code, some]) => {
          const pieces = file.total(some, (line) => line.pieces);
          return [code, [pieces, file.total(some, (line) => line.pieces * line.pence)]] as const;
        });
        expect(found).toEqual(new Map(expectedItems));
      }
    });

    test('every customer bought, in whatever branch, what the file says', async () => {
      const { report } = chain.reader(chain.office);
      const found = new Map<string, readonly [receipts: number, pence: number]>();
      for (let offset = 0; ; offset += 200) {
        const rows = await report.customers({ ...month, offset, limit: 200 });
        for (const row of rows) found.set(row.name, [row.receipts, row.totalMinor]);
        if (rows.length < 200) break;
      }
      const named = invoices.filter(({ customer }) => customer !== null);
      const expected = [...Map.groupBy(named, ({ customer }) => customer ?? '')].map(
        ([customer, some]) => [customer, [some.length, turnover(some)]] as const,
      );
      expect(found).toEqual(new Map(expected));
    });

    test('headquarters, which knows nothing of sales, holds the same by SQL', async () => {
      const { hq } = chain.house.hq.kit;
      const facts = <Row>(kind: string, columns: string): Promise<Row[]> =>
        inCompany(hq, chain.company, (tx) =>
          rowsOf<Row>(
            tx,
            sql`select ${sql.raw(columns)} from entry e cross join lateral jsonb_array_elements(e.body::jsonb) c
              where e.company_id = ${chain.company} and e.sets = false and c ->> 'add' = ${kind}`,
          ),
        );
      const days = await facts<{ branch: string; date: string; n: number; pence: number }>(
        'sale',
        `c -> 'row' ->> 'branchId' as branch, c -> 'row' ->> 'businessDate' as date,
          (c -> 'row' ->> 'linesMinor')::bigint as pence`,
      );
      for (const branch of ['main', 'north'] as const) {
        for (const day of file.daysOf(of(branch))) {
          const rows = days.filter((row) => row.branch === chain.branches[branch] && row.date === day.date);
          expect([branch, day.date, rows.length]).toEqual([branch, day.date, day.invoices.length]);
          expect([branch, day.date, file.total(rows, (row) => Number(row.pence))]).toEqual([
            branch,
            day.date,
            turnover(day.invoices),
          ]);
        }
      }
      expect(days).toHaveLength(invoices.length);
    });
  });
}
