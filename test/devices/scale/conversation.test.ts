/** A scale over time: what the counter sees, and when, on a clock that moves only when told. */
import { afterEach, describe, expect, test } from 'vitest';
import { openScale, type Scale } from '../../../src/main/devices/scale/index.ts';
import { answering, settingsFor, stage } from './stage.ts';

const plain = { itemTareMg: 0, again: false };
const scales: Scale[] = [];
afterEach(async () => {
  for (const scale of scales.splice(0)) await scale.close();
});

function opened(...[settings, ports]: Parameters<typeof openScale>): Scale {
  const scale = openScale(settings, ports);
  scales.push(scale);
  return scale;
}

const added = (scale: Scale) => {
  const answer = scale.mayAdd(plain);
  return answer.ok ? answer.value.net : answer.refusal.code;
};

describe.each(answering)('%s', (protocol) => {
  test('a change on the pan is on the screen within two hundred milliseconds', async () => {
    const { timers, ports, plug } = stage();
    const fake = plug(protocol, 350);
    const scale = opened(settingsFor(protocol, '/dev/stage'), ports);
    await timers.advance(1000);
    expect(scale.view).toMatchObject({ state: { kind: 'live' }, reading: { weightMg: 350_000 } });
    for (let grams = 100; grams < 2000; grams += 137) {
      fake.put({ grams });
      await timers.advance(200);
      expect(scale.view.reading?.weightMg).toBe(grams * 1000);
    }
  });

  test('is sold once it rests, once, and again after the pan was empty', async () => {
    const { timers, ports, plug } = stage();
    const fake = plug(protocol, 350);
    const scale = opened(settingsFor(protocol, '/dev/stage'), ports);
    await timers.advance(1000);
    expect(added(scale)).toBe(350);
    scale.sold();
    await timers.advance(1000);
    expect(added(scale)).toBe('SameLoad');
    fake.put({ grams: 0 });
    await timers.advance(500);
    expect(added(scale)).toBe('PanEmpty');
    fake.put({ grams: 350 });
    await timers.advance(1000);
    expect(added(scale)).toBe(350);
  });

  test('no weight is sold while the load moves', async () => {
    const { timers, ports, plug } = stage();
    const fake = plug(protocol, 350);
    const scale = opened(settingsFor(protocol, '/dev/stage'), ports);
    await timers.advance(1000);
    fake.put({ unstable: true });
    for (let ms = 0; ms < 3000; ms += 100) {
      await timers.advance(100);
      if (ms >= 1000) expect(added(scale)).not.toBeTypeOf('number');
    }
  });

  test('pulled out, it shows and sells nothing from that moment on', async () => {
    const { timers, ports, plug } = stage();
    const fake = plug(protocol, 350);
    const scale = opened(settingsFor(protocol, '/dev/stage'), ports);
    await timers.advance(1000);
    expect(added(scale)).toBe(350);
    await fake.unplug();
    expect(scale.view).toMatchObject({ state: { kind: 'lost', why: 'unplugged' }, reading: null });
    expect(added(scale)).toBe('NoWeight');
  });

  test('a weight nobody confirms is shown no more after a second and a half, and sold after none', async () => {
    const { timers, ports, plug } = stage();
    const fake = plug(protocol, 350);
    const scale = opened(settingsFor(protocol, '/dev/stage'), ports);
    await timers.advance(1000);
    fake.faults.mute = true;
    await timers.advance(1100);
    expect(added(scale)).toBe('NoWeight');
    await timers.advance(500);
    expect(scale.view.reading).toBeNull();
    await timers.advance(10_000);
    expect(scale.view.state).toEqual({ kind: 'lost', why: 'silent' });
    expect(scale.view.reading).toBeNull();
    fake.faults.mute = false;
    await timers.advance(10_000);
    expect(scale.view).toMatchObject({ state: { kind: 'live' }, reading: { weightMg: 350_000 } });
  });
});

