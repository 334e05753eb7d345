/** Reports beside what a patient person reckons from the same receipts. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Figure } from '../../../src/domain/areas/report/contract.ts';
import { turnoverOf } from '../../../src/domain/areas/report/rules.ts';
import { addDays, dayOfWeek } from '../../../src/domain/kit/calendar.ts';
import { momentOf } from '../../../src/domain/kit/time.ts';
import { fillSome } from '../../../src/main/areas/report/fill.ts';
import { projections } from '../../../src/main/areas/report/projections.ts';
import { codecOf } from '../../../src/main/ledger/codec.ts';
import { rebuild } from '../../../src/main/ledger/rebuild.ts';
import { tend } from '../../../src/main/ledger/tend.ts';
import { openTestTill, type TestTill } from '../../kit/till.ts';
import {
  apart,
  firstDay,
  type HistoryShop,
  type Line,
  putReceipt,
  putRemoved,
  type Receipt,
  type Removed,
  receiptOf,
  removedOf,
  rolledReceipt,
  rolledRemoved,
  settle,
  shopCurrency,
  sumOf,
  timeZone,
  write,
} from './history.ts';

const seed = Number(process.env.SEED ?? 20_261_120);
const runs = { seed, numRuns: 25, endOnFailure: true };
const histories = fc.record({
  receipts: fc.array(rolledReceipt, { maxLength: 60, size: 'max' }),
  removed: fc.array(rolledRemoved, { maxLength: 10 }),
  /** After which receipts some of what is over is filled, and how often. */
  fills: fc.array(fc.record({ after: fc.nat(60), most: fc.integer({ min: 1, max: 40 }) }), { maxLength: 4 }),
  from: fc.nat(39),
  days: fc.nat(39),
  /** Which branch is asked about; null is all of them. */
  branch: fc.constantFrom(null, 0, 1),
});
type History = typeof histories extends fc.Arbitrary<infer H> ? H : never;

const derived = projections.flatMap(({ tables }) => tables.map((table) => codecOf(table).spec.name));
const dump = ({ kit }: TestTill) =>
  Object.fromEntries(derived.map((name) => [name, kit.ledger.read.all(`select * from ${name}`)]));
const fillAll = ({ kit }: TestTill) =>
  tend(kit.ledger, (writer) => {
    while (fillSome(writer, { most: 7 }) > 0);
  });

/** A shop that lives one history after the other. */
async function openPast() {
  const till = await openTestTill({ callMs: 100 });
  const shop = settle(till);
  const { userId } = till.clientFor('owner');
  let lives = 0;
  const live = (history: History) => {
    const start = addDays(firstDay, apart * lives);
    lives += 1;
    const receipts = history.receipts.map((rolled) => receiptOf(rolled, shop, start));
    const removed = history.removed.map((rolled) => removedOf(rolled, shop, start));
    let done = 0;
    for (const { after, most } of history.fills.toSorted((a, b) => a.after - b.after)) {
      const some = receipts.slice(done, after);
      write(till, (tx) => {
        for (const receipt of some) putReceipt(till, tx, receipt);
      });
      tend(till.kit.ledger, (writer) => {
        for (let i = 0; i < most; i += 1) fillSome(writer, { most: 3 });
      });
      done += some.length;
    }
    write(till, (tx) => {
      for (const receipt of receipts.slice(done)) putReceipt(till, tx, receipt);
      for (const one of removed) putRemoved(till, tx, one);
    });
    till.clock.set(momentOf(addDays(start, apart), timeZone));
    const from = addDays(start, history.from);
    const to = addDays(from, history.days);
    const branchId = history.branch === null ? null : (shop.branches[history.branch] ?? null);
    const within = (one: { date: string; branchId: string }) =>
      one.date >= from && one.date <= to && (branchId === null || one.branchId === branchId);
    // Nobody stays signed in for that long.
    const { report } = till.clientWith(till.kit.sessions.open(userId, 'test'));
    return {
      report,
      range: { from, to, branchId },
      receipts: receipts.filter(within),
      removed: removed.filter(within),
    };
  };
  return { till, shop, live };
}

const linesOf = (receipts: readonly Receipt[]): readonly Line[] => receipts.flatMap(({ lines }) => lines);
const total = (lines: readonly Line[]) => sumOf(lines, ({ totalMinor }) => totalMinor);
const turnover = (receipts: readonly Receipt[]) => total(linesOf(receipts));
const sold = ({ qtyMilli }: Line) => qtyMilli > 0;
const discount = (line: Line) => line.lineDiscountMinor + line.basketDiscountMinor;

