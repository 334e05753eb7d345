/** A demo shop that sells, parks, gives back, imports and closes its shifts, through the doors' own guard. */

import { createRouterClient } from '@orpc/server';
import Database from 'better-sqlite3';
import { verifiable } from '../../../src/main/areas/area.ts';
import { areas } from '../../../src/main/areas/index.ts';
import { resourcesDir } from '../../../src/main/paths.ts';
import { openTill, type Till } from '../../../src/main/till.ts';
import { seededBytes, type TestClient } from '../../kit/till.ts';
import type { Confirmed, Workload } from './workload.ts';

export const workload: Workload = {
  prepare: async (dir) => {
    const till = await openTill({ dataDir: dir, resourcesDir });
    const commandId = till.kit.ledger.newId();
    await clientOf(till, null).setting.openDemoShop({ commandId, language: 'en' });
    await till.close();
  },
  run: async (dir, seed, confirmed) => {
    const till = await openTill({ dataDir: dir, resourcesDir });
    const counter = new Counter(till, seed, confirmed);
    for (;;) await counter.day();
  },
  verifiable: async () => verifiable(areas),
  wrongs,
};

function clientOf(till: Till, userId: string | null): TestClient {
  const reqHeaders = new Headers({ 'accept-language': 'en' });
  if (userId) reqHeaders.set('authorization', `Bearer ${till.kit.sessions.open(userId, 'torture')}`);
  const router = till.router as Parameters<typeof createRouterClient>[0];
  return createRouterClient(router, { context: { peer: 'torture', reqHeaders } }) as unknown as TestClient;
}

class Counter {
  readonly #till: Till;
  readonly #client: TestClient;
  readonly #confirmed: Confirmed;
  readonly #random: (count: number) => Uint8Array;
  readonly #items: readonly string[];

  constructor(till: Till, seed: number, confirmed: Confirmed) {
    this.#till = till;
    this.#confirmed = confirmed;
    this.#random = seededBytes(seed);
    const { read } = till.kit.ledger;
    const owner = read.get<{ id: string }>(
      `select id from user where role_ids like '%' || (select id from role where built_in = 'owner') || '%'`,
    );
    this.#client = clientOf(till, owner?.id ?? null);
    this.#items = read
      .all<{ id: string }>(`select id from item where deleted_at is null and open_price = 0 and decimals = 0
        and kind = 'item' and status = 'onSale' order by id limit 40`)
      .map(({ id }) => id);
  }

  /** A short one: open, sell, park, give back, bring goods in, count and close. */
  async day(): Promise<void> {
    const { shift } = this.#client;
    await this.#do('entry', (commandId) => shift.openShift({ commandId, float: [] }), 'ShiftAlreadyOpen');
    for (let n = 0; n < 8; n += 1) await this.#sell();
    await this.#parkAndResume();
    await this.#giveBack();
    await this.#bringIn();
    await this.#do('entry', (commandId) =>
      shift.closeShift({ commandId, countId: null, left: [], reason: 'the day is short' }),
    );
  }

  async #sell(): Promise<void> {
    const { sale } = this.#client;
    for (let n = this.#pick(4); n >= 0; n -= 1) await this.#add();
    await this.#do('entry', (commandId) => sale.complete({ commandId, exactCash: true }));
  }

  async #add(): Promise<void> {
    const itemId = this.#items[this.#pick(this.#items.length)] ?? '';
    await this.#do('step', (commandId) => this.#client.sale.addItem({ commandId, itemId }));
  }

  async #parkAndResume(): Promise<void> {
    const { sale } = this.#client;
    await this.#add();
    const parked = await this.#do('entry', (commandId) => sale.park({ commandId }));
    await this.#sell();
    if (parked) await this.#do('entry', (commandId) => sale.resume({ commandId, parkedId: parked.parkedId }));
    await this.#do('entry', (commandId) => sale.complete({ commandId, exactCash: true }));
  }

  async #giveBack(): Promise<void> {
    const { sale } = this.#client;
    const [last] = await sale.sales({ kind: 'sale', limit: 1 });
    if (!last) return;
    const lines = [{ n: 1, qtyMilli: 1000, restock: 'yes' as const }];
    const given = await this.#do(
      'step',
      (commandId) => sale.giveBack({ commandId, saleId: last.id, lines, reason: 'broken' }),
      'MoreThanSold',
      'NothingLeftToRefund',
    );
    if (given) await this.#do('entry', (commandId) => sale.complete({ commandId, exactCash: true }));
  }

  async #bringIn(): Promise<void> {
    const { catalogue } = this.#client;
    const { ledger } = this.#till.kit;
    const rows = Array.from(
      { length: 400 },
      (_, n) => `Thing ${this.#pick(2000)},T-${n},${this.#pick(90) + 1}.50`,
    );
    const chunk = new File([`name,sku,price\n${rows.join('\n')}\n`], 'things.csv');
    const changeId = ledger.newId();
    await this.#do('step', (commandId) =>
      catalogue.importBegin({ commandId, changeId, fileName: 'things.csv', bytes: chunk.size }),
    );
    await catalogue.importChunk({ commandId: ledger.newId(), changeId, offset: 0, chunk });
    await catalogue.importRun({ commandId: ledger.newId(), changeId });
  }

  /** Asks for a command and says so once it was confirmed; an expected refusal is none. */
  async #do<T>(
    kind: 'entry' | 'step',
    ask: (commandId: string) => Promise<T>,
    ...expected: readonly string[]
  ): Promise<T | null> {
    const commandId = this.#till.kit.ledger.newId();
    for (;;) {
      try {
        const answer = await ask(commandId);
        this.#confirmed(commandId, kind);
        return answer;
      } catch (error) {
        const code = error instanceof Error && 'code' in error ? String(error.code) : '';
        if (expected.includes(code)) return null;
        if (code !== 'TOO_MANY_REQUESTS') throw error;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    }
  }

  #pick(below: number): number {
    const [a = 0, b = 0] = this.#random(2);
    return (a * 256 + b) % below;
  }
}

/** What a shop adds up by itself: a total that is not its lines, money that is not its tenders. */
function wrongs(database: string): string[] {
  const sqlite = new Database(database, { readonly: true });
  const found = sqlite
    .prepare(
      `select number || ' is not the sum of its lines' from sale s
         where lines_minor <> (select coalesce(sum(total_minor), 0) from sale_line where sale_id = s.id)
            or line_count <> (select count(*) from sale_line where sale_id = s.id)
       union all
       select number || ' is not what was paid' from sale s
         where total_minor + change_minor <>
           (select coalesce(sum(amount_minor), 0) from sale_tender where sale_id = s.id)
       union all
       select 'shift ' || number || ' is closed and open' from shift
         where id in (select shift_id from shift_close) and id in (select shift_id from open_shift)`,
    )
    .pluck()
    .all() as string[];
  sqlite.close();
  return found;
}
