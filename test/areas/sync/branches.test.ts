/** A back office has every branch's books; a till has its own branch's, as if there were no other. */
import { expect, test } from 'vitest';
import { must } from '../../../src/domain/kit/result.ts';
import { addBranch } from '../../../src/hq/console/companies.ts';
import { answerOf, type TestTill } from '../../kit/till.ts';
import { openShop } from '../sale/shop.ts';
import { join, joinNew, openHeadquarters, openOther, sell, settled, until } from './tills.ts';

const today = { from: '2026-11-20', to: '2026-11-20' } as const;

const branchesAt = (till: TestTill) => answerOf(till.clientFor('owner').report.tradingBranches({}));
const salesAt = (till: TestTill): number =>
  must(till.kit.ledger.read.get<{ n: number }>('select count(*) n from sale'), 'a count').n;

async function openChain() {
  const hq = await openHeadquarters();
  const { till: main, ids } = await openShop();
  await sell(main, ids.tea);
  await join(main, { url: hq.url, code: await hq.code({ tillCode: '1' }), name: 'Front' });
  await settled(main);
  const { kit } = hq.house.hq;
  const north = await addBranch(kit, hq.company.id, { name: 'North', code: 'N' });
  if (typeof north === 'string') throw new Error(north);
  const other = await openOther();
  const code = await hq.code({ branch: north.id, tillCode: '1' });
  await joinNew(other, { url: hq.url, code, name: 'Counter' });
  const office = await openOther();
  const everywhere = await hq.code({ tillCode: '9', allBranches: true });
  await joinNew(office, { url: hq.url, code: everywhere, name: 'Office' });
  await settled(main, other, office);
  return { main, other, office, ids, north };
}

test('what a shop sold alone is its branch’s, and branches are compared where all of them are read', async () => {
  const { main, other, office, ids, north } = await openChain();
  await sell(main, ids.tea, ids.bread);
  await sell(other, ids.coat);
  await until(() => salesAt(office) === 3, 'all sales at the back office');
  expect(salesAt(main)).toBe(2);
  expect(salesAt(other)).toBe(1);
  for (const till of [main, other]) expect(await branchesAt(till)).toHaveLength(1);
  const [mainBranch] = await branchesAt(main);
  const mainId = must(mainBranch, 'a branch').id;
  expect(mainId).toBe(main.kit.ledger.identity.branchId);

  expect((await branchesAt(office)).map(({ id }) => id).sort()).toEqual([mainId, north.id].sort());
  const { report, sale, shift } = office.clientFor('owner');
  const { branches } = await report.branches(today);
  const turnover = { tea: 9750, teaAndBread: 9750 + 3500, coat: 1_120_000 };
  expect(branches).toMatchObject([
    { branchId: north.id, name: 'North', sales: 1, lines: 1, salesMinor: turnover.coat, openShifts: 1 },
    { branchId: mainId, sales: 2, lines: 3, salesMinor: turnover.tea + turnover.teaAndBread },
  ]);
  const one = await report.period({ ...today, branchId: mainId, compare: 'none' });
  expect(one.totals).toMatchObject({ sales: 2, salesMinor: turnover.tea + turnover.teaAndBread });
  const items = await report.items({ ...today, branchId: north.id });
  expect(items.map(({ itemId }) => itemId)).toEqual([ids.coat]);
  const receipts = await sale.sales({ branchId: mainId });
  expect(receipts).toHaveLength(2);
  expect(await sale.sales({})).toHaveLength(3);
  const shifts = await shift.shifts({});
  expect(shifts.map(({ branchName }) => branchName).sort()).toEqual(
    (await branchesAt(office)).map(({ name }) => name).sort(),
  );
});
