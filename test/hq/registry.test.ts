import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sealText } from '../../src/domain/kit/sync/seal.ts';
import { replay } from '../../src/hq/console/quarantine.ts';
import { acceptBacklog, listReview, putAside } from '../../src/hq/console/review.ts';
import { setState } from '../../src/hq/console/tills.ts';
import { partOf } from '../../src/hq/doors/blobs.ts';
import { decideLease } from '../../src/hq/registry/lease.ts';
import { type Company, type House, openHouse, stores } from './house.ts';
import { Machine } from './machine.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

describe.each(stores)('on $name', ({ skip, place, close }) => {
  let house: House;
  let shop: Company;
  const test = it.skipIf(skip);

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

  test('a code makes one machine a till, for ten minutes', async () => {
    const code = await shop.code();
    const first = new Machine(house.address);
    const made = await first.enrol(` ${code.toLowerCase()} `);
    expect(made.body).toMatchObject({
      company: shop.id,
      branch: shop.branch,
      till: first.own,
      tillCode: '1',
    });
    expect((await new Machine(house.address).enrol(code)).body.code).toBe('NotFound');
    const late = await shop.code({ tillCode: '2' });
    house.clock.now += 10 * minute;
    expect((await new Machine(house.address).enrol(late)).body.code).toBe('NotFound');
    expect((await new Machine(house.address).enrol('NOBODY-0000000000')).body.code).toBe('NotFound');
  });

  test('a machine whose answer was lost asks again with its code, and is the same till', async () => {
    const machine = new Machine(house.address);
    const code = await shop.code();
    const lost = await machine.enrol(code);
    const again = await machine.enrol(code);
    expect([again.status, again.body]).toEqual([200, lost.body]);
    expect((await new Machine(house.address).enrol(code)).body.code).toBe('NotFound');
    house.clock.now += 10 * minute;
    expect((await machine.enrol(code)).body.code).toBe('NotFound');
  });

  test('no two tills of a branch bear one code', async () => {
    await shop.till('1');
    await expect(shop.code({ tillCode: '1' })).rejects.toThrow('codeTaken');
  });

  test('a token is of a key, and runs out after fifteen minutes, whatever the clock of the till', async () => {
    const till = await shop.till('1');
    expect((await till.renew(Date.UTC(2036, 0, 1))).status).toBe(200);
    house.clock.now += 15 * minute;
    expect((await till.hello()).body.code).toBe('BadToken');
    await till.renew();
    expect((await till.hello()).status).toBe(200);
    const thief = Object.assign(new Machine(house.address), { company: shop.id, till: till.till });
    expect((await thief.renew()).body.code).toBe('BadToken');
    const [text = '', mac = ''] = till.token.split('.');
    till.token = `${Buffer.from(JSON.stringify([shop.id, 'another', '', 9e15])).toString('base64url')}.${mac}`;
    expect((await till.hello()).body.code).toBe('BadToken');
    till.token = `${text}.`;
    expect((await till.hello()).body.code).toBe('BadToken');
  });

  test('a copy of a till that enrols becomes a till of its own', async () => {
    const till = await shop.till('1');
    const copy = Object.assign(new Machine(house.address), { own: till.own });
    await copy.enrol(await shop.code({ tillCode: '2' }));
    expect(copy.till).not.toBe(till.till);
  });

  test('another machine takes a till’s place: it keeps branch and code, and the old one hears so', async () => {
    const old = await shop.till('1');
    old.sell(3);
    await old.push();
    const machine = new Machine(house.address);
    const made = await machine.enrol(await shop.code({ replaces: old.till }));
    expect(made.body).toMatchObject({ till: old.till, branch: shop.branch, tillCode: '1', epoch: 2 });
    expect((await machine.hello()).body.action).toEqual({ kind: 'ok' });
    // What the old machine sold comes to it like to any other.
    const { body } = await machine.pull({ [`branch:${shop.branch}`]: 0 });
    expect(body.pages[0]?.items.map((item) => item.kind === 'facts' && item.body !== null)).toEqual([
      true,
      true,
      true,
    ]);
    expect((await old.hello()).body.action).toEqual({ kind: 'retired' });
    expect((await old.pull({ company: 0 })).body.code).toBe('Revoked');
    expect((await machine.hello()).body.action).toEqual({ kind: 'ok' });
  });

  test('what a replaced machine still has waits for review, and is the shop’s once somebody says so', async () => {
    const [old, other] = [await shop.till('1'), await shop.till('2')];
    old.sell(2);
    await old.push();
    old.sell(3);
    const machine = new Machine(house.address);
    await machine.enrol(await shop.code({ replaces: old.till }));
    await machine.hello();
    machine.sell(1);
    expect((await machine.push()).status).toBe(200);
    house.clock.now += 60 * day;
    for (const one of [old, machine, other]) await one.renew();
    expect((await old.hello()).body).toMatchObject({ action: { kind: 'retired' }, scopes: [] });
    const { body } = await old.push();
    expect(body.quarantined.map(({ reason }) => reason)).toEqual(['retired', 'retired', 'retired']);
    const { kit } = house.hq;
    const backlog = { till: old.till, stream: 1 };
    const waits = { ...backlog, reason: 'retired', aside: false, entries: 3 };
    expect(await listReview(kit, shop.id)).toMatchObject([waits]);
    expect(await putAside(kit, shop.id, { ...backlog, aside: true })).toBe(true);
    expect(await listReview(kit, shop.id)).toMatchObject([{ ...waits, aside: true }]);
    expect(await acceptBacklog(kit, shop.id, backlog)).toEqual({ opened: 3, left: 0 });
    expect(await listReview(kit, shop.id)).toEqual([]);
    await other.hello();
    const pulled = await other.pull({ [`branch:${shop.branch}`]: 0 });
    expect(pulled.body.pages[0]?.items).toHaveLength(6);
    // It is in nobody's way: the machine that has the place goes on.
    machine.sell(1);
    expect((await machine.push()).status).toBe(200);
  });

  test('a machine that was replaced before it ever spoke is not taken for the one that has its place', async () => {
    const old = new Machine(house.address);
    await old.enrol(await shop.code());
    const machine = new Machine(house.address);
    await machine.enrol(await shop.code({ replaces: old.till }));
    expect([old.epoch, machine.epoch]).toEqual([1, 2]);
    old.sell(2);
    expect((await old.hello()).body.action).toEqual({ kind: 'retired' });
    expect((await old.push()).body.accepted.seq).toBe(2);
    machine.sell(1);
    expect((await machine.hello()).body.have.seq).toBe(0);
    expect((await machine.push()).body.accepted.seq).toBe(1);
  });

  const past = { tip: { seq: 3, hash: 'ab'.repeat(32) } };
  const alone = async (tillCode: string, more: object = {}) =>
    new Machine(house.address).enrol(await shop.code({ tillCode }), { ...past, ...more });

  test('a till with a past founds a company, and no second one does', async () => {
    const [one, two] = await Promise.all([alone('1'), alone('2')]);
    expect([one.body.code, two.body.code].sort()).toEqual(['TwoPasts', undefined]);
    expect((await alone('3')).status).toBe(409);
  });

  test('a company that has records takes no till with others; what was refused used up nothing', async () => {
    const till = await shop.till('1');
    till.setPrice('tea', 900);
    await till.push();
    await setState(house.hq.kit, shop.id, till.till, 'revoked');
    const code = await shop.code({ tillCode: '2' });
    expect((await new Machine(house.address).enrol(code, past)).body.code).toBe('TwoPasts');
    expect((await new Machine(house.address).enrol(code)).status).toBe(200);
  });

  test('a till that was of the company comes back with all it has, and so does one that founded nothing', async () => {
    const first = await alone('1');
    expect((await alone('2', { company: shop.id })).status).toBe(200);
    const same = Object.assign(new Machine(house.address), { own: first.body.till });
    expect((await same.enrol(await shop.code({ replaces: first.body.till }), past)).status).toBe(200);
    const [other, machine] = [await house.company('Gul'), new Machine(house.address)];
    const { body } = await machine.enrol(await other.code(), past);
    await setState(house.hq.kit, other.id, body.till, 'revoked');
    const next = await new Machine(house.address).enrol(await other.code({ tillCode: '2' }), past);
    expect(next.status).toBe(200);
  });

  test('a revoked till hands over what it has for review, pulls nothing, and after 30 days nothing at all', async () => {
    const [till, other] = [await shop.till('1'), await shop.till('2')];
    await setState(house.hq.kit, shop.id, till.till, 'revoked');
    till.sell(2);
    const pushed = await till.push();
    expect(pushed.body.quarantined.map(({ reason }) => reason)).toEqual(['revoked', 'revoked']);
    expect((await till.pull({ company: 0 })).body.code).toBe('Revoked');
    expect((await till.ask('/v1/live')).status).toBe(403);
    const rows = pushed.body.quarantined.map(({ seq }) => ({ till: till.till, stream: 1, seq }));
    expect(await replay(house.hq.kit, shop.id, rows)).toEqual({ opened: 2, left: 0 });
    expect(await replay(house.hq.kit, shop.id, rows)).toEqual({ opened: 0, left: 2 });
    expect((await other.pull({ [`branch:${shop.branch}`]: 0 })).body.pages[0]?.items).toHaveLength(2);
    house.clock.now += 30 * day + 1;
    await till.renew();
    expect((await till.hello()).body.code).toBe('Revoked');
  });

  test('a back-office node takes every branch', async () => {
    const till = await shop.till('1');
    till.sell(1);
    await till.push();
    const office = new Machine(house.address);
    await office.enrol(await shop.code({ tillCode: '9', allBranches: true }));
    const { body } = await office.hello();
    expect(body.scopes.map(({ id }) => id)).toEqual([
      'company',
      `branch:${shop.branch}`,
      `till:${office.till}`,
    ]);
  });

  test('a seal is counter-signed once what it sums up is here, and stays as it was', async () => {
    const till = await shop.till('1');
    till.sell(2);
    const report = {
      ...{
        session: till.session,
        shiftId: 's1',
        businessDate: '2026-11-20',
        tip: till.marks.at(-1) ?? { seq: 0, hash: '' },
      },
      receipts: [{ series: 'M-1-A', from: 1, to: 2 }],
      totals: [{ currency: 'KGS', salesMinor: 900, count: 2 }],
    };
    const signed = { ...report, sig: till.sign(sealText(till.till, { ...report, sig: '' })) };
    const early = await till.ask<{ code: string }>('/v1/seal', signed);
    expect(early.body.code).toBe('Gap');
    await till.push();
    const sealed = await till.ask<{ sealedAt: number; sig: string }>('/v1/seal', signed);
    expect(sealed.body).toEqual({ sealedAt: house.clock.now, sig: expect.any(String) });
    house.clock.now += minute;
    expect((await till.ask('/v1/seal', signed)).body).toEqual(sealed.body);
    expect((await till.ask<{ code: string }>('/v1/seal', { ...signed, shiftId: 's2' })).body.code).toBe(
      'BadSignature',
    );
  });

  test('a lease is one till’s at a time', async () => {
    const [one, two] = [await shop.till('1'), await shop.till('2')];
    const wanted = (session: string, amount: number) => ({
      session,
      kind: 'giftCard',
      subject: 'g1',
      amount,
      used: 0,
    });
    const both = await Promise.all([
      one.ask<{ granted: number }>('/v1/lease', wanted(one.session, 500)),
      two.ask<{ granted: number }>('/v1/lease', wanted(two.session, 500)),
    ]);
    expect(both.map(({ body }) => body.granted).sort()).toEqual([0, 500]);
    const [holder, waiter] = both[0].body.granted > 0 ? [one, two] : [two, one];
    await holder.ask('/v1/lease', wanted(holder.session, 0));
    const { body } = await waiter.ask('/v1/lease', wanted(waiter.session, 200));
    expect(body).toMatchObject({ granted: 200, heldBy: waiter.till });
  });

  test('a picture is put once under its hash, and got whole or in part', async () => {
    const till = await shop.till('1');
    const bytes = Buffer.from('a picture of tea');
    const hash = createHash('sha256').update(bytes).digest('hex');
    const url = `${house.address}/v1/blob/${hash}`;
    const headers = { authorization: `Bearer ${till.token}` };
    const put = (body: Buffer) => fetch(url, { method: 'PUT', headers, body: new Uint8Array(body) });
    expect((await put(Buffer.from('something else'))).status).toBe(409);
    expect((await fetch(url, { headers })).status).toBe(404);
    for (let twice = 0; twice < 2; twice += 1) expect((await put(bytes)).status).toBe(200);
    expect(Buffer.from(await (await fetch(url, { headers })).arrayBuffer())).toEqual(bytes);
    const part = await fetch(url, { headers: { ...headers, range: 'bytes=2-8' } });
    expect([part.status, await part.text(), part.headers.get('content-range')]).toEqual([
      206,
      'picture',
      'bytes 2-8/16',
    ]);
    expect((await fetch(url, { headers: { ...headers, range: 'bytes=16-' } })).status).toBe(416);
  });
});

it.each([
  [undefined, { from: 0, to: 9 }],
  ['bytes=3-5', { from: 3, to: 5 }],
  ['bytes=3-99', { from: 3, to: 9 }],
  ['bytes=-4', { from: 6, to: 9 }],
  ['bytes=-99', { from: 0, to: 9 }],
  ['bytes=5-3', null],
  ['bytes=10-', null],
  ['bytes=-0', null],
  ['bytes=1-2,5-6', { from: 0, to: 9 }],
])('of ten bytes, the range %s is %j', (range, part) => {
  expect(partOf(range, 10)).toEqual(part);
});

it('a lease that ran out is anybody’s', () => {
  const wanted = { session: 's', kind: 'resource', subject: 'chair', amount: 1, used: 0 } as const;
  expect(decideLease({ till: 'a', until: 99 }, 'b', wanted, 100).heldBy).toBe('b');
  expect(decideLease({ till: 'a', until: 101 }, 'b', wanted, 100)).toEqual({
    granted: 0,
    until: 101,
    heldBy: 'a',
  });
  expect(decideLease({ till: 'a', until: 101 }, 'a', { ...wanted, amount: 0 }, 100).heldBy).toBeNull();
});
