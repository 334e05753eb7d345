import { networkInterfaces } from 'node:os';
import { setTimeout as later } from 'node:timers/promises';
import { describe, expect, test, vi } from 'vitest';
import { ok } from '../../src/domain/kit/result.ts';
import { jarMove } from '../ledger/jars.ts';
import { ask, browser, openWire, rawSocket, say } from './wire.ts';

const json = { 'content-type': 'application/json' };
const as = (token: string) => ({ ...json, authorization: `Bearer ${token}` });
const opened = (socket: ReturnType<typeof rawSocket>): Promise<boolean> =>
  new Promise((resolve) => {
    socket.once('open', () => resolve(true));
    socket.once('close', () => resolve(false));
  });
const closed = (socket: ReturnType<typeof rawSocket>): Promise<number> =>
  new Promise((resolve) => socket.once('close', resolve));
const lanAddress = Object.values(networkInterfaces())
  .flat()
  .find((one) => one?.family === 'IPv4' && !one.internal)?.address;

describe('who comes in', () => {
  test.each([
    ['this machine by its address', '127.0.0.1', true],
    ['this machine by its name', 'localhost', true],
    ['a name made to point here (DNS rebinding)', 'evil.example', false],
    ['a name that only begins like ours', '127.0.0.1.evil.example', false],
    ['a name with somebody in front', 'localhost@evil.example', false],
    ['the network’s own name, while that is closed', 'till.local', false],
    ['nonsense', 'a b', false],
  ])('%s', async (_who, name, comesIn) => {
    const wire = await openWire();
    const host = `${name}:${wire.port}`;
    expect((await ask(wire, '/', { headers: { host } })).status).toBe(comesIn ? 200 : 403);
    expect(await opened(rawSocket(wire, { host }))).toBe(comesIn);
  });

  test.each([
    ['our own page', (port: number) => `http://127.0.0.1:${port}`, true],
    ['another site', () => 'https://evil.example', false],
    ['another program’s page on this machine', () => 'http://127.0.0.1:1', false],
    ['a page without an origin', () => 'null', false],
    ['nonsense', () => '%%%', false],
  ])('asked by %s', async (_who, originOf, comesIn) => {
    const wire = await openWire();
    const headers = { origin: originOf(wire.port) };
    expect((await ask(wire, '/', { headers })).status).toBe(comesIn ? 200 : 403);
    expect((await ask(wire, '/api/jar/greet?name=x', { headers })).status).toBe(comesIn ? 200 : 403);
    expect(await opened(rawSocket(wire, headers))).toBe(comesIn);
  });

  test.skipIf(!lanAddress)('the shop’s network only while it is let in', async () => {
    let lan = false;
    const wire = await openWire({ host: '0.0.0.0', lanEnabled: () => lan });
    const from = lanAddress ?? '';
    const visit = async (host: string) => (await ask(wire, '/', { from, headers: { host } })).status;
    expect(await visit(`${from}:${wire.port}`)).toBe(403);
    lan = true;
    expect(await visit(`${from}:${wire.port}`)).toBe(200);
    expect(await visit(`till.local:${wire.port}`)).toBe(200);
    expect(await visit(`evil.example:${wire.port}`)).toBe(403);
  });

  test('no more counters than there can be in a shop', async () => {
    const wire = await openWire({ sockets: { mostSockets: 2 } });
    const sockets = [rawSocket(wire), rawSocket(wire)];
    expect(await Promise.all(sockets.map(opened))).toEqual([true, true]);
    expect(await opened(rawSocket(wire))).toBe(false);
  });
});

