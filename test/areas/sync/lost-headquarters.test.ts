/** A headquarters that is lost with all it had, and made anew: its tills come back once somebody says who they are. */
import { expect, onTestFinished, test } from 'vitest';
import { acceptClaim, claimsOf, lostCompanies } from '../../../src/hq/registry/claims.ts';
import { openHouse } from '../../hq/house.ts';
import { Page } from '../../hq/page.ts';
import { openShop } from '../sale/shop.ts';
import { books, join, joinNew, openOther, sell, settled, stateOf, until } from './tills.ts';

const same = (a: object, b: object): boolean => JSON.stringify(a) === JSON.stringify(b);

test('headquarters made anew finds its company, branch and tills again, and every one of their entries', async () => {
  const house = await openHouse({ folder: null });
  const port = house.door.port;
  const company = await house.company('Altyn');
  const { till: first, ids } = await openShop();
  await sell(first, ids.tea, ids.bread);
  const code = await company.code({ tillCode: '1' });
  await join(first, { url: house.address, code, name: 'Front' });
  const second = await openOther();
  const next = await company.code({ tillCode: '2', allBranches: true });
  await joinNew(second, { url: house.address, code: next, name: 'Office' });
  await settled(first, second);
  await house.close();
  await sell(first, ids.coat);

  const empty = await openHouse({ folder: null }, { port });
  onTestFinished(() => empty.close());
  const { kit, setupCode } = empty.hq;
  const page = new Page(empty.address);
  const lost = async () => (await page.post('/session/lost', { code: setupCode })).body;
  expect((await page.post('/session/lost', { code: 'guess' })).body['code']).toBe('WrongCode');
  for (const till of [first, second]) await till.clientFor('owner').sync.syncNow({ commandId: till.id() });
  await until(async () => (await lostCompanies(kit))[0]?.tills.length === 2, 'both tills ask');
  expect(await lost()).toMatchObject([{ id: company.id, tills: ['Front', 'Office'] }]);
  const who = { name: 'Olga', email: 'olga@example.com', password: 'long enough it is' };
  const made = { ...who, code: setupCode, company: 'Altyn', companyId: company.id };
  expect((await page.post('/session/set-up', made)).status).toBe(200);
  expect(stateOf(first)).toMatchObject({ phase: 'refused', why: 'unknown' });

  const claims = await claimsOf(kit, company.id);
  expect(claims).toMatchObject([
    { till: first.kit.ledger.identity.tillId, tillCode: '1', branchCode: 'M', taken: false },
    { till: second.kit.ledger.identity.tillId, tillCode: '2', allBranches: true },
  ]);
  expect(stateOf(first).fingerprint).toBe(claims[0]?.fingerprint);
  for (const one of claims) expect(await acceptClaim(kit, company.id, one)).toBe('accepted');
  for (const till of [first, second]) await till.clientFor('owner').sync.syncNow({ commandId: till.id() });
  await settled(first, second);
  await until(() => same(books(first), books(second)), 'equal books');
  const branches = (await page.get(`/branches?company=${company.id}`)).body;
  expect(branches).toMatchObject([{ id: company.branch, code: 'M', tills: 2 }]);
  const { entries } = (await page.get(`/storage?company=${company.id}`)).body;
  expect(entries).toBe(first.kit.ledger.tip.seq + second.kit.ledger.tip.seq);
  expect((await page.get(`/quarantine?company=${company.id}`)).body['total']).toBe(0);
  // A Z report is counter-signed by the new key, and believed.
  expect(first.kit.hq.place?.sealKey).toBe(second.kit.hq.place?.sealKey);
}, 180_000);
