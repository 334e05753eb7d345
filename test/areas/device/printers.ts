/** Printers for a till of a test: one that makes pictures, and simulated ones on real sockets. */
import { onTestFinished } from 'vitest';
import type { SettingsOf } from '../../../src/domain/areas/device/attached.ts';
import { epsonHabits, type FakeHabits, FakePrinter } from '../../../src/main/devices/printer/fake.ts';
import { type FakePort, fakeOnTcp } from '../../../src/main/devices/printer/fake-wire.ts';
import { plainPrinter } from '../../../src/main/devices/printer/profile.ts';
import { systemTimers } from '../../../src/main/devices/transport/timers.ts';
import type { TestTill } from '../../kit/till.ts';

type PrinterSettings = SettingsOf<'printer'>;

/** Of receipts and reports, on 80 mm, as pictures in the folder of prints. */
export const picturePrinter = (changes: Partial<PrinterSettings> = {}): PrinterSettings => ({
  kind: 'printer',
  wire: { kind: 'picture' },
  profile: plainPrinter(576),
  uses: ['receipt', 'report'],
  standsInFor: [],
  drawer: null,
  ...changes,
});

/** Answers with its id. */
export async function attachPrinter(
  till: TestTill,
  settings: PrinterSettings = picturePrinter(),
  name = 'Receipts',
): Promise<string> {
  const deviceId = till.id();
  const owner = till.clientFor('owner');
  await owner.device.saveDevice({ commandId: till.id(), deviceId, name, isOn: true, settings });
  return deviceId;
}

/** A printer on a socket, and what a till is told of it. */
export async function tcpPrinter(
  habits: Partial<FakeHabits> = {},
  changes: Partial<PrinterSettings> = {},
): Promise<{ fake: FakePrinter; port: FakePort; settings: PrinterSettings }> {
  const fake = new FakePrinter({ ...epsonHabits, bytesPerSecond: 2_000_000, ...habits }, systemTimers);
  const port = await fakeOnTcp(fake);
  onTestFinished(() => port.close());
  const speaks = habits.answers === false ? 'nothing' : 'unasked';
  const status = {
    speaks,
    confirms: speaks !== 'nothing',
    drawerOpenWhen: 'high',
    nearEnd: 'watched',
  } as const;
  const profile = { ...plainPrinter(576), status };
  const wire = { kind: 'tcp', host: '127.0.0.1', port: port.port } as const;
  return { fake, port, settings: picturePrinter({ wire, profile, ...changes }) };
}