function totalsOnPaper(receipts: readonly Receipt[]) {
  const lines = linesOf(receipts);
  const count = (kind: Receipt['kind']) => receipts.filter((receipt) => receipt.kind === kind).length;
  return {
    sales: count('sale'),
    refunds: count('refund'),
    exchanges: count('exchange'),
    lines: lines.filter(sold).length,
    grossMinor: sumOf(lines, ({ grossMinor }) => grossMinor),
    discountMinor: sumOf(lines, discount),
    taxMinor: sumOf(lines, (line) => line.tax?.taxMinor ?? 0),
    roundingMinor: sumOf(receipts, ({ roundingMinor }) => roundingMinor),
    tipMinor: sumOf(receipts, ({ tipMinor }) => tipMinor),
    salesMinor: total(lines.filter(sold)),
    refundsMinor: total(lines.filter((line) => !sold(line))),
  };
}

const itemSums = (lines: readonly Line[]) => ({
  qtyMilli: sumOf(lines, (line) => (line.qtyMilli * line.packQtyMilli) / 1000),
  refundedMilli: sumOf(
    lines.filter((line) => !sold(line)),
    (l) => (l.qtyMilli * l.packQtyMilli) / 1000,
  ),
  grossMinor: sumOf(lines, ({ grossMinor }) => grossMinor),
  discountMinor: sumOf(lines, discount),
  taxMinor: sumOf(lines, (line) => line.tax?.taxMinor ?? 0),
  totalMinor: total(lines),
  refundedMinor: total(lines.filter((line) => !sold(line))),
  costMinor: sumOf(lines, ({ costMinor }) => costMinor ?? 0),
  costedMinor: sumOf(
    lines.filter(({ costMinor }) => costMinor !== null),
    (line) => line.totalMinor - (line.tax?.taxMinor ?? 0),
  ),
});

const keyed = <T>(rows: readonly T[], key: (row: T) => string): Record<string, T> =>
  Object.fromEntries(rows.map((row) => [key(row), row]));
const grouped = <T, V>(rows: readonly T[], key: (row: T) => string, sums: (rows: T[]) => V) =>
  Object.fromEntries([...Map.groupBy(rows, key)].map(([of, some]) => [of, sums(some)]));

test(`a period's totals, days, hours, tenders and taxes are the sums of its receipts (seed ${seed})`, async () => {
  const { live } = await openPast();
  await fc.assert(
    fc.asyncProperty(histories, async (history) => {
      const { report, range, receipts } = live(history);
      const period = await report.period({ ...range, compare: 'none' });
      expect(period.totals).toEqual(totalsOnPaper(receipts));
      expect(keyed(period.days, ({ date }) => date)).toEqual(
        grouped(
          receipts,
          ({ date }) => date,
          (some) => ({ ...totalsOnPaper(some), date: some[0]?.date }),
        ),
      );
      const week = await report.hours(range);
      expect(keyed(week.cells, ({ weekday, hour }) => `${weekday} ${hour}`)).toEqual(
        grouped(
          receipts,
          ({ date, hour }) => `${dayOfWeek(date)} ${hour}`,
          (some) => ({
            weekday: some[0] && dayOfWeek(some[0].date),
            hour: some[0]?.hour,
            receipts: some.length,
            turnoverMinor: turnover(some),
          }),
        ),
      );
      const taken = period.tenders.map(({ receivedMinor, returnedMinor }) => receivedMinor + returnedMinor);
      const { totals } = period;
      expect(sumOf(taken, (minor) => minor)).toBe(
        turnoverOf(totals) + totals.tipMinor + totals.roundingMinor,
      );
      const cash = period.tenders.find(
        ({ method, currency }) => method === 'cash' && currency === shopCurrency,
      );
      const ownCash = receipts.flatMap(({ tenders }) =>
        tenders.filter(({ method, currency }) => method === 'cash' && currency === shopCurrency),
      );
      const change = sumOf(receipts, ({ changeMinor }) => changeMinor);
      expect((cash?.receivedMinor ?? 0) + (cash?.returnedMinor ?? 0)).toBe(
        sumOf(ownCash, ({ amountMinor }) => amountMinor) - change,
      );
      expect(keyed(period.taxes, ({ taxId }) => taxId)).toEqual(
        grouped(
          linesOf(receipts).flatMap((line) => line.tax ?? []),
          ({ taxId }) => taxId,
          (some) => ({
            ...some[0],
            baseMinor: sumOf(some, ({ baseMinor }) => baseMinor),
            taxMinor: sumOf(some, ({ taxMinor }) => taxMinor),
          }),
        ),
      );
      expect(period.margin).toEqual(marginOnPaper(receipts));
    }),
    runs,
  );
}, 120_000);

