import { readFileSync } from 'node:fs';
import { request as plainRequest } from 'node:http';
import { Agent, request } from 'node:https';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterEach, expect, it } from 'vitest';
import { usualPaces } from '../../src/hq/doors/pace.ts';
import { hqLog } from '../../src/hq/log.ts';
import { type House, openHouse } from './house.ts';
import { Machine } from './machine.ts';
import { Page } from './page.ts';

/** Of nobody: made for these tests. */
const pem = (name: string) => readFileSync(join(import.meta.dirname, 'tls', name), 'utf8');
const tls = { key: pem('key.pem'), cert: pem('cert.pem') };

let house: House;
afterEach(() => house.close());

const setUp = (of: House) => ({
  ...{ company: 'Lale', name: 'Aida', email: 'aida@lale.kg', password: 'long enough it is' },
  code: of.hq.setupCode,
});

it('speaks TLS by a key and a certificate in files, and its cookie is bound to it', async () => {
  house = await openHouse({ folder: null }, { tls });
  const cookie = await new Promise<string>((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'x-dukkan-console': '1' };
    const url = `https://localhost:${house.door.port}/console/api/session/set-up`;
    request(url, { method: 'POST', headers, agent: new Agent({ ca: tls.cert }) }, (response) => {
      response.resume();
      resolve(String(response.headers['set-cookie']));
    })
      .once('error', reject)
      .end(JSON.stringify(setUp(house)));
  });
  expect(cookie).toMatch(/^__Host-dukkan-hq=.*; Secure$/);
});

it('behind a proxy it counts each of its callers, and knows of TLS by what the proxy says', async () => {
  const paces = { ...usualPaces, address: { perSecond: 1, burst: 2 } };
  house = await openHouse({ folder: null }, { trustProxy: true, paces });
  const from = (address: string) => ({
    'x-forwarded-for': `1.2.3.4, ${address}`,
    'x-forwarded-proto': 'https',
  });
  const ask = async (address: string) =>
    (await fetch(`${house.address}/console/api/session`, { headers: from(address) })).status;
  expect([await ask('10.0.0.1'), await ask('10.0.0.1'), await ask('10.0.0.1')]).toEqual([200, 200, 429]);
  expect(await ask('10.0.0.2')).toBe(200);
  const headers = { ...from('10.0.0.3'), 'x-dukkan-console': '1' };
  const made = await new Page(house.address).post('/session/set-up', setUp(house), headers);
  expect(made.cookie).toMatch(/^__Host-dukkan-hq=.*; Secure$/);
  expect((await fetch(`${house.address}/metrics`)).status).toBe(403);
});

it('without a proxy nobody chooses the address he is counted by', async () => {
  house = await openHouse(
    { folder: null },
    { paces: { ...usualPaces, address: { perSecond: 1, burst: 1 } } },
  );
  const ask = async (address: string) =>
    (await fetch(`${house.address}/console/api/session`, { headers: { 'x-forwarded-for': address } })).status;
  expect([await ask('10.0.0.1'), await ask('10.0.0.2')]).toEqual([200, 429]);
});

it('a stop lets what is under way end, and sends those home who listen', async () => {
  house = await openHouse({ folder: null });
  const till = await (await house.company('Lale')).till('1');
  const authorization = `Bearer ${till.token}`;
  const live = await fetch(`${house.address}/v1/live`, { headers: { authorization } });
  till.sell(3);
  const headers = { authorization, 'content-type': 'application/json', expect: '100-continue' };
  const push = plainRequest(`${house.address}/v1/push`, { method: 'POST', headers });
  const answered = new Promise<number | undefined>((resolve, reject) => {
    push.once('response', (response) => resolve(response.resume().statusCode));
    push.once('error', reject);
  });
  // Headquarters waits for the body now.
  await new Promise((resolve) => push.once('continue', resolve).flushHeaders());
  const closing = house.door.close();
  push.end(JSON.stringify(till.batch()));
  expect(await answered).toBe(200);
  expect(await live.text()).toContain(house.hq.kit.server.epoch);
  await closing;
  await expect(till.hello()).rejects.toThrow(TypeError);
});

