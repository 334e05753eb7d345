/** Brings a database to the tables of this program; two processes that start together do it once. */
import { getTableName, sql } from 'drizzle-orm';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { appRole } from './columns.ts';
import { type Db, type HqDb, rowsOf, sqlState } from './db.ts';
import { companyTables } from './tables.ts';

/** A newer program was here: this one would write what that one does not expect. */
export class NewerDatabase extends Error {
  override readonly name = 'NewerDatabase';
}

const alreadyThere = new Set(['42710', '42P07', '23505']);

export async function migrate({ db }: HqDb, folder: string): Promise<void> {
  await unlessThere(db.execute(sql`create table if not exists migration (id text primary key)`));
  const known = readMigrationFiles({ migrationsFolder: folder });
  const done = await rowsOf<{ id: string }>(db, sql`select id from migration`);
  if (done.some(({ id }) => !known.some(({ hash }) => hash === id))) throw new NewerDatabase();
  await makeRole(db);
  for (const { hash, sql: statements } of known) {
    await db.transaction(async (tx) => {
      // Who comes second waits here until the first has committed, and then finds it done.
      const mine = await rowsOf(
        tx,
        sql`insert into migration (id) values (${hash}) on conflict do nothing returning id`,
      );
      if (mine.length === 0) return;
      for (const statement of statements) await tx.execute(sql.raw(statement));
      await openToRole(tx);
      await packBodies(tx);
    });
  }
}

async function makeRole(db: Db): Promise<void> {
  const role = sql.identifier(appRole);
  const there = await rowsOf(db, sql`select 1 from pg_roles where rolname = ${appRole}`);
  if (there.length === 0) await unlessThere(db.execute(sql`create role ${role} nologin`));
  const [may] = await rowsOf<{ may: boolean }>(
    db,
    sql`select pg_has_role(current_user, ${appRole}, 'member') as may`,
  );
  if (!may?.may) await db.execute(sql`grant ${role} to current_user`);
}

async function openToRole(tx: Db): Promise<void> {
  const role = sql.identifier(appRole);
  const names = Object.values(companyTables).map((table) => sql.identifier(getTableName(table)));
  await tx.execute(sql`grant usage on schema public to ${role}`);
  await tx.execute(sql`grant select, insert, update, delete on ${sql.join(names, sql`, `)} to ${role}`);
}

/** The usual compression costs more than all the rest of taking an entry in; not every build has the other. */
async function packBodies(tx: Db): Promise<void> {
  const [has] = await rowsOf<{ lz4: boolean }>(
    tx,
    sql`select 'lz4' = any(enumvals) as lz4 from pg_settings where name = 'default_toast_compression'`,
  );
  if (!has?.lz4) return;
  await tx.execute(sql`alter table entry alter column body set compression lz4`);
  await tx.execute(sql`alter table feed_item alter column body set compression lz4`);
}

async function unlessThere(made: Promise<unknown>): Promise<void> {
  try {
    await made;
  } catch (error) {
    if (!alreadyThere.has(sqlState(error) ?? '')) throw error;
  }
}
