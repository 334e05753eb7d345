/** Two people change one thing without knowing of each other: who wins, who is told, and how it is settled. */
import { expect, test } from 'vitest';
import { ok } from '../../../src/domain/kit/result.ts';
import { barcode, item } from '../../../src/main/areas/catalogue/tables.ts';
import { conflictRows } from '../../../src/main/areas/sync/queries.ts';
import { answerOf, type TestTill } from '../../kit/till.ts';
import { openShop } from '../sale/shop.ts';
import { type MemoryDoor, openMemoryDoor } from './memory-door.ts';
import { books, join, joinNew, openOther, settled, stateOf, until } from './tills.ts';

async function openTwo() {
  const { till: first, ids } = await openShop();
  const hq = await openMemoryDoor(first.clock.now);
  await join(first, { url: hq.url, code: hq.makeCode({ tillCode: '1' }), name: 'Front' });
  const second = await openOther();
  await joinNew(second, { url: hq.url, code: hq.makeCode({ tillCode: '2' }), name: 'Back' });
  await settled(first, second);
  await until(() => JSON.stringify(books(first)) === JSON.stringify(books(second)), 'equal books');
  return { hq, first, second, ids };
}

function edit(
  till: TestTill,
  name: string,
  decide: (tx: Parameters<Parameters<typeof till.kit.ledger.commit>[1]>[0]) => void,
): void {
  const header = { id: till.id(), command: 'test.edit', actor: { userId: null, name } };
  till.clock.advance(1000);
  till.kit.ledger.commit(header, (tx) => {
    decide(tx);
    return ok(null);
  });
}

const price = (till: TestTill, id: string): number =>
  till.kit.ledger.read.get<{ p: number }>('select price_minor p from item where id = ?', id)?.p ?? 0;

const conflictsOf = (till: TestTill) => conflictRows(till.kit.ledger.read);

async function comeBack(hq: MemoryDoor, ...tills: readonly TestTill[]): Promise<void> {
  hq.fate = () => 'answer';
  for (const till of tills) {
    await till.clientFor('owner').sync.syncNow({ commandId: till.id() });
    await settled(till);
  }
}

test.each([
  { says: 'the later edit comes first', order: ['second', 'first'] as const },
  { says: 'the later edit comes last', order: ['first', 'second'] as const },
])('a price changed on two tills at once has one winner, and the loser is told: $says', async ({ order }) => {
  const tills = await openTwo();
  const { hq, first, second, ids } = tills;
  hq.fate = () => 'drop';
  edit(first, 'Anna', (tx) => tx.save(item, ids.tea, { priceMinor: 10_000 }));
  // Both clocks say when the prices were set: the second is later.
  second.clock.set(first.clock.now() + 60_000);
  edit(second, 'Boris', (tx) => tx.save(item, ids.tea, { priceMinor: 11_000 }));
  first.clock.set(second.clock.now() + 60_000);
  await comeBack(hq, tills[order[0]], tills[order[1]]);
  await until(() => price(first, ids.tea) === 11_000 && price(second, ids.tea) === 11_000, 'one price');
  await until(() => conflictsOf(first).length === 1, 'a conflict');
  expect(conflictsOf(second)).toEqual([]);
  const [lost] = await answerOf(first.clientFor('owner').sync.conflicts({}));
  expect(lost).toMatchObject({
    kind: 'edit',
    label: 'Tea',
    mine: { values: { priceMinor: 10_000 }, byName: 'Anna', tillName: 'Front' },
    theirs: { values: { priceMinor: 11_000 }, byName: 'Boris', tillName: 'Back' },
  });
  expect(stateOf(first).conflicts).toBe(1);

  const owner = first.clientFor('owner');
  await owner.sync.settleConflict({
    commandId: first.id(),
    conflictId: lost?.conflictId ?? '',
    take: 'mine',
  });
  await until(() => price(second, ids.tea) === 10_000, 'the price put back');
  expect(conflictsOf(first)).toEqual([]);
  expect(conflictsOf(second)).toEqual([]);
  const told = first.kit.ledger.read.get(
    'select label from activity where command = ?',
    'sync.settleConflict',
  );
  expect(told).toEqual({ label: 'Tea' });
});

