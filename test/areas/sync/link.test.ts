/** Tills and their headquarters over real HTTP: enrolled, cut off, restored, replaced. */
import { readFileSync, statSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openShop } from '../sale/shop.ts';
import { openMemoryDoor } from './memory-door.ts';
import { books, join, joinNew, openOther, sell, settled, stateOf, until } from './tills.ts';

test('a till of its own says so, and asks nobody', async () => {
  const { till } = await openShop();
  expect(await stateOf(till)).toMatchObject({ phase: 'alone', pending: 0, address: '' });
  await expect(till.clientFor('owner').sync.syncNow({ commandId: till.id() })).rejects.toMatchObject({
    code: 'NotEnrolled',
  });
});

test('a till that sold alone brings its past; a new till has it all, and sells on', async () => {
  const { till: first, ids } = await openShop();
  await sell(first, ids.tea, ids.bread);
  const hq = await openMemoryDoor(first.clock.now);
  await join(first, { url: hq.url, code: hq.makeCode({ tillCode: '1' }), name: 'Front' });
  await settled(first);

  const second = await openOther();
  await joinNew(second, { url: hq.url, code: hq.makeCode({ tillCode: '2' }), name: 'Back' });
  await until(() => second.kit.ledger.read.get('select 1 from user') !== undefined, 'users on the new till');
  await settled(second, first);
  expect(books(second)).toEqual(books(first));
  expect(await stateOf(first)).toMatchObject({ phase: 'upToDate', pending: 0, oldestAt: null });

  await sell(first, ids.coat);
  await until(() => books(second).sales !== null && sameSales(first, second), 'the sale on the other till');
  expect(books(second)).toEqual(books(first));
});

const sameSales = (a: Parameters<typeof books>[0], b: typeof a): boolean =>
  JSON.stringify(books(a)) === JSON.stringify(books(b));

test('its key lies beside the ledger, readable by nobody else', async () => {
  const { till } = await openShop();
  const hq = await openMemoryDoor(till.clock.now);
  await join(till, { url: hq.url, code: hq.makeCode({}), name: 'Front' });
  const file = till.kit.paths.headquarters;
  if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ address: hq.url, wrapped: false });
});
