import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sealText } from '../../src/domain/kit/sync/seal.ts';
import { daysFrom } from '../../src/hq/console/days.ts';
import { codeAt, totpSecret, totpStep } from '../../src/hq/totp.ts';
import { type House, openHouse, stores } from './house.ts';
import { Machine } from './machine.ts';
import { Page } from './page.ts';

const password = 'чай с молоком';

describe.each(stores)('the console on $name', ({ skip, place, close }) => {
  let house: House;
  let page: Page;
  let company = '';
  let branch = '';
  const test = it.skipIf(skip);

  beforeAll(async () => {
    if (skip) return;
    house = await openHouse(await place());
    page = new Page(house.address);
  });
  afterAll(async () => {
    await house?.close();
    await close();
  });

  test('the first person comes in once, by the code that the start printed', async () => {
    expect((await page.get('/session')).body).toMatchObject({ person: null, setUp: true });
    const first = { company: 'Lale', name: 'Aida', email: 'Aida@lale.kg ', password };
    expect((await page.post('/session/set-up', { ...first, code: 'guess' })).body['code']).toBe('WrongCode');
    const made = await page.post('/session/set-up', { ...first, code: house.hq.setupCode });
    expect(made.body).toMatchObject({ email: 'aida@lale.kg', operator: true, totp: false });
    expect(made.cookie).toMatch(/^dukkan-hq=[\w-]+; Path=\/; HttpOnly; SameSite=Strict; Max-Age=43200$/);
    const again = await new Page(house.address).post('/session/set-up', {
      ...first,
      code: house.hq.setupCode,
    });
    expect(again.body['code']).toBe('WrongCode');
    expect((await page.get('/session')).body).toMatchObject({
      setUp: false,
      trial: !house.hq.kit.hq.durable,
    });
    company = String((await page.get('/companies')).body[0]?.['id']);
  });

  test('a page of another site can do nothing', async () => {
    const forged = await page.post('/companies/add', { name: 'X' }, {});
    expect([forged.status, forged.body['code']]).toEqual([403, 'NotYours']);
    expect((await page.get('/companies')).body).toHaveLength(1);
  });

  test('without a session, or after signing out, nothing is told', async () => {
    const other = new Page(house.address);
    expect((await other.get('/companies')).body['code']).toBe('SignedOut');
    const wrong = await other.post('/session/sign-in', { email: 'aida@lale.kg', password: 'wrong' });
    expect(wrong.body['code']).toBe('WrongPassword');
    const nobody = await other.post('/session/sign-in', { email: 'nobody@lale.kg', password });
    expect(nobody.body['code']).toBe('WrongPassword');
    expect((await other.post('/session/sign-in', { email: 'AIDA@lale.kg', password })).status).toBe(200);
    const { cookie } = other;
    await other.post('/session/sign-out', {});
    other.cookie = cookie;
    expect((await other.get('/companies')).body['code']).toBe('SignedOut');
  });

  test('a second factor is wanted once it was proven, and each of its codes opens once', async () => {
    const begun = await page.post('/session/totp', {});
    const secret = String(begun.body['secret']);
    expect(begun.body['uri']).toContain(`secret=${secret}`);
    const code = () => codeAt(secret, Math.floor(house.clock.now / 30_000));
    expect((await page.post('/session/totp/keep', { secret, code: '000000' })).body['code']).toBe(
      'WrongCode',
    );
    await page.post('/session/totp/keep', { secret, code: code() });
    const other = new Page(house.address);
    const signIn = (totp?: string) =>
      other.post('/session/sign-in', { email: 'aida@lale.kg', password, ...(totp ? { totp } : {}) });
    expect((await signIn()).body['code']).toBe('TotpWanted');
    expect((await signIn(code())).body['code']).toBe('TotpWanted');
    house.clock.now += 30_000;
    expect((await signIn(code())).status).toBe(200);
    expect((await signIn(code())).body['code']).toBe('TotpWanted');
    await page.post('/session/totp/drop', { password });
    expect((await signIn()).status).toBe(200);
  });

  test('another password ends every other session', async () => {
    const other = new Page(house.address);
    await other.post('/session/sign-in', { email: 'aida@lale.kg', password });
    expect((await page.post('/session/password', { password: 'wrong', next: `${password}!` })).status).toBe(
      403,
    );
    expect((await page.post('/session/password', { password, next: `${password}!` })).status).toBe(200);
    expect((await other.get('/companies')).status).toBe(401);
    expect((await page.get('/companies')).status).toBe(200);
  });

  test('a branch is made, and a till by the code of the console', async () => {
    const made = await page.post('/branches/add', { company, name: 'Osh', code: 'O' });
    branch = String(made.body['id']);
    expect((await page.post('/branches/add', { company, name: 'Oz', code: 'o' })).body['code']).toBe(
      'CodeTaken',
    );
    await page.post('/branches/rename', { company, branch, name: 'Osh bazaar' });
    const invited = await page.post('/tills/code', { company, branch, tillCode: '1' });
    expect(String(invited.body['qr'])).toBe(`${house.address}/#${invited.body['code']}`);
    const till = new Machine(house.address);
    await till.enrol(String(invited.body['code']));
    till.sell(3);
    await till.hello({ clock: house.clock.now + 90_000, oldestMs: 5000 });
    await till.push(till.batch(0, 1));
    const [row] = (await page.get(`/tills?company=${company}`)).body as unknown as object[];
    expect(row).toMatchObject({
      ...{ id: till.till, branch, code: '1', state: 'active', lastSeal: null },
      report: {
        app: '1.2.3',
        skewMs: 90_000,
        pending: 2,
        oldestMs: 5000,
        behind: 1,
        pushedAt: house.clock.now,
      },
    });
    expect((await page.get(`/branches?company=${company}`)).body[0]).toMatchObject({
      name: 'Osh bazaar',
      tills: 1,
    });
    const taken = await page.post('/tills/code', { company, branch, tillCode: '1' });
    expect(taken.body['code']).toBe('CodeTaken');
  });

  test('what a revoked till brings waits for review, is left aside, and is accepted after all', async () => {
    const invited = await page.post('/tills/code', { company, branch, tillCode: '2' });
    const till = new Machine(house.address);
    await till.enrol(String(invited.body['code']));
    await till.hello();
    await page.post('/tills/revoke', { company, till: till.till });
    till.sell(2);
    await till.push();
    const { body } = await page.get(`/review?company=${company}`);
    const commands = [{ command: 'sale.complete', entries: 2 }];
    expect(body).toMatchObject([{ till: till.till, reason: 'revoked', aside: false, entries: 2, commands }]);
    expect((await page.get(`/quarantine?company=${company}`)).body['total']).toBe(0);
    const calm = { conflicts: 0, laidAside: 0, forks: 0, clamped: 0 };
    const hitches = async () => (await page.get(`/hitches?company=${company}`)).body;
    expect(await hitches()).toEqual([{ ...calm, till: till.till, quarantined: 2 }]);
    const backlog = { company, till: till.till, stream: 1 };
    await page.post('/review/aside', { ...backlog, aside: true });
    expect(await hitches()).toEqual([]);
    expect((await page.post('/review/accept', backlog)).body).toEqual({ opened: 2, left: 0 });
    await page.post('/tills/restore', { company, till: till.till });
    expect((await till.pull({ company: 0 })).status).toBe(200);
    expect((await page.post('/tills/revoke', { company, till: 'nobody' })).body['code']).toBe('NotThere');
  });

  test('a business day is complete when every till sealed it or was waived', async () => {
    const invited = await page.post('/tills/code', { company, branch, tillCode: '3' });
    const till = new Machine(house.address);
    await till.enrol(String(invited.body['code']));
    await till.hello();
    till.sell(1);
    await till.push();
    const report = {
      ...{ session: till.session, shiftId: 's', businessDate: '2026-11-20', tip: till.have, receipts: [] },
      totals: [{ currency: 'KGS', salesMinor: 500, count: 1 }],
    };
    await till.ask('/v1/seal', { ...report, sig: till.sign(sealText(till.till, { ...report, sig: '' })) });
    const range = `company=${company}&from=2026-11-01&to=2026-11-30`;
    const [open] = (await page.get(`/days?${range}`)).body as unknown as {
      complete: boolean;
      tills: Day[];
    }[];
    expect(open?.complete).toBe(false);
    const missing = open?.tills.filter(({ state }) => state === 'missing') ?? [];
    for (const { till: id } of missing)
      await page.post('/days/waive', {
        company,
        businessDate: '2026-11-20',
        till: id,
        reason: 'closed for repair',
      });
    const [closed] = (await page.get(`/days?${range}`)).body as unknown as {
      complete: boolean;
      tills: Day[];
    }[];
    expect(closed?.complete).toBe(true);
    expect(closed?.tills.find((one) => one.till === till.till)?.totals).toEqual(report.totals);
  });

  test('the console knows how much is stored', async () => {
    const { body } = await page.get(`/storage?company=${company}`);
    expect(body).toMatchObject({ entries: 4, blobs: 0 });
    expect(Number(body['databaseBytes'])).toBeGreaterThan(100_000);
    expect(body['feeds']).toEqual([{ scope: `branch:${branch}`, head: 4, min: 0 }]);
  });

  test('another person of the company sees it, and adds nobody', async () => {
    const who = { company, name: 'Bek', email: 'bek@lale.kg', password: 'long enough it is' };
    expect((await page.post('/companies/people/add', who)).status).toBe(200);
    expect((await page.post('/companies/people/add', who)).body['code']).toBe('PersonExists');
    const bek = new Page(house.address);
    await bek.post('/session/sign-in', { email: who.email, password: who.password });
    expect((await bek.get(`/companies/people?company=${company}`)).body).toHaveLength(2);
    expect((await bek.post('/companies/add', { name: 'Mine' })).body['code']).toBe('NotYours');
  });
});

