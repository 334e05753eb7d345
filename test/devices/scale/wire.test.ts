/** Scales over real pseudo-terminals and sockets: pulled out, plugged in, replaced, noisy, slow, fought over. */
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'vitest';
import { type ScaleProtocol, scaleProtocols } from '../../../src/domain/areas/device/scale.ts';
import type { ScaleSettings } from '../../../src/domain/areas/device/scale-settings.ts';
import { FakeScale } from '../../../src/main/devices/scale/fake.ts';
import { openScale, type Scale, type ScaleView } from '../../../src/main/devices/scale/index.ts';
import { type FakeWire, ptyWire, tcpWire } from '../../../src/main/devices/transport/fake.ts';
import { Paths } from '../../../src/main/devices/transport/paths.ts';
import { systemTimers } from '../../../src/main/devices/transport/timers.ts';
import { settingsFor } from './stage.ts';

const plain = { itemTareMg: 0, again: false };

/** Noise that differs from run to run says which it was. */
const seed = Number(process.env.FUZZ_SEED ?? Math.floor(Math.random() * 2 ** 31));
function chance(): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return state / 0x80000000;
  };
}

/** A port of its own for each test, so that they need not wait for one another. */
function bench(onTestFinished: (clean: () => Promise<void>) => void) {
  const folder = mkdtempSync(join(tmpdir(), 'dukkan-scale-'));
  const path = join(folder, 'port');
  const paths = new Paths();
  const scales: Scale[] = [];
  const fakes: FakeScale[] = [];
  onTestFinished(async () => {
    for (const scale of scales) await scale.close();
    for (const fake of fakes) await fake.unplug();
    rmSync(folder, { recursive: true });
  });
  const fakeOn = (protocol: ScaleProtocol, wire: FakeWire, grams: number): FakeScale => {
    const fake = new FakeScale(protocol, wire, systemTimers, chance());
    fakes.push(fake);
    fake.put({ grams });
    return fake;
  };
  const plug = async (protocol: ScaleProtocol, grams: number) => fakeOn(protocol, await ptyWire(path), grams);
  const open = (protocol: ScaleProtocol, more: Partial<ScaleSettings> = {}, owners = paths, at = path) => {
    const scale = openScale(settingsFor(protocol, at, more), { timers: systemTimers, paths: owners });
    scales.push(scale);
    return scale;
  };
  return { folder, path, fakeOn, plug, open };
}

/** Waits for what the counter would see, not for time. */
const until = (scale: Scale, seen: (view: ScaleView) => boolean): Promise<ScaleView> =>
  new Promise((resolve) => {
    const check = (view: ScaleView) => {
      if (!seen(view)) return;
      stop();
      resolve(view);
    };
    const stop = scale.watch(check);
    check(scale.view);
  });

const live = (scale: Scale) => until(scale, ({ state }) => state.kind === 'live');
const lost = (scale: Scale) => until(scale, ({ state }) => state.kind === 'lost');
const sellable = (scale: Scale, grams: number) =>
  until(scale, () => {
    const answer = scale.mayAdd(plain);
    return answer.ok && answer.value.net === grams;
  });

/** The scale that speaks only of changes is touched until the till has heard it. */
async function weigh(scale: Scale, fake: FakeScale, grams: number): Promise<void> {
  const touch = setInterval(() => fake.put({ grams }), 100);
  await sellable(scale, grams);
  clearInterval(touch);
}

describe.concurrent.each(scaleProtocols)('%s on a serial port', (protocol) => {
  test('weighs, is pulled out, and weighs again when it is back', async ({ expect, onTestFinished }) => {
    const { plug, open } = bench(onTestFinished);
    const fake = await plug(protocol, 0);
    const scale = open(protocol);
    await weigh(scale, fake, 350);
    await fake.unplug();
    const gone = await lost(scale);
    expect(gone.reading).toBeNull();
    expect(scale.mayAdd(plain)).toMatchObject({ refusal: { code: 'NoWeight' } });
    const back = await plug(protocol, 0);
    await weigh(scale, back, 720);
    expect(scale.view.counters.reconnects).toBe(1);
  });

  test(`through noise between the frames (seed ${seed})`, async ({ expect, onTestFinished }) => {
    const { plug, open } = bench(onTestFinished);
    const fake = await plug(protocol, 0);
    fake.faults.garbage = true;
    const scale = open(protocol);
    const weights = new Set<number>();
    scale.watch(({ reading }) => reading?.weightMg && weights.add(reading.weightMg));
    await weigh(scale, fake, 350);
    expect([...weights]).toEqual([350_000]);
  });

  test('through bytes that come one by one', async ({ onTestFinished }) => {
    const { plug, open } = bench(onTestFinished);
    const fake = await plug(protocol, 0);
    fake.faults.slow = true;
    const scale = open(protocol);
    await weigh(scale, fake, 1234);
  });
});

