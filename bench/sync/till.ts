/** A till of the company in a process of its own: it joins headquarters, sells, and is asked how far it is. */
import { setTimeout as sleep } from 'node:timers/promises';
import { createRouterClient } from '@orpc/server';
import { assert, must, ok } from '../../src/domain/kit/result.ts';
import type { Change } from '../../src/domain/kit/sync/changes.ts';
import { areas } from '../../src/main/areas/index.ts';
import { currentShift } from '../../src/main/areas/shift/queries.ts';
import { cashMove } from '../../src/main/areas/shift/tables.ts';
import { codecOf } from '../../src/main/ledger/codec.ts';
import { resourcesDir } from '../../src/main/paths.ts';
import { openTill, type Till } from '../../src/main/till.ts';
import { answer } from '../contestant.ts';
import { pick, seeded } from '../figures.ts';
import { type Client, clientOf } from '../shop.ts';

const counter = 'main';
const tables = new Map(
  areas.flatMap((area) => area.tables).map((table) => [codecOf(table).spec.name, table]),
);
const actor = { userId: null, name: 'bench' };
const lookMs = 5;

let till: Till;
let codes: string[] = [];
let clients: Client[] = [];
let turn = 0;

const ledger = () => till.kit.ledger;
const newId = () => ledger().newId();
/** Everybody in turn: a flood from one user is refused, as it should be. */
const client = (): Client => {
  turn += 1;
  return must(clients[turn % clients.length], 'a cashier');
};

const answers = {
  async open({ dataDir }: { dataDir: string }): Promise<void> {
    till = await openTill({ dataDir, resourcesDir });
  },

  /** Whether commits wait for the disk. */
  durable(full: boolean): void {
    ledger().sqlite.pragma(`synchronous = ${full ? 'FULL' : 'OFF'}`);
  },

  /** Sales that were made before, made again: `sales` are the bodies of their entries. */
  sellAgain({ sales, count }: { sales: readonly string[]; count: number }): void {
    for (let n = 0; n < count; n += 1) {
      const changes = anew(must(sales[n % sales.length], 'a sale'));
      ledger().commit({ id: newId(), command: 'sale.complete', actor }, (tx) => {
        for (const change of changes) {
          if ('add' in change) tx.add(must(tables.get(change.add), change.add), change.row as never);
        }
        return ok(null);
      });
    }
  },

  /** So many smallest entries: money paid in. */
  payIn({ count }: { count: number }): void {
    const shiftId = newId();
    for (let n = 0; n < count; n += 1) {
      ledger().commit({ id: newId(), command: 'shift.payIn', actor }, (tx) => {
        const amount = { currency: 'KGS', amountMinor: 100 + (n % 1000) };
        tx.add(cashMove, { id: newId(), shiftId, at: tx.at, kind: 'payIn', ...amount });
        return ok(null);
      });
    }
  },

  /** Bodies of the last sales. */
  sales: ({ count }: { count: number }): string[] =>
    ledger()
      .read.all<{ body: string }>(
        `select body from journal where command = 'sale.complete' order by seq desc limit ?`,
        count,
      )
      .map(({ body }) => body),

  /** As whoever sets up a new till does it. */
  async join({ url, code }: { url: string; code: string }): Promise<void> {
    const stranger = createRouterClient(till.router, { context: { peer: 'bench' } }) as unknown as Client;
    const someone = clients[0] ?? stranger;
    await someone.sync.enrol({ commandId: newId(), address: url, code, name: 'Till' });
  },

  /** Signs in everybody who may sell, opens a shift, and knows what is on the shelf. */
  async man(): Promise<void> {
    const { read } = ledger();
    const users = read.all<{ id: string }>('select id from user where deleted_at is null');
    clients = users.map(({ id }) => clientOf(till, till.kit.sessions.open(id as never, 'bench')));
    // Of one item each, and none that a till takes for a label of its own.
    const scannable = read.all<{ code: string }>(
      `select code from barcode_index where length(code) = 13 and code >= '3'
       group by code having count(*) = 1 limit 5000`,
    );
    codes = scannable.map(({ code }) => code);
    if (!currentShift(read, ledger().identity.tillId)) {
      await client().shift.openShift({ commandId: newId(), float: [] });
    }
  },

  /** Resolves when headquarters has all of the journal. */
  async drained(): Promise<void> {
    while (ledger().standing.acked < ledger().tip.seq) await sleep(lookMs);
  },

  /** Resolves when it has all that headquarters has, and the other way round. */
  async current(): Promise<void> {
    while (till.kit.hq.state().phase !== 'upToDate') await sleep(lookMs);
  },

  /** Resolves when a feed was read up to a position. */
  async readTo({ scope, position }: { scope: string; position: number }): Promise<void> {
    while (positionOf(scope) < position) await sleep(lookMs);
  },

  /** One sale of a line by code and exact cash. */
  async sell(): Promise<string> {
    await client().sale.scan({ counter, commandId: newId(), code: must(codes[0], 'a code') });
    const { number } = await client().sale.complete({ counter, commandId: newId(), exactCash: true });
    return number;
  },

  /**
   * A sale of one line each so many milliseconds until a feed was read so far. Milliseconds of each command
   * from when it was asked, whatever the till was at just then; and how many items came how fast.
   */
  async sellWhile({ scope, to, everyMs }: { scope: string; to: number; everyMs: number }) {
    const chance = seeded(5);
    const begun = performance.now();
    const from = positionOf(scope);
    const times: { scan: number[]; complete: number[] } = { scan: [], complete: [] };
    for (let n = 0; positionOf(scope) < to; n += 1) {
      const due = begun + n * everyMs;
      await at(due);
      const code = pick(codes, chance);
      await timed(times.scan, due, async () => {
        const { kind } = await client().sale.scan({ counter, commandId: newId(), code });
        assert(kind === 'added', `${code}: ${kind}`);
      });
      // The cashier's key comes at any moment, a slice being applied or not.
      const key = performance.now() + chance() * 5;
      await at(key);
      await timed(times.complete, key, () =>
        client().sale.complete({ counter, commandId: newId(), exactCash: true }),
      );
    }
    const ms = performance.now() - begun;
    return { ...times, items: positionOf(scope) - from, ms };
  },

  /** Resolves when the sale is in this till's books. */
  async sees({ number }: { number: string }): Promise<void> {
    while (!ledger().read.get('select 1 from sale where number = ?', number)) await sleep(lookMs);
  },

  /** Seconds of processor time so far. */
  cpu(): number {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1e6;
  },

  close: () => till.close(),
};
export type SyncTill = typeof answers;
answer(answers);

const positionOf = (scope: string): number =>
  ledger().read.get<{ position: number }>('select position from sync_cursor where scope = ?', scope)
    ?.position ?? 0;

async function at(moment: number): Promise<void> {
  const waitMs = moment - performance.now();
  if (waitMs > 0) await sleep(waitMs);
}

async function timed(into: number[], from: number, work: () => Promise<unknown>): Promise<void> {
  await work();
  into.push(performance.now() - from);
}

/** Every fact's own id, and whatever names it, becomes a new one. */
function anew(body: string): Change[] {
  let text = body;
  for (const change of JSON.parse(body) as Change[]) {
    const id = 'add' in change ? change.row['id'] : null;
    if (typeof id === 'string') text = text.replaceAll(id, newId());
  }
  return JSON.parse(text) as Change[];
}