interface Day {
  readonly till: string;
  readonly state: string;
  readonly totals: object[];
}

it('codes of the second factor are those of RFC 6238', () => {
  const secret = totpSecret(Buffer.from('12345678901234567890'));
  expect(secret).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ');
  const times: [number, string][] = [
    [59, '287082'],
    [1_111_111_109, '081804'],
    [1_111_111_111, '050471'],
    [20_000_000_000, '353130'],
  ];
  for (const [seconds, code] of times) {
    expect(codeAt(secret, Math.floor(seconds / 30))).toBe(code);
    expect(totpStep(secret, code, seconds * 1000 + 29_000, 0)).not.toBeNull();
    expect(totpStep(secret, code, seconds * 1000 + 90_000, 0)).toBeNull();
  }
});

it('who was revoked, or only looks on, or came later need not seal a day', () => {
  const at = Date.UTC(2026, 10, 19);
  const till = (id: string, more: object = {}) =>
    ({ id, state: 'active', allBranches: false, enrolledAt: at, ...more }) as const;
  const tills = [
    till('a'),
    till('b', { state: 'revoked' }),
    till('c', { allBranches: true }),
    till('d', { enrolledAt: at + 3 * 86_400_000 }),
  ];
  const seals = [{ till: 'a', businessDate: '2026-11-20', totals: '[]' }];
  const [day] = daysFrom(seals, [], tills);
  expect(day?.complete).toBe(true);
  expect(daysFrom(seals, [], [...tills, till('e')])[0]?.complete).toBe(false);
});
