/** A connection to the database may break at any moment: what was asked on it fails, and nothing else. */
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { afterAll, expect, test } from 'vitest';
import { must } from '../../src/domain/kit/result.ts';
import { rowsOf } from '../../src/hq/store/db.ts';
import { openHouse, stores } from './house.ts';

const postgres = must(stores[1], 'PostgreSQL');
afterAll(() => postgres.close());

test.skipIf(postgres.skip)('one that breaks in the middle of its work takes no other down', async () => {
  const house = await openHouse(await postgres.place());
  const { db } = house.hq.kit.hq;
  const broken = db.transaction(async (tx) => {
    const [{ pid } = { pid: 0 }] = await rowsOf<{ pid: number }>(tx, sql`select pg_backend_pid() as pid`);
    await db.execute(sql`select pg_terminate_backend(${pid})`);
    await pause(200);
    await tx.execute(sql`select 1`);
  });
  await expect(broken).rejects.toThrow();
  expect(await rowsOf(db, sql`select 1 as n`)).toEqual([{ n: 1 }]);
  await house.close();
});