test(`items, categories, staff and customers add up, filled or not (seed ${seed})`, async () => {
  const { till, shop, live } = await openPast();
  await fc.assert(
    fc.asyncProperty(histories, async (history) => {
      const { report, range, receipts, removed } = live(history);
      const lines = linesOf(receipts);
      const ask = async () => ({
        items: await report.items({ ...range, limit: 200 }),
        categories: await report.categories(range),
        people: await report.staff(range),
        customers: await report.customers({ ...range, limit: 200 }),
      });
      const answers = await ask();
      expect(keyed(answers.items, ({ itemId }) => itemId)).toEqual(
        grouped(
          lines,
          ({ itemId }) => itemId ?? '',
          (some) => expect.objectContaining(itemSums(some)),
        ),
      );
      const amounts = answers.items.map(({ totalMinor }) => totalMinor);
      expect(amounts).toEqual(amounts.toSorted((a, b) => b - a));
      expect(keyed(answers.categories, ({ categoryId }) => categoryId)).toEqual(
        categoriesOnPaper(lines, shop),
      );
      expect(keyed(answers.people.cashiers, ({ userId }) => userId)).toEqual(
        grouped(
          receipts,
          ({ userId }) => userId ?? '',
          (some) =>
            expect.objectContaining({ ...totalsOnPaper(some), ...removedOnPaper(removed, some[0]?.userId) }),
        ),
      );
      expect(keyed(answers.people.staff, ({ staffId }) => staffId)).toEqual(
        grouped(
          lines.filter(({ staffId }) => staffId !== null),
          ({ staffId }) => staffId ?? '',
          (some) =>
            expect.objectContaining({
              lines: some.filter(sold).length,
              discountMinor: sumOf(some, discount),
              totalMinor: total(some),
            }),
        ),
      );
      expect(keyed(answers.customers, ({ customerId }) => customerId)).toEqual(
        grouped(
          receipts.filter(({ customerId }) => customerId !== null),
          ({ customerId }) => customerId ?? '',
          (some) => expect.objectContaining({ receipts: some.length, totalMinor: turnover(some) }),
        ),
      );
      fillAll(till);
      expect(await ask()).toEqual(answers);
    }),
    runs,
  );
}, 120_000);

function categoriesOnPaper(lines: readonly Line[], { drinks, tea, bread }: HistoryShop) {
  const of = (...ids: (string | null)[]) => lines.filter(({ categoryId }) => ids.includes(categoryId));
  const rows = { [drinks]: of(drinks, tea), [tea]: of(tea), [bread]: of(bread), '': of(null) };
  return Object.fromEntries(
    Object.entries(rows)
      .filter(([, some]) => some.length > 0)
      .map(([id, some]) => [id, expect.objectContaining(itemSums(some))]),
  );
}

const removedOnPaper = (removed: readonly Removed[], userId: string | null | undefined) => {
  const own = removed.filter((one) => one.userId === userId);
  return { removed: own.length, removedMinor: sumOf(own, ({ totalMinor }) => totalMinor) };
};

