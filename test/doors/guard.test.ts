import { readFileSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { openDesk } from './desk.ts';

const anyone = (code: string) => expect.objectContaining({ code });
const activities = ({ ledger }: ReturnType<typeof openDesk>) =>
  ledger.read.all('select command, action, severity, user_name, approved_by_name from activity order by id');

describe('who may', () => {
  test('a stranger may ask what anyone may, and nothing else', async () => {
    const desk = openDesk();
    const stranger = desk.client(null, { 'accept-language': 'fa-IR' });
    expect(await stranger.jar.greet({ name: 'Leyla' })).toBe('fa Leyla');
    await expect(stranger.jar.level({ jarId: 'a' })).rejects.toEqual(anyone('UNAUTHENTICATED'));
  });

  test.each([
    ['made up', () => 'x'.repeat(43)],
    ['too short', () => 'abc'],
    [
      'closed',
      (desk: ReturnType<typeof openDesk>) => {
        const token = desk.signIn('sale.sell');
        desk.sessions.close(token);
        return token;
      },
    ],
    [
      'idle for half a day',
      (desk: ReturnType<typeof openDesk>) => {
        const token = desk.signIn('sale.sell');
        desk.clock.advance(13 * 3_600_000);
        return token;
      },
    ],
  ])('a token that is %s is none', async (_how, tokenOf) => {
    const desk = openDesk();
    await expect(desk.client(tokenOf(desk)).jar.level({ jarId: 'a' })).rejects.toEqual(
      anyone('UNAUTHENTICATED'),
    );
  });

  test('a right that is missing is named', async () => {
    const desk = openDesk();
    const client = desk.client(desk.signIn());
    const move = client.jar.move({ commandId: desk.id(), jarId: 'a', grams: 5 });
    await expect(move).rejects.toMatchObject({ code: 'FORBIDDEN', data: { permission: 'sale.sell' } });
  });

  test('a right taken away is gone at the next call, and ends what streams', async () => {
    const desk = openDesk();
    const token = desk.signIn('sale.sell');
    const client = desk.client(token);
    const stream = await client.jar.levels({ jarId: 'a' });
    const answers = stream[Symbol.asyncIterator]();
    expect(await answers.next()).toMatchObject({ value: { grams: 0 } });
    await client.jar.move({ commandId: desk.id(), jarId: 'a', grams: 5 });
    expect(await answers.next()).toMatchObject({ value: { grams: 5 } });
    const other = desk.client(desk.signIn('sale.sell'));
    desk.sessions.close(token);
    await other.jar.move({ commandId: desk.id(), jarId: 'a', grams: 1 });
    await expect(answers.next()).rejects.toEqual(anyone('UNAUTHENTICATED'));
    expect(desk.ledger.watchers.streams).toBe(0);
  });

  test('a screen that only looks does not keep its session alive', async () => {
    const desk = openDesk();
    const token = desk.signIn('sale.sell');
    const stream = (await desk.client(token).jar.levels({ jarId: 'a' }))[Symbol.asyncIterator]();
    await stream.next();
    const other = desk.client(desk.signIn('sale.sell'));
    for (let hour = 0; hour < 11; hour += 1) {
      desk.clock.advance(3_600_000);
      await other.jar.move({ commandId: desk.id(), jarId: 'a', grams: 1 });
      await stream.next();
    }
    desk.clock.advance(2 * 3_600_000);
    await expect(desk.client(token).jar.level({ jarId: 'a' })).rejects.toEqual(anyone('UNAUTHENTICATED'));
    await stream.return?.(undefined);
  });
});

describe('a command', () => {
  test('is committed once, answered twice, and written down', async () => {
    const desk = openDesk();
    const { jar } = desk.client(desk.signIn('sale.sell'));
    const input = { commandId: desk.id(), jarId: 'a', grams: 5 };
    expect(await jar.move(input)).toEqual({ grams: 5 });
    expect(await jar.move(input)).toEqual({ grams: 5 });
    expect(await jar.level({ jarId: 'a' })).toEqual({ grams: 5 });
    expect(activities(desk)).toEqual([
      {
        command: 'jar.move',
        action: 'UPDATE',
        severity: 'MEDIUM',
        user_name: 'Anna',
        approved_by_name: null,
      },
    ]);
  });

  test('that is refused says why in the contract’s own words, and leaves nothing', async () => {
    const desk = openDesk();
    const { jar } = desk.client(desk.signIn('sale.sell'));
    const move = jar.move({ commandId: desk.id(), jarId: 'a', grams: -5 });
    await expect(move).rejects.toMatchObject({ code: 'JarTooEmpty', data: { grams: 0 }, defined: true });
    expect(activities(desk)).toEqual([]);
  });

  test('under an id that another command had is refused', async () => {
    const desk = openDesk();
    const { jar } = desk.client(desk.signIn('sale.sell', 'sale.void'));
    const commandId = desk.id();
    await jar.move({ commandId, jarId: 'a', grams: 5 });
    await expect(jar.smash({ commandId, jarId: 'a' })).rejects.toEqual(anyone('COMMAND_ID_REUSED'));
  });

  test.each([
    ['no id', { jarId: 'a', grams: 1 }],
    ['half a gram', { commandId: '01a1f640-bf96-7000-8000-09e4452986f7', jarId: 'a', grams: 0.5 }],
    ['too much', { commandId: '01a1f640-bf96-7000-8000-09e4452986f7', jarId: 'a', grams: -1001 }],
  ])('with %s is not understood', async (_what, input) => {
    const desk = openDesk();
    const { jar } = desk.client(desk.signIn('sale.sell'));
    await expect(jar.move(input as never)).rejects.toEqual(anyone('BAD_REQUEST'));
  });
});

describe('a manager’s yes', () => {
  test('lifts one right for one command, whose retries it still serves', async () => {
    const desk = openDesk();
    const { jar } = desk.client(desk.signIn());
    const approval = desk.approve('sale.sell');
    const input = { commandId: desk.id(), approval, jarId: 'a', grams: 5 };
    expect(await jar.move(input)).toEqual({ grams: 5 });
    expect(await jar.move(input)).toEqual({ grams: 5 });
    await expect(jar.move({ ...input, commandId: desk.id() })).rejects.toEqual(anyone('FORBIDDEN'));
    expect(activities(desk)).toMatchObject([{ approved_by_name: 'Boss' }]);
  });

  test('is for the right it names, not for another', async () => {
    const desk = openDesk();
    const { jar } = desk.client(desk.signIn());
    const input = { commandId: desk.id(), approval: desk.approve('sale.void'), jarId: 'a', grams: 5 };
    await expect(jar.move(input)).rejects.toEqual(anyone('FORBIDDEN'));
  });

  test('is over after two minutes', async () => {
    const desk = openDesk();
    const { jar } = desk.client(desk.signIn());
    const approval = desk.approve('sale.sell');
    desk.clock.advance(121_000);
    await expect(jar.move({ commandId: desk.id(), approval, jarId: 'a', grams: 5 })).rejects.toEqual(
      anyone('FORBIDDEN'),
    );
  });

  test('outlives a refusal of what it was given for', async () => {
    const desk = openDesk();
    const { jar } = desk.client(desk.signIn());
    const approval = desk.approve('sale.sell');
    await expect(jar.move({ commandId: desk.id(), approval, jarId: 'a', grams: -5 })).rejects.toEqual(
      anyone('JarTooEmpty'),
    );
    expect(await jar.move({ commandId: desk.id(), approval, jarId: 'a', grams: 5 })).toEqual({ grams: 5 });
  });

  test('to a discount lends the manager’s ceiling, a yes to anything else does not', async () => {
    const desk = openDesk();
    const { jar } = desk.client(desk.signIn());
    const limitOf = async (approval?: string) =>
      (await jar.discount({ commandId: desk.id(), ...(approval ? { approval } : {}) })).limitBp;
    expect(await limitOf()).toBe(500);
    expect(await limitOf(desk.approve('sale.discount'))).toBe(5000);
    expect(await limitOf(desk.approve('sale.void'))).toBe(500);
  });

  test('serves one action, even while that still runs', async () => {
    const desk = openDesk();
    const { jar } = desk.client(desk.signIn('sale.sell'));
    const approval = desk.approve('sale.sell');
    const first = jar.ponder({ commandId: desk.id(), approval, wait: true });
    await setImmediate();
    expect(desk.sessions.approvalFor(approval, desk.id())).toBeNull();
    desk.goOn();
    await first;
  });

  test('to one action is for what it asked, and for no other action or command under its id', async () => {
    const desk = openDesk();
    const { jar } = desk.client(desk.signIn());
    const approval = desk.approve('sale.sell');
    const asked = { commandId: desk.id(), approval };
    await jar.label({ ...asked, text: 'plums' });
    expect(await jar.label({ ...asked, text: 'plums' })).toEqual({ length: 5 });
    await expect(jar.label({ ...asked, text: 'all of it' })).rejects.toEqual(anyone('FORBIDDEN'));
    await expect(jar.move({ ...asked, jarId: 'a', grams: 5 })).rejects.toEqual(anyone('FORBIDDEN'));
  });
});

describe('an action', () => {
  test('asked for again while it runs is one action with one answer', async () => {
    const desk = openDesk();
    const { jar } = desk.client(desk.signIn());
    const commandId = desk.id();
    const both = [jar.ponder({ commandId, wait: true }), jar.ponder({ commandId, wait: true })];
    await setImmediate();
    expect(desk.pondering).toHaveLength(1);
    desk.goOn();
    expect(await Promise.all(both)).toEqual([{ n: 1 }, { n: 1 }]);
    expect(activities(desk)).toHaveLength(1);
  });

  test('that asks something else under the same id is another', async () => {
    const desk = openDesk();
    const { jar } = desk.client(desk.signIn());
    const commandId = desk.id();
    const texts = ['plums', 'pears and plums'];
    const labels = await Promise.all(texts.map((text) => jar.upload({ commandId, text })));
    expect(labels).toEqual([{ length: 5 }, { length: 15 }]);
  });

  test('of two people under one id is two', async () => {
    const desk = openDesk();
    const commandId = desk.id();
    const both = [desk.signIn(), desk.signIn()].map((token) =>
      desk.client(token).jar.ponder({ commandId, wait: true }),
    );
    await setImmediate();
    desk.goOn();
    expect(await Promise.all(both)).toEqual([{ n: 1 }, { n: 2 }]);
  });

  test('is waited for at closing, but not for ever', async () => {
    const desk = openDesk();
    const { jar } = desk.client(desk.signIn());
    const slow = jar.ponder({ commandId: desk.id(), wait: true });
    await setImmediate();
    await desk.actions.settled(20);
    expect(desk.pondering).toHaveLength(1);
    desk.goOn();
    await desk.actions.settled(60_000);
    expect(await slow).toEqual({ n: 1 });
  });
});

describe('trouble', () => {
  test('a full disk is told as such', async () => {
    const desk = openDesk();
    const { jar } = desk.client(desk.signIn());
    const stumble = jar.stumble({ commandId: desk.id(), over: 'disk' });
    await expect(stumble).rejects.toMatchObject({ code: 'STORAGE_FULL', status: 507, defined: true });
  });

  test('a fault shows a code and nothing else; the log has the rest under it', async () => {
    const desk = openDesk();
    const { jar } = desk.client(desk.signIn());
    const fault = await jar.stumble({ commandId: desk.id(), over: 'bug' }).catch((error: unknown) => error);
    expect(fault).toMatchObject({
      code: 'INTERNAL_SERVER_ERROR',
      data: { code: expect.stringMatching(/^[0-9a-f]{8}$/) },
    });
    expect(JSON.stringify(fault)).not.toContain('recipe');
    const { code } = (fault as { data: { code: string } }).data;
    const [line = ''] = readFileSync(desk.paths.log, 'utf8')
      .split('\n')
      .filter((one) => one.includes(code));
    expect(JSON.parse(line)).toMatchObject({ level: 'fault', event: `jar.stumble ${code}` });
    expect(line).toContain('secret recipe');
    expect(await jar.stumble({ commandId: desk.id(), over: 'nothing' })).toEqual({});
  });

  test('a flood before the sign-in is slowed down, by who floods', async () => {
    const desk = openDesk();
    const stranger = desk.client(null, {}, '10.0.0.5');
    const greet = () => stranger.jar.greet({ name: 'x' });
    for (let n = 0; n < 30; n += 1) await greet();
    await expect(greet()).rejects.toMatchObject({ code: 'TOO_MANY_REQUESTS', data: { retryAfterMs: 200 } });
    expect(await desk.client(null, {}, '10.0.0.6').jar.greet({ name: 'y' })).toBe('en y');
    desk.clock.advance(200);
    expect(await greet()).toBe('en x');
  });

  test('a loop gone wild at one counter leaves the others alone', async () => {
    const desk = openDesk();
    const [wild, calm] = [desk.client(desk.signIn()), desk.client(desk.signIn())];
    for (let n = 0; n < 400; n += 1) await wild.jar.level({ jarId: 'a' });
    await expect(wild.jar.level({ jarId: 'a' })).rejects.toEqual(anyone('TOO_MANY_REQUESTS'));
    expect(await calm.jar.level({ jarId: 'a' })).toEqual({ grams: 0 });
  });

  test('so many live answers at once are too many', async () => {
    const desk = openDesk();
    const { jar } = desk.client(desk.signIn());
    const open = [];
    for (let n = 0; n < 500; n += 1) {
      desk.clock.advance(5);
      const stream = (await jar.levels({ jarId: 'a' }))[Symbol.asyncIterator]();
      await stream.next();
      open.push(stream);
    }
    desk.clock.advance(1000);
    const oneMore = (await jar.levels({ jarId: 'a' }))[Symbol.asyncIterator]();
    await expect(oneMore.next()).rejects.toEqual(anyone('TOO_MANY_REQUESTS'));
    for (const stream of open) await stream.return?.(undefined);
    expect(desk.ledger.watchers.size).toBe(0);
  });
});
