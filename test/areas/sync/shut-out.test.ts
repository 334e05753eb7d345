/** A machine that was replaced or revoked hands over what it sold, and says plainly how it stands. */
import { expect, test } from 'vitest';
import { acceptBacklog, listReview } from '../../../src/hq/console/review.ts';
import { setState } from '../../../src/hq/console/tills.ts';
import { openShop } from '../sale/shop.ts';
import { books, join, joinNew, openHeadquarters, openOther, sell, settled, stateOf, until } from './tills.ts';

const same = (a: object, b: object): boolean => JSON.stringify(a) === JSON.stringify(b);

test('what a replaced till sold without a line is the shop’s once somebody accepts it, and nobody’s number twice', async () => {
  const { url, code, company, house } = await openHeadquarters();
  const { till: old, ids } = await openShop();
  await join(old, { url, code: await code({ tillCode: '1' }), name: 'Front' });
  await settled(old);
  old.kit.hq.stop();
  await sell(old, ids.tea, ids.bread);
  const replaces = old.kit.ledger.identity.tillId;
  const machine = await openOther();
  await joinNew(machine, { url, code: await code({ tillCode: '1', replaces }), name: 'Front' });
  await settled(machine);
  await sell(machine, ids.coat);
  await settled(machine);
  await old.clientFor('owner').sync.syncNow({ commandId: old.id() });
  await until(() => stateOf(old).why === 'retired', 'the old machine hears of it');
  await until(() => stateOf(old).pending === 0, 'what it sold is at headquarters');
  const { kit } = house.hq;
  const waiting = await listReview(kit, company.id);
  expect(waiting).toMatchObject([{ till: replaces, stream: 1, reason: 'retired', aside: false }]);
  expect(books(machine).sales).toHaveLength(1);
  for (const one of waiting)
    expect(await acceptBacklog(kit, company.id, one)).toEqual({ opened: one.entries, left: 0 });
  await until(() => (books(machine).sales as unknown[]).length === 2, 'both sales on the new machine');
  const numbers = (books(machine).sales as { number: string }[]).map(({ number }) => number);
  expect(new Set(numbers).size).toBe(2);
}, 180_000);

test('a revoked till says so, hands over what it sells, and is itself again once it is allowed', async () => {
  const { url, code, company, house } = await openHeadquarters();
  const { till, ids } = await openShop();
  await join(till, { url, code: await code(), name: 'Front' });
  const other = await openOther();
  await joinNew(other, { url, code: await code({ tillCode: '2' }), name: 'Back' });
  await settled(till, other);
  const { kit } = house.hq;
  const { tillId } = till.kit.ledger.identity;
  await setState(kit, company.id, tillId, 'revoked');
  const again = () => till.clientFor('owner').sync.syncNow({ commandId: till.id() });
  await again();
  await sell(till, ids.tea);
  await until(
    () => stateOf(till).why === 'revoked' && stateOf(till).pending === 0,
    'it is shut out and empty',
  );
  expect(books(other).sales).toHaveLength(0);
  for (const one of await listReview(kit, company.id)) await acceptBacklog(kit, company.id, one);
  await setState(kit, company.id, tillId, 'active');
  await again();
  await settled(till);
  await until(() => same(books(till), books(other)), 'equal books');
  expect(books(other).sales).toHaveLength(1);
}, 180_000);
