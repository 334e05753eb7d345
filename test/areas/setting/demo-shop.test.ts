import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hasCheckDigit } from '../../../src/domain/kit/barcode.ts';
import { ok } from '../../../src/domain/kit/result.ts';
import { languages } from '../../../src/domain/kit/words.ts';
import type { DemoCall } from '../../../src/main/areas/setting/commands/demo-call.ts';
import { fillCatalogue } from '../../../src/main/areas/setting/commands/demo-catalogue.ts';
import { readDemoShop } from '../../../src/main/areas/setting/demo-shop.ts';
import { resourcesDir } from '../../../src/main/paths.ts';
import { answerOf, openBareTestTill, openTestTill, type TestTill } from '../../kit/till.ts';

describe.each(languages)('the demo shop in %s', (language) => {
  let till: TestTill;
  beforeAll(async () => {
    till = await openBareTestTill();
    await till.stranger.setting.openDemoShop({ commandId: till.id(), language });
  });
  afterAll(() => till.close());

  test('has people of every role, and tells their PINs until they are changed', async () => {
    const { demoPins } = await answerOf(till.stranger.setting.start({}));
    const users = await answerOf(till.stranger.access.usersToSignIn({}));
    expect(users).toHaveLength(8);
    const [first] = users;
    const userId = first?.id ?? expect.fail('somebody is there');
    const { pin } = demoPins?.[userId] ?? expect.fail('the PIN is told');
    const { token } = await till.stranger.access.signIn({ commandId: till.id(), userId, pin });
    const { access } = till.clientWith(token, { language });
    await access.changeMyPin({ commandId: till.id(), oldPin: pin, newPin: '74120' });
    expect((await answerOf(till.stranger.setting.start({}))).demoPins?.[userId]).toBeUndefined();
  });

  test('has goods with names, prices, codes that scanners accept, and every kind of item', () => {
    const { read } = till.kit.ledger;
    const items = read.all<{
      name: string;
      kind: string;
      price_minor: number;
      open_price: number;
      weighed: number;
    }>('select name, kind, price_minor, open_price, weighed from item');
    expect(items.length).toBeGreaterThan(200);
    expect(
      items.filter(({ name, price_minor, open_price }) => !name || (!open_price && price_minor <= 0)),
    ).toEqual([]);
    expect(new Set(items.map(({ kind }) => kind))).toEqual(new Set(['item', 'service', 'kit']));
    expect(items.filter(({ weighed }) => weighed).length).toBeGreaterThan(30);
    const codes = read.all<{ code: string }>('select code from barcode').map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes.filter((code) => !hasCheckDigit(code))).toEqual([]);
    const orphans = read.all(
      `select name from item where category_id not in (select id from category)
       union all select name from item where parent_id is not null and parent_id not in (select id from item)`,
    );
    expect(orphans).toEqual([]);
    expect(
      read.get<{ n: number }>('select count(*) n from favourite where item_id in (select id from item)')?.n,
    ).toBe(read.get<{ n: number }>('select count(*) n from favourite')?.n);
  });

  test('has customers in groups, one of which buys by its own price list', () => {
    const { read } = till.kit.ledger;
    expect(read.get<{ n: number }>('select count(*) n from customer')?.n).toBe(12);
    const wholesale = read.get<{ n: number }>(
      `select count(*) n from price p join customer_group g on g.price_list_id = p.price_list_id
       join price_list l on l.id = p.price_list_id`,
    );
    expect(wholesale?.n).toBeGreaterThan(20);
  });
});

test('a demo that a power cut left half filled is filled to the end, without doubles', async () => {
  const till = await openTestTill();
  const { ledger } = till.kit;
  const call: DemoCall = {
    demo: readDemoShop(resourcesDir),
    language: 'en',
    currency: 'KGS',
    taxes: [{ name: 'VAT', rateBp: 1200, included: true }],
  };
  fillCatalogue(call, (decide) => {
    const header = { id: ledger.newId(), command: 'setting.openDemoShop', actor: { userId: null, name: '' } };
    ledger.commit(header, (tx) => ok(decide(tx)));
  });
  const changes = () => ledger.read.get<{ n: number }>(countOfItemChanges)?.n;
  const before = changes();
  await till.stranger.setting.openDemoShop({ commandId: till.id(), language: 'en' });
  expect(changes()).toBe(before);
  expect(await answerOf(till.stranger.access.usersToSignIn({}))).toHaveLength(8);
});

const countOfItemChanges = `select count(*) n from journal, json_each(journal.body) change
  where change.value ->> '$.set' = 'item'`;
