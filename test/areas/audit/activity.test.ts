import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answerOf, openBareTestTill, openTestTill, type TestTill } from '../../kit/till.ts';
import { hire } from '../access/staff.ts';

const hour = 3600_000;

/** A day goes by in which the owner looks in now and then, so that nobody signs the window out. */
async function nextDay(till: TestTill): Promise<void> {
  for (let n = 0; n < 3; n += 1) {
    till.clock.advance(8 * hour);
    await answerOf(till.clientFor('owner').setting.start({}));
  }
}

/** A few days of a shop: taxes come and go, settings change, somebody types a wrong PIN. */
async function livedIn(open = openTestTill) {
  const till = await open();
  const { setting, audit } = till.clientFor('owner');
  const taxId = till.id();
  await setting.addTax({ commandId: till.id(), taxId, name: 'НДС на чай', rateBp: 1200, included: true });
  await nextDay(till);
  await setting.changeTax({ commandId: till.id(), taxId, name: 'НДС на чай', rateBp: 1600, included: true });
  const asel = await hire(till, 'Asel Omurova', { pin: '4071', permissions: ['setting.view'] });
  await nextDay(till);
  await till.stranger.access
    .signIn({ commandId: till.id(), userId: asel, pin: '0000' })
    .catch(() => undefined);
  await setting.eraseTax({ commandId: till.id(), taxId });
  return { till, setting, audit, asel, taxId };
}

const found = async (till: TestTill, filter: object) =>
  (await till.clientFor('owner').audit.activities(filter)).rows.map(({ command }) => command);

describe('looking something up in the activity log', () => {
  let shop: Awaited<ReturnType<typeof livedIn>>;
  beforeAll(async () => {
    shop = await livedIn(openBareTestTill);
  });
  afterAll(() => shop.till.close());

  test('shows the newest first, page by page, each once', async () => {
    const { audit } = shop;
    const all = (await audit.activities({})).rows;
    const paged: typeof all = [];
    let before: string | null = null;
    do {
      const page = await audit.activities({ before, limit: 2 });
      paged.push(...page.rows);
      before = page.next;
    } while (before);
    expect(paged).toEqual(all);
    expect(all.map(({ at }) => at)).toEqual(all.map(({ at }) => at).sort((a, b) => b - a));
  });

  test.each([
    [{ from: '2026-11-22' }, ['setting.eraseTax', 'access.signInFailed']],
    [{ until: '2026-11-20' }, ['setting.addTax']],
    [{ actions: ['DELETE', 'LOGIN'] }, ['setting.eraseTax', 'access.signInFailed']],
    [{ severities: ['HIGH'], entity: 'tax' }, ['setting.eraseTax', 'setting.changeTax']],
    [{ command: 'setting.addTax' }, ['setting.addTax']],
    [{ approvedOnly: true }, []],
  ])('filtered by %o', async (filter, commands) => {
    expect(await found(shop.till, filter)).toEqual(commands);
  });

  test('filtered by who, and by what it was about', async () => {
    const { till, asel, taxId } = shop;
    expect(await found(till, { userId: asel })).toEqual(['access.signInFailed']);
    expect(await found(till, { entityId: taxId })).toEqual([
      'setting.eraseTax',
      'setting.changeTax',
      'setting.addTax',
    ]);
  });

  test.each([
    ['чай', ['setting.eraseTax', 'setting.changeTax', 'setting.addTax']],
    ['xfq', ['setting.eraseTax', 'setting.changeTax', 'setting.addTax']],
    ['deleted tax', ['setting.eraseTax']],
    ['удален налог', ['setting.eraseTax']],
    ['رمز نادرست', ['access.signInFailed']],
    ['omurova wrong', ['access.signInFailed']],
    ['nobody says this', []],
  ])('a search for “%s” finds names and sentences in any language and layout', async (text, commands) => {
    expect(await found(shop.till, { text })).toEqual(commands);
  });
});