describe('a scale that is not there', () => {
  test('is called again ever less often, and at once found when it comes', async () => {
    const { timers, socket, ports, plug } = stage();
    const scale = opened(settingsFor('cas', '/dev/stage'), ports);
    await timers.advance(20_000);
    expect(scale.view.state).toEqual({ kind: 'lost', why: 'unplugged' });
    expect(socket.openedAt).toEqual([0, 250, 750, 1750, 3750, 7750, 12_750, 17_750]);
    plug('cas', 350);
    await timers.advance(5000);
    expect(scale.view.state.kind).toBe('live');
    // The first connection is no reconnect.
    expect(scale.view.counters.reconnects).toBe(0);
  });

  test.each([
    [
      { code: 'NoRights', data: { detail: '' } },
      { kind: 'lost', why: 'noRights' },
    ],
    [
      { code: 'Unreachable', data: { detail: '' } },
      { kind: 'lost', why: 'unreachable' },
    ],
    [
      { code: 'Broken', data: { detail: '' } },
      { kind: 'lost', why: 'broken' },
    ],
    [
      { code: 'InUse', data: { owner: null } },
      { kind: 'busy', owner: null },
    ],
  ] as const)('says why: %o', async (refusal, state) => {
    const { timers, socket, ports } = stage();
    socket.refusal = refusal;
    const scale = opened(settingsFor('cas', '/dev/stage'), ports);
    await timers.advance(100);
    expect(scale.view.state).toEqual(state);
  });

  test('that was there a moment ago is called again soon', async () => {
    const { timers, socket, ports, plug } = stage();
    const scale = opened(settingsFor('cas', '/dev/stage'), ports);
    await timers.advance(10_000);
    const fake = plug('cas');
    await timers.advance(10_000);
    expect(scale.view.state.kind).toBe('live');
    const calls = socket.openedAt.length;
    await fake.unplug();
    await timers.advance(300);
    expect(socket.openedAt).toHaveLength(calls + 1);
  });

  test('is not waited for longer than five seconds', async () => {
    const { timers, socket, ports } = stage();
    socket.hangs = true;
    const scale = opened(settingsFor('massa', '/dev/stage'), ports);
    await timers.advance(4999);
    expect(scale.view.state.kind).toBe('connecting');
    await timers.advance(2);
    expect(scale.view.state).toEqual({ kind: 'lost', why: 'unreachable' });
  });
});

test('a silent port is opened anew after a while: an adapter may have gone without a word', async () => {
  const { timers, socket, ports, plug } = stage();
  plug('cas').faults.mute = true;
  const scale = opened(settingsFor('cas', '/dev/stage'), ports);
  await timers.advance(30_000);
  expect(socket.openedAt.length).toBeGreaterThan(2);
  expect(scale.view.state).toEqual({ kind: 'lost', why: 'silent' });
  expect(scale.view.counters.missed).toBeGreaterThan(10);
});

test('a scale that repeats one moving weight for ten seconds is called anew', async () => {
  const { timers, socket, ports, plug } = stage();
  plug('cas', 350).put({ unstable: true });
  opened(settingsFor('cas', '/dev/stage'), ports);
  await timers.advance(9000);
  expect(socket.openedAt).toHaveLength(1);
  await timers.advance(3000);
  expect(socket.openedAt).toHaveLength(2);
});

