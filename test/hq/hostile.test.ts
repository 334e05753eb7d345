import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { usualPaces } from '../../src/hq/doors/pace.ts';
import { type Company, type House, openHouse } from './house.ts';
import { Machine } from './machine.ts';

describe('a door that strangers knock at', () => {
  let house: House;
  let shop: Company;
  let till: Machine;

  beforeAll(async () => {
    house = await openHouse({ folder: null }, { timeouts: { headersMs: 500, requestMs: 1000 } });
    shop = await house.company('Lale');
    till = await shop.till('1');
  });
  afterAll(() => house.close());

  const push = (body: Uint8Array | string, headers: Record<string, string> = {}) =>
    fetch(`${house.address}/v1/push`, {
      method: 'POST',
      headers: { authorization: `Bearer ${till.token}`, 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : new Uint8Array(body),
    }).then(async (response) => [response.status, ((await response.json()) as { code: string }).code]);

  it('a body that is too large is refused, packed or not, and a small one that unpacks to a large one too', async () => {
    const large = Buffer.alloc(9 * 1024 * 1024, ' ');
    expect(await push(large)).toEqual([413, 'TooLarge']);
    const gzip = { 'content-encoding': 'gzip' };
    const bomb = gzipSync(Buffer.alloc(200 * 1024 * 1024));
    expect(bomb.length).toBeLessThan(1024 * 1024);
    expect(await push(bomb, gzip)).toEqual([413, 'TooLarge']);
    expect(await push(gzipSync(randomBytes(3 * 1024 * 1024)), gzip)).toEqual([413, 'TooLarge']);
  });

  it.each<[string, string | Uint8Array, Record<string, string>]>([
    ['half a JSON', '{"session":', {}],
    ['a text with a NUL', '{"session":"\\u0000"}', {}],
    ['half a character', '{"session":"\\ud800"}', {}],
    ['a hundred thousand brackets', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, {}],
    ['no gzip under that name', 'plain', { 'content-encoding': 'gzip' }],
    ['a packing we do not know', 'plain', { 'content-encoding': 'br' }],
    ['a list', '[]', {}],
    ['nothing', '', {}],
  ])('%s is a bad request, and nothing worse', async (_what, body, headers) => {
    expect(await push(body, headers)).toEqual([400, 'BadRequest']);
  });

  it('who shows no token is told so before a byte of the body is read', async () => {
    const socket = connect(house.door.port, '127.0.0.1');
    socket.write('POST /v1/push HTTP/1.1\r\nHost: x\r\nContent-Length: 8000000\r\n\r\n');
    const [head] = await said(socket, /\r\n\r\n/);
    expect(head).toContain('401');
    socket.destroy();
  });

  it('who sends letter by letter is sent away', async () => {
    const slowHead = connect(house.door.port, '127.0.0.1');
    slowHead.write('GET /health HTTP/1.1\r\nHost:');
    const [, closed] = await said(slowHead, /$^/);
    expect(closed).toBe(true);
    const slowBody = connect(house.door.port, '127.0.0.1');
    slowBody.write(
      `POST /v1/hello HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${till.token}\r\nContent-Length: 90\r\n\r\n{`,
    );
    expect((await said(slowBody, /$^/))[1]).toBe(true);
  });

  it('an unknown path, a wrong method and a strange scope are refused like anything else', async () => {
    const code = async (path: string, body?: unknown) =>
      (await till.ask<{ code: string }>(path, body)).body.code;
    expect(await code('/v1/nothing')).toBe('NotFound');
    expect(await code('/v1/push')).toBe('NotFound');
    expect(await code(`/v1/snapshot/everything?session=${till.session}`)).toBe('BadRequest');
    expect((await fetch(`${house.address}/../etc/passwd`)).status).toBe(404);
    expect((await till.hello()).status).toBe(200);
  });

  it('a fault of ours is told to the log, and says nothing to who asked', async () => {
    const { db } = house.hq.kit.hq;
    await db.execute('alter table stream rename to stream_away');
    const { status, body } = await till.hello();
    expect([status, body]).toEqual([503, { code: 'Unavailable' }]);
    await db.execute('alter table stream_away rename to stream');
    expect(JSON.stringify(house.logged.at(-2))).toContain('failed');
    expect((await till.hello()).status).toBe(200);
  });

  it('metrics are for who may see them', async () => {
    const text = await (await fetch(`${house.address}/metrics`)).text();
    const all = `pending_entries pending_oldest_seconds pushes_total pulls_total cursor_lag_items clamped_total
      quarantined_total quarantine_rows forks_total resyncs_total digest_mismatches_total least_disk_free_megabytes
      silent_tills unsealed_days`;
    for (const name of all.split(/\s+/)) expect(text).toContain(`# TYPE dukkan_hq_${name} `);
    expect(text).toMatch(/^dukkan_hq_entries_total \d+$/m);
    expect(text).toMatch(/^dukkan_hq_silent_tills 0$/m);
  });
});

it('who asks too often is told when to come back', async () => {
  const paces = { ...usualPaces, till: { perSecond: 1, burst: 3 }, guess: { perSecond: 1, burst: 4 } };
  const house = await openHouse({ folder: null }, { paces, metricsToken: 'secret' });
  try {
    const till = await (await house.company('Lale')).till('1');
    const replies = [];
    for (let n = 0; n < 4; n += 1) replies.push(await till.hello());
    expect(replies.at(-1)?.body).toEqual({ code: 'TooMany', retryAfterMs: 1000 });
    house.clock.now += 1000;
    expect((await till.hello()).status).toBe(200);
    const stranger = new Machine(house.address);
    const codes = [];
    for (let n = 0; n < 6; n += 1) codes.push((await stranger.enrol('AAAAA-0000000000')).body.code);
    expect([codes[0], codes.at(-1)]).toEqual(['NotFound', 'TooMany']);
    expect((await fetch(`${house.address}/metrics`)).status).toBe(403);
    const authorization = 'Bearer secret';
    expect((await fetch(`${house.address}/metrics`, { headers: { authorization } })).status).toBe(200);
  } finally {
    await house.close();
  }
});

/** What came until it matched or the other end closed, and whether it closed. */
function said(socket: ReturnType<typeof connect>, until: RegExp): Promise<[string, boolean]> {
  return new Promise((resolve) => {
    let text = '';
    socket.on('data', (chunk) => {
      text += chunk;
      if (until.test(text)) resolve([text, false]);
    });
    socket.on('error', () => resolve([text, true]));
    socket.on('close', () => resolve([text, true]));
  });
}
