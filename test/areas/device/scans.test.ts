/** A scanner on a serial line, attached to a till: its codes are a window's, each once. */
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { type FakeWire, ptyWire } from '../../../src/main/devices/transport/fake.ts';
import { openTestTill, type TestTill } from '../../kit/till.ts';
import { newPath } from './scales.ts';

const line = { baudRate: 9600, dataBits: 8, parity: 'none', stopBits: 1, rtscts: false } as const;

async function attached(till: TestTill, name = 'Scanner') {
  const path = newPath();
  const wire = await ptyWire(path);
  onTestFinished(() => wire.unplug());
  const deviceId = till.id();
  await till.clientFor('owner').device.saveDevice({
    commandId: till.id(),
    deviceId,
    name,
    isOn: true,
    settings: { kind: 'scanner', wire: { kind: 'serial', path, ...line } },
  });
  const health = () => {
    const now = till.kit.devices.healthOf(deviceId);
    return now?.kind === 'scanner' ? now : null;
  };
  await vi.waitFor(() => expect(health()?.line.kind).toBe('connected'), 10_000);
  return { wire, health };
}

const scan = (wire: FakeWire, ...codes: string[]): void =>
  wire.send(Buffer.from(codes.map((code) => `${code}\r`).join('')));

/** A window that opened: what it was given so far, as a counter asks for it. */
async function windowOf(till: TestTill) {
  const { device } = till.clientFor('owner');
  const taker = till.id();
  const got: string[] = [];
  let after: number | null = null;
  const take = async () => {
    const given = await device.takeScans({ commandId: till.id(), taker, after });
    for (const { n, code } of given) {
      after = n;
      got.push(code);
    }
    after ??= 0;
  };
  await take();
  return { got, take };
}

describe('a serial scanner', () => {
  test('gives every code to the window at the counter, in order', async () => {
    const till = await openTestTill();
    const { wire, health } = await attached(till);
    const { got, take } = await windowOf(till);
    const codes = Array.from({ length: 50 }, (_, n) => `46000000${String(n).padStart(5, '0')}`);
    scan(wire, ...codes);
    await vi.waitFor(async () => {
      await take();
      expect(got).toEqual(codes);
    }, 10_000);
    expect(health()).toEqual({
      kind: 'scanner',
      line: { kind: 'connected' },
      lastCode: codes.at(-1),
      count: 50,
    });
  });

  test('two of them are one queue', async () => {
    const till = await openTestTill();
    const left = await attached(till, 'Left');
    const right = await attached(till, 'Right');
    const { got, take } = await windowOf(till);
    scan(left.wire, '111111');
    await vi.waitFor(() => expect(left.health()?.count).toBe(1), 10_000);
    scan(right.wire, '222222');
    await vi.waitFor(() => expect(right.health()?.count).toBe(1), 10_000);
    await take();
    expect(got).toEqual(['111111', '222222']);
  });

  test('what was scanned before anybody signed in is nobody’s', async () => {
    const till = await openTestTill();
    const { wire, health } = await attached(till);
    scan(wire, '111111');
    await vi.waitFor(() => expect(health()?.count).toBe(1), 10_000);
    const { got, take } = await windowOf(till);
    scan(wire, '222222');
    await vi.waitFor(async () => {
      await take();
      expect(got).toEqual(['222222']);
    }, 10_000);
  });

  test('is for people who are signed in', async () => {
    const till = await openTestTill();
    await expect(
      till.stranger.device.takeScans({ commandId: till.id(), taker: till.id(), after: null }),
    ).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });
});
