import { createHash } from 'node:crypto';
import { isContractProcedure } from '@orpc/contract';
import { getTableName, sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { consoleContract } from '../../src/hq/console/contract.ts';
import { addPerson } from '../../src/hq/console/sessions.ts';
import { inCompany, rowsOf, sqlState } from '../../src/hq/store/db.ts';
import { companyTables, globalTables } from '../../src/hq/store/tables.ts';
import { type Company, type House, openHouse, stores } from './house.ts';
import type { Machine } from './machine.ts';
import { Page } from './page.ts';

describe.each(stores)('between companies on $name', ({ skip, place, close }) => {
  let house: House;
  let [ours, theirs] = [] as unknown as [Company, Company];
  let [mine, foreign] = [] as unknown as [Machine, Machine];
  const test = it.skipIf(skip);

  beforeAll(async () => {
    if (skip) return;
    house = await openHouse(await place());
    [ours, theirs] = [await house.company('Lale'), await house.company('Gul')];
    [mine, foreign] = [await ours.till('1'), await theirs.till('1')];
    for (const till of [mine, foreign]) {
      till.sell(2);
      till.setPrice('tea', 100);
      await till.push();
    }
  });
  afterAll(async () => {
    await house?.close();
    await close();
  });

  test('a till’s token opens nothing of another company, by any route', async () => {
    const code = async (path: string, body?: unknown) =>
      (await mine.ask<{ code: string }>(path, body)).body.code;
    expect((await mine.hello({ till: foreign.till })).body.code).toBe('BadToken');
    await mine.hello();
    expect((await mine.push({ ...foreign.batch(0, 3), session: mine.session })).body.code).toBe(
      'BadSignature',
    );
    mine.sell(1);
    expect((await mine.push({ ...mine.batch(), session: foreign.session })).body.code).toBe('Fenced');
    expect((await mine.pull({}, { session: foreign.session })).body.code).toBe('Fenced');
    const pulled = await mine.pull({
      [`branch:${theirs.branch}`]: 0,
      [`till:${foreign.till}`]: 0,
      company: 0,
    });
    expect(pulled.body.pages.map(({ scope }) => scope)).toEqual(['company']);
    expect(JSON.stringify(pulled.body)).not.toContain(foreign.till);
    expect(await code(`/v1/snapshot/branch:${theirs.branch}?session=${mine.session}`)).toBe('NotFound');
    const lease = { kind: 'giftCard', subject: 'g', amount: 1, used: 0 };
    expect(await code('/v1/lease', { ...lease, session: foreign.session })).toBe('Fenced');
    const asked = { company: ours.id, till: foreign.till, at: 1, sig: mine.sign('x') };
    expect(await code('/v1/token', asked)).toBe('BadToken');
    expect(await code('/v1/token', { ...asked, company: theirs.id })).toBe('BadToken');
  });

  test('the same gift card of two companies is two', async () => {
    const lease = { kind: 'giftCard', subject: 'card 1', amount: 5, used: 0 };
    for (const till of [mine, foreign]) {
      const { body } = await till.ask<{ granted: number }>('/v1/lease', { ...lease, session: till.session });
      expect(body.granted).toBe(5);
    }
  });

  test('a picture of another company is not there', async () => {
    const bytes = new Uint8Array(Buffer.from('their picture'));
    const url = `${house.address}/v1/blob/${createHash('sha256').update(bytes).digest('hex')}`;
    const as = (till: Machine) => ({ authorization: `Bearer ${till.token}` });
    expect((await fetch(url, { method: 'PUT', headers: as(foreign), body: bytes })).status).toBe(200);
    expect((await fetch(url, { headers: as(foreign) })).status).toBe(200);
    expect((await fetch(url, { headers: as(mine) })).status).toBe(404);
  });

  test('a person of one company is refused by every call about another', async () => {
    const { kit } = house.hq;
    await addPerson(kit, ours.id, { name: 'Aida', email: 'aida@lale.kg', password: 'long enough it is' });
    const page = new Page(house.address);
    await page.post('/session/sign-in', { email: 'aida@lale.kg', password: 'long enough it is' });
    expect((await page.get(`/tills?company=${ours.id}`)).status).toBe(200);
    const everything: Record<string, unknown> = {
      ...{
        company: theirs.id,
        name: 'X',
        code: 'X1',
        branch: theirs.branch,
        tillCode: '7',
        till: foreign.till,
      },
      ...{
        rows: [{ till: foreign.till, stream: 1, seq: 1 }],
        from: '2026-01-01',
        to: '2026-12-31',
        reason: 'x',
      },
      ...{ stream: 1, seq: 1, aside: true, open: true, publicKey: foreign.publicKey },
      ...{ businessDate: '2026-11-20', email: 'x@y.kg', password: 'long enough it is', limit: 10 },
    };
    const procedures = Object.values(consoleContract).flatMap((area) => Object.values(area as object));
    let asked = 0;
    for (const procedure of procedures) {
      if (!isContractProcedure(procedure)) continue;
      const { route, inputSchema } = procedure['~orpc'];
      const shape = (inputSchema as unknown as { shape: Record<string, unknown> }).shape;
      if (!('company' in shape) || route.path === '/session/set-up') continue;
      const path = route.path ?? '';
      const query = new URLSearchParams(Object.keys(shape).map((key) => [key, String(everything[key])]));
      const reply =
        route.method === 'GET' ? await page.get(`${path}?${query}`) : await page.post(path, everything);
      expect([path, reply.status, reply.body['code']]).toEqual([path, 403, 'NotYours']);
      asked += 1;
    }
    expect(asked).toBeGreaterThan(20);
  });

  test('the database itself shows a company nothing of another, and no secret', async () => {
    const { hq } = house.hq.kit;
    for (const table of Object.values(companyTables)) {
      const name = sql.identifier(getTableName(table));
      const seen = await inCompany(hq, ours.id, (tx) =>
        rowsOf<{ company_id: string }>(tx, sql`select distinct company_id from ${name}`),
      );
      expect([getTableName(table), seen.filter((row) => row.company_id !== ours.id)]).toEqual([
        getTableName(table),
        [],
      ]);
      const none = await inCompany(hq, '', (tx) => rowsOf(tx, sql`select * from ${name}`));
      expect(none).toEqual([]);
    }
    const refusedBy = async (query: ReturnType<typeof sql>) =>
      inCompany(hq, ours.id, (tx) => tx.execute(query)).then(
        () => 'done',
        (error: unknown) => sqlState(error),
      );
    const row = sql`(company_id, id, code, name, created_at) values (${theirs.id}, 'b', 'B', 'B', 0)`;
    expect(await refusedBy(sql`insert into branch ${row}`)).toBe('42501');
    expect(await refusedBy(sql`update branch set company_id = ${theirs.id}`)).toBe('42501');
    for (const table of Object.values(globalTables))
      expect(await refusedBy(sql`select * from ${sql.identifier(getTableName(table))}`)).toBe('42501');
    await inCompany(hq, ours.id, (tx) => tx.execute(sql`delete from entry where company_id = ${theirs.id}`));
    const left = await rowsOf(hq.db, sql`select 1 from entry where company_id = ${theirs.id}`);
    expect(left).toHaveLength(3);
  });
});
