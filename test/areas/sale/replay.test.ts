/**
 * A real month goes through the counter: 1,892 invoices of an English shop, every line a command, every
 * total, drawer and report equal to sums reckoned from the file alone.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { must } from '../../../src/domain/kit/result.ts';
import { areas } from '../../../src/main/areas/index.ts';
import { codecOf } from '../../../src/main/ledger/codec.ts';
import { rebuild, settleAll } from '../../../src/main/ledger/rebuild.ts';
import { answerOf, openBareTestTill, type TestTill } from '../../kit/till.ts';
import * as file from './online-retail.ts';
import { floatMinor, Replay } from './replay.ts';

const title = file.isHere ? 'a real December' : `a real December: ${file.needed}`;

describe.skipIf(!file.isHere)(title, () => {
  const invoices = file.isHere ? file.readInvoices() : [];
  const days = file.daysOf(invoices);
  let till: TestTill;
  let replay: Replay;

  beforeAll(async () => {
    till = await openBareTestTill({ at: Date.UTC(2010, 10, 30, 9), callMs: 5 });
    // Nobody pulls the plug here, and forty thousand commands need not wait for the disk.
    till.kit.ledger.sqlite.pragma('synchronous = OFF');
    replay = await Replay.open(till, invoices);
    for (const day of days) await replay.trade(day);
  }, 600_000);

  afterAll(() => till?.close());

  test('every sale and every return comes to what the file says, to the penny', () => {
    expect(replay.rung.filter(({ invoice, totalMinor }) => totalMinor !== invoice.totalPence)).toEqual([]);
    expect(replay.rung).toHaveLength(1892);
  });

  test('returns name the sale where the file has it', () => {
    const returned = replay.rung.filter(({ invoice }) => invoice.number.startsWith('C'));
    expect(returned).toHaveLength(299);
    expect(replay.linesByReceipt).toBeGreaterThan(200);
  });

  test('the drawer of every day holds what the file says, and so do the other tenders', async () => {
    const client = replay.client;
    for (const { date, invoices: sold } of days) {
      const report = must(
        await client.shift.shiftReport({ shiftId: replay.shiftOf(date) }),
        `the shift of ${date}`,
      );
      const { figures, seal } = report;
      expect(report.shift.businessDate).toBe(date);
      for (const method of ['card', 'bank', 'qr', 'onAccount'] as const) {
        const tender = figures?.tenders.find((each) => each.method === method);
        expect([date, method, tender?.expectedMinor ?? 0]).toEqual([
          date,
          method,
          file.takenBy(sold, method),
        ]);
      }
      const cash = floatMinor + file.takenBy(sold, 'cash');
      expect([date, figures?.cash.map((each) => each.expectedMinor)]).toEqual([date, [cash]]);
      expect(seal?.overShort.filter(({ amountMinor }) => amountMinor !== 0)).toEqual([]);
    }
  });

  test('the report of every day is what the file adds up to', async () => {
    for (const { date, invoices: sold } of days) {
      const { totals, hours } = await answerOf(replay.client.report.day({ date }));
      const returns = sold.filter(file.isReturn);
      expect([date, totals]).toEqual([
        date,
        expect.objectContaining({
          sales: sold.length - returns.length,
          refunds: returns.length,
          exchanges: 0,
          discountMinor: 0,
          roundingMinor: 0,
          salesMinor: file.total(sold, (each) => Math.max(0, each.totalPence)),
          refundsMinor: file.total(sold, (each) => Math.min(0, each.totalPence)),
        }),
      ]);
      const byHour = Map.groupBy(sold, ({ hour }) => hour);
      for (const [hour, of] of byHour) {
        const figure = hours.find((each) => each.hour === hour);
        expect([date, hour, figure?.turnoverMinor]).toEqual([
          date,
          hour,
          file.total(of, (each) => each.totalPence),
        ]);
      }
    }
  });

  test('what each item sold is what the file adds up to', async () => {
    const range = { from: '2010-12-01', to: '2010-12-31' };
    const reported = new Map<string, [pieces: number, pence: number]>();
    for (let offset = 0; ; offset += 200) {
      const rows = await replay.client.report.items({ ...range, offset, limit: 200 });
      for (const row of rows) reported.set(row.sku ?? '', [row.qtyMilli / 1000, row.totalMinor]);
      if (rows.length < 200) break;
    }
    const lines = invoices.flatMap((invoice) => invoice.lines);
    for (const [code, of] of Map.groupBy(lines, (line) => line.code)) {
      const pieces = file.total(of, (line) => line.pieces);
      const pence = file.total(of, (line) => line.pieces * line.pence);
      expect([code, reported.get(code)]).toEqual([code, [pieces, pence]]);
    }
  });

  test('every customer owes what was bought on account', async () => {
    const owed = new Map<string, number>();
    for (const invoice of invoices) {
      const pence = file.takenBy([invoice], 'onAccount');
      if (pence > 0 && invoice.customer)
        owed.set(invoice.customer, (owed.get(invoice.customer) ?? 0) + pence);
    }
    const debtors = await replay.client.customer.debtors({ limit: 500 });
    const found = debtors.map(({ name, owedMinor }) => [name, owedMinor] as const);
    expect(new Map(found)).toEqual(owed);
  });

  test('what was kept step by step is what a rebuild gives, and the proof agrees', async () => {
    const { ledger, backstage } = till.kit;
    expect(await backstage.verify()).toMatchObject({ ok: true, findings: [] });
    settleAll(ledger.projector, ledger.writer);
    const kept = projected(till);
    rebuild(ledger);
    expect(projected(till)).toEqual(kept);
  });
});

function projected({ kit: { ledger } }: TestTill): Record<string, unknown[]> {
  const tables = areas.flatMap((area) => area.projections).flatMap((projection) => projection.tables);
  const specs = tables.map((table) => codecOf(table).spec);
  return Object.fromEntries(
    specs.map(({ name, key, columns }) => {
      const order = key.map(
        (prop) =>
          `"${
            must(
              columns.find((column) => column.prop === prop),
              prop,
            ).sql
          }"`,
      );
      return [name, ledger.read.all(`select * from "${name}" order by ${order.join(', ')}`)];
    }),
  );
}
