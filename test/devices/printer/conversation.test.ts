/** One slip at a time over a wire that behaves as wires do, told by what lies on paper in the end. */

import { describe, expect, test } from 'vitest';
import type { PrinterProfile } from '../../../src/domain/areas/device/printer-settings.ts';
import type { PrintFault } from '../../../src/domain/areas/device/queue.ts';
import { epsonHabits, type FakeHabits, FakePrinter } from '../../../src/main/devices/printer/fake.ts';
import { fakeKinds } from '../../../src/main/devices/printer/fake-play.ts';
import { plainPrinter } from '../../../src/main/devices/printer/profile.ts';
import { blankBitmap, fillBox } from '../../../src/main/devices/printer/raster/bitmap.ts';
import { wordsOf } from '../../../src/main/devices/printer/status.ts';
import { WiredPrinter } from '../../../src/main/devices/printer/wired.ts';
import { decode } from './decoder.ts';
import { VirtualTime, VirtualWire, type WireKind } from './virtual.ts';

const network: WireKind = { isSerial: false, systemBytes: 2048 };
const cable: WireKind = { isSerial: true, systemBytes: 1024 };
const speaking: PrinterProfile = {
  ...plainPrinter(384),
  status: { speaks: 'unasked', confirms: true, drawerOpenWhen: 'high', nearEnd: 'watched' },
};

function counter(habits: Partial<FakeHabits> = {}, profile = speaking, kind = network) {
  const time = new VirtualTime();
  const fake = new FakePrinter({ ...epsonHabits, ...habits }, time);
  const wire = new VirtualWire(fake, time, kind);
  const printer = new WiredPrinter(wire, profile, time);
  const waits: (PrintFault | null)[] = [];
  const giveUp = new AbortController();
  const begin = (id = 'job', rows = 400) =>
    printer.print(slip(rows), { id, cuts: [], waiting: (fault) => waits.push(fault) }, giveUp.signal);
  return {
    time,
    fake,
    wire,
    printer,
    waits,
    giveUp,
    begin,
    print: (id?: string, rows?: number) => time.until(begin(id, rows)),
    sheets: () => decode(fake.paper, { widthDots: 384 }).cuts.length,
  };
}

function slip(rows: number) {
  const bitmap = blankBitmap(384, rows);
  for (let y = 0; y < rows; y += 3) fillBox(bitmap, { x: y % 200, y, width: 180, height: 2 });
  return bitmap;
}

describe('a printer that answers', () => {
  test.each([
    ['over a network', network],
    ['over a cable', cable],
  ])('prints one slip after the other and proves each, %s', async (_, kind) => {
    const { print, sheets } = counter({}, speaking, kind);
    expect(await print()).toEqual({ kind: 'printed', confirmed: true });
    expect(await print()).toEqual({ kind: 'printed', confirmed: true });
    expect(sheets()).toBe(2);
  });

  test('two that are asked for at once come out one after the other', async () => {
    const { time, begin, sheets } = counter();
    const both = await time.until(Promise.all([begin('a'), begin('b')]));
    expect(both.map(({ kind }) => kind)).toEqual(['printed', 'printed']);
    expect(sheets()).toBe(2);
  });

  test.each([
    ['its cover is open', 'coverOpen', (fake: FakePrinter) => fake.openCover()],
    ['it has no paper', 'paperOut', (fake: FakePrinter) => fake.loadPaper(0)],
    ['its cutter is jammed', 'printerError', (fake: FakePrinter) => fake.jamCutter(true)],
    ['it hangs', 'unreachable', (fake: FakePrinter) => fake.freeze(true)],
    ['it is off', 'unreachable', (fake: FakePrinter) => fake.switchOff()],
  ] as const)('gets nothing while %s, so that a retry is safe', async (_, fault, befall) => {
    const { fake, print } = counter();
    befall(fake);
    expect(await print()).toMatchObject({ kind: 'failed', fault });
    expect(fake.paper).toHaveLength(0);
  });

  test('says that its roll is nearly at its end and prints all the same', async () => {
    const { fake, time, printer, print } = counter();
    fake.loadPaper(1e9, 2e9);
    expect(await print()).toMatchObject({ kind: 'printed' });
    const state = await time.until(printer.look(new AbortController().signal));
    expect(typeof state === 'string' ? state : wordsOf(state)).toEqual(['paperNearEnd']);
  });

  test.each([
    ['over a network', network],
    ['over a cable', cable],
  ])('waits for a new roll in the midst of a slip and goes on where it was, %s', async (_, kind) => {
    const { fake, time, begin, waits, sheets } = counter({ bufferBytes: 30_000 }, speaking, kind);
    fake.loadPaper(3000);
    const printing = begin();
    await time.pass(120_000);
    expect(waits.at(-1)).toBe('paperOut');
    fake.loadPaper();
    expect(await time.until(printing)).toEqual({ kind: 'printed', confirmed: true });
    expect(waits).toEqual(['paperOut', null]);
    expect(sheets()).toBe(1);
  });

  test('tells that it waits even when its buffer is full and no question gets through', async () => {
    const { fake, time, begin, waits } = counter({ bufferBytes: 1024 });
    fake.loadPaper(3000);
    const printing = begin();
    await time.pass(90_000);
    expect(waits.at(-1)).toBe('paperOut');
    fake.loadPaper();
    expect(await time.until(printing)).toMatchObject({ kind: 'printed', confirmed: true });
  });

  test('is not waited for all day', async () => {
    const { fake, print } = counter();
    fake.loadPaper(3000);
    expect(await print()).toMatchObject({ kind: 'unknown', fault: 'paperOut' });
  });

  test('that is switched off and on within a slip leaves it to the cashier', async () => {
    for (const kind of [network, cable]) {
      const { fake, time, wire, begin } = counter({ bytesPerSecond: 2000 }, speaking, kind);
      const printing = begin();
      await time.pass(4000);
      fake.switchOff();
      if (kind === network) wire.reset();
      await time.pass(2000);
      fake.switchOn();
      expect(await time.until(printing)).toMatchObject({ kind: 'unknown' });
    }
  });

  test.each([
    ['proves its slips', speaking, {}],
    ['never says a word', plainPrinter(384), fakeKinds.mute],
  ] as const)(
    'whose connection breaks within a picture takes the next slip whole, when it %s',
    async (_, profile, habits) => {
      const { time, wire, begin, print, fake } = counter({ ...habits, bytesPerSecond: 2500 }, profile);
      const printing = begin();
      await time.pass(3000);
      wire.reset();
      expect(await time.until(printing)).toMatchObject({ kind: 'unknown', fault: 'unreachable' });
      await time.pass(5000);
      // It still waits for the rest of the picture; the next slip must not become part of it.
      expect(await print('next')).toMatchObject({ kind: 'printed' });
      await time.pass(60_000);
      expect(fake.beginnings).toBe(2);
      expect(fake.cuts).toHaveLength(1);
    },
  );

  test('that never proves although it should is told from one that is busy before the first byte', async () => {
    const { fake, print } = counter({ proves: false });
    expect(await print()).toMatchObject({ kind: 'failed', fault: 'busy' });
    expect(fake.cuts).toEqual([]);
  });

  test('a till that closes gives up: before the first byte nothing happened, after it nobody knows', async () => {
    const early = counter();
    early.giveUp.abort();
    expect(await early.print()).toMatchObject({ kind: 'failed', fault: 'cancelled' });
    const late = counter({ bytesPerSecond: 1000 });
    const printing = late.begin();
    await late.time.pass(5000);
    late.giveUp.abort();
    expect(await late.time.until(printing)).toMatchObject({ kind: 'unknown', fault: 'cancelled' });
  });

  test('that chatters unasked is understood all the same', async () => {
    const { print, sheets } = counter({ packets: 'always', bytesPerSecond: 3000 });
    expect(await print()).toEqual({ kind: 'printed', confirmed: true });
    expect(sheets()).toBe(1);
  });

  test('a long slip on a slow head is waited for', async () => {
    const { print } = counter({ bytesPerSecond: 9600, bufferBytes: 1_000_000 });
    expect(await print('long', 3000)).toEqual({ kind: 'printed', confirmed: true });
  });
});