describe('the activity log', () => {
  test('a search sees what happened a moment ago, by pages and within a filter', async () => {
    const { till, setting, audit } = await livedIn();
    expect(await found(till, { text: 'налог' })).toHaveLength(3);
    await setting.addTax({
      commandId: till.id(),
      taxId: till.id(),
      name: 'New',
      rateBp: 100,
      included: false,
    });
    const first = await audit.activities({ text: 'налог', limit: 3 });
    expect(first.rows.map(({ label }) => label)).toEqual(['New', 'НДС на чай', 'НДС на чай']);
    const second = await audit.activities({ text: 'налог', limit: 3, before: first.next });
    expect(second.rows.map(({ command }) => command)).toEqual(['setting.addTax']);
    expect(await found(till, { text: 'налог', actions: ['CREATE'] })).toHaveLength(2);
  });

  test('a lost or spoilt index of words is made anew', async () => {
    const { till } = await livedIn();
    const path = join(till.dataDir, 'activity-words.db');
    const search = () => found(till, { text: 'чай' });
    expect(await search()).toHaveLength(3);
    await till.reopen();
    for (const ending of ['-wal', '-shm']) rmSync(path + ending, { force: true });
    writeFileSync(path, 'not a database at all, '.repeat(100));
    expect(await search()).toHaveLength(3);
  });

  test('shows what a field was and became, with names for ids and no secrets', async () => {
    const { till, audit, asel } = await livedIn();
    const owner = till.clientFor('owner');
    const [user] = (await answerOf(owner.access.users({}))).filter(({ id }) => id === asel);
    const roleId = user?.roleIds[0] ?? expect.fail('she has a role');
    const [added] = (await audit.activities({ command: 'access.addUser' })).rows;
    const details = await audit.activity({ id: added?.id ?? '' });
    expect(details?.changes).toContainEqual({ field: 'roleIds', old: null, new: [roleId] });
    expect(details?.names[roleId]).toBe("Asel Omurova's role");
    const [pin] = (await audit.activities({ command: 'access.setPin' })).rows;
    const secret = await audit.activity({ id: pin?.id ?? '' });
    expect(secret?.changes).toEqual([
      { field: 'pinHash', old: null, new: null },
      { field: 'pinSalt', old: null, new: null },
    ]);
  });

  test('names the approver, and can show only what was approved', async () => {
    const till = await openTestTill();
    await hire(till, 'Timur', { pin: '9025', permissions: ['setting.edit'] });
    const { access, setting } = till.clientFor({ name: 'Seller', permissions: ['setting.view'] });
    const asked = { commandId: till.id(), permission: 'setting.edit', pin: '9025' } as const;
    const { token } = await access.approve(asked);
    await setting.saveSettings({ commandId: till.id(), changes: { 'sale.tips': true }, approval: token });
    const { rows } = await till.clientFor('owner').audit.activities({ approvedOnly: true });
    expect(rows).toMatchObject([
      { command: 'setting.saveSettings', userName: 'Seller', approvedByName: 'Timur', label: 'sale.tips' },
      { command: 'access.approve', approvedByName: 'Timur' },
    ]);
  });

  test('goes into a file, which is noted', async () => {
    const { till, audit } = await livedIn();
    const csv = await audit.exportActivities({ commandId: till.id(), format: 'csv', entity: 'tax' });
    const text = await csv.text();
    expect(csv.name).toBe('activity-2026-11-22.csv');
    expect(text.trim().split('\r\n')).toHaveLength(4);
    expect(text).toContain('Deleted a tax');
    const xlsx = await audit.exportActivities({ commandId: till.id(), format: 'xlsx' });
    expect(
      Buffer.from(await xlsx.arrayBuffer())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');
    expect(await found(till, { actions: ['EXPORT'] })).toEqual([
      'audit.exportActivities',
      'audit.exportActivities',
    ]);
  });

  test('notes a fault of the till once, not a thousand times', async () => {
    const till = await openTestTill();
    for (let n = 0; n < 1000; n += 1)
      till.kit.log.fault(`sale.complete ${n}`, new Error('the disk is on fire'));
    till.kit.log.fault('print.pump 17', new Error('no paper'));
    await new Promise((resolve) => setTimeout(resolve, 20));
    const { rows } = await till.clientFor('owner').audit.activities({ actions: ['ERROR'] });
    expect(rows.map(({ label, reason }) => [label, reason])).toEqual([
      ['print.pump 17', 'no paper'],
      ['sale.complete 0', 'the disk is on fire'],
    ]);
  });
});