describe('the counter’s pages', () => {
  test('come under the content security policy, named files for ever, the page itself anew', async () => {
    const wire = await openWire();
    const page = await ask(wire, '/');
    expect(page).toMatchObject({ status: 200, text: expect.stringContaining('Counter') });
    expect(page.headers).toMatchObject({
      'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-cache',
      'cross-origin-resource-policy': 'same-origin',
    });
    expect((await ask(wire, '/assets/a-1.js')).headers['cache-control']).toContain('immutable');
    expect(await ask(wire, '/', { method: 'HEAD' })).toMatchObject({ status: 200, text: '' });
  });

  test.each([
    '/../secret.txt',
    '/..%2fsecret.txt',
    '/%2e%2e/secret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/..%5csecret.txt',
    '/%00.txt',
    '/%E0%A4%A.txt',
    '/none.js',
  ])('never from outside their folder: %s', async (path) => {
    const wire = await openWire();
    const { status, text } = await ask(wire, path);
    expect(status).toBe(404);
    expect(text).not.toContain('secret');
  });

  test('an address that looks like another machine’s shows the counter', async () => {
    expect((await ask(await openWire(), '//secret.txt')).text).toContain('Counter');
  });

  test('are only read', async () => {
    const wire = await openWire();
    expect((await ask(wire, '/', { method: 'PUT', body: 'x' })).status).toBe(405);
  });
});

describe('the API over HTTP', () => {
  test('is called with the bearer token of a signed-in user', async () => {
    const wire = await openWire();
    const headers = as(wire.desk.signIn('sale.sell'));
    const body = JSON.stringify({ commandId: wire.desk.id(), jarId: 'a', grams: 5 });
    for (let n = 0; n < 2; n += 1) {
      const answer = await ask(wire, '/api/jar/move', { method: 'POST', headers, body });
      expect([answer.status, JSON.parse(answer.text)]).toEqual([200, { grams: 5 }]);
      expect(answer.headers['cache-control']).toBe('no-store');
    }
    const read = await ask(wire, '/api/jar/level?jarId=a', { headers });
    expect(JSON.parse(read.text)).toEqual({ grams: 5 });
  });

  test.each([
    ['nobody', {}, '{}', 401, 'UNAUTHENTICATED'],
    ['a stumble', { over: 'disk' }, null, 507, 'STORAGE_FULL'],
    ['nonsense', { over: 'moon' }, null, 400, 'BAD_REQUEST'],
  ])('answers %s with its code and status', async (who, input, given, status, code) => {
    const wire = await openWire();
    const headers = who === 'nobody' ? json : as(wire.desk.signIn());
    const body = given ?? JSON.stringify({ commandId: wire.desk.id(), ...input });
    const path = who === 'nobody' ? '/api/jar/level?jarId=a' : '/api/jar/stumble';
    const method = who === 'nobody' ? 'GET' : 'POST';
    const answer = await ask(wire, path, { method, headers, body: method === 'GET' ? '' : body });
    expect([answer.status, JSON.parse(answer.text).code]).toEqual([status, code]);
  });

  test('tells a flood to wait', async () => {
    const wire = await openWire();
    const greet = () => ask(wire, '/api/jar/greet?name=x');
    for (let n = 0; n < 30; n += 1) expect((await greet()).status).toBe(200);
    const answer = await greet();
    expect(answer.status).toBe(429);
    expect(JSON.parse(answer.text)).toMatchObject({ code: 'TOO_MANY_REQUESTS', data: { retryAfterMs: 200 } });
  });

  test.each(['/api/none', '/api/jar/none', '/api/jar', '/apis'])('knows nothing of %s', async (path) => {
    const wire = await openWire();
    const { status, text } = await ask(wire, path);
    // What is no part of the API is a page of the counter.
    expect([status, text.includes('NOT_FOUND')]).toEqual(path === '/apis' ? [200, false] : [404, true]);
  });

  test('takes no more than it can carry', async () => {
    const wire = await openWire();
    const headers = as(wire.desk.signIn());
    const text = 'x'.repeat(9 * 1024 * 1024);
    const body = JSON.stringify({ commandId: wire.desk.id(), text });
    const answer = await ask(wire, '/api/jar/upload', { method: 'POST', headers, body });
    expect(answer.status).toBe(413);
    const small = JSON.stringify({ commandId: wire.desk.id(), text: 'x'.repeat(1024 * 1024) });
    expect((await ask(wire, '/api/jar/upload', { method: 'POST', headers, body: small })).status).toBe(200);
  });

  test('streams live answers as events, and forgets who hung up', async () => {
    const wire = await openWire();
    const token = wire.desk.signIn('sale.sell');
    const stop = new AbortController();
    const answer = await fetch(wire.url('/api/jar/levels?jarId=a'), {
      headers: as(token),
      signal: stop.signal,
    });
    expect(answer.headers.get('content-type')).toContain('text/event-stream');
    let text = '';
    const reading = (async () => {
      const decoder = new TextDecoder();
      for await (const chunk of answer.body ?? []) text += decoder.decode(chunk as Uint8Array);
    })().catch(() => undefined);
    await vi.waitFor(() => expect(text).toContain('"grams":0'));
    await wire.desk.client(token).jar.move({ commandId: wire.desk.id(), jarId: 'a', grams: 7 });
    await vi.waitFor(() => expect(text).toContain('"grams":7'));
    stop.abort();
    await reading;
    await vi.waitFor(() => expect(wire.desk.ledger.watchers.size).toBe(0));
  });
});

