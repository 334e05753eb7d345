/** Tills and their headquarters over real HTTP: enrolled, cut off, restored, replaced. */
import { readFileSync, rmSync, statSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ok } from '../../../src/domain/kit/result.ts';
import { item } from '../../../src/main/areas/catalogue/tables.ts';
import { answerOf } from '../../kit/till.ts';
import { openShop } from '../sale/shop.ts';
import { openMemoryDoor } from './memory-door.ts';
import { books, join, joinNew, openOther, sell, settled, stateOf, until } from './tills.ts';

test('a till of its own says so, and asks nobody', async () => {
  const { till } = await openShop();
  const said = await answerOf(till.stranger.sync.state({}));
  expect(said).toMatchObject({ phase: 'alone', pending: 0, address: '' });
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
  expect(stateOf(first)).toMatchObject({ phase: 'upToDate', pending: 0, oldestAt: null });

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

test('receipts are numbered by the codes headquarters gave, which nobody changes here any more', async () => {
  const { till: first } = await openShop();
  const hq = await openMemoryDoor(first.clock.now);
  await join(first, { url: hq.url, code: hq.makeCode({ tillCode: '7' }), name: 'Front' });
  await settled(first);
  expect(first.kit.ledger.identity).toMatchObject({ branchCode: 'B', tillCode: '7', branchId: 'branch-1' });
  expect(first.kit.ledger.read.get('select name, code from till')).toEqual({ name: 'Front', code: '7' });
  await until(
    () => first.kit.ledger.read.get('select 1 from branch where code = ?', 'B') !== undefined,
    'a branch',
  );
  const owner = first.clientFor('owner');
  const place = { name: 'Front', address: '', phone: '', code: 'X' };
  await expect(
    owner.setting.changePlaces({ commandId: first.id(), branch: place, till: { name: 'Front', code: 'X' } }),
  ).rejects.toMatchObject({ code: 'CodeIsPrinted' });
});

test('what cannot be joined says why, and the till stays as it was', async () => {
  const { till } = await openShop();
  const hq = await openMemoryDoor(till.clock.now);
  const owner = till.clientFor('owner');
  const look = (address: string) => owner.sync.look({ commandId: till.id(), address });
  await expect(look('not an address')).rejects.toMatchObject({ code: 'AddressUnreadable' });
  await expect(look('http://127.0.0.1:9')).rejects.toMatchObject({ code: 'HqUnreachable' });
  expect(await look(`${hq.url}/enrol#SHOP-1234567890`)).toEqual({
    address: hq.url,
    code: 'SHOP-1234567890',
    encrypted: false,
    aheadMs: expect.anything(),
  });
  await expect(join(till, { url: hq.url, code: 'SHOP-0000000000', name: 'x' })).rejects.toMatchObject({
    code: 'CodeRefused',
  });
  const code = hq.makeCode({ replaces: 'till-of-another' });
  await expect(join(till, { url: hq.url, code, name: 'x' })).rejects.toMatchObject({ code: 'TillHasPast' });
  const cashier = till.clientFor({ permissions: ['sale.sell'] });
  await expect(
    cashier.sync.enrol({ commandId: till.id(), address: hq.url, code: 'SHOP-1', name: 'x' }),
  ).rejects.toMatchObject({ code: 'FORBIDDEN' });
  expect(stateOf(till)).toMatchObject({ phase: 'alone', address: '' });
});

test('pushes whose answers are lost bring nothing twice, and nothing is missing', async () => {
  const { till: first, ids } = await openShop();
  const hq = await openMemoryDoor(first.clock.now);
  await join(first, { url: hq.url, code: hq.makeCode({ tillCode: '1' }), name: 'Front' });
  const second = await openOther();
  await joinNew(second, { url: hq.url, code: hq.makeCode({ tillCode: '2' }), name: 'Back' });
  await settled(first, second);
  let turns = 0;
  hq.fate = (path) => {
    if (path !== '/v1/push' && path !== '/v1/hello') return 'answer';
    turns += 1;
    return turns % 3 === 0 ? 'answer' : turns % 3 === 1 ? 'swallow' : 'drop';
  };
  for (let n = 0; n < 4; n += 1) {
    await sell(first, ids.tea);
    await sell(second, ids.bread);
    // What is under way is cut, at whatever point.
    for (const till of [first, second]) await till.clientFor('owner').sync.syncNow({ commandId: till.id() });
    const heard = turns;
    await until(() => turns > heard + 1, 'requests that were cut');
  }
  hq.fate = () => 'answer';
  for (const till of [first, second]) await till.clientFor('owner').sync.syncNow({ commandId: till.id() });
  await settled(first, second);
  await until(() => sameSales(first, second), 'equal books');
  expect(books(first).sales).toHaveLength(8);
  const pushed = [...hq.store.rows.entries.values()].flat().map(({ id }) => id);
  expect(new Set(pushed).size).toBe(pushed.length);
  expect(turns).toBeGreaterThan(3);
});

test('another machine takes the place of a till: same branch, same name, all of the past', async () => {
  const { till: first, ids } = await openShop();
  const hq = await openMemoryDoor(first.clock.now);
  await join(first, { url: hq.url, code: hq.makeCode({ tillCode: '1' }), name: 'Front' });
  await sell(first, ids.tea);
  await settled(first);
  const { tillId, branchId, epoch } = first.kit.ledger.identity;
  const before = books(first);

  const machine = await openOther();
  await joinNew(machine, {
    url: hq.url,
    code: hq.makeCode({ tillCode: '1', replaces: tillId }),
    name: 'Front',
  });
  await settled(machine);
  expect(machine.kit.ledger.identity).toMatchObject({ tillId, branchId, epoch: epoch + 1, tillCode: '1' });
  expect(books(machine)).toEqual(before);
  // The old one no longer has a key that counts.
  await first.clientFor('owner').sync.syncNow({ commandId: first.id() });
  await until(() => stateOf(first).phase === 'refused', 'a refusal');
  expect(stateOf(first)).toMatchObject({ why: 'unknown' });
});

test('a till that is started again goes on where it was, and one without its key says so', async () => {
  const { till, ids } = await openShop();
  const hq = await openMemoryDoor(till.clock.now);
  await join(till, { url: hq.url, code: hq.makeCode({}), name: 'Front' });
  await settled(till);
  hq.fate = () => 'drop';
  await sell(till, ids.tea);
  await until(() => stateOf(till).phase === 'offline', 'offline');
  expect(stateOf(till).pending).toBeGreaterThan(0);
  await till.reopen();
  hq.fate = () => 'answer';
  await till.clientFor('owner').sync.syncNow({ commandId: till.id() });
  await settled(till);
  expect(stateOf(till).pending).toBe(0);
  rmSync(till.kit.paths.headquarters);
  await till.reopen();
  expect(stateOf(till)).toMatchObject({ phase: 'refused', why: 'key' });
  const { tillId } = till.kit.ledger.identity;
  await join(till, { url: hq.url, code: hq.makeCode({ replaces: tillId }), name: 'Front' });
  await sell(till, ids.tea);
  await settled(till);
  expect(stateOf(till).pending).toBe(0);
  await expect(join(till, { url: hq.url, code: hq.makeCode({}), name: 'Front' })).rejects.toMatchObject({
    code: 'AlreadyEnrolled',
  });
});

test('a till whose clock stands in 2036 joins, sells and syncs, and spoils nobody’s', async () => {
  const at = Date.UTC(2036, 0, 5);
  const { till: other, ids } = await openShop();
  const hq = await openMemoryDoor(Date.now);
  await join(other, { url: hq.url, code: hq.makeCode({ tillCode: '1' }), name: 'Front' });
  await settled(other);
  const far = await openOther({ at });
  const owner = far.stranger;
  const looked = await owner.sync.look({ commandId: far.id(), address: hq.url });
  expect(looked.aheadMs).toBeLessThan(-8 * 365 * 24 * 60 * 60 * 1000);
  await joinNew(far, { url: hq.url, code: hq.makeCode({ tillCode: '2' }), name: 'Far' });
  await settled(far);
  await sell(far, ids.tea);
  await until(() => books(other).sales !== null && sameSales(far, other), 'equal books');
  // What was edited there in 2036 does not win for ten years.
  far.kit.ledger.commit(
    { id: far.id(), command: 'test.edit', actor: { userId: null, name: 'Far' } },
    (tx) => {
      tx.save(item, ids.tea, { priceMinor: 1 });
      return ok(null);
    },
  );
  const price = (till: typeof far) =>
    till.kit.ledger.read.get<{ p: number }>('select price_minor p from item where id = ?', ids.tea)?.p;
  await until(() => price(other) === 1, 'the price from 2036');
  other.clock.set(Date.now() + 60_000);
  other.kit.ledger.commit(
    { id: other.id(), command: 'test.edit', actor: { userId: null, name: 'x' } },
    (tx) => {
      tx.save(item, ids.tea, { priceMinor: 2 });
      return ok(null);
    },
  );
  await until(() => price(far) === 2, 'the later price');
});
