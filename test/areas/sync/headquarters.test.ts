/** The till's link against headquarters itself: its doors, and its trial store in memory. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join as pathOf } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openHouse } from '../../hq/house.ts';
import { openShop } from '../sale/shop.ts';
import { books, join, joinNew, openHeadquarters, openOther, sell, settled, stateOf, until } from './tills.ts';

const same = (a: object, b: object): boolean => JSON.stringify(a) === JSON.stringify(b);

test('two tills of a branch have the same books; a machine that replaces one has them too', async () => {
  const hq = await openHeadquarters();
  const { till: first, ids } = await openShop();
  await sell(first, ids.tea, ids.bread);
  await join(first, { url: hq.url, code: await hq.code({ tillCode: '1' }), name: 'Front' });
  const second = await openOther();
  await joinNew(second, { url: hq.url, code: await hq.code({ tillCode: '2' }), name: 'Back' });
  await settled(first, second);
  await sell(second, ids.coat);
  await until(() => same(books(first), books(second)), 'equal books');
  expect(books(first).sales).toHaveLength(2);

  const { tillId } = first.kit.ledger.identity;
  const machine = await openOther();
  const code = await hq.code({ tillCode: '1', replaces: tillId });
  await joinNew(machine, { url: hq.url, code, name: 'Front' });
  await until(() => same(books(machine), books(second)), 'equal books on the new machine');
  expect(machine.kit.ledger.identity).toMatchObject({ tillId, tillCode: '1', branchCode: 'M' });
  await first.clientFor('owner').sync.syncNow({ commandId: first.id() });
  await until(() => stateOf(first).why === 'retired', 'the old machine hears of it');
  await sell(machine, ids.tea);
  await until(() => same(books(machine), books(second)), 'its sale on the other till');
});

test('a till with sales of its own does not push another from its place', async () => {
  const hq = await openHeadquarters();
  const { till: first } = await openShop();
  await join(first, { url: hq.url, code: await hq.code({ tillCode: '1' }), name: 'Front' });
  await settled(first);
  const { till: stranger, ids } = await openShop({ seed: 77 });
  await sell(stranger, ids.tea);
  const code = await hq.code({ tillCode: '1', replaces: first.kit.ledger.identity.tillId });
  await expect(join(stranger, { url: hq.url, code, name: 'x' })).rejects.toMatchObject({
    code: 'TillHasPast',
  });
  await first.clientFor('owner').sync.syncNow({ commandId: first.id() });
  await settled(first);
  expect(stateOf(first)).toMatchObject({ phase: 'upToDate', why: null });
});

test('an unknown certificate is refused in plain words, until the company’s own authority lies beside the ledger', async () => {
  const pem = (name: string): string =>
    readFileSync(pathOf(import.meta.dirname, '../../hq/tls', name), 'utf8');
  const tls = { key: pem('key.pem'), cert: pem('cert.pem') };
  const house = await openHouse({ folder: null }, { tls });
  onTestFinished(() => house.close());
  const { till } = await openShop();
  const url = `https://localhost:${house.door.port}`;
  const owner = till.clientFor('owner');
  const look = () => owner.sync.look({ commandId: till.id(), address: url });
  await expect(look()).rejects.toMatchObject({ code: 'HqUntrusted' });
  writeFileSync(till.kit.paths.authority, tls.cert);
  expect(await look()).toMatchObject({ address: url, encrypted: true });
  const company = await house.company('Altyn');
  await join(till, { url, code: await company.code(), name: 'Front' });
  await settled(till);
});
