/** Reports as people meet them: live, allowed or not, opened, exported. */
import { readSheet } from 'read-excel-file/node';
import { expect, test } from 'vitest';
import { momentOf } from '../../../src/domain/kit/time.ts';
import { item } from '../../../src/main/areas/catalogue/tables.ts';
import { openTestTill, type TestTill } from '../../kit/till.ts';
import { openShop } from '../sale/shop.ts';
import {
  firstDay,
  type HistoryShop,
  putReceipt,
  type Rolled,
  receiptOf,
  settle,
  timeZone,
  write,
} from './history.ts';

const rolled: Rolled = {
  branch: 0,
  day: 0,
  hour: 12,
  kind: 'sale',
  user: 1,
  customer: 1,
  lines: [
    {
      item: 2,
      pieces: 2,
      price: 1000,
      discount: 10,
      shared: 0,
      tax: 1,
      cost: true,
      staff: 1,
      overridden: false,
      pack: 1000,
    },
  ],
  tip: 0,
  rounding: 0,
  change: 0,
  tenders: 'cash',
};

function sellOn(till: TestTill, shop: HistoryShop, more: Partial<Rolled> = {}): void {
  write(till, (tx) => putReceipt(till, tx, receiptOf({ ...rolled, ...more }, shop, firstDay)));
}

async function text(file: Promise<File>): Promise<string> {
  return Buffer.from(await (await file).arrayBuffer()).toString('utf8');
}

test('the day grows on the screen with each sale, by the commands of the counter', async () => {
  const { till, cashier, ids } = await openShop();
  const { report } = till.clientFor('owner');
  const stream = await report.day({});
  const first = (await stream.next()).value;
  expect(first).toMatchObject({ date: '2026-11-20', isToday: true, totals: { sales: 0 }, compared: null });
  await cashier.add(ids.tea);
  await cashier.exactCash();
  const second = (await stream.next()).value;
  expect(second).toMatchObject({
    totals: { sales: 1, lines: 1, salesMinor: 9750, refundsMinor: 0 },
    tenders: [{ method: 'cash', currency: 'KGS', receivedMinor: 9750 }],
    margin: { costMinor: 6000, costedMinor: 8705, netMinor: 8705 },
  });
  await stream.return(undefined);
});

test('margin leaves out what has no known cost', async () => {
  const { till, cashier, ids } = await openShop();
  await cashier.add(ids.tea);
  await cashier.add(ids.bread);
  await cashier.exactCash();
  const { report } = till.clientFor('owner');
  const day = { from: '2026-11-20', to: '2026-11-20' };
  const { margin } = await report.period({ ...day, compare: 'none' });
  expect(margin).toEqual({ costMinor: 6000, costedMinor: 8705, netMinor: 8705 + 3500 });
});

test('who may not see margins sees none, and cannot order items by them', async () => {
  const till = await openTestTill({ callMs: 50 });
  const shop = settle(till);
  sellOn(till, shop);
  sellOn(till, shop, { lines: rolled.lines.map((line) => ({ ...line, item: 3, price: 500 })) });
  const range = { from: firstDay, to: firstDay };
  const seller = till.clientFor({ permissions: ['report.view', 'report.export'] }).report;
  const owner = till.clientFor('owner').report;
  expect((await seller.period(range)).margin).toBeNull();
  expect((await owner.period(range)).margin).not.toBeNull();
  const [hers, his] = [await seller.items({ ...range, sort: 'margin' }), await owner.items(range)];
  expect(hers.map(({ costMinor, costedMinor }) => [costMinor, costedMinor])).toEqual([
    [null, null],
    [null, null],
  ]);
  expect(his.map(({ costMinor }) => costMinor)).toEqual([80, 80]);
  const what = { report: 'items' as const, ...range };
  const exported = (client: typeof owner) =>
    text(client.export({ commandId: till.id(), what, format: 'csv' }));
  expect(await exported(seller)).not.toContain('Cost');
  expect(await exported(owner)).toContain('Cost');
});