describe.concurrent.each(scaleProtocols.filter((name) => name !== 'massa-pair'))('%s', (protocol) => {
  test('half frames are counted, and never make a weight', async ({ expect, onTestFinished }) => {
    const { plug, open } = bench(onTestFinished);
    const fake = await plug(protocol, 0);
    const scale = open(protocol);
    await weigh(scale, fake, 350);
    const weights = new Set<number>();
    scale.watch(({ reading }) => reading?.weightMg && weights.add(reading.weightMg));
    fake.faults.halfFrames = true;
    await until(scale, ({ counters }) => counters.badFrames + counters.missed > 2);
    fake.faults.halfFrames = false;
    await sellable(scale, 350);
    expect([...weights]).toEqual([350_000]);
  });
});

test.concurrent('a scale is replaced by another of its kind: what it weighs must come to rest anew', async ({
  expect,
  onTestFinished,
}) => {
  const { plug, open } = bench(onTestFinished);
  const first = await plug('shtrih', 350);
  const scale = open('shtrih');
  await sellable(scale, 350);
  scale.sold();
  await first.unplug();
  await lost(scale);
  const second = await plug('shtrih', 900);
  const settling: string[] = [];
  scale.watch(({ reading }) => {
    const answer = scale.mayAdd(plain);
    if (reading) settling.push(answer.ok ? 'added' : answer.refusal.code);
  });
  await sellable(scale, 900);
  expect(settling[0]).toBe('Settling');
  expect(scale.view.identity?.name).toBe('Shtrih-Slim');
  expect(second.load.zeroG).toBe(0);
});

test.concurrent('a scale is replaced by another kind: no weight is shown, and the settings are named', async ({
  expect,
  onTestFinished,
}) => {
  const { plug, open } = bench(onTestFinished);
  const first = await plug('toledo', 350);
  const scale = open('toledo');
  await sellable(scale, 350);
  await first.unplug();
  await lost(scale);
  await plug('ascii', 900);
  const { state, reading } = await until(scale, ({ state }) => state.kind === 'wrongSettings');
  expect(state).toMatchObject({ hint: 'protocol' });
  expect(reading).toBeNull();
});

describe.concurrent('two who want one port', () => {
  test('the second is told who has it, by whatever name it calls it, and gets it when it is free', async ({
    onTestFinished,
  }) => {
    const { folder, path, plug, open } = bench(onTestFinished);
    await plug('cas', 350);
    const first = open('cas', { name: 'Scale at the door' });
    await live(first);
    const other = join(folder, 'by-id');
    symlinkSync(path, other);
    const second = open('cas', { name: 'Display' }, undefined, other);
    await until(second, ({ state }) => state.kind === 'busy' && state.owner === 'Scale at the door');
    await first.close();
    await sellable(second, 350);
  });

  test('another program’s port is busy, with nobody of ours to name', async ({ onTestFinished }) => {
    const { plug, open } = bench(onTestFinished);
    await plug('cas', 350);
    const stranger = open('cas', {}, new Paths());
    await live(stranger);
    const scale = open('cas');
    await until(scale, ({ state }) => state.kind === 'busy' && state.owner === null);
    await stranger.close();
    await sellable(scale, 350);
  });
});

test.concurrent('Massa-K over the network: weighs, goes, and weighs again', async ({
  expect,
  onTestFinished,
}) => {
  const { fakeOn, open } = bench(onTestFinished);
  const wire = await tcpWire(0);
  const { port } = wire;
  const first = fakeOn('massa', wire, 350);
  const scale = open('massa', { wire: { kind: 'tcp', host: '127.0.0.1', port } });
  await sellable(scale, 350);
  expect(scale.view.identity).toMatchObject({ name: 'MK-15', minMg: 40_000 });
  await first.unplug();
  await lost(scale);
  fakeOn('massa', await tcpWire(port), 720);
  await sellable(scale, 720);
});