test('nothing is to be decided when one of two edits was made in knowledge of the other', async () => {
  const { first, second, ids } = await openTwo();
  edit(first, 'Anna', (tx) => tx.save(item, ids.tea, { priceMinor: 10_000 }));
  await until(() => price(second, ids.tea) === 10_000, 'the first price');
  second.clock.set(first.clock.now() + 60_000);
  edit(second, 'Boris', (tx) => tx.save(item, ids.tea, { priceMinor: 11_000 }));
  await until(() => price(first, ids.tea) === 11_000, 'the second price');
  expect(conflictsOf(first)).toEqual([]);
  expect(conflictsOf(second)).toEqual([]);
});

test('different things of one item, changed at once, are both kept', async () => {
  const { hq, first, second, ids } = await openTwo();
  hq.fate = () => 'drop';
  edit(first, 'Anna', (tx) => tx.save(item, ids.tea, { priceMinor: 10_000 }));
  edit(second, 'Boris', (tx) => tx.save(item, ids.tea, { name: 'Green tea' }));
  await comeBack(hq, first, second);
  await until(() => JSON.stringify(books(first)) === JSON.stringify(books(second)), 'equal books');
  expect(price(second, ids.tea)).toBe(10_000);
  expect(conflictsOf(first)).toEqual([]);
  expect(conflictsOf(second)).toEqual([]);
});

test('two items that bear one code are told, and one key says who keeps it', async () => {
  const { hq, first, second, ids } = await openTwo();
  hq.fate = () => 'drop';
  const code = '4600000000998';
  edit(first, 'Anna', (tx) => tx.save(barcode, first.id(), { code, itemId: ids.coat }));
  edit(second, 'Boris', (tx) => tx.save(barcode, second.id(), { code, itemId: ids.gift }));
  await comeBack(hq, first, second);
  await until(() => conflictsOf(first).length === 1, 'a conflict of codes');
  const [shared] = conflictsOf(first);
  expect(shared).toMatchObject({ kind: 'code', label: code, items: [{ name: 'Coat' }, { name: 'Gift' }] });
  const owner = first.clientFor('owner');
  await owner.sync.settleConflict({
    commandId: first.id(),
    conflictId: shared?.conflictId ?? '',
    take: 'mine',
  });
  const bearers = (till: TestTill) =>
    till.kit.ledger.read.all('select item_id id from barcode_index where code = ?', code);
  await until(() => bearers(second).length === 1, 'one bearer on the other till');
  expect(bearers(second)).toEqual([{ id: ids.coat }]);
  await until(() => conflictsOf(second).length === 0, 'nothing left to decide there');
});

test('only who may edit such a thing may put it back', async () => {
  const { hq, first, second, ids } = await openTwo();
  hq.fate = () => 'drop';
  edit(first, 'Anna', (tx) => tx.save(item, ids.tea, { priceMinor: 10_000 }));
  second.clock.set(first.clock.now() + 60_000);
  edit(second, 'Boris', (tx) => tx.save(item, ids.tea, { priceMinor: 11_000 }));
  first.clock.set(second.clock.now() + 60_000);
  await comeBack(hq, second, first);
  await until(() => conflictsOf(first).length === 1, 'a conflict');
  const [lost] = conflictsOf(first);
  const viewer = first.clientFor({ permissions: ['sync.view'] });
  const settle = () =>
    viewer.sync.settleConflict({ commandId: first.id(), conflictId: lost?.conflictId ?? '', take: 'mine' });
  await expect(settle()).rejects.toMatchObject({
    code: 'FORBIDDEN',
    data: { permission: 'catalogue.editPrice' },
  });
});

test('what others changed is told, newest first, with what it was before; a PIN stays a secret', async () => {
  const { first, second, ids } = await openTwo();
  // The shop itself, as it came to the new machine, is no news.
  expect(await second.clientFor('owner').sync.changes({})).toEqual([]);
  edit(first, 'Anna', (tx) => tx.save(item, ids.tea, { priceMinor: 10_000 }));
  edit(first, 'Anna', (tx) => tx.save(item, ids.bread, { name: 'Rye bread' }));
  await until(() => books(second).items !== null && price(second, ids.tea) === 10_000, 'the price');
  const changes = () => second.clientFor('owner').sync.changes({});
  await until(async () => (await changes()).some(({ label }) => label === 'Rye bread'), 'the name');
  expect((await changes()).slice(0, 2)).toMatchObject([
    { table: 'item', group: 'name', before: { name: 'Bread' }, after: { name: 'Rye bread' }, byName: 'Anna' },
    {
      table: 'item',
      group: 'price',
      label: 'Tea',
      before: { priceMinor: 9750 },
      after: { priceMinor: 10_000 },
      tillName: 'Front',
    },
  ]);
  expect(JSON.stringify(await changes())).not.toMatch(/pinSalt/);
});
