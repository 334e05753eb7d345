/** The shop's migrations, as a till of each version has them. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { codecOf } from '../../src/main/ledger/codec.ts';
import { ledgersOwn } from '../../src/main/ledger/own.ts';
import { largestPile, shopOf } from './shop.ts';

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
    [ddlOf(third.gift), ddlOf(third.tag), ddlOf(third.desk)],
    [
      'alter table sim_line add column discount_minor integer not null default 0',
      'alter table sim_item add column shelf text',
    ],
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
