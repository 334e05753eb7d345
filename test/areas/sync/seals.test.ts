/** Z reports that headquarters counter-signs, whatever becomes of either side between. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as pathOf } from 'node:path';
import { sql } from 'drizzle-orm';
import { expect, onTestFinished, test } from 'vitest';
import { ok } from '../../../src/domain/kit/result.ts';
import { daysOf } from '../../../src/hq/console/days.ts';
import { newSealKey } from '../../../src/hq/keys.ts';
import { inCompany } from '../../../src/hq/store/db.ts';
import { seal } from '../../../src/hq/store/tables.ts';
import { zSeal } from '../../../src/main/areas/sync/tables.ts';
import { openHouse } from '../../hq/house.ts';
import type { TestTill } from '../../kit/till.ts';
import { openShop } from '../sale/shop.ts';
import { join, joinNew, openHeadquarters, openOther, sell, settled, stateOf, until } from './tills.ts';

type At = Pick<Awaited<ReturnType<typeof openHeadquarters>>, 'house' | 'company'>;

const closeShift = (till: TestTill) =>
  till.clientFor('owner').shift.closeShift({ commandId: till.id(), countId: null, left: [], reason: '' });

const sealed = (...tills: readonly TestTill[]): Promise<void> =>
  until(() => tills.every((till) => stateOf(till).unsealedDays === 0), 'every day sealed');

const sealsAt = ({ house, company }: At) =>
  inCompany(house.hq.kit.hq, company.id, (tx) => tx.select().from(seal).orderBy(seal.till, seal.shiftId));

const kept = ({ kit }: TestTill) =>
  kit.ledger.read.all<{ shiftId: string; sealedAt: number; sig: string }>(
    'select shift_id "shiftId", sealed_at "sealedAt", sig from z_seal order by shift_id',
  );

const day = '2026-11-20';
const dayAt = async ({ house, company }: At) =>
  (await daysOf(house.hq.kit, company.id, { from: day, to: day }))[0];

test('a day is complete when every till closed its shift, one of before it joined too', async () => {
  const hq = await openHeadquarters();
  const { till: first, ids } = await openShop();
  await sell(first, ids.tea, ids.bread);
  await closeShift(first);
  expect(stateOf(first).unsealedDays).toBe(0);
  await join(first, { url: hq.url, code: await hq.code({ tillCode: '1' }), name: 'Front' });
  const second = await openOther();
  await joinNew(second, { url: hq.url, code: await hq.code({ tillCode: '2' }), name: 'Back' });
  await settled(first, second);
  await sell(second, ids.coat);
  await sell(second, ids.tea);
  await sealed(first);
  expect(await dayAt(hq)).toMatchObject({ businessDate: day, complete: false });
  await closeShift(second);
  await sealed(first, second);
  expect((await dayAt(hq))?.tills.map(({ state, shifts }) => [state, shifts])).toEqual([
    ['sealed', 1],
    ['sealed', 1],
  ]);
  expect(await dayAt(hq)).toMatchObject({ complete: true });

  const rows = await sealsAt(hq);
  const said = (till: TestTill) => {
    const sales = till.kit.ledger.read.all<{ number: string; totalMinor: number }>(
      'select number, total_minor "totalMinor" from sale where till_id = ? order by id',
      till.kit.ledger.identity.tillId,
    );
    const mine = rows.find(({ till: id }) => id === till.kit.ledger.identity.tillId);
    return { sales, mine };
  };
  for (const till of [first, second]) {
    const { sales, mine } = said(till);
    const salesMinor = sales.reduce((total, one) => total + one.totalMinor, 0);
    expect(JSON.parse(mine?.totals ?? '')).toEqual([
      { currency: expect.any(String), salesMinor, count: sales.length },
    ]);
    const [, series, n] = /^(.+)-(\d+)$/.exec(sales[0]?.number ?? '') ?? [];
    const from = Number(n);
    expect(JSON.parse(mine?.receipts ?? '')).toEqual([{ series, from, to: from + sales.length - 1 }]);
    expect(kept(till)).toEqual([{ shiftId: mine?.shiftId, sealedAt: mine?.sealedAt, sig: mine?.sig }]);
  }
});

test('headquarters is away while a shift is closed and the till is killed: the seal waits, and is made once', async () => {
  const folder = mkdtempSync(pathOf(tmpdir(), 'dukkan-hq-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const house = await openHouse({ folder });
  const company = await house.company('Altyn');
  const { port } = house.door;
  const { till, ids } = await openShop();
  await join(till, { url: house.address, code: await company.code(), name: 'Front' });
  await settled(till);
  await sell(till, ids.tea);
  await house.close();
  await closeShift(till);
  expect(stateOf(till)).toMatchObject({ unsealedDays: 1 });
  await till.crash();
  expect(stateOf(till)).toMatchObject({ unsealedDays: 1 });

  const again = await openHouse({ folder }, { port });
  onTestFinished(() => again.close());
  const hq = { house: again, company };
  await till.clientFor('owner').sync.syncNow({ commandId: till.id() });
  await sealed(till);
  const rows = await sealsAt(hq);
  expect(rows).toHaveLength(1);
  expect(await dayAt(hq)).toMatchObject({ complete: true });

  const [mine] = kept(till);
  again.clock.now += 60_000;
  forget(till);
  expect(stateOf(till).unsealedDays).toBe(1);
  await till.clientFor('owner').sync.syncNow({ commandId: till.id() });
  await sealed(till);
  expect(await sealsAt(hq)).toEqual(rows);
  expect(kept(till)).toEqual([mine]);
});

/** As a till restored from a backup of before it. */
function forget({ kit: { ledger } }: TestTill): void {
  const actor = { userId: null, name: 'test' };
  ledger.commit({ id: ledger.newId(), command: 'test.forget', actor }, (tx) => {
    for (const { shiftId } of ledger.read.all<{ shiftId: string }>('select shift_id "shiftId" from z_seal')) {
      tx.forget(zSeal, { shiftId });
    }
    return ok(null);
  });
}