test(`every figure is the sum of the receipts it opens (seed ${seed})`, async () => {
  const { live } = await openPast();
  await fc.assert(
    fc.asyncProperty(histories, async (history) => {
      const { report, range } = live(history);
      const opened = async (more: Partial<Figure>): Promise<number> => {
        let sum = 0;
        for (let before: string | null = null; ; ) {
          const rows = await report.salesOf({ figure: { ...range, ...more }, before, limit: 9 });
          sum += sumOf(rows, ({ partMinor }) => partMinor);
          const last = rows.at(-1);
          if (rows.length < 9 || !last) return sum;
          before = last.id;
        }
      };
      const { totals, tenders, taxes, cashiers } = await report.period({ ...range, compare: 'none' });
      expect(await opened({})).toBe(turnoverOf(totals));
      expect(await opened({ part: { of: 'sold' } })).toBe(totals.salesMinor);
      expect(await opened({ part: { of: 'givenBack' } })).toBe(totals.refundsMinor);
      expect(await opened({ part: { of: 'discounts' } })).toBe(totals.discountMinor);
      expect(await opened({ part: { of: 'taxes' } })).toBe(totals.taxMinor);
      expect(await opened({ part: { of: 'tips' } })).toBe(totals.tipMinor);
      expect(await opened({ part: { of: 'rounding' } })).toBe(totals.roundingMinor);
      for (const { userId, ...row } of cashiers) expect(await opened({ userId })).toBe(turnoverOf(row));
      for (const { method, currency, receivedMinor, returnedMinor } of tenders) {
        const part = { of: 'tender' as const, method, currency };
        expect(await opened({ part })).toBe(receivedMinor + returnedMinor);
      }
      for (const { taxId, rateBp, included, taxMinor } of taxes) {
        expect(await opened({ part: { of: 'tax', taxId, rateBp, included } })).toBe(taxMinor);
      }
      const { cells } = await report.hours(range);
      for (const { weekday, hour, turnoverMinor } of cells.slice(0, 5)) {
        expect(await opened({ weekday, hour })).toBe(turnoverMinor);
      }
      for (const { itemId, totalMinor } of await report.items({ ...range })) {
        expect(await opened({ part: { of: 'item', itemId } })).toBe(totalMinor);
      }
      for (const { categoryId, totalMinor } of await report.categories(range)) {
        expect(await opened({ part: { of: 'category', categoryId } })).toBe(totalMinor);
        const items = await report.items({ ...range, categoryId });
        expect(sumOf(items, (item) => item.totalMinor)).toBe(totalMinor);
      }
      const { staff } = await report.staff(range);
      for (const { staffId, totalMinor } of staff) {
        expect(await opened({ part: { of: 'staff', staffId } })).toBe(totalMinor);
      }
      for (const { customerId, totalMinor } of await report.customers({ ...range })) {
        expect(await opened({ customerId })).toBe(totalMinor);
      }
    }),
    { ...runs, numRuns: 8 },
  );
}, 120_000);

test(`branches side by side are the sums of their receipts (seed ${seed})`, async () => {
  const { shop, live } = await openPast();
  const [first] = shop.branches;
  await fc.assert(
    fc.asyncProperty(histories, async (history) => {
      const { report, range, receipts, removed } = live({ ...history, branch: null });
      const { branches } = await report.branches({ ...range, compare: 'none' });
      const traded = branches.filter(({ lastAt }) => lastAt !== null);
      expect(keyed(traded, ({ branchId }) => branchId)).toEqual(
        grouped(
          receipts,
          ({ branchId }) => branchId,
          (some) => ({
            ...totalsOnPaper(some),
            branchId: some[0]?.branchId,
            name: some[0]?.branchId === first ? 'Branch 1' : 'Branch 2',
            margin: marginOnPaper(some),
            beforeMinor: null,
            ...shiftsOnPaper(some, removed),
          }),
        ),
      );
      const turnovers = branches.map(turnoverOf);
      expect(turnovers).toEqual(turnovers.toSorted((a, b) => b - a));
    }),
    runs,
  );
}, 120_000);

function marginOnPaper(receipts: readonly Receipt[]) {
  const { costMinor, costedMinor } = itemSums(linesOf(receipts));
  const netMinor = turnover(receipts) - totalsOnPaper(receipts).taxMinor;
  return { costMinor, costedMinor, netMinor };
}

/** None of them is closed in these histories. */
const shiftsOnPaper = (receipts: readonly Receipt[], removed: readonly Removed[]) => {
  const idle = removed.filter(({ branchId, inShift }) => inShift && branchId === receipts[0]?.branchId);
  const dates = new Set([...receipts, ...idle].map(({ date }) => date)).size;
  return { shifts: dates, openShifts: dates, lastAt: expect.any(Number) };
};

test(`what is kept is what a rebuild makes, whenever it was filled (seed ${seed})`, async () => {
  const { till, live } = await openPast();
  await fc.assert(
    fc.asyncProperty(histories, async (history) => void live(history)),
    runs,
  );
  const proof = await till.kit.backstage.verify();
  expect(proof.findings.filter(({ kind }) => kind === 'projection')).toEqual([]);
  fillAll(till);
  const kept = dump(till);
  rebuild(till.kit.ledger);
  expect(dump(till)).toEqual(kept);
}, 120_000);
