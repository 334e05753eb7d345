/** What only a real PostgreSQL can show: many connections at once, and more than one headquarters. */
import { sql } from 'drizzle-orm';
import pg from 'pg';
import { afterAll, describe, expect, it } from 'vitest';
import { answerPush } from '../../src/domain/kit/sync/push.ts';
import { usualPaces } from '../../src/hq/doors/pace.ts';
import { openHq } from '../../src/hq/hq.ts';
import { portsOf } from '../../src/hq/kit.ts';
import { openPostgres, rowsOf } from '../../src/hq/store/db.ts';
import { hasPostgres, once } from './cluster.ts';
import { openHouse, stores, worldAt } from './house.ts';
import type { Machine } from './machine.ts';

const writers = 16;
const postgres = stores.find(({ name }) => name === 'PostgreSQL');

describe.skipIf(!hasPostgres)('on PostgreSQL', () => {
  const place = async () => (await postgres?.place()) as { url: string };
  afterAll(() => postgres?.close());

  it('a reader of a feed misses nothing while sixteen tills push', async () => {
    const house = await openHouse(await place());
    try {
      const shop = await house.company('Lale');
      const tills: Machine[] = [];
      for (let n = 1; n <= writers; n += 1) tills.push(await shop.till(String(n)));
      const [reader] = tills;
      for (const till of tills) till.sell(40);
      const pushing = Promise.all(tills.map((till) => pushInSteps(till, 4)));
      const scope = `branch:${shop.branch}`;
      const seen = new Set<string>();
      for (let at = 0; at < writers * 40; ) {
        const { body } = (await reader?.pull({ [scope]: at })) ?? {};
        const items = body?.pages[0]?.items ?? [];
        for (const item of items) {
          expect(item.position).toBe(at + 1);
          at = item.position;
          if (item.kind === 'facts') seen.add(item.id);
        }
      }
      await pushing;
      expect(seen.size).toBe(writers * 40);
    } finally {
      await house.close();
    }
  });

  it('a reader of a bigserial misses rows in the same race: the test has teeth', async () => {
    const { url } = await place();
    await once(url, 'create table control (id bigserial primary key)');
    const rows = writers * 30;
    let left = writers;
    const write = async () => {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      for (let n = 0; n < rows / writers; n += 1) {
        await client.query('begin');
        await client.query('insert into control default values');
        await client.query('select pg_sleep(random() * 0.01)');
        await client.query('commit');
      }
      await client.end();
      left -= 1;
    };
    const writing = Promise.all(Array.from({ length: writers }, write));
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    let [seen, at] = [0, 0];
    for (let ending = false; ; ending = left === 0) {
      const { rows: found } = await client.query<{ id: string }>(
        'select id from control where id > $1 order by id',
        [at],
      );
      seen += found.length;
      at = Number(found.at(-1)?.id ?? at);
      if (ending) break;
    }
    await writing;
    await client.end();
    expect(seen).toBeLessThan(rows);
  });

  it('two headquarters on one database are one: sessions, pushes and live heads', async () => {
    const where = await place();
    const first = await openHouse(where);
    const second = await openHq(where, worldAt(first.clock));
    const door = await second.listen({ host: '127.0.0.1', port: 0, trustProxy: false, paces: usualPaces });
    try {
      const shop = await first.company('Lale');
      const [one, two] = [await shop.till('1'), await shop.till('2')];
      const other = `http://127.0.0.1:${door.port}`;
      const live = await fetch(`${first.address}/v1/live`, {
        headers: { authorization: `Bearer ${two.token}` },
      });
      const reader = live.body?.pipeThrough(new TextDecoderStream()).getReader();
      one.sell(30);
      const batch = one.batch();
      // The same batch at both doors at once: taken once.
      const elsewhere = Object.assign(Object.create(one) as Machine, { address: other });
      const replies = await Promise.all([one.push(batch), elsewhere.push(batch)]);
      expect(replies.map(({ status, body }) => [status, body.accepted.seq])).toEqual([
        [200, 30],
        [200, 30],
      ]);
      let said = '';
      while (!said.includes(`"branch:${shop.branch}":30`)) said += (await reader?.read())?.value ?? '';
      await reader?.cancel();
      const there = Object.assign(Object.create(two) as Machine, { address: other });
      expect((await there.pull({ [`branch:${shop.branch}`]: 0 })).body.pages[0]?.items).toHaveLength(30);
    } finally {
      await door.close();
      await second.close();
      await first.close();
    }
  });

  it('one of two headquarters stops in the midst of pushes: what was under way is answered, the other goes on', async () => {
    const where = await place();
    const first = await openHouse(where);
    const second = await openHq(where, worldAt(first.clock));
    const door = await second.listen({ host: '127.0.0.1', port: 0, trustProxy: false, paces: usualPaces });
    try {
      const shop = await first.company('Lale');
      const till = await shop.till('1');
      const other = `http://127.0.0.1:${door.port}`;
      till.sell(400);
      let moved = 0;
      let closing: Promise<void> | null = null;
      while (till.have.seq < 400) {
        const step = till.batch(till.have.seq, Math.min(400, till.have.seq + 10));
        const pushing = till.push(step).catch((error: unknown) => {
          // Nobody listens there any more: the balancer sends it to the other.
          if (!(error instanceof TypeError)) throw error;
          Object.assign(till, { address: other });
          moved += 1;
          return null;
        });
        if (till.have.seq === 100) closing = first.door.close();
        const reply = await pushing;
        if (reply) expect(reply.status).toBe(200);
        const { status } = await fetch(`${other}/ready`);
        expect(status).toBe(200);
      }
      await closing;
      expect([till.have.seq, moved]).toEqual([400, 1]);
      const held = await once(where.url, 'select count(*)::int as n, max(seq)::int as last from entry');
      expect(held.rows).toEqual([{ n: 400, last: 400 }]);
    } finally {
      await door.close();
      await second.close();
      await first.close();
    }
  });

  it('no statement, lock or forgotten transaction is waited for without end', async () => {
    const { url } = await place();
    const hq = openPostgres(url, () => undefined);
    const shown = await rowsOf<{ name: string; setting: string }>(
      hq.db,
      sql`select name, setting from pg_settings where name in
        ('statement_timeout', 'lock_timeout', 'idle_in_transaction_session_timeout') order by name`,
    );
    expect(shown.map(({ setting }) => Number(setting) > 0 && Number(setting) <= 60_000)).toEqual([
      true,
      true,
      true,
    ]);
    await hq.close();
  });

  it('of two edits that are merged at the same time the later wins, whichever is written last', async () => {
    const where = await place();
    const house = await openHouse(where);
    const held = new pg.Client({ connectionString: where.url });
    await held.connect();
    try {
      const shop = await house.company('Lale');
      const [one, two] = [await shop.till('1'), await shop.till('2')];
      one.setPrice('tea', 100);
      await one.push();
      one.setPrice('tea', 300, { hlc: `019a9f3b0009-0000-${one.own}` });
      two.setPrice('tea', 200, { hlc: `019a9f3b0008-0000-${two.own}` });
      await held.query('begin');
      await held.query("select head from feed_head where scope = 'company' for update");
      const later = one.push();
      await waiting(where.url, 1);
      const earlier = two.push();
      await waiting(where.url, 2);
      await held.query('commit');
      expect([(await later).status, (await earlier).status]).toEqual([200, 200]);
      const snapshot = await one.ask<{ items: object[] }>(`/v1/snapshot/company?session=${one.session}`);
      expect(snapshot.body.items).toMatchObject([{ id: 'tea', values: '{"priceMinor":300}' }]);
    } finally {
      await held.end();
      await house.close();
    }
  });

  it('goes on after the database cut all its connections', async () => {
    const where = await place();
    const house = await openHouse(where);
    try {
      const till = await (await house.company('Lale')).till('1');
      till.sell(2);
      await till.push(till.batch(0, 1));
      const others = 'datname = current_database() and pid <> pg_backend_pid()';
      await once(where.url, `select pg_terminate_backend(pid) from pg_stat_activity where ${others}`);
      // Who asks in that very moment may be told to come again.
      let reply = await till.push(till.batch(1, 2));
      for (let tries = 0; reply.status === 503 && tries < 30; tries += 1)
        reply = await till.push(till.batch(1, 2));
      expect([reply.status, reply.body.accepted.seq]).toEqual([200, 2]);
    } finally {
      await house.close();
    }
  });

  it('two tills that each hold what the other wants are both served in the end', async () => {
    const house = await openHouse(await place());
    try {
      const shop = await house.company('Lale');
      const tills = [await shop.till('1'), await shop.till('2')];
      const ids = Array.from({ length: 20 }, () => crypto.randomUUID());
      const [one, two] = tills;
      for (const id of ids) one?.write([{ add: 'sale', row: { id } }], { id });
      for (const id of ids.toReversed()) two?.write([{ add: 'sale', row: { id } }], { id });
      const asker = { company: shop.id, displaced: false };
      const answers = await Promise.all(
        tills.map((till) => answerPush(portsOf(house.hq.kit, asker), till.till, till.batch())),
      );
      expect(answers.map(({ ok }) => ok)).toEqual([true, true]);
      const { body } = (await one?.pull({ [`branch:${shop.branch}`]: 0 })) ?? {};
      expect(body?.pages[0]?.items).toHaveLength(20);
    } finally {
      await house.close();
    }
  });
});

/** Until so many transactions wait for a lock. */
async function waiting(url: string, count: number): Promise<void> {
  const blocked =
    "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'";
  while ((await once(url, blocked)).rows.length < count)
    await new Promise((resolve) => setTimeout(resolve, 10));
}

async function pushInSteps(till: Machine, step: number): Promise<void> {
  for (let from = 0; from < till.entries.length; from += step) {
    const { status } = await till.push(till.batch(from, from + step));
    expect(status).toBe(200);
  }
}