describe('orders', () => {
  test.each(['cas', 'massa', 'toledo', 'shtrih', 'sics'] as const)(
    '%s takes a tare, and gives it back',
    async (protocol) => {
      const { timers, ports, plug } = stage();
      const fake = plug(protocol, 100);
      const scale = opened(settingsFor(protocol, '/dev/stage'), ports);
      await timers.advance(1000);
      const tare = scale.tare();
      await timers.advance(1000);
      expect(await tare).toEqual({ ok: true, value: undefined });
      expect(scale.view.reading).toMatchObject({ weightMg: 0, net: true });
      fake.put({ grams: 450 });
      await timers.advance(1000);
      expect(added(scale)).toBe(350);
      expect(scale.mayAdd({ itemTareMg: 10_000, again: false })).toMatchObject({
        refusal: { code: 'TareTwice' },
      });
      if (protocol === 'cas') return;
      const back = scale.clearTare();
      await timers.advance(1000);
      expect((await back).ok).toBe(true);
      expect(scale.view.reading?.weightMg).toBe(450_000);
    },
  );

  test.each(['cas', 'massa', 'toledo', 'shtrih', 'sics'] as const)(
    '%s is set to zero, but not while it moves',
    async (protocol) => {
      const { timers, ports, plug } = stage();
      const fake = plug(protocol, 12);
      const scale = opened(settingsFor(protocol, '/dev/stage'), ports);
      await timers.advance(1000);
      fake.put({ unstable: true });
      const refused = scale.zero();
      await timers.advance(1000);
      expect(await refused).toMatchObject({ refusal: { code: 'ScaleRefused' } });
      expect(fake.load.zeroG).toBe(0);
      fake.put({ unstable: false });
      const zero = scale.zero();
      await timers.advance(1000);
      expect((await zero).ok).toBe(true);
      expect(scale.view.reading?.weightMg).toBe(0);
    },
  );

  test('one at a time; where the scale says nothing, nobody knows', async () => {
    const { timers, ports, plug } = stage();
    const fake = plug('toledo', 100);
    const scale = opened(settingsFor('toledo', '/dev/stage'), ports);
    await timers.advance(1000);
    fake.faults.mute = true;
    const tare = scale.tare();
    expect(await scale.zero()).toMatchObject({ refusal: { code: 'OrderUnderWay' } });
    await timers.advance(2000);
    expect(await tare).toMatchObject({ refusal: { code: 'NoAnswer' } });
  });

  test('are not for scales without a way to take them', async () => {
    const { timers, ports, plug } = stage();
    plug('dibal', 100);
    const scale = opened(settingsFor('dibal', '/dev/stage'), ports);
    await timers.advance(1000);
    const zero = scale.zero();
    await timers.advance(1000);
    expect(await zero).toMatchObject({ refusal: { code: 'NotSupported' } });
  });

  test('never outlive the scale they were given to', async () => {
    const { timers, socket, ports, plug } = stage();
    const first = plug('cas', 100);
    const scale = opened(settingsFor('cas', '/dev/stage'), ports);
    await timers.advance(1000);
    const tare = scale.tare();
    await first.unplug();
    expect((await tare).ok).toBe(false);
    expect(await scale.zero()).toMatchObject({ refusal: { code: 'NotConnected' } });
    const sent = socket.sent.length;
    const second = plug('cas', 200);
    await timers.advance(3000);
    expect(scale.view.reading?.weightMg).toBe(200_000);
    expect(second.load).toMatchObject({ tareG: 0, zeroG: 0 });
    const words = socket.sent.slice(sent).map((bytes) => Buffer.from(bytes).toString('latin1'));
    expect(new Set(words)).toEqual(new Set(['\x05', '\x11']));
  });
});

test('a tare that only we know of is forgotten with the scale it was given to', async () => {
  const { timers, ports, plug } = stage();
  const fake = plug('cas', 100);
  const scale = opened(settingsFor('cas', '/dev/stage'), ports);
  await timers.advance(1000);
  const tare = scale.tare();
  await timers.advance(500);
  expect((await tare).ok).toBe(true);
  expect(scale.view.reading?.net).toBe(true);
  await fake.unplug();
  plug('cas', 350);
  await timers.advance(2000);
  expect(scale.view.reading).toMatchObject({ weightMg: 350_000, net: null });
});

test('after a damaged answer the scale is asked again, not waited for', async () => {
  const { timers, ports, plug } = stage();
  // It may take seven seconds to answer, while the load moves.
  plug('dibal', 350).faults.halfFrames = true;
  const scale = opened(settingsFor('dibal', '/dev/stage'), ports);
  await timers.advance(3000);
  expect(scale.view.counters.frames).toBeGreaterThan(5);
  expect(scale.view.counters.badFrames).toBeGreaterThan(5);
});