test('live answers over HTTP are asked for anew after the till was, and say what is now', async () => {
  const wire = await openWire();
  const token = wire.desk.signIn('sale.sell');
  const first = async (): Promise<string> => {
    const stop = new AbortController();
    const answer = await fetch(wire.url('/api/jar/levels?jarId=a'), {
      headers: as(token),
      signal: stop.signal,
    });
    const decoder = new TextDecoder();
    let text = '';
    for await (const chunk of answer.body ?? []) {
      text += decoder.decode(chunk as Uint8Array);
      if (text.includes('grams')) break;
    }
    stop.abort();
    return text;
  };
  expect(await first()).toContain('"grams":0');
  await wire.restart();
  await wire.desk.client(token).jar.move({ commandId: wire.desk.id(), jarId: 'a', grams: 5 });
  expect(await first()).toContain('"grams":5');
  await vi.waitFor(() => expect(wire.desk.ledger.watchers.size).toBe(0));
});

describe('the WebSocket', () => {
  test('carries commands, refusals and live answers', async () => {
    const wire = await openWire();
    const { client } = browser(wire, wire.desk.signIn('sale.sell'));
    const stream = (await client.jar.levels({ jarId: 'a' }))[Symbol.asyncIterator]();
    expect(await stream.next()).toMatchObject({ value: { grams: 0 } });
    await client.jar.move({ commandId: wire.desk.id(), jarId: 'a', grams: 5 });
    expect(await stream.next()).toMatchObject({ value: { grams: 5 } });
    await expect(client.jar.move({ commandId: wire.desk.id(), jarId: 'a', grams: -9 })).rejects.toMatchObject(
      {
        code: 'JarTooEmpty',
        data: { grams: 5 },
      },
    );
    await stream.return?.(undefined);
    await vi.waitFor(() => expect(wire.desk.ledger.watchers.size).toBe(0));
  });

  test('mends itself: live answers go on after the till was started anew, and nothing is left of the old wire', async () => {
    const wire = await openWire();
    const token = wire.desk.signIn('sale.sell');
    const { client } = browser(wire, token);
    const seen: number[] = [];
    const stop = new AbortController();
    const watching = (async () => {
      const options = { context: { retry: Number.POSITIVE_INFINITY }, signal: stop.signal };
      for await (const { grams } of await client.jar.levels({ jarId: 'a' }, options as never))
        seen.push(grams);
    })().catch(() => undefined);
    await vi.waitFor(() => expect(seen).toEqual([0]));
    await wire.restart();
    await vi.waitFor(() => expect(wire.desk.ledger.watchers.size).toBe(1), { timeout: 20_000 });
    await wire.desk.client(token).jar.move({ commandId: wire.desk.id(), jarId: 'a', grams: 5 });
    await vi.waitFor(() => expect(seen.at(-1)).toBe(5), { timeout: 20_000 });
    stop.abort();
    await watching;
    await vi.waitFor(() => expect(wire.desk.ledger.watchers.size).toBe(0));
  });

  test('a call made while the wire is broken says so at once, and is not made later unasked', async () => {
    const wire = await openWire();
    const { client, socket } = browser(wire, wire.desk.signIn('sale.sell'));
    await client.jar.level({ jarId: 'a' });
    socket.reconnect();
    await expect(client.jar.move({ commandId: wire.desk.id(), jarId: 'a', grams: 5 })).rejects.toThrow();
    await vi.waitFor(async () => expect(await client.jar.level({ jarId: 'a' })).toEqual({ grams: 0 }));
  });

  test.each([
    ['words', 'hello'],
    ['half a message', '{"i":1,"p":'],
    ['a message of no kind', '{"i":"1","t":99,"p":{}}'],
    ['a message without a body', '{}'],
    ['null', 'null'],
    ['bytes', new Uint8Array([255, 0, 255, 1])],
    ['an address of nowhere', '{"i":"1","p":{"u":"::::"}}'],
  ])('%s hurt nobody', async (_what, message) => {
    const quiet = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const wire = await openWire();
    const socket = rawSocket(wire);
    await opened(socket);
    socket.send(message);
    await later(30);
    const { client } = browser(wire, wire.desk.signIn());
    expect(await client.jar.level({ jarId: 'a' })).toEqual({ grams: 0 });
    quiet.mockRestore();
  });

  test('a message too large closes its own wire and no other', async () => {
    const wire = await openWire();
    const [calm, wild] = [rawSocket(wire), rawSocket(wire)];
    await Promise.all([opened(calm), opened(wild)]);
    const gone = closed(wild);
    wild.send('x'.repeat(9 * 1024 * 1024));
    await gone;
    expect(calm.readyState).toBe(calm.OPEN);
  });

  test('a counter that does not answer the pulse is gone, and its live answers with it', async () => {
    const wire = await openWire({ sockets: { pulseMs: 40 } });
    const deaf = rawSocket(wire);
    deaf.pong = () => undefined;
    const calm = rawSocket(wire);
    await Promise.all([opened(deaf), opened(calm)]);
    await closed(deaf);
    await later(100);
    expect(calm.readyState).toBe(calm.OPEN);
  });

  test('to a slow tablet many answers fold into few', async () => {
    const wire = await openWire();
    const token = wire.desk.signIn('sale.sell');
    const slow = rawSocket(wire);
    await opened(slow);
    const answers: string[] = [];
    slow.on('message', (data) => answers.push(String(data)));
    const headers = { authorization: `Bearer ${token}` };
    slow.send(JSON.stringify({ i: '1', p: { u: '/jar/levels', b: { json: { jarId: 'a' } }, h: headers } }));
    await vi.waitFor(() => expect(answers.length).toBeGreaterThanOrEqual(2));
    const before = answers.length;
    for (let n = 0; n < 200; n += 1) {
      wire.desk.clock.advance(5);
      wire.desk.ledger.commit(
        { id: wire.desk.id(), command: 'test', actor: { userId: null, name: '' } },
        (tx) => {
          tx.add(jarMove, { jarId: 'a', n: n + 1, grams: 1 });
          return ok(null);
        },
      );
    }
    await vi.waitFor(() => expect(answers.at(-1)).toContain('200'));
    expect(answers.length - before).toBeLessThan(10);
  });
});

test.each([
  ['no request at all', 'hello\r\n\r\n'],
  ['a request without a host', 'GET / HTTP/1.1\r\n\r\n'],
  [
    'an upgrade to nowhere',
    'GET /other HTTP/1.1\r\nhost: 127.0.0.1\r\nupgrade: websocket\r\nconnection: upgrade\r\n\r\n',
  ],
  [
    'an upgrade that breaks off',
    'GET /ws HTTP/1.1\r\nhost: 127.0.0.1\r\nupgrade: websocket\r\nconnection: upgrade\r\n\r\n',
  ],
])('%s hurts nobody', async (_what, bytes) => {
  const wire = await openWire();
  expect(await say(wire, bytes)).toMatch(/^HTTP\/1.1 4\d\d/);
  expect((await ask(wire, '/')).status).toBe(200);
  expect(wire.faults).toEqual([]);
});