it('its document names every route, with what it refuses', async () => {
  house = await openHouse({ folder: null });
  const document = (await (await fetch(`${house.address}/openapi.json`)).json()) as {
    paths: Record<string, Record<string, { responses: Record<string, unknown>; security?: unknown }>>;
  };
  const wire = ['enrol', 'token', 'hello', 'push', 'pull', 'live', 'seal', 'lease', 'snapshot/{scope}'];
  for (const route of wire) expect(document.paths).toHaveProperty([`/v1/${route}`]);
  expect(Object.keys(document.paths['/v1/push']?.['post']?.responses ?? {})).toContain('409');
  expect(document.paths['/console/api/tills']?.['get']?.security).toEqual([]);
  for (const path of ['/v1/blob/{sha256}', '/health', '/ready', '/metrics'])
    expect(document.paths).toHaveProperty([path]);
});

it('its document holds together: every operation has a name, its parameters and an answer; every reference is there', async () => {
  house = await openHouse({ folder: null });
  const text = await (await fetch(`${house.address}/openapi.json`)).text();
  const document = JSON.parse(text) as { openapi: string; paths: Record<string, Record<string, Operation>> };
  expect(document.openapi).toMatch(/^3\.1/);
  const names: string[] = [];
  for (const [path, methods] of Object.entries(document.paths))
    for (const [method, one] of Object.entries(methods)) {
      if (method === 'parameters') continue;
      names.push(`${one.operationId}`);
      expect(Object.keys(one.responses), `${method} ${path}`).toContain('200');
      const said = [...(one.parameters ?? []), ...((methods['parameters'] as unknown as Parameter[]) ?? [])];
      for (const [, name] of path.matchAll(/\{(\w+)\}/g))
        expect(said, path).toContainEqual(expect.objectContaining({ name, in: 'path', required: true }));
    }
  expect(names).toEqual([...new Set(names)]);
  for (const [, ref = ''] of text.matchAll(/"\$ref":"#\/([^"]+)"/g)) {
    const there = ref
      .split('/')
      .reduce<unknown>((at, key) => (at as Record<string, unknown>)?.[key], document);
    expect(there, ref).toBeDefined();
  }
});

interface Parameter {
  readonly name: string;
}
interface Operation {
  readonly operationId?: string;
  readonly responses: Record<string, unknown>;
  readonly parameters?: readonly Parameter[];
}

it('its log tells no secret, not even of a statement that failed', async () => {
  const lines: string[] = [];
  const log = hqLog('debug', { write: (line) => void lines.push(line) });
  house = await openHouse({ folder: null });
  const { kit } = house.hq;
  const failed = await kit.hq.db.execute(sql`select ${'the hash of a password'}::text, 1 / 0`).then(
    () => null,
    (error: unknown) => error,
  );
  expect(String(failed)).toContain('the hash of a password');
  log.error({ err: failed }, 'a request failed');
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ err: { causes: [{ code: '22012' }] } });
  const page = new Page(house.address);
  await page.post('/session/set-up', setUp(house));
  const [company] = (await page.get('/companies')).body as unknown as { id: string }[];
  const branch = await page.post('/branches/add', { company: company?.id, name: 'Main', code: 'M' });
  const place = { company: company?.id, branch: branch.body['id'], tillCode: '1' };
  const { body: made } = await page.post('/tills/code', place);
  const till = new Machine(house.address);
  await till.enrol(String(made['code']));
  await till.hello();
  till.write([{ add: 'sale', row: { id: 's', text: 'whose sale it was' } }]);
  await till.push();
  await page.post('/session/sign-in', { email: 'aida@lale.kg', password: 'a wrong guess' });
  const all = lines.join('') + JSON.stringify(house.logged);
  expect(house.logged.length).toBeGreaterThan(5);
  const secrets = ['the hash of a password', 'long enough it is', 'a wrong guess', 'whose sale it was'];
  const keys = [
    String(house.hq.setupCode),
    String(made['code']),
    till.token,
    page.cookie.split('=')[1] ?? '',
  ];
  for (const secret of [...secrets, ...keys, kit.server.tokenSecret, kit.server.sealKey])
    expect(all).not.toContain(secret);
});
