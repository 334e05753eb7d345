import { describe, expect, test } from 'vitest';
import { settingNames } from '../../../src/domain/areas/setting/rules.ts';
import { ok } from '../../../src/domain/kit/result.ts';
import { companySetting } from '../../../src/main/areas/setting/tables.ts';
import { addSale } from '../../kit/facts.ts';
import { answerOf, openTestTill, type TestTill } from '../../kit/till.ts';

const settingsOf = (till: TestTill) => answerOf(till.clientFor('owner').setting.settings({}));

describe('settings', () => {
  test('are what they are from the first minute, every one of them', async () => {
    const till = await openTestTill();
    const shown = settingNames.filter((key) => key !== 'demo.pins');
    expect(Object.keys(await settingsOf(till)).sort()).toEqual([...shown].sort());
  });

  test('are saved together, say what they were, and go back with it', async () => {
    const till = await openTestTill();
    const { setting } = till.clientFor('owner');
    const first = await settingsOf(till);
    const changes = { 'shop.name': 'Dukkan', 'sale.tips': true, 'till.lockMinutes': 3 };
    const { before } = await setting.saveSettings({ commandId: till.id(), changes });
    expect(await settingsOf(till)).toEqual({ ...first, ...changes });
    await setting.saveSettings({ commandId: till.id(), changes: before });
    expect(await settingsOf(till)).toEqual(first);
  });

  test('are noted with what they were and what they became', async () => {
    const till = await openTestTill();
    const { setting } = till.clientFor('owner');
    await setting.saveSettings({ commandId: till.id(), changes: { 'shop.name': 'Dukkan' } });
    const row = till.kit.ledger.read.get<{ changes: string; label: string }>(
      "select changes, label from activity where command = 'setting.saveSettings'",
    );
    expect(row?.label).toBe('shop.name');
    expect(JSON.parse(row?.changes ?? '')).toEqual([{ field: 'shop.name', old: null, new: 'Dukkan' }]);
  });

  test.each([
    ['shop.name', 'Dukkan', 'setting.edit'],
    ['lan.enabled', true, 'setting.till'],
    ['tax.defaultIds', [], 'setting.tax'],
  ] as const)('%s asks for its own right', async (key, value, permission) => {
    const till = await openTestTill();
    const { setting } = till.clientFor({ permissions: ['setting.view'] });
    await expect(
      setting.saveSettings({ commandId: till.id(), changes: { [key]: value } }),
    ).rejects.toMatchObject({ code: 'FORBIDDEN', data: { permission } });
  });

  test('a value that this version cannot read counts as never set', async () => {
    const till = await openTestTill();
    const { ledger } = till.kit;
    ledger.commit({ id: till.id(), command: 'test', actor: { userId: null, name: '' } }, (tx) => {
      tx.save(companySetting, 'shop.currency', { value: 12 });
      return ok(null);
    });
    expect((await settingsOf(till))['shop.currency']).toBe('KGS');
  });

  test('a time zone nobody has heard of is refused', async () => {
    const till = await openTestTill();
    const { setting } = till.clientFor('owner');
    await expect(
      setting.saveSettings({ commandId: till.id(), changes: { 'time.zone': 'Mars/Base' } }),
    ).rejects.toMatchObject({ code: 'UnknownTimeZone' });
  });
});

describe('taxes', () => {
  const vat = { name: 'VAT', rateBp: 1200, included: true };

  test('come, change, go and come back', async () => {
    const till = await openTestTill();
    const { setting } = till.clientFor('owner');
    const taxId = till.id();
    await setting.addTax({ commandId: till.id(), taxId, ...vat });
    await setting.changeTax({ commandId: till.id(), taxId, ...vat, rateBp: 1600 });
    await setting.saveSettings({ commandId: till.id(), changes: { 'tax.defaultIds': [taxId] } });
    expect(await answerOf(setting.taxes({}))).toMatchObject([{ rateBp: 1600, isDefault: true }]);
    await setting.eraseTax({ commandId: till.id(), taxId });
    expect((await settingsOf(till))['tax.defaultIds']).toEqual([]);
    await setting.restoreTax({ commandId: till.id(), taxId });
    expect(await answerOf(setting.taxes({}))).toMatchObject([{ deletedAt: null }]);
  });

  test('the same name at the same rate is refused, at another rate it is not', async () => {
    const till = await openTestTill();
    const { setting } = till.clientFor('owner');
    const add = (rateBp: number) =>
      setting.addTax({ commandId: till.id(), taxId: till.id(), ...vat, name: 'vat', rateBp });
    await add(1200);
    await add(1600);
    await expect(add(1200)).rejects.toMatchObject({ code: 'TaxExists' });
  });

  test('a tax that items carry stays', async () => {
    const till = await openTestTill();
    await till.stranger.setting.openDemoShop({ commandId: till.id(), language: 'en' });
    const { setting } = till.clientFor('owner');
    const [tax] = await answerOf(setting.taxes({}));
    await expect(setting.eraseTax({ commandId: till.id(), taxId: tax?.id ?? '' })).rejects.toMatchObject({
      code: 'TaxInUse',
      data: { items: 233 },
    });
  });
});

describe('this branch and this till', () => {
  const places = {
    branch: { name: 'Osh bazaar', code: 'OSH', address: 'Row 4', phone: '+996 555 000 111' },
    till: { name: 'Till 2', code: '2' },
  };

  test('are named, and receipts are numbered by the new codes at once and after a restart', async () => {
    const till = await openTestTill();
    const { setting } = till.clientFor('owner');
    await setting.changePlaces({ commandId: till.id(), ...places });
    expect(await answerOf(setting.places({}))).toMatchObject({
      branches: [{ name: 'Osh bazaar', code: 'OSH', isHere: true }],
      tills: [{ name: 'Till 2', code: '2', isHere: true }],
      codesAreFixed: false,
    });
    expect(till.kit.ledger.identity).toMatchObject({ branchCode: 'OSH', tillCode: '2' });
    await till.crash();
    expect(till.kit.ledger.identity).toMatchObject({ branchCode: 'OSH', tillCode: '2' });
  });

  test('keep their codes once a receipt bears them, also after a restart; their names may change', async () => {
    const till = await openTestTill();
    const { setting, shift } = till.clientFor('owner');
    await setting.changePlaces({ commandId: till.id(), ...places });
    await shift.openShift({ commandId: till.id(), float: [] });
    addSale(till, { tenders: [{ method: 'cash', amountMinor: 100 }] });
    for (const recode of [
      { branch: { ...places.branch, code: 'BISH' } },
      { till: { ...places.till, code: '3' } },
    ]) {
      const moved = setting.changePlaces({ commandId: till.id(), ...places, ...recode });
      await expect(moved).rejects.toMatchObject({ code: 'CodeIsPrinted' });
    }
    await till.reopen();
    const renamed = { ...places, till: { ...places.till, name: 'By the door' } };
    await till.clientFor('owner').setting.changePlaces({ commandId: till.id(), ...renamed });
    expect(till.kit.ledger.identity).toMatchObject({ branchCode: 'OSH', tillCode: '2' });
  });

  test.each(['', 'osh', 'TOO-LONG-A-CODE'])('the code “%s” is refused', async (code) => {
    const till = await openTestTill();
    const { setting } = till.clientFor('owner');
    await expect(
      setting.changePlaces({ commandId: till.id(), ...places, till: { name: 'Till', code } }),
    ).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  });
});
