/** The till with a large catalogue: brings it in, finds by code and by words, answers over its doors. */

import { createRouterClient } from '@orpc/server';
import { must } from '../../src/domain/kit/result.ts';
import { itemsForSaleByCode } from '../../src/main/areas/catalogue/queries.ts';
import { resourcesDir } from '../../src/main/paths.ts';
import { openTill, type Till } from '../../src/main/till.ts';
import { answer } from '../contestant.ts';
import { timed } from '../figures.ts';
import { type Client, cashierTokens, clientOf } from '../shop.ts';
import { owner } from './stocked.ts';

const chunkBytes = 1024 * 1024;

let till: Till;
let tokens: readonly string[];
let clients: readonly Client[];
let turn = 0;

const newId = () => till.kit.ledger.newId();
/** One cashier after the other: a flood from one is refused, as it should be. */
const client = (): Client => {
  turn += 1;
  return must(clients[turn % clients.length], 'a cashier');
};

const answers = {
  async open({ dataDir }: { dataDir: string }): Promise<void> {
    till = await openTill({ dataDir, resourcesDir });
    tokens = cashierTokens(till);
    clients = tokens.map((each) => clientOf(till, each));
  },

  /** A shop of one owner, whose shift is open. */
  async begin({ dataDir }: { dataDir: string }): Promise<void> {
    till = await openTill({ dataDir, resourcesDir });
    const stranger = createRouterClient(till.router, { context: { peer: 'bench' } }) as unknown as Client;
    const { token } = await stranger.setting.setUp({
      commandId: newId(),
      ...{ language: 'en', country: 'KG', currency: 'KGS', timeZone: 'Asia/Bishkek' },
      ...{ shopName: 'Bench', taxes: [], ownerName: owner.name, pin: owner.pin },
    });
    tokens = [token];
    clients = [clientOf(till, token)];
    await client().shift.openShift({ commandId: newId(), float: [] });
  },

  /** As the import screen does it; how long the import itself took. */
  async bringIn({ csv }: { csv: Uint8Array }): Promise<{ created: number; ms: number }> {
    const { catalogue } = client();
    const changeId = newId();
    const fileName = 'products.csv';
    await catalogue.importBegin({ commandId: newId(), changeId, fileName, bytes: csv.length });
    for (let offset = 0; offset < csv.length; offset += chunkBytes) {
      const chunk = new File([csv.slice(offset, offset + chunkBytes)], 'chunk');
      await catalogue.importChunk({ commandId: newId(), changeId, offset, chunk });
    }
    let created = 0;
    const ms = await timed(async () => {
      ({ created } = await catalogue.importRun({ commandId: newId(), changeId }));
    });
    return { created, ms };
  },

  /** Microseconds each: the look-up that a scan makes. */
  async lookUp({ codes }: { codes: readonly string[] }): Promise<number[]> {
    const { read } = till.kit.ledger;
    const terms = { priceListId: null, at: Date.now() };
    return each(codes, (code) => itemsForSaleByCode(read, code, terms));
  },

  /** The same through the guarded router. */
  byCode: ({ codes }: { codes: readonly string[] }) =>
    each(codes, (code) => client().catalogue.itemsByCode({ code })),

  search: ({ texts }: { texts: readonly string[] }) =>
    each(texts, (text) => client().catalogue.search({ text })),

  async listen(): Promise<{ port: number; tokens: readonly string[] }> {
    const { port } = await till.listen({ port: 0 });
    return { port, tokens };
  },

  close: () => till.close(),
};
export type CatalogueProduct = typeof answers;
answer(answers);

async function each<T>(of: readonly T[], ask: (one: T) => unknown): Promise<number[]> {
  const times: number[] = [];
  for (const one of of) {
    const started = performance.now();
    await ask(one);
    times.push((performance.now() - started) * 1000);
  }
  return times;
}
