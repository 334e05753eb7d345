/** The same printer on real wires: a network, a pseudo-terminal, a device file, the system's queue, a file. */

import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { PrinterProfile } from '../../../src/domain/areas/device/printer-settings.ts';
import { epsonHabits, type FakeHabits, FakePrinter } from '../../../src/main/devices/printer/fake.ts';
import { type FakePort, fakeOnTcp, fakeOnWire } from '../../../src/main/devices/printer/fake-wire.ts';
import { plainPrinter } from '../../../src/main/devices/printer/profile.ts';
import { blankBitmap, fillBox } from '../../../src/main/devices/printer/raster/bitmap.ts';
import { WiredPrinter } from '../../../src/main/devices/printer/wired.ts';
import { type FakeWire, ptyWire } from '../../../src/main/devices/transport/fake.ts';
import { file } from '../../../src/main/devices/transport/file.ts';
import type { Transport } from '../../../src/main/devices/transport/link.ts';
import { serial } from '../../../src/main/devices/transport/serial.ts';
import { spooler } from '../../../src/main/devices/transport/spooler.ts';
import { tcp } from '../../../src/main/devices/transport/tcp.ts';
import { systemTimers } from '../../../src/main/devices/transport/timers.ts';
import { usb } from '../../../src/main/devices/transport/usb.ts';
import { decode } from './decoder.ts';

const never = new AbortController().signal;
const speaking: PrinterProfile = {
  ...plainPrinter(384),
  status: { speaks: 'unasked', confirms: true, drawerOpenWhen: 'high', nearEnd: 'watched' },
};
const fast: FakeHabits = { ...epsonHabits, bytesPerSecond: 1_000_000 };
const bitmap = blankBitmap(384, 300);
for (let y = 0; y < 300; y += 2) fillBox(bitmap, { x: y, y, width: 80, height: 1 });

let folder = '';
const printers: WiredPrinter[] = [];
const ports: FakePort[] = [];
const wires: FakeWire[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'dukkan-printer-'));
});
afterEach(async () => {
  for (const printer of printers.splice(0)) await printer.close();
  for (const port of ports.splice(0)) await port.close();
  for (const wire of wires.splice(0)) await wire.unplug();
  rmSync(folder, { recursive: true });
});

const printerOn = (transport: Transport, profile = speaking): WiredPrinter => {
  const printer = new WiredPrinter(transport, profile, systemTimers);
  printers.push(printer);
  return printer;
};
const print = (printer: WiredPrinter, signal = never) =>
  printer.print(bitmap, { id: 'job', cuts: [] }, signal);
const sheets = (paper: Uint8Array) =>
  decode(paper, { widthDots: 384 }).cuts.map(({ row }, i, cuts) => row - (cuts[i - 1]?.row ?? 0));

async function onNetwork(habits: Partial<FakeHabits> = {}) {
  const fake = new FakePrinter({ ...fast, ...habits }, systemTimers);
  const port = await fakeOnTcp(fake);
  ports.push(port);
  return { fake, port, transport: tcp({ host: '127.0.0.1', port: port.port }) };
}

describe('over a network', () => {
  test('a slip is printed and proved, its dots as they were drawn', async () => {
    const { fake, transport } = await onNetwork();
    const printer = printerOn(transport);
    expect(await print(printer)).toEqual({ kind: 'printed', confirmed: true });
    expect(await print(printer)).toEqual({ kind: 'printed', confirmed: true });
    const paper = decode(fake.paper, { widthDots: 384 });
    expect(paper.bitmap.bits.subarray(0, bitmap.bits.length)).toEqual(bitmap.bits);
    expect(sheets(fake.paper)).toEqual([300, 300]);
  });

  test('a clone that never says a word gets every byte, however slowly it reads', async () => {
    const quiet = {
      answers: false,
      proves: false,
      packets: 'never',
      bufferBytes: 600,
      bytesPerSecond: 60_000,
    } as const;
    const { fake, transport } = await onNetwork(quiet);
    const printer = printerOn(transport, plainPrinter(384));
    expect(await print(printer)).toEqual({ kind: 'printed', confirmed: false });
    await printer.close();
    await expect.poll(() => sheets(fake.paper), { timeout: 20_000 }).toEqual([300]);
  });

  test('two tills share a printer: one waits until the other has hung up', async () => {
    const { fake, transport } = await onNetwork();
    const [ours, theirs] = [printerOn(transport), printerOn(transport)];
    const both = [print(ours).then((outcome) => ours.close().then(() => outcome)), print(theirs)];
    const outcomes = await Promise.all(both);
    // Whoever came second may be told that it is busy; it got nothing then and tries again.
    const printed = outcomes.filter(({ kind }) => kind === 'printed').length;
    expect(outcomes.every(({ kind }) => kind !== 'unknown')).toBe(true);
    expect(sheets(fake.paper)).toHaveLength(printed);
  });

  test('a connection that breaks within the slip leaves it to the cashier', async () => {
    const { fake, port, transport } = await onNetwork({ bytesPerSecond: 4000, bufferBytes: 1000 });
    const printing = print(printerOn(transport));
    await expect.poll(() => fake.paper.length, { timeout: 20_000 }).toBeGreaterThan(500);
    port.reset();
    expect(await printing).toMatchObject({ kind: 'unknown', fault: 'unreachable' });
  });

  test('where nobody listens nothing has happened', async () => {
    const { port, transport } = await onNetwork();
    await port.close();
    ports.pop();
    expect(await print(printerOn(transport))).toMatchObject({ kind: 'failed', fault: 'unreachable' });
  });
});

