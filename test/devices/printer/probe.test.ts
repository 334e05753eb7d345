/** A new printer tells by its answers how it is to be spoken to. */
import { expect, test } from 'vitest';
import { epsonHabits, type FakeHabits, FakePrinter } from '../../../src/main/devices/printer/fake.ts';
import { probe } from '../../../src/main/devices/printer/probe.ts';
import { VirtualTime, VirtualWire } from './virtual.ts';

const never = new AbortController().signal;

async function meet(habits: Partial<FakeHabits>, befall: (fake: FakePrinter) => void = () => undefined) {
  const time = new VirtualTime();
  const fake = new FakePrinter({ ...epsonHabits, ...habits }, time);
  befall(fake);
  const found = await time.until(
    probe(new VirtualWire(fake, time, { isSerial: false, systemBytes: 4096 }), time, never),
  );
  return { fake, found };
}

test.each([
  ['an Epson', {}, { speaks: 'unasked', confirms: true }],
  ['one that only answers', { packets: 'never' }, { speaks: 'whenAsked', confirms: true }],
  [
    'one that answers and proves nothing',
    { packets: 'never', proves: false },
    { speaks: 'whenAsked', confirms: false },
  ],
  ['one that chatters', { packets: 'always' }, { speaks: 'unasked', confirms: true }],
  [
    'a mute clone',
    { answers: false, proves: false, packets: 'never' },
    { speaks: 'nothing', confirms: false },
  ],
] as const)('%s is known by its answers', async (_, habits, dialect) => {
  const { found, fake } = await meet(habits);
  expect(found).toMatchObject({ dialect });
  // Nothing was printed, cut or opened to find it out.
  expect([fake.cuts, fake.kicks]).toEqual([[], 0]);
});

test('what is the matter with it is told at once', async () => {
  const { found } = await meet({}, (fake) => fake.openCover());
  expect(found).toMatchObject({ state: { offline: true } });
});

test('where there is no printer, that is said', async () => {
  const { found } = await meet({}, (fake) => fake.switchOff());
  expect(found).toBe('unreachable');
});
