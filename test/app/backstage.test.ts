/** Work beside the till's thread, and what becomes of it when it is cut short. */
import { readdirSync } from 'node:fs';
import { expect, onTestFinished, test } from 'vitest';
import { ok } from '../../src/domain/kit/result.ts';
import { tax } from '../../src/main/areas/setting/tables.ts';
import { openBackstage } from '../../src/main/backstage.ts';
import { listBackups } from '../../src/main/ledger/backup.ts';
import { openTestTill } from '../kit/till.ts';

const at = Date.UTC(2026, 10, 20);

async function backstage() {
  const till = await openTestTill();
  const beside = openBackstage(till.kit.paths, () => at);
  onTestFinished(() => beside.close());
  return { till, beside, paths: till.kit.paths };
}

test('a backup, a proof and a check are made while the till sells', async () => {
  const { till, beside, paths } = await backstage();
  const stages: string[] = [];
  const work = Promise.all([
    beside.backup('hand'),
    beside.verify(({ stage }) => stages.push(stage)),
    beside.check(),
  ]);
  for (let n = 0; n < 50; n += 1) {
    const { ledger } = till.kit;
    ledger.commit({ id: ledger.newId(), command: 'test', actor: { userId: null, name: '' } }, (tx) => {
      tx.save(tax, ledger.newId(), { name: `Tax ${n}` });
      return ok(null);
    });
    await new Promise((resolve) => setImmediate(resolve));
  }
  const [made, proof, damage] = await work;
  expect(listBackups(paths.backups)).toMatchObject([{ name: made.name, why: 'hand' }]);
  expect(proof.findings).toEqual([]);
  expect(damage).toBeNull();
  expect(stages).toContain('entries');
});

test('folding the log beside the till loses nothing of it', async () => {
  const { till, beside } = await backstage();
  till.clientFor('owner');
  await beside.checkpoint();
  till.clientFor({ name: 'Anna' });
  await beside.checkpoint();
  expect((await beside.verify()).findings).toEqual([]);
});

test('what runs when the worker dies is told so, and the next errand finds a new worker', async () => {
  const { beside, paths } = await backstage();
  const cut = [beside.backup('hand'), beside.verify(), beside.check()];
  const told = Promise.allSettled(cut);
  await beside.close();
  const outcomes = (await told).map(({ status }) => status);
  expect(outcomes).toContain('rejected');
  // A copy that was cut short leaves at most a leaving, and the next copy sweeps it away.
  const made = await beside.backup('hand');
  expect(readdirSync(paths.backups)).toEqual([made.name]);
});

test('a question nobody knows is refused by its name, and others are still answered', async () => {
  const { beside } = await backstage();
  await expect(beside.query('nobody.knows', {})).rejects.toThrow('no query nobody.knows');
  expect(await beside.check()).toBeNull();
});

test('too much asked at once is refused instead of kept waiting for ever', async () => {
  const { beside } = await backstage();
  const all = await Promise.allSettled(Array.from({ length: 60 }, () => beside.check()));
  expect(all.filter(({ status }) => status === 'rejected').length).toBeGreaterThanOrEqual(10);
  expect(await beside.check()).toBeNull();
});
