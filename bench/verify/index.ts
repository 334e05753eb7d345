/** A ledger proven from its journal, beside its pages checked and its entries hashed and no more. */
import { strict as assert } from 'node:assert';
import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { verifiable } from '../../src/main/areas/area.ts';
import { areas } from '../../src/main/areas/index.ts';
import { verifyLedger } from '../../src/main/ledger/verify.ts';
import { median, takeTurns, timed } from '../figures.ts';
import type { Run } from '../run.ts';
import { soldShop } from '../sale/sold.ts';
import type { Line } from '../table.ts';

export async function verifyLines(run: Run): Promise<Line[]> {
  const { dataDir } = await soldShop(run);
  const file = join(dataDir, 'dukkan.db');
  run.say('proving its ledger');
  let entries = 0;
  const { ours, bare } = await takeTurns(
    run.quick ? 1 : 3,
    () =>
      timed(() => {
        const report = verifyLedger(file, verifiable(areas));
        assert(report.ok, JSON.stringify(report.findings));
        entries = report.entries;
      }),
    () => timed(() => readWhole(file)),
  );
  const rate = (times: readonly number[]): number => statSync(file).size / 1e6 / (median(times) / 1000);
  const what = `verify, ${entries} entries`;
  return [{ name: 'verify', what, ours: rate(ours), bare: rate(bare), unit: 'MB/s' }];
}

function readWhole(file: string): void {
  const sqlite = new Database(file, { readonly: true });
  try {
    assert.equal(sqlite.pragma('integrity_check', { simple: true }), 'ok');
    let chain = Buffer.alloc(0);
    const entries = sqlite.prepare('select body, hash from journal order by seq');
    for (const { body } of entries.iterate() as Iterable<{ body: string }>) {
      chain = createHash('sha256').update(chain).update(body).digest();
    }
  } finally {
    sqlite.close();
  }
}