describe('says what may be set wrong', () => {
  test.each([
    ['seven bits read as eight', 'toledo', { parity: true }, 'parity'],
    ['an indicator’s text for a Toledo', 'ascii', {}, 'protocol'],
  ] as const)('%s', async (_what, speaks, faults, hint) => {
    const { timers, ports, plug } = stage();
    Object.assign(plug(speaks, 350).faults, faults);
    const scale = opened(settingsFor('toledo', '/dev/stage'), ports);
    await timers.advance(4000);
    expect(scale.view.state).toEqual({ kind: 'wrongSettings', hint });
    expect(scale.view.reading).toBeNull();
  });

  test('a wrong password is tried once: five of them lock the scale', async () => {
    const { timers, socket, ports, plug } = stage();
    const fake = plug('shtrih', 350);
    const scale = opened(settingsFor('shtrih', '/dev/stage', { password: '9999' }), ports);
    await timers.advance(30_000);
    expect(scale.view.state).toEqual({ kind: 'wrongSettings', hint: 'password' });
    await fake.unplug();
    plug('shtrih', 350);
    await timers.advance(30_000);
    expect(socket.sent.filter((bytes) => bytes[2] === 0x3a)).toHaveLength(1);
  });
});

test.each(['massa', 'shtrih'] as const)(
  '%s says what it is, and warns of loads below its minimum',
  async (protocol) => {
    const { timers, ports, plug } = stage();
    const fake = plug(protocol, 30);
    const scale = opened(settingsFor(protocol, '/dev/stage'), ports);
    await timers.advance(1000);
    expect(scale.view.identity).toMatchObject({ maxMg: 15_000_000, minMg: 40_000, stepMg: 2000 });
    expect(scale.mayAdd(plain)).toMatchObject({ value: { net: 30, belowMinimum: true } });
    fake.put({ grams: 40 });
    await timers.advance(1000);
    expect(scale.mayAdd(plain)).toMatchObject({ value: { net: 40, belowMinimum: false } });
  },
);

test('a scale changed behind its adapter is asked anew what it is', async () => {
  const { timers, socket, ports, plug } = stage();
  const fake = plug('massa', 350);
  const scale = opened(settingsFor('massa', '/dev/stage'), ports);
  await timers.advance(1000);
  const questions = () => socket.sent.filter((bytes) => bytes[5] === 0x75).length;
  expect(questions()).toBe(1);
  fake.faults.mute = true;
  await timers.advance(3000);
  expect(scale.view).toMatchObject({ state: { kind: 'lost' }, identity: null });
  fake.faults.mute = false;
  await timers.advance(2000);
  expect(socket.openedAt).toHaveLength(1);
  expect(questions()).toBe(2);
  expect(scale.view.identity).toMatchObject({ name: 'MK-15' });
});

test('a load below twenty divisions of the plate is below the minimum', async () => {
  const { timers, ports, plug } = stage();
  plug('cas', 99);
  const limits = { maxMg: null, minMg: null, stepMg: 5000, maxTareMg: null };
  const scale = opened(settingsFor('cas', '/dev/stage', { limits }), ports);
  await timers.advance(1000);
  expect(scale.mayAdd(plain)).toMatchObject({ value: { belowMinimum: true } });
});

test('a closed scale leaves nothing behind', async () => {
  const { timers, socket, ports, plug } = stage();
  const fake = plug('cas', 350);
  const views: string[] = [];
  const scale = openScale(settingsFor('cas', '/dev/stage'), ports);
  scale.watch(({ state }) => views.push(state.kind));
  await timers.advance(1000);
  await scale.close();
  await scale.close();
  await fake.unplug();
  expect(timers.waiting).toBe(0);
  expect(views.at(-1)).toBe('closed');
  const calls = socket.openedAt.length;
  await timers.advance(60_000);
  expect(socket.openedAt).toHaveLength(calls);
  expect(ports.paths.claim('/dev/stage', 'Display').ok).toBe(true);
});

test('a scale closed while it is being called is hung up on', async () => {
  const { timers, socket, ports } = stage();
  socket.hangs = true;
  const scale = openScale(settingsFor('cas', '/dev/stage'), ports);
  await timers.advance(100);
  await scale.close();
  await timers.advance(60_000);
  expect(socket.openedAt).toHaveLength(1);
  expect(timers.waiting).toBe(0);
});
