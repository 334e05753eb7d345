import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { answerOf, openTestTill } from '../../kit/till.ts';

test('the chain page counts the entries, and a verification finds nothing wrong', async () => {
  const till = await openTestTill();
  const { audit, setting } = till.clientFor('owner');
  await setting.addTax({ commandId: till.id(), taxId: till.id(), name: 'VAT', rateBp: 1200, included: true });
  const before = await answerOf(audit.chainState({}));
  expect(before).toMatchObject({ entries: till.kit.ledger.tip.seq, epoch: 1, checking: null, last: null });
  expect(before.tip?.hash).toBe(Buffer.from(till.kit.ledger.tip.hash).toString('hex'));
  expect(await audit.verifyChain({ commandId: till.id() })).toEqual({ ok: true });
  const { last } = await answerOf(audit.chainState({}));
  expect(last).toMatchObject({ ok: true, entries: before.entries, hash: before.tip?.hash, findings: [] });
});

test('a fact changed with another tool is named, and the log says so in its loudest voice', async () => {
  const till = await openTestTill();
  const { audit, setting } = till.clientFor('owner');
  await setting.addTax({ commandId: till.id(), taxId: till.id(), name: 'VAT', rateBp: 1200, included: true });
  till.meddle();
  const other = new Database(till.kit.paths.database);
  other.exec("update activity set user_name = 'Somebody else' where command = 'setting.addTax'");
  other.close();
  expect(await audit.verifyChain({ commandId: till.id() })).toEqual({ ok: false });
  const { last } = await answerOf(audit.chainState({}));
  expect(last?.findings[0]).toMatchObject({ kind: 'fact', table: 'activity' });
  const { rows } = await audit.activities({ severities: ['CRITICAL'] });
  expect(rows).toMatchObject([{ command: 'audit.chainBroken', action: 'WARNING' }]);
});

test('two verifications at once are one', async () => {
  const till = await openTestTill();
  const { audit } = till.clientFor('owner');
  const both = await Promise.allSettled([1, 2].map(() => audit.verifyChain({ commandId: till.id() })));
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
});