test('a cashier without the right opens no report, and without another exports none', async () => {
  const till = await openTestTill();
  const range = { from: firstDay, to: firstDay };
  const nobody = till.clientFor({ permissions: ['sale.sell'] }).report;
  await expect(nobody.items(range)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  const reader = till.clientFor({ permissions: ['report.view'] }).report;
  const what = { report: 'days' as const, ...range };
  await expect(reader.export({ commandId: till.id(), what, format: 'csv' })).rejects.toMatchObject({
    code: 'FORBIDDEN',
  });
});

test('today is held against last week up to the same time of day', async () => {
  const till = await openTestTill({ callMs: 1, at: momentOf(firstDay, timeZone) });
  const shop = settle(till);
  sellOn(till, shop, { hour: 10 });
  sellOn(till, shop, { hour: 15 });
  sellOn(till, shop, { day: 7, hour: 12 });
  till.clock.set(momentOf(firstDay, timeZone, 7 * 24 * 60 + 13 * 60));
  const stream = await till.clientFor('owner').report.day({});
  const day = (await stream.next()).value;
  await stream.return(undefined);
  expect(day).toMatchObject({
    isToday: true,
    totals: { salesMinor: 1990 },
    compared: { date: firstDay, totals: { salesMinor: 3980 }, soFarMinor: 1990 },
  });
});

test('a day that does not exist is refused', async () => {
  const { report } = (await openTestTill()).clientFor('owner');
  await expect(report.items({ from: '2026-02-30', to: '2026-03-01' })).rejects.toMatchObject({
    code: 'BAD_REQUEST',
  });
});

test('every report opens as a table of both kinds, in the language of who asked', async () => {
  const till = await openTestTill({ callMs: 50 });
  const shop = settle(till);
  sellOn(till, shop);
  const range = { from: firstDay, to: firstDay };
  const { report } = till.clientFor('owner', { language: 'ru' });
  const kinds = ['days', 'hours', 'items', 'categories', 'staff', 'taxes', 'tenders', 'customers'] as const;
  const all = [
    ...kinds.map((kind) => ({ report: kind, ...range })),
    { report: 'corrections' as const, ...range },
    { report: 'receipts' as const, figure: range },
  ];
  for (const what of all) {
    const commandId = till.id();
    const csv = await report.export({ commandId, what, format: 'csv' });
    const lines = (await csv.text()).trimEnd().split('\r\n');
    expect(csv.name).toBe(`${what.report}_${firstDay}.csv`);
    const sheet = await report.export({ commandId: till.id(), what, format: 'xlsx' });
    const rows = await readSheet(Buffer.from(await sheet.arrayBuffer()));
    expect(rows.length).toBe(lines.length);
    expect(lines.length).toBeGreaterThan(1);
    expect(String(rows[0]?.[0])).toMatch(/[а-я]/i);
  }
});

test('an item named like a formula is only a name in the file', async () => {
  const till = await openTestTill({ callMs: 50 });
  const shop = settle(till);
  write(till, (tx) => tx.save(item, shop.items[1] ?? '', { name: '=HYPERLINK("http://x")' }));
  sellOn(till, shop);
  const { report } = till.clientFor('owner');
  const what = { report: 'items' as const, from: firstDay, to: firstDay };
  expect(await text(report.export({ commandId: till.id(), what, format: 'csv' }))).toContain(
    `"'=HYPERLINK(""http://x"")"`,
  );
});

test('an export leaves its mark in the activity log', async () => {
  const till = await openTestTill({ callMs: 50 });
  settle(till);
  const { report } = till.clientFor('owner');
  const what = { report: 'days' as const, from: firstDay, to: firstDay };
  await report.export({ commandId: till.id(), what, format: 'csv' });
  const rows = till.kit.ledger.read.all('select action, severity, command, label from activity');
  expect(rows).toContainEqual({
    action: 'EXPORT',
    severity: 'MEDIUM',
    command: 'report.export',
    label: 'Days',
  });
});
