/** A new printer tells by its answers how it is to be spoken to. */
import { expect, test } from 'vitest';
import { type FakeHabits, FakePrinter } from '../../../src/main/devices/printer/fake.ts';
import { fakeKinds, fakeWords, obey } from '../../../src/main/devices/printer/fake-play.ts';
import { probe } from '../../../src/main/devices/printer/probe.ts';
import { VirtualTime, VirtualWire } from './virtual.ts';

const never = new AbortController().signal;

async function meet(habits: FakeHabits, befall: (fake: FakePrinter) => void = () => undefined) {
  const time = new VirtualTime();
  const fake = new FakePrinter(habits, time);
  befall(fake);
  const found = await time.until(
    probe(new VirtualWire(fake, time, { isSerial: false, systemBytes: 4096 }), time, never),
  );
  return { fake, found };
}

test.each([
  ['an Epson', fakeKinds.epson, { speaks: 'unasked', confirms: true }],
  ['one that only answers', fakeKinds.asked, { speaks: 'whenAsked', confirms: true }],
  [
    'one that answers and proves nothing',
    { ...fakeKinds.asked, proves: false },
    { speaks: 'whenAsked', confirms: false },
  ],
  ['one that chatters', fakeKinds.chatty, { speaks: 'unasked', confirms: true }],
  ['a mute clone', fakeKinds.mute, { speaks: 'nothing', confirms: false }],
] as const)('%s is known by its answers', async (_, habits, dialect) => {
  const { found, fake } = await meet(habits);
  expect(found).toMatchObject({ dialect });
  // Nothing was printed, cut or opened to find it out.
  expect([fake.cuts, fake.kicks]).toEqual([[], 0]);
});

test('what is the matter with it is told at once', async () => {
  const { found } = await meet(fakeKinds.epson, (fake) => fake.openCover());
  expect(found).toMatchObject({ state: { offline: true } });
});

test('where there is no printer, that is said', async () => {
  const { found } = await meet(fakeKinds.epson, (fake) => fake.switchOff());
  expect(found).toBe('unreachable');
});

test('whoever plays with it opens its cover, ends its roll and pulls its plug by a word', () => {
  const fake = new FakePrinter(fakeKinds.epson, new VirtualTime());
  const told = (...said: string[]) => {
    for (const word of said) expect(obey(fake, word), word).toBe(true);
    return fake.state;
  };
  expect(told('open', 'paper 0', 'jam', 'hang')).toEqual(['frozen', 'cover open', 'paper out', 'jammed']);
  expect(told('shut', 'paper', 'clear', 'wake')).toEqual([]);
  expect(told('off')).toEqual(['off']);
  expect(told('on', 'drawer')).toEqual([]);
  expect(['shake', 'paper much'].map((word) => obey(fake, word))).toEqual([false, false]);
  for (const word of fakeWords) expect(obey(fake, word)).toBe(true);
});