describe('over a cable', () => {
  async function onCable(transportAt: (path: string) => Transport) {
    const path = join(folder, 'cable');
    const wire = await ptyWire(path);
    wires.push(wire);
    const fake = new FakePrinter(fast, systemTimers);
    fakeOnWire(fake, wire);
    return { fake, wire, printer: printerOn(transportAt(path)) };
  }

  test.each([
    [
      'serial',
      (path: string) => serial({ path, baudRate: 115_200, dataBits: 8, parity: 'none', stopBits: 1 }),
    ],
    ['USB, as a device file', (path: string) => usb(path, systemTimers)],
  ] as const)('%s: a slip is printed and proved', async (_, transportAt) => {
    const { fake, printer } = await onCable(transportAt);
    expect(await print(printer)).toEqual({ kind: 'printed', confirmed: true });
    expect(sheets(fake.paper)).toEqual([300]);
    expect(await printer.kick(2, never)).toEqual({ kind: 'requested', opened: true });
  });

  test('a device file that is missing is never made: no slip is printed into a plain file', async () => {
    const path = join(folder, 'lp0');
    expect(await print(printerOn(usb(path, systemTimers)))).toMatchObject({ kind: 'failed' });
    writeFileSync(path, '');
    expect(await print(printerOn(usb(path, systemTimers)))).toMatchObject({ kind: 'failed' });
    expect(readFileSync(path)).toHaveLength(0);
  });
});

describe('through the system', () => {
  const queue = (script: string): Transport => {
    const command = join(folder, 'lp');
    writeFileSync(command, `#!/bin/sh\n${script}\n`);
    chmodSync(command, 0o755);
    return spooler('Receipts', command);
  };

  test('the queue gets the bytes as they are, for the printer of this name', async () => {
    const out = join(folder, 'out');
    const printer = printerOn(queue(`echo "$@" > ${out}.args; cat > ${out}`), plainPrinter(384));
    expect(await print(printer)).toEqual({ kind: 'printed', confirmed: false });
    expect(readFileSync(`${out}.args`, 'utf8').trim()).toBe('-d Receipts -o raw -');
    expect(sheets(readFileSync(out))).toEqual([300]);
  });

  test.each([
    ['knows no such printer', 'echo "lp: No such printer" >&2; exit 1'],
    ['fails after it has read everything', 'cat > /dev/null; exit 1'],
  ])('a queue that %s has printed nothing, so a retry is safe', async (_, script) => {
    const outcome = await print(printerOn(queue(script), plainPrinter(384)));
    expect(outcome).toMatchObject({ kind: 'failed', fault: 'unreachable' });
  });

  test('without the command there is no queue', async () => {
    const printer = printerOn(spooler('Receipts', join(folder, 'nothing')), plainPrinter(384));
    expect(await print(printer)).toMatchObject({ kind: 'failed', fault: 'unreachable' });
  });

  test('a file is added to, slip by slip', async () => {
    const path = join(folder, 'share');
    const printer = printerOn(file(path), plainPrinter(384));
    expect(await print(printer)).toEqual({ kind: 'printed', confirmed: false });
    expect(await print(printer)).toEqual({ kind: 'printed', confirmed: false });
    await printer.close();
    expect(sheets(readFileSync(path))).toEqual([300, 300]);
  });
});
