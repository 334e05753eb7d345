/** Slips through the queue to a printer that is faster than any: what the till itself costs. */
import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { profileOf } from '../../src/domain/areas/device/printer-presets.ts';
import { epsonHabits, FakePrinter } from '../../src/main/devices/printer/fake.ts';
import { fakeOnTcp } from '../../src/main/devices/printer/fake-wire.ts';
import { systemTimers, type Timers } from '../../src/main/devices/transport/timers.ts';
import type { Till } from '../../src/main/till.ts';
import type { Run } from '../run.ts';
import { clientOf } from '../shop.ts';
import type { Line } from '../table.ts';

/** A head that never rests. */
const atOnce: Timers = {
  now: systemTimers.now,
  after: (_ms, run) => {
    const soon = setImmediate(run);
    return () => clearImmediate(soon);
  },
};
const habits = { ...epsonHabits, bufferBytes: 1_000_000, bytesPerSecond: 1_000_000_000 };
const patienceMs = 120_000;

interface Raced {
  readonly perSecond: number;
  /** Of one slip. */
  readonly slip: Uint8Array;
}

export async function queueLines(run: Run, till: Till, token: string): Promise<Line[]> {
  run.say('slips through the queue');
  const count = run.quick ? 10 : 100;
  const confirmed = await race(till, token, { confirms: true, count });
  const mute = await race(till, token, { confirms: false, count });
  const bare = await bareRate(confirmed.slip, count);
  return [
    {
      name: 'device.queue',
      what: 'slips through the queue, each proven by the printer',
      ours: confirmed.perSecond,
      bare,
      unit: '/s',
      absolute: true,
      gate: 2,
      goal: 4,
      how: 'bare: the same bytes and questions over one socket; 150 ms a slip are waited for late proofs',
    },
    {
      name: 'device.queue.mute',
      what: 'the same to a printer that says nothing',
      ours: mute.perSecond,
      bare,
      unit: '/s',
      absolute: true,
      gate: 5,
      goal: 20,
    },
  ];
}

/** Slips wait while the printer is off, and are timed from when it is switched on. */
async function race(
  till: Till,
  token: string,
  { confirms, count }: { confirms: boolean; count: number },
): Promise<Raced> {
  const client = clientOf(till, token);
  const { ledger } = till.kit;
  const printer = new FakePrinter(habits, atOnce);
  const port = await fakeOnTcp(printer);
  const deviceId = ledger.newId();
  const save = (isOn: boolean) =>
    client.device.saveDevice({
      commandId: ledger.newId(),
      deviceId,
      name: confirms ? 'Speaks' : 'Mute',
      isOn,
      settings: {
        kind: 'printer',
        wire: { kind: 'tcp', host: '127.0.0.1', port: port.port },
        profile: profileOf('epson80', {
          speaks: confirms ? 'whenAsked' : 'nothing',
          confirms,
          drawerOpenWhen: 'high',
          nearEnd: 'ignored',
        }),
        uses: ['receipt', 'report'],
        standsInFor: [],
        drawer: null,
      },
    });
  const queue = async (slips: number): Promise<number> => {
    const before = printer.cuts.length;
    await save(false);
    for (let n = 0; n < slips; n += 1) await client.device.printTest({ commandId: ledger.newId(), deviceId });
    const begun = performance.now();
    await save(true);
    while (printer.cuts.length < before + slips) {
      if (performance.now() - begun > patienceMs) throw new Error(`${printer.cuts.length} of ${slips} slips`);
      await sleep(2);
    }
    return performance.now() - begun;
  };
  // The drawing thread starts, and reads its fonts.
  await queue(2);
  const ms = await queue(count);
  const [from, to] = printer.cuts.slice(-2);
  const slip = printer.paper.subarray(from, to);
  await save(false);
  await port.close();
  return { perSecond: (count * 1000) / ms, slip };
}

/** The bytes of a slip, and the wait for its proof. */
async function bareRate(slip: Uint8Array, count: number): Promise<number> {
  const port = await fakeOnTcp(new FakePrinter(habits, atOnce));
  const socket = connect({ port: port.port, noDelay: true });
  await once(socket, 'connect');
  const begun = performance.now();
  for (let n = 0; n < count; n += 1) {
    socket.write(slip);
    socket.write(Uint8Array.of(0x1d, 0x72, 1));
    await once(socket, 'data');
  }
  const ms = performance.now() - begun;
  socket.destroy();
  await port.close();
  return (count * 1000) / ms;
}
