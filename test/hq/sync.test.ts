import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { genesis } from '../../src/domain/kit/sync/chain.ts';
import { provePage } from '../../src/domain/kit/sync/prove.ts';
import type { PullAnswer } from '../../src/domain/kit/sync/wire.ts';
import { sha256 } from '../../src/hq/keys.ts';
import { type Company, type House, openHouse, stores } from './house.ts';
import { Machine } from './machine.ts';

describe.each(stores)('on $name', ({ skip, place, close }) => {
  let house: House;
  let shop: Company;

  beforeAll(async () => {
    if (!skip) house = await openHouse(await place());
  });
  beforeEach(async () => {
    if (!skip) shop = await house.company('Lale');
  });
  afterAll(async () => {
    await house?.close();
    await close();
  });
  const test = it.skipIf(skip);

  test('what one till sells another of its branch gets, in order, with digests that add up', async () => {
    const [one, two] = [await shop.till('1'), await shop.till('2')];
    one.sell(3);
    const { status, body } = await one.push();
    expect(status).toBe(200);
    const branch = `branch:${shop.branch}`;
    expect(body.heads).toEqual({ company: 0, [branch]: 3, [`till:${one.till}`]: 0 });
    expect(body.durable).toBe(house.hq.kit.hq.durable ? 3 : 0);

    const pulled = await two.pull({ [branch]: 0, company: 0 });
    const [page] = pulled.body.pages;
    expect(page?.items.map(({ position }) => position)).toEqual([1, 2, 3]);
    expect(page?.items.map((item) => item.kind === 'facts' && item.body)).toEqual(
      one.entries.map(({ body }) => body),
    );
    const from = { position: 0, digest: genesis.hash };
    expect(provePage(sha256, from, page as PullAnswer['pages'][number])).toHaveLength(3);
    // Its own come back without their bodies.
    const [own] = (await one.pull({ [branch]: 2 })).body.pages;
    expect(own?.items).toMatchObject([{ position: 3, body: null }]);
  });

  test('a batch that comes twice is taken once', async () => {
    const till = await shop.till('1');
    till.sell(5);
    const whole = till.batch();
    await till.push(till.batch(0, 3));
    for (let again = 0; again < 2; again += 1) {
      const { status, body } = await till.push(whole);
      expect([status, body.accepted]).toEqual([200, till.marks[5]]);
    }
    const { body } = await till.pull({ [`branch:${shop.branch}`]: 0 });
    expect(body.pages[0]?.items).toHaveLength(5);
  });

  test('a gap is refused with what headquarters has', async () => {
    const till = await shop.till('1');
    till.sell(4);
    await till.push(till.batch(0, 1));
    const { status, body } = await till.push(till.batch(2, 4));
    expect([status, body.code, body.have]).toEqual([409, 'Gap', till.marks[1]]);
  });

  test('another past under the same epoch is a fork, and nothing of it is stored', async () => {
    const till = await shop.till('1');
    till.sell(2);
    await till.push();
    const have = till.marks.slice();
    [till.marks, till.entries] = [till.marks.slice(0, 2), till.entries.slice(0, 1)];
    till.sell(2);
    const { status, body } = await till.push(till.batch(1, 3));
    expect([status, body.code, body.have]).toEqual([409, 'Fork', have[2]]);
    expect((await till.hello()).body.action).toEqual({ kind: 'newEpoch', after: 1 });
  });

  test('entries that do not add up to their tip, or are signed by another key, are refused', async () => {
    const till = await shop.till('1');
    till.sell(2);
    const batch = till.batch();
    const bent = { ...batch, entries: batch.entries.map((one) => ({ ...one, at: one.at + 1 })) };
    expect((await till.push(bent)).body.code).toBe('BadHash');
    const foreign = { ...batch, sig: new Machine(house.address).sign('something else') };
    expect((await till.push(foreign)).body.code).toBe('BadSignature');
    expect((await till.push()).status).toBe(200);
  });

  test('a restart of the till fences off what its earlier run still sends', async () => {
    const till = await shop.till('1');
    till.sell(1);
    const late = till.batch();
    till.nonce = 'second start';
    await till.hello();
    expect((await till.push(late)).body.code).toBe('Fenced');
    expect((await till.push()).status).toBe(200);
  });

  test('the later edit of a price wins, wherever it came from, and is told once', async () => {
    const [one, two] = [await shop.till('1'), await shop.till('2')];
    one.setPrice('tea', 300, { hlc: `019a9f3b0005-0000-${one.own}` });
    two.setPrice('tea', 200, { hlc: `019a9f3b0004-0000-${two.own}` });
    two.setPrice('tea', 400, { hlc: `019a9f3b0006-0000-${two.own}` });
    await one.push();
    await two.push(two.batch(0, 1));
    await two.push(two.batch(1, 2));
    const { body } = await one.pull({ company: 0 });
    expect(body.pages[0]?.items).toMatchObject([
      { kind: 'group', position: 1, values: '{"priceMinor":300}', till: one.till },
      { kind: 'group', position: 2, values: '{"priceMinor":400}', till: two.till },
    ]);
    // A newcomer gets only who won.
    const snapshot = await one.ask<{ items: object[]; at: number; next: null }>(
      `/v1/snapshot/company?session=${one.session}`,
    );
    expect(snapshot.body).toMatchObject({ at: 2, next: null, items: [{ position: 2 }] });
  });

  test('a clock of 2036 sells, and poisons nobody', async () => {
    const [wild, sane] = [await shop.till('1'), await shop.till('2')];
    wild.setPrice('tea', 1, { hlc: `01e8d4a51000-0000-${wild.own}` });
    const pushed = await wild.push();
    expect(pushed.body.clamped).toEqual([{ seq: 1, clock: expect.stringMatching(/^0/) }]);
    house.clock.now += 1000;
    sane.setPrice('tea', 500, { hlc: `${house.clock.now.toString(16).padStart(12, '0')}-0000-${sane.own}` });
    await sane.push();
    const { body } = await sane.pull({ company: 0 });
    expect(body.pages[0]?.items.at(-1)).toMatchObject({ values: '{"priceMinor":500}' });
  });

  test('what cannot be opened is kept apart, and what follows goes on', async () => {
    const till = await shop.till('1');
    till.write('not a list of changes', { sets: true });
    till.write([{ add: 'sale', row: {}, scope: 'branch:another' }]);
    till.sell(1);
    const { status, body } = await till.push();
    expect(status).toBe(200);
    expect(body.quarantined).toEqual([
      { seq: 1, reason: 'unreadable' },
      { seq: 2, reason: 'foreignScope' },
    ]);
    expect(body.accepted.seq).toBe(3);
    expect((await till.pull({ [`branch:${shop.branch}`]: 0 })).body.pages[0]?.items).toHaveLength(1);
  });

  test('one id with other content is kept apart; with the same content it is told once', async () => {
    const [one, two] = [await shop.till('1'), await shop.till('2')];
    const [sold] = one.sell(1);
    await one.push();
    const id = sold?.id ?? '';
    two.write([{ add: 'sale', row: { other: true } }], { id });
    two.write(JSON.parse(sold?.body ?? '[]'), { id });
    const { body } = await two.push();
    expect(body.quarantined).toEqual([{ seq: 1, reason: 'idReused' }]);
    expect(body.heads[`branch:${shop.branch}`]).toBe(1);
    // Within one batch too.
    const [twice] = two.sell(1);
    two.write(JSON.parse(twice?.body ?? '[]'), { id: twice?.id ?? '' });
    two.write([], { id: twice?.id ?? '' });
    const again = (await two.push()).body;
    expect(again.quarantined).toEqual([{ seq: 5, reason: 'idReused' }]);
    expect(again.heads[`branch:${shop.branch}`]).toBe(2);
  });

  test('a page is as large as was asked for, and never empty while there is more', async () => {
    const [one, two] = [await shop.till('1'), await shop.till('2')];
    one.sell(20, 'y'.repeat(2000));
    await one.push();
    const branch = `branch:${shop.branch}`;
    let at = 0;
    const sizes: number[] = [];
    for (let more = true; more; ) {
      const { body } = await two.pull({ [branch]: at }, { maxBytes: 7000 });
      at = body.pages[0]?.to ?? at;
      sizes.push(body.pages[0]?.items.length ?? 0);
      more = body.more;
    }
    expect(at).toBe(20);
    expect(Math.max(...sizes)).toBeLessThan(6);
    expect(Math.min(...sizes)).toBeGreaterThan(0);
  });

  test('a headquarters that was lost is refilled by its tills to an equal state', async () => {
    const tills = [await shop.till('1'), await shop.till('2')];
    for (const [at, till] of tills.entries()) {
      till.sell(10);
      // The second till's clock is behind: whose id is greater decides nothing.
      till.setPrice('tea', 300 + at, { hlc: `019a9f3b0000-00${20 - at}-${till.own}` });
      await till.push();
    }
    const told = async (of: House, cursors: Record<string, number>) => {
      const pages = (await tills[0]?.pull(cursors))?.body.pages ?? [];
      expect(of.hq.kit.server.epoch).toBe(tills[0]?.serverEpoch);
      const said = pages.flatMap(({ items }) =>
        items.map(({ position: _, ...item }) => JSON.stringify(item)),
      );
      return said.sort();
    };
    const cursors = { company: 0, [`branch:${shop.branch}`]: 0 };
    const before = await told(house, cursors);
    expect(before).toHaveLength(21);

    const anew = await openHouse(await place());
    try {
      const again = await anew.company('Lale', shop);
      for (const [at, till] of tills.entries()) {
        Object.assign(till, { address: anew.address, token: '' });
        await till.enrol(await again.code({ tillCode: String(at + 1) }));
        const { body } = await till.hello();
        expect([body.action, body.have.seq]).toEqual([{ kind: 'ok' }, 0]);
        expect((await till.push()).status).toBe(200);
      }
      expect(await told(anew, cursors)).toEqual(before);
    } finally {
      await anew.close();
    }
  });

  test('live streams tell of heads as they rise', async () => {
    const [one, two] = [await shop.till('1'), await shop.till('2')];
    const response = await fetch(`${house.address}/v1/live`, {
      headers: { authorization: `Bearer ${two.token}` },
    });
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    one.sell(2);
    await one.push();
    let said = '';
    while (!said.includes(`"branch:${shop.branch}":2`)) {
      const { value, done } = (await reader?.read()) ?? { value: '', done: true };
      if (done) break;
      said += value;
    }
    expect(said).toContain(`"branch:${shop.branch}":2`);
    expect(said).toContain(house.hq.kit.server.epoch);
    await reader?.cancel();
  });
});
