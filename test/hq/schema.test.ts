import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getTableName, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHq } from '../../src/hq/hq.ts';
import { appRole } from '../../src/hq/store/columns.ts';
import { rowsOf } from '../../src/hq/store/db.ts';
import { NewerDatabase } from '../../src/hq/store/migrate.ts';
import { companyTables, globalTables } from '../../src/hq/store/tables.ts';
import { type House, openHouse, stores, worldAt } from './house.ts';

/** Tables whose key does not lead with a company, and why. */
const keptWithoutCompany: Record<string, string> = {
  server: 'what this headquarters is',
  person: 'one person may look after several companies',
  console_session: 'a cookie says nothing of a company',
  migration: 'what was done to the tables',
};

describe.each(stores)('the tables on $name', ({ skip, place, close }) => {
  let house: House;
  const test = it.skipIf(skip);
  const ask = <Row>(query: ReturnType<typeof sql>) => rowsOf<Row>(house.hq.kit.hq.db, query);

  beforeAll(async () => {
    if (!skip) house = await openHouse(await place());
  });
  afterAll(async () => {
    await house?.close();
    await close();
  });

  test('every key, primary or unique, leads with the company', async () => {
    const keys = await ask<{ table: string; index: string; first: string }>(sql`
      select c.relname as table, i.indexrelid::regclass::text as index, a.attname as first
      from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0] where n.nspname = 'public'`);
    expect(keys.length).toBeGreaterThan(20);
    const other = keys.filter(({ first }) => first !== 'company_id');
    expect(other.filter(({ table }) => !(table in keptWithoutCompany)).map(({ index }) => index)).toEqual([
      'company_handle',
    ]);
  });

  test('every table is declared, and the wall stands before each one of a company', async () => {
    const tables = await ask<{ name: string; walled: boolean; policies: number }>(sql`
      select relname as name, relrowsecurity as walled,
        (select count(*) from pg_policy p where p.polrelid = c.oid)::int as policies
      from pg_class c where relkind = 'r' and relnamespace = 'public'::regnamespace order by relname`);
    const ofCompany: string[] = Object.values(companyTables).map(getTableName);
    const global = [...Object.values(globalTables).map(getTableName), 'migration'];
    expect(tables.map(({ name }) => name).sort()).toEqual([...ofCompany, ...global].sort());
    for (const { name, walled, policies } of tables)
      expect([name, walled, policies]).toEqual([
        name,
        ofCompany.includes(name),
        ofCompany.includes(name) ? 1 : 0,
      ]);
    const [role] = await ask(
      sql`select rolsuper, rolbypassrls, rolcanlogin from pg_roles where rolname = ${appRole}`,
    );
    expect(role).toEqual({ rolsuper: false, rolbypassrls: false, rolcanlogin: false });
  });

  test('nothing is there that Citus, YugabyteDB or CockroachDB lack', async () => {
    const things = await ask(sql`
      select relname from pg_class where relkind = 'S' and relnamespace = 'public'::regnamespace
      union all select conname from pg_constraint where (contype in ('f', 'x', 't') or condeferrable)
        and connamespace = 'public'::regnamespace
      union all select tgname from pg_trigger where not tgisinternal`);
    expect(things).toEqual([]);
  });

  test('headquarters that start together bring the tables up once', async () => {
    if (!house.hq.kit.hq.durable) return;
    const where = await place();
    const all = await Promise.all([1, 2, 3].map(() => openHq(where, worldAt(house.clock))));
    expect(new Set(all.map(({ kit }) => kit.server.epoch)).size).toBe(1);
    for (const hq of all) await hq.close();
  });

  test('a database that a newer program used is left alone', async () => {
    if (!house.hq.kit.hq.durable) return;
    const where = await place();
    const hq = await openHq(where, worldAt(house.clock));
    await hq.kit.hq.db.execute(sql`insert into migration (id) values ('of tomorrow')`);
    await hq.close();
    await expect(openHq(where, worldAt(house.clock))).rejects.toThrow(NewerDatabase);
  });

  test('a database that came back from a backup has a new epoch', async () => {
    if (!house.hq.kit.hq.durable) return;
    const where = await place();
    const before = await openHq(where, worldAt(house.clock));
    await before.close();
    const after = await openHq(where, worldAt(house.clock), true);
    expect(after.kit.server.epoch).not.toBe(before.kit.server.epoch);
    expect(after.kit.server.tokenSecret).toBe(before.kit.server.tokenSecret);
    await after.close();
  });
});

const hqFolder = join(import.meta.dirname, '../../src/hq');

it('Citus is told of every table', () => {
  const said = readFileSync(join(hqFolder, 'store/citus.sql'), 'utf8');
  const namesBy = (call: string) =>
    [...said.matchAll(new RegExp(`${call}\\('(\\w+)'`, 'g'))].map(([, name]) => name).sort();
  expect(namesBy('create_distributed_table')).toEqual(Object.values(companyTables).map(getTableName).sort());
  expect(namesBy('create_reference_table')).toEqual(
    [...Object.values(globalTables).map(getTableName), 'migration'].sort(),
  );
});

it('no statement asks for what the others lack', () => {
  const lacking =
    /\b(bigserial|serial|nextval|listen\s+\w+;|notify|xmin|lock\s+table|advisory|deferrable|exclude\s+using)\b/i;
  const guilty = globSync(['**/*.ts', '../../drizzle-hq/*.sql'], { cwd: hqFolder }).filter((file) =>
    lacking.test(readFileSync(join(hqFolder, file), 'utf8').replace(/\/\*\*[\s\S]*?\*\/|\/\/.*/g, '')),
  );
  expect(guilty).toEqual([]);
});
