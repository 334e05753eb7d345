/**
 * The smallest company that has everything sync must carry: sales of several rows, stock, cash, order steps,
 * voids, Z reports, coupons, prices and labels, slots, and three later versions of its schema.
 */
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { integer, text } from 'drizzle-orm/sqlite-core';
import { onFact, onRecord, type Projection, projects } from '../../src/main/ledger/project.ts';
import { numbersOf } from '../../src/main/ledger/series.ts';
import { fact, local, projection, record, type Scope } from '../../src/main/ledger/tables.ts';

export const newestSchema = 4;

/** A pile larger than this broke a rule of the first schema. */
export const largestPile = 100;

export type Shop = ReturnType<typeof shopOf>;

export function shopOf(schema: number) {
  const sale = fact(
    'sim_sale',
    {
      id: text().notNull(),
      number: text().notNull(),
      tillId: text().notNull(),
      day: text().notNull(),
      linesMinor: integer().notNull(),
      taxMinor: integer().notNull(),
      changeMinor: integer().notNull(),
      note: text(),
      ...(schema >= 2 ? { tipMinor: integer().notNull().default(0) } : {}),
    },
    { scope: 'branch', key: ['id'] },
  );
  const line = fact(
    'sim_line',
    {
      saleId: text()
        .notNull()
        .references(() => sale.id),
      n: integer().notNull(),
      itemId: text().notNull(),
      qty: integer().notNull(),
      totalMinor: integer().notNull(),
      ...(schema >= 4 ? { discountMinor: integer().notNull().default(0) } : {}),
    },
    { scope: 'branch', key: ['saleId', 'n'] },
  );
  const tender = fact(
    'sim_tender',
    { saleId: text().notNull(), n: integer().notNull(), amountMinor: integer().notNull() },
    { scope: 'branch', key: ['saleId', 'n'] },
  );
  const move = fact(
    'sim_move',
    { id: text().notNull(), itemId: text().notNull(), qty: integer().notNull() },
    { scope: 'branch', key: ['id'] },
  );
  /** Float, pay-ins and drops: nobody's but this till's. */
  const cash = fact(
    'sim_cash',
    { id: text().notNull(), tillId: text().notNull(), minor: integer().notNull() },
    { scope: 'till', key: ['id'] },
  );
  /** Of a sale of any day, by any till of the branch, maybe by two of them. */
  const voided = fact(
    'sim_void',
    { saleId: text().notNull(), id: text().notNull(), day: text().notNull(), minor: integer().notNull() },
    { scope: 'branch', key: ['saleId', 'id'] },
  );
  /** What a till sold on a day that is over. */
  const zReport = fact(
    'sim_z',
    {
      day: text().notNull(),
      tillId: text().notNull(),
      id: text().notNull(),
      sales: integer().notNull(),
      minor: integer().notNull(),
    },
    { scope: 'branch', key: ['day', 'tillId', 'id'] },
  );
  /** Good once, but nobody can ask while the line is cut. */
  const coupon = fact(
    'sim_coupon',
    { coupon: text().notNull(), saleId: text().notNull() },
    { scope: 'company', key: ['coupon', 'saleId'] },
  );
  /** A step of an order; its state is the highest rank there is. */
  const orderStep = fact(
    'sim_step',
    { orderId: text().notNull(), id: text().notNull(), rank: integer().notNull() },
    { scope: 'company', key: ['orderId', 'id'] },
  );
  /** Of a branch nobody has: HQ cannot place it. */
  const stray = fact(
    'sim_stray',
    { id: text().notNull() },
    { scope: 'branch:nowhere' as Scope, key: ['id'] },
  );
  const fourth = { place: { shelf: text() } };
  const item = record(
    'sim_item',
    {
      price: { priceMinor: integer().notNull().default(0), currency: text().notNull().default('') },
      label: {
        name: text().notNull().default(''),
        ...(schema >= 2 ? { colour: text() } : {}),
      },
      code: { barcode: text().notNull().default('') },
      ...(schema >= 4 ? fourth : ({} as typeof fourth)),
    },
    { scope: 'company' },
  );
  const slot = record(
    'sim_slot',
    { booking: { start: integer().notNull().default(0), who: text().notNull().default('') } },
    { scope: 'branch', keyed: true },
  );
  const gift = fact(
    'sim_gift',
    { id: text().notNull(), amountMinor: integer().notNull() },
    { scope: 'company', key: ['id'] },
  );
  const tag = record('sim_tag', { text: { text: text().notNull().default('') } }, { scope: 'company' });
  /** Each branch has its own under the same id. */
  const desk = record(
    'sim_desk',
    { place: { place: text().notNull().default('') } },
    { scope: 'branch', keyed: true },
  );
  const stock = projection(
    'sim_stock',
    { itemId: text().notNull(), qty: integer().notNull().default(0), moves: integer().notNull().default(0) },
    { key: ['itemId'] },
  );
  const dayTotal = projection(
    'sim_day',
    { day: text().notNull(), sales: integer().notNull().default(0), minor: integer().notNull().default(0) },
    { key: ['day'] },
  );
  const drawer = projection(
    'sim_drawer',
    { tillId: text().notNull(), minor: integer().notNull().default(0) },
    { key: ['tillId'] },
  );
  const voids = projection(
    'sim_voids',
    { saleId: text().notNull(), times: integer().notNull().default(0) },
    { key: ['saleId'] },
  );
  const closed = projection(
    'sim_closed',
    { day: text().notNull(), tillId: text().notNull(), times: integer().notNull().default(0) },
    { key: ['day', 'tillId'] },
  );
  const used = projection(
    'sim_used',
    { coupon: text().notNull(), times: integer().notNull().default(0) },
    { key: ['coupon'] },
  );
  const coded = projection(
    'sim_coded',
    { barcode: text().notNull(), items: integer().notNull().default(0) },
    { key: ['barcode'] },
  );
  const orderState = projection(
    'sim_order',
    { orderId: text().notNull(), rank: integer().notNull().default(0) },
    { key: ['orderId'] },
  );
  const priced = projection(
    'sim_priced',
    { currency: text().notNull(), items: integer().notNull().default(0) },
    { key: ['currency'] },
  );
  const job = local('sim_job', { id: text().notNull() }, { key: ['id'] });
  const projections: Projection[] = [
    projects({
      tables: [stock],
      facts: [onFact(move, ({ itemId, qty }, writer) => writer.bump(stock, { itemId }, { qty, moves: 1 }))],
    }),
    projects({
      tables: [dayTotal, drawer, voids],
      facts: [
        onFact(sale, ({ day, tillId, linesMinor, taxMinor }, writer) => {
          writer.bump(dayTotal, { day }, { sales: 1, minor: linesMinor });
          writer.bump(drawer, { tillId }, { minor: linesMinor + taxMinor });
        }),
        onFact(cash, ({ tillId, minor }, writer) => writer.bump(drawer, { tillId }, { minor })),
        // Twice voided is voided once, whichever came first.
        onFact(voided, ({ saleId, day, minor }, writer) => {
          if (!writer.get(voids, { saleId })) writer.bump(dayTotal, { day }, { minor: -minor });
          writer.bump(voids, { saleId }, { times: 1 });
        }),
      ],
    }),
    projects({
      tables: [closed, used],
      facts: [
        onFact(zReport, ({ day, tillId }, writer) => writer.bump(closed, { day, tillId }, { times: 1 })),
        onFact(coupon, (row, writer) => writer.bump(used, { coupon: row.coupon }, { times: 1 })),
      ],
    }),
    projects({
      tables: [orderState],
      facts: [
        onFact(orderStep, ({ orderId, rank }, writer) => {
          const before = writer.get(orderState, { orderId })?.rank ?? 0;
          if (rank > before) writer.put(orderState, { orderId, rank });
        }),
      ],
    }),
    projects({
      tables: [priced, coded],
      records: [
        onRecord(item, (before, after, writer) => {
          const count = (row: typeof after | null, items: number): void => {
            if (!row || row.deletedAt !== null) return;
            if (row.currency !== '') writer.bump(priced, { currency: row.currency }, { items });
            if (row.barcode !== '') writer.bump(coded, { barcode: row.barcode }, { items });
          };
          count(before, -1);
          count(after, 1);
        }),
      ],
    }),
  ];
  const later = schema >= 3 ? [gift, tag, desk] : [];
  const tables: SQLiteTable[] = [
    ...[sale, line, tender, move, cash, voided, zReport, coupon, orderStep, stray, item, slot],
    ...[stock, dayTotal, drawer, voids, closed, used, orderState, priced, coded, job],
    ...later,
  ];
  return {
    ...{ schema, sale, line, tender, move, cash, voided, zReport, coupon, orderStep, stray },
    ...{ item, slot, gift, tag, desk },
    tables,
    projections,
    verifiable: { tables, projections, series: [numbersOf('sim_sale')], anchorSql: [] },
  };
}