describe('a clone that never says a word', () => {
  const { mute } = fakeKinds;

  test('gets every byte and is believed, no more', async () => {
    const { print, sheets, time, printer } = counter(mute, plainPrinter(384));
    expect(await print()).toEqual({ kind: 'printed', confirmed: false });
    await time.pass(20_000);
    await time.until(printer.close());
    expect(sheets()).toBe(1);
  });

  test('that takes no more bytes within a slip leaves it to the cashier', async () => {
    const { print, fake } = counter({ ...mute, bufferBytes: 1024 }, plainPrinter(384));
    fake.loadPaper(3000);
    expect(await print()).toMatchObject({ kind: 'unknown', fault: 'timedOut' });
  });
});

describe('the drawer', () => {
  const kick = ({ time, printer }: ReturnType<typeof counter>) =>
    time.until(printer.kick(2, new AbortController().signal));

  test('is kicked once, and its sensor says that it opened', async () => {
    const shop = counter();
    expect(await kick(shop)).toEqual({ kind: 'requested', opened: true });
    expect(shop.fake.kicks).toBe(1);
  });

  test('nobody can say whether it opened where the printer is mute', async () => {
    const shop = counter({ answers: false, proves: false }, plainPrinter(384));
    expect(await kick(shop)).toEqual({ kind: 'requested', opened: null });
  });

  test('opens without paper too, at once, and never again when there is some', async () => {
    const shop = counter();
    shop.fake.loadPaper(0);
    expect(await kick(shop)).toEqual({ kind: 'requested', opened: true });
    shop.fake.loadPaper();
    await shop.time.pass(60_000);
    expect(shop.fake.kicks).toBe(1);
  });

  test('never opens late: a printer that cannot open it now is not asked to', async () => {
    const shop = counter();
    shop.fake.jamCutter(true);
    expect(await kick(shop)).toMatchObject({ kind: 'failed', fault: 'printerError' });
    shop.fake.jamCutter(false);
    await shop.time.pass(60_000);
    expect(shop.fake.kicks).toBe(0);
  });

  test('that was asked for while a long slip prints is not opened after its time', async () => {
    const shop = counter({ bytesPerSecond: 1000 });
    const printing = shop.begin();
    const expiry = new AbortController();
    shop.time.after(5000, () => expiry.abort(new DOMException('expired', 'TimeoutError')));
    const kicked = shop.printer.kick(2, expiry.signal);
    await shop.time.until(printing);
    expect(await shop.time.until(kicked)).toMatchObject({ kind: 'failed' });
    expect(shop.fake.kicks).toBe(0);
  });
});
