/**
 * The smallest company that has everything sync must carry: sales of several rows, stock, order steps, prices
 * and labels, slots, and two later versions of its schema.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { integer, text } from 'drizzle-orm/sqlite-core';
import { codecOf } from '../../src/main/ledger/codec.ts';
import { ledgersOwn } from '../../src/main/ledger/own.ts';
import { onFact, onRecord, type Projection, projects } from '../../src/main/ledger/project.ts';
import { numbersOf } from '../../src/main/ledger/series.ts';
import { fact, local, projection, record, type Scope } from '../../src/main/ledger/tables.ts';

export const newestSchema = 3;

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
  const item = record(
    'sim_item',
    {
      price: { priceMinor: integer().notNull().default(0), currency: text().notNull().default('') },
      label: {
        name: text().notNull().default(''),
        ...(schema >= 2 ? { colour: text() } : {}),
      },
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
      tables: [dayTotal],
      facts: [
        onFact(sale, ({ day, linesMinor }, writer) =>
          writer.bump(dayTotal, { day }, { sales: 1, minor: linesMinor }),
        ),
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
      tables: [priced],
      records: [
        onRecord(item, (before, after, writer) => {
          if (before && before.deletedAt === null && before.currency !== '')
            writer.bump(priced, { currency: before.currency }, { items: -1 });
          if (after.deletedAt === null && after.currency !== '')
            writer.bump(priced, { currency: after.currency }, { items: 1 });
        }),
      ],
    }),
  ];
  const later = schema >= 3 ? [gift, tag] : [];
  const tables: SQLiteTable[] = [
    ...[sale, line, tender, move, orderStep, stray, item, slot, stock, dayTotal, orderState, priced, job],
    ...later,
  ];
  return {
    ...{ schema, sale, line, tender, move, orderStep, stray, item, slot, gift, tag, stock, orderState },
    tables,
    projections,
    verifiable: { tables, projections, series: [numbersOf('sim_sale')], anchorSql: [] },
  };
}

/** Migrations up to a schema, as a till of that version has them. */
export function shopMigrations(dir: string, schema: number): string {
  const first = shopOf(1);
  const ddl = [...ledgersOwn, ...first.tables].map((table) => ddlOf(table));
  const third = shopOf(3);
  const steps = [
    [...ddl, 'create unique index journal_id on journal (id)'],
    [
      'alter table sim_sale add column tip_minor integer not null default 0',
      'alter table sim_item add column colour text',
      // The rule on piles goes.
      'alter table sim_move rename to sim_move_1',
      ddlOf(first.move, false),
      'insert into sim_move select * from sim_move_1',
      'drop table sim_move_1',
    ],
    [ddlOf(third.gift), ddlOf(third.tag)],
  ].slice(0, schema);
  mkdirSync(join(dir, 'meta'), { recursive: true });
  const entries = steps.map((sql, idx) => {
    writeFileSync(join(dir, `${idx}.sql`), sql.join(';\n--> statement-breakpoint\n'));
    return { idx, version: '6', when: idx + 1, tag: String(idx), breakpoints: true };
  });
  const list = { version: '7', dialect: 'sqlite', entries };
  writeFileSync(join(dir, 'meta', '_journal.json'), JSON.stringify(list));
  return dir;
}

function ddlOf(table: SQLiteTable, ruled = true): string {
  const { spec } = codecOf(table);
  const columns = spec.columns.map(({ sql, column }) => {
    const { default: value } = column;
    const initial = column.hasDefault ? ` default '${typeof value === 'object' ? '{}' : value}'` : '';
    const rule = ruled && spec.name === 'sim_move' && sql === 'qty' ? ` check (qty <= ${largestPile})` : '';
    const parent = spec.name === 'sim_line' && sql === 'sale_id' ? ' references sim_sale (id)' : '';
    return `"${sql}" ${column.getSQLType()}${column.notNull ? ' not null' : ''}${initial}${rule}${parent}`;
  });
  const keys = spec.key.map((prop) => `"${spec.columns.find((column) => column.prop === prop)?.sql}"`);
  const tail = spec.name === 'journal' ? '' : ' without rowid';
  return `create table "${spec.name}" (${columns.join(', ')}, primary key (${keys.join(', ')}))${tail}`;
}
