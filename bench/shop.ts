/** A shop to measure in: a till on its folder, cashiers who are signed in, things to scan, an open shift. */
import type { ContractRouterClient } from '@orpc/contract';
import { createRouterClient } from '@orpc/server';
import type { Contract } from '../src/domain/contract.ts';
import { permissions } from '../src/domain/kit/permissions.ts';
import { must, ok } from '../src/domain/kit/result.ts';
import { role, user } from '../src/main/areas/access/tables.ts';
import { barcode, item } from '../src/main/areas/catalogue/tables.ts';
import { companySetting, tax } from '../src/main/areas/setting/tables.ts';
import { currentShift } from '../src/main/areas/shift/queries.ts';
import { resourcesDir } from '../src/main/paths.ts';
import { openTill, type Till } from '../src/main/till.ts';

export type Client = ContractRouterClient<Contract>;

export interface Shop {
  readonly till: Till;
  /** One of them in turn: a flood from one user is refused, as it should be. */
  client(): Client;
  readonly codes: readonly string[];
}

const cashiers = 48;
const shelf = 1000;

export async function openShop(dataDir: string): Promise<Shop> {
  const till = await openTill({ dataDir, resourcesDir });
  const codes = stock(till);
  const clients = cashierTokens(till).map((token) => clientOf(till, token));
  let turn = 0;
  const client = (): Client => {
    turn += 1;
    return must(clients[turn % clients.length], 'a cashier');
  };
  const { ledger } = till.kit;
  if (!currentShift(ledger.read, ledger.identity.tillId)) {
    await client().shift.openShift({ commandId: ledger.newId(), float: [] });
  }
  return { till, client, codes };
}

const actor = { userId: null, name: 'bench' };

/** Users with every right, signed in; their tokens. */
export function cashierTokens({ kit: { ledger, sessions } }: Till): string[] {
  const roleId = ledger.newId();
  const userIds = Array.from({ length: cashiers }, () => ledger.newId());
  ledger.commit({ id: ledger.newId(), command: 'bench.hire', actor }, (tx) => {
    tx.save(role, roleId, { name: 'owner', builtIn: 'owner', permissions, discountLimitBp: 10_000 });
    for (const [i, id] of userIds.entries()) {
      tx.save(user, id, { name: `Cashier ${i + 1}`, roleIds: [roleId], active: true });
    }
    return ok(null);
  });
  return userIds.map((userId) => sessions.open(userId, 'bench'));
}

/** A client in the till's own process: through the guard, without a wire. */
export const clientOf = ({ router }: Till, token: string): Client => {
  const reqHeaders = new Headers({ authorization: `Bearer ${token}` });
  return createRouterClient(router, { context: { peer: 'bench', reqHeaders } }) as unknown as Client;
};

/** A thousand items with a code and a tax each; their codes. */
function stock({ kit: { ledger } }: Till): string[] {
  const codes = Array.from({ length: shelf }, (_, i) => `46${String(i).padStart(10, '0')}`);
  const taxId = ledger.newId();
  for (let from = 0; from < shelf; from += 100) {
    ledger.commit({ id: ledger.newId(), command: 'bench.stock', actor }, (tx) => {
      tx.save(tax, taxId, { name: 'VAT 12 %', rateBp: 1200, included: true });
      tx.save(companySetting, 'shop.currency', { value: 'KGS' });
      tx.save(companySetting, 'tax.defaultIds', { value: [taxId] });
      for (const [i, code] of codes.slice(from, from + 100).entries()) {
        const itemId = tx.newId();
        const priceMinor = 1000 + (((from + i) * 7919) % 40_000);
        const name = `Thing of the shelf number ${from + i}`;
        tx.save(item, itemId, {
          name,
          sku: `S-${from + i}`,
          priceMinor,
          costMinor: Math.floor(priceMinor / 2),
        });
        tx.save(barcode, tx.newId(), { code, itemId });
      }
      return ok(null);
    });
  }
  return codes;
}
