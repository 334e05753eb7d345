import { describe, expect, test } from 'vitest';
import { builtInRoles } from '../../../src/domain/areas/access/roles.ts';
import { countries } from '../../../src/domain/areas/setting/countries.ts';
import { isTimeZone } from '../../../src/domain/areas/setting/rules.ts';
import { currencies } from '../../../src/domain/kit/currency.ts';
import { languages } from '../../../src/domain/kit/words.ts';
import { answerOf, openTestTill, type TestTill } from '../../kit/till.ts';

const newShop = {
  language: 'ru',
  country: 'KG',
  currency: 'KGS',
  timeZone: 'Asia/Bishkek',
  shopName: 'Дукан',
  taxes: [{ name: 'НДС', rateBp: 1200, included: true }],
  ownerName: 'Айгуль',
  pin: '۵۸۲۰',
} as const;

const setUp = (till: TestTill, changes: object = {}) =>
  till.stranger.setting.setUp({ ...newShop, taxes: [...newShop.taxes], commandId: till.id(), ...changes });

describe('the first minute of a shop', () => {
  test('a new till asks to be set up; once it is, the owner is signed in and may do everything', async () => {
    const till = await openTestTill();
    expect(await answerOf(till.stranger.setting.start({}))).toMatchObject({ isNew: true, demoPins: null });
    const { token, session } = await setUp(till);
    expect(session).toMatchObject({ name: 'Айгуль', language: 'ru', discountLimitBp: 10_000 });
    const start = await answerOf(till.stranger.setting.start({}));
    expect(start).toMatchObject({ isNew: false, shopName: 'Дукан', currency: 'KGS', language: 'ru' });
    const owner = till.clientWith(token);
    const settings = await answerOf(owner.setting.settings({}));
    const [vat] = await answerOf(owner.setting.taxes({}));
    expect(settings['tax.defaultIds']).toEqual([vat?.id]);
    const roles = await answerOf(owner.access.roles({}));
    expect(roles.map(({ builtIn }) => builtIn).sort()).toEqual([...builtInRoles].sort());
  });

  test('the PIN of the set-up opens the till after a restart', async () => {
    const till = await openTestTill();
    const { session } = await setUp(till);
    await till.crash();
    const again = await till.stranger.access.signIn({
      commandId: till.id(),
      userId: session.id,
      pin: '5820',
    });
    expect(again.session.name).toBe('Айгуль');
  });

  test('nobody sets a till up twice, not even at the same instant', async () => {
    const till = await openTestTill();
    const both = await Promise.allSettled([setUp(till), setUp(till, { ownerName: 'Somebody' })]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(setUp(till)).rejects.toMatchObject({ code: 'AlreadySetUp' });
    await expect(
      till.stranger.setting.openDemoShop({ commandId: till.id(), language: 'en' }),
    ).rejects.toMatchObject({ code: 'AlreadySetUp' });
  });

  test('a time zone that does not exist is refused', async () => {
    const till = await openTestTill();
    await expect(setUp(till, { timeZone: 'Asia/Nowhere' })).rejects.toMatchObject({
      code: 'UnknownTimeZone',
    });
  });

  test.each(countries)(
    '$code is proposed with a currency and a clock we know',
    ({ currency, timeZone, taxes }) => {
      expect(currencies.map(({ code }) => code)).toContain(currency);
      expect(isTimeZone(timeZone)).toBe(true);
      for (const { name, rateBp } of taxes) {
        expect(rateBp).toBeGreaterThan(0);
        expect(Object.keys(name)).toEqual([...languages]);
      }
    },
  );
});
