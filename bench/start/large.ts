/** A large file as a shop that opens in the morning, and the same file as a power cut leaves it. */
import { cpSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { must, ok } from '../../src/domain/kit/result.ts';
import { user } from '../../src/main/areas/access/tables.ts';
import { keepPin } from '../../src/main/secrets.ts';
import { longPast } from '../past.ts';
import { type Run, shared } from '../run.ts';
import { openShop } from '../shop.ts';

export interface Large {
  readonly dataDir: string;
  /** Who signs in there. */
  readonly cashier: { readonly name: string; readonly pin: string };
  readonly code: string;
}

const cashier = { name: 'Nadia', pin: '4711' };

export const largeShop = shared(async (run): Promise<Large> => {
  const { dataDir } = await longPast(run);
  const { till, codes } = await openShop(dataDir);
  const { ledger, randomBytes } = till.kit;
  const { id } = must(ledger.read.get<{ id: string }>('select id from role order by id limit 1'), 'a role');
  const kept = await keepPin(cashier.pin, randomBytes);
  const actor = { userId: null, name: 'bench' };
  ledger.commit({ id: ledger.newId(), command: 'bench.hire', actor }, (tx) => {
    tx.save(user, tx.newId(), { name: cashier.name, ...kept, roleIds: [id], active: true });
    return ok(null);
  });
  await till.close();
  return { dataDir, cashier, code: must(codes[0], 'something to scan') };
});

/** As perf.md found one after a crash. */
const logBytes = 57 * 1024 * 1024;

/** The folder with a log that nobody folded; sold lines are written again until it is long enough. */
export function powerCut({ folder }: Run, dataDir: string): string {
  const cut = join(folder, 'cut');
  cpSync(dataDir, cut, { recursive: true });
  const database = join(cut, 'dukkan.db');
  const sqlite = new Database(database);
  sqlite.pragma('wal_autocheckpoint = 0');
  const again = sqlite.prepare(
    `update sale_line set tax_minor = tax_minor + 1 - 2 * (tax_minor % 2)
     where sale_id in (select id from sale where id > ? order by id limit 500)`,
  );
  const next = sqlite.prepare('select max(id) from (select id from sale where id > ? order by id limit 500)');
  for (let id: unknown = ''; id !== null && !isLong(database); id = next.pluck().get(id)) again.run(id);
  const left = join(folder, 'left');
  // Taken while it is open: closing would fold the log.
  cpSync(cut, left, { recursive: true });
  sqlite.close();
  return left;
}

const isLong = (database: string): boolean =>
  (statSync(`${database}-wal`, { throwIfNoEntry: false })?.size ?? 0) >= logBytes;
