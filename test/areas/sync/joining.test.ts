/** Who may bring a past into a company: two of them never meet, on either side. */
import { existsSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { getTableName, sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { inCompany } from '../../../src/hq/store/db.ts';
import { companyTables } from '../../../src/hq/store/tables.ts';
import { openShop } from '../sale/shop.ts';
import { books, join, joinNew, openHeadquarters, openOther, sell, settled, stateOf, until } from './tills.ts';

type Headquarters = Awaited<ReturnType<typeof openHeadquarters>>;

/** Every row of the company, but for when its tills were last seen. */
const allOf = ({ house, company }: Headquarters): Promise<unknown[]> =>
  inCompany(house.hq.kit.hq, company.id, async (tx) => {
    const all: unknown[] = [];
    for (const table of Object.values(companyTables)) {
      const name = getTableName(table);
      if (name === 'till_report' || name === 'stream') continue;
      const { rows } = (await tx.execute(
        sql`select to_jsonb(t)::text as row from ${sql.identifier(name)} t order by 1`,
      )) as unknown as { rows: unknown[] };
      all.push([name, rows]);
    }
    return all;
  });

test('a till that sold alone does not join a company with a past: it hears why, and nothing changes', async () => {
  const hq = await openHeadquarters();
  const { till: first, ids } = await openShop();
  await sell(first, ids.tea);
  await join(first, { url: hq.url, code: await hq.code({ tillCode: '1' }), name: 'Front' });
  await settled(first);

  const { till: stranger, ids: theirs } = await openShop({ seed: 77 });
  await sell(stranger, theirs.coat);
  const code = await hq.code({ tillCode: '2' });
  const [company, own, tip] = [await allOf(hq), books(stranger), stranger.kit.ledger.tip];
  const { identity } = stranger.kit.ledger;
  await expect(join(stranger, { url: hq.url, code, name: 'Back' })).rejects.toMatchObject({
    code: 'TwoPasts',
  });
  expect(await allOf(hq)).toEqual(company);
  expect([books(stranger), stranger.kit.ledger.tip, stranger.kit.ledger.identity]).toEqual([
    own,
    tip,
    identity,
  ]);
  expect(stateOf(stranger)).toMatchObject({ phase: 'alone', pending: 0, address: '' });
  expect(existsSync(stranger.kit.paths.headquarters)).toBe(false);
  await sell(stranger, theirs.tea);

  const fresh = await openOther();
  await joinNew(fresh, { url: hq.url, code, name: 'Back' });
  await until(() => isDeepStrictEqual(books(fresh), books(first)), 'the shop on the new till');
});

test('a till that was only set up brings a past as well; the same machine joins with an empty folder', async () => {
  const hq = await openHeadquarters();
  const { till: first } = await openShop();
  await join(first, { url: hq.url, code: await hq.code({ tillCode: '1' }), name: 'Front' });
  await settled(first);
  const setUp = await openOther();
  const code = await hq.code({ tillCode: '2' });
  await expect(join(setUp, { url: hq.url, code, name: 'Back' })).rejects.toMatchObject({ code: 'TwoPasts' });
  const empty = await openOther();
  await joinNew(empty, { url: hq.url, code, name: 'Back' });
  await until(() => isDeepStrictEqual(books(empty), books(first)), 'the shop on the empty till');
});

test('a till that never heard the answer joins by the same code', async () => {
  const hq = await openHeadquarters();
  const { till, ids } = await openShop();
  await sell(till, ids.tea);
  const code = await hq.code({ tillCode: '1' });
  const lost = await till.kit.hq.ask(hq.url, { code, name: 'Front' });
  expect(lost.reply).toMatchObject({ kind: 'reply', status: 200 });
  await join(till, { url: hq.url, code, name: 'Front' });
  await settled(till);
});
