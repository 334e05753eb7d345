import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { must, ok } from '../../src/domain/kit/result.ts';
import { tax } from '../../src/main/areas/setting/tables.ts';
import { openBareTestTill, openTestTill, type TestTill } from './till.ts';

const actor = { userId: null, name: 'test' };

function addTax({ kit: { ledger } }: TestTill, name: string): void {
  ledger.commit({ id: ledger.newId(), command: 'test.tax', actor }, (tx) => {
    tx.save(tax, ledger.newId(), { name });
    return ok(null);
  });
}

const taxes = ({ kit }: TestTill): string[] =>
  kit.ledger.read.all<{ name: string }>('select name from tax order by name desc').map(({ name }) => name);

test('what was confirmed is there after closing time and after a power cut', async () => {
  const till = await openTestTill();
  addTax(till, 'VAT');
  await till.reopen();
  addTax(till, 'Sugar');
  await till.crash();
  expect(taxes(till)).toEqual(['VAT', 'Sugar']);
});

test('the same seed makes the same ids, another seed makes others', async () => {
  const ids = [];
  for (const seed of [7, 7, 8]) ids.push((await openTestTill({ seed })).id());
  expect(ids[0]).toBe(ids[1]);
  expect(ids[0]).not.toBe(ids[2]);
});

test('the clock moves only when told', async () => {
  const till = await openTestTill({ at: 1000 });
  till.clock.advance(500);
  expect(till.kit.ledger.now()).toBe(1500);
});

test('a user keeps rights and stays the same through a crash', async () => {
  const till = await openTestTill();
  const before = till.clientFor({ name: 'Anna', permissions: ['sale.sell'] }).userId;
  await till.crash();
  expect(till.clientFor({ name: 'Anna', permissions: ['sale.sell'] }).userId).toBe(before);
});

test('a closed till leaves nothing behind', async () => {
  const till = await openBareTestTill();
  const { dataDir } = till;
  expect(existsSync(must(dataDir, 'a folder'))).toBe(true);
  await till.close();
  expect(existsSync(dataDir)).toBe(false);
});
