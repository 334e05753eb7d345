/** A scale is found by listening and harmless questions alone. */
import { describe, expect, test } from 'vitest';
import { scaleProtocols } from '../../../src/domain/areas/device/scale.ts';
import { detectScale } from '../../../src/main/devices/scale/detect.ts';
import { protocols } from '../../../src/main/devices/scale/protocols.ts';
import { plainOptions } from '../../../src/main/devices/scale/talk.ts';
import { stage } from './stage.ts';

const never = new AbortController().signal;
const place = { kind: 'serial', path: '/dev/stage' } as const;

/** All that it takes, and no more than a person waits. */
async function detected(run: ReturnType<typeof stage>, step: () => void = () => undefined) {
  let answer: Awaited<ReturnType<typeof detectScale>> | null = null;
  void detectScale({ place, owner: 'Search', signal: never }, run.ports).then((found) => {
    answer = found;
  });
  for (let ms = 0; ms < 60_000 && !answer; ms += 100) {
    step();
    await run.timers.advance(100);
  }
  return answer;
}

describe('finds', () => {
  test.each(scaleProtocols)('%s', async (protocol) => {
    const run = stage();
    const fake = run.plug(protocol, 350);
    let nudge = 0;
    // Whoever speaks only of changes is given some: the person at the screen is asked to put something on.
    const step = () => (nudge++ % 5 === 0 ? fake.put({ grams: 350 }) : undefined);
    expect(await detected(run, step)).toMatchObject({ ok: true, value: { protocol } });
    expect(fake.load).toMatchObject({ tareG: 0, zeroG: 0 });
  });

  test('nothing where nothing answers, and sends no order meanwhile', async () => {
    const run = stage();
    run.plug('cas', 350).faults.mute = true;
    expect(await detected(run)).toEqual({ ok: true, value: null });
    const sent = run.socket.sent.map((bytes) => Buffer.from(bytes).toString('latin1'));
    expect(sent.length).toBeGreaterThan(5);
    const orders = scaleProtocols.flatMap((name) =>
      (['zero', 'tare', 'clearTare'] as const).flatMap((order) => {
        const bytes = protocols[name].talk(plainOptions).ask(order);
        // ENQ only announces: the order itself comes after.
        return bytes && name !== 'shtrih' ? [Buffer.from(bytes).toString('latin1')] : [];
      }),
    );
    for (const bytes of sent) {
      for (const order of orders) expect(bytes === order || bytes.trim() === order).toBe(false);
      // The tare key of old Massa-K, and any password.
      expect(bytes).not.toContain('\x0e');
      expect(bytes).not.toContain('0030');
    }
  });
});

test('a port somebody has is left alone', async () => {
  const run = stage();
  run.plug('cas', 350);
  run.ports.paths.claim('/dev/stage', 'Scale');
  expect(await detected(run)).toMatchObject({ refusal: { code: 'InUse', data: { owner: 'Scale' } } });
  expect(run.socket.openedAt).toEqual([]);
});

test('a search given up leaves the port free', async () => {
  const run = stage();
  run.plug('cas', 350).faults.mute = true;
  const given = new AbortController();
  const search = detectScale({ place, owner: 'Search', signal: given.signal }, run.ports);
  await run.timers.advance(2000);
  given.abort();
  expect(await search).toMatchObject({ refusal: { code: 'Cancelled' } });
  expect(run.ports.paths.claim('/dev/stage', 'Scale').ok).toBe(true);
  expect(run.timers.waiting).toBe(0);
});
