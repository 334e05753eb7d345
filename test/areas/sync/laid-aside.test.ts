/** What could not be applied is told with its reason, and tried again by one key; contact is remembered. */
import { expect, test } from 'vitest';
import type { FeedItem } from '../../../src/domain/kit/sync/wire.ts';
import { answerOf, type TestTill } from '../../kit/till.ts';
import { openShop } from '../sale/shop.ts';
import { openMemoryDoor } from './memory-door.ts';
import { join, settled, stateOf } from './tills.ts';

const group = (position: number, table: string, id: string, values: object): FeedItem => ({
  ...{ kind: 'group', position, table, id, group: 'name', values: JSON.stringify(values) },
  ...{
    clock: '019a9f3b0000-0000-elsewhere',
    schema: 1,
    till: 'elsewhere',
    entry: 'e1',
    at: 1_795_000_000_000,
  },
  actor: JSON.stringify({ userId: null, name: 'Anna' }),
});

/** As a pull would have laid it aside. */
function layAside({ kit }: TestTill, position: number, reason: string, item: FeedItem): void {
  const { sqlite, now } = kit.ledger;
  sqlite
    .prepare('insert into waiting_item (scope, position, reason, item, detail, at) values (?, ?, ?, ?, ?, ?)')
    .run('company', position, reason, JSON.stringify(item), 'as the machine says it', now.call(kit.ledger));
}

test('what can be applied by now is, and the rest goes on waiting with its reason', async () => {
  const { till } = await openShop();
  const hq = await openMemoryDoor(till.clock.now);
  await join(till, { url: hq.url, code: hq.makeCode({}), name: 'Front' });
  await settled(till);
  layAside(till, 1001, 'failed', group(1001, 'category', 'drinks', { name: 'Drinks' }));
  layAside(till, 1002, 'unknown', group(1002, 'booking', 'b1', { name: 'Ali' }));
  const owner = till.clientFor('owner');
  expect(await answerOf(owner.sync.laidAside({}))).toMatchObject([
    { reason: 'failed', table: 'category', byName: 'Anna', detail: 'as the machine says it' },
    { reason: 'unknown', table: 'booking' },
  ]);
  expect(stateOf(till).laidAside).toEqual({ unknown: 1, failed: 1 });
  expect(await owner.sync.tryAgain({ commandId: till.id() })).toEqual({ applied: 1, left: 1 });
  expect(till.kit.ledger.read.get('select name from category where id = ?', 'drinks')).toEqual({
    name: 'Drinks',
  });
  expect(stateOf(till).laidAside).toEqual({ unknown: 1, failed: 0 });
  till.meddle();
});

test('when headquarters last answered is known after a restart too, without a line', async () => {
  const { till } = await openShop();
  const hq = await openMemoryDoor(till.clock.now);
  await join(till, { url: hq.url, code: hq.makeCode({}), name: 'Front' });
  await settled(till);
  const at = stateOf(till).lastContactAt ?? 0;
  expect(at).toBeGreaterThan(0);
  hq.fate = () => 'drop';
  await till.reopen();
  const { phase, lastContactAt } = stateOf(till);
  expect(phase).not.toBe('upToDate');
  expect(Math.abs((lastContactAt ?? 0) - at)).toBeLessThan(10 * 60_000);
});