test('the machine that takes a till’s place says the same of its shifts, and seals what that one did not', async () => {
  const hq = await openHeadquarters();
  const { till: first, ids } = await openShop();
  await join(first, { url: hq.url, code: await hq.code({ tillCode: '1' }), name: 'Front' });
  await settled(first);
  await sell(first, ids.tea, ids.coat);
  await closeShift(first);
  await sell(first, ids.bread);
  await closeShift(first);
  await sealed(first);
  const before = await sealsAt(hq);
  const [, lost] = kept(first);
  await inCompany(hq.house.hq.kit.hq, hq.company.id, (tx) =>
    tx.delete(seal).where(sql`${seal.shiftId} = ${lost?.shiftId}`),
  );
  const machine = await openOther();
  const { tillId } = first.kit.ledger.identity;
  const code = await hq.code({ tillCode: '1', replaces: tillId });
  await joinNew(machine, { url: hq.url, code, name: 'Front' });
  await until(() => kept(machine).filter(({ sig }) => sig !== null).length === 2, 'both shifts sealed');
  const plain = (rows: typeof before) => rows.map(({ sealedAt: _, sig: __, ...row }) => row);
  expect(plain(await sealsAt(hq))).toEqual(plain(before));
  expect(kept(machine)[0]).toEqual(kept(first)[0]);
});

test('a counter-signature by another key than headquarters’ own is none: the day goes on waiting', async () => {
  const hq = await openHeadquarters();
  const { till, ids } = await openShop();
  await join(till, { url: hq.url, code: await hq.code(), name: 'Front' });
  await settled(till);
  Object.assign(hq.house.hq.kit.server, { sealKey: newSealKey() });
  await sell(till, ids.tea);
  await closeShift(till);
  await until(async () => (await sealsAt(hq)).length === 1, 'somebody signs');
  await till.reopen();
  expect(kept(till)).toMatchObject([{ sealedAt: null, sig: null }]);
  expect(stateOf(till).unsealedDays).toBe(1);
});
