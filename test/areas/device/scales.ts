/** Scales of tests: simulators on real pseudo-terminals. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { ScaleNow } from '../../../src/domain/areas/device/attached.ts';
import { FakeScale } from '../../../src/main/devices/scale/fake.ts';
import { ptyWire } from '../../../src/main/devices/transport/fake.ts';
import { systemTimers } from '../../../src/main/devices/transport/timers.ts';
import type { TestClient } from '../../kit/till.ts';

const line = { baudRate: 9600, dataBits: 8, parity: 'none', stopBits: 1, rtscts: false } as const;
export const casOn = (path: string) =>
  ({ kind: 'scale', protocol: 'cas', wire: { kind: 'serial', path, ...line } }) as const;

export function newPath(): string {
  const dir = mkdtempSync(join(tmpdir(), 'dukkan-test-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return join(dir, 'scale');
}

export async function casScale(path: string, grams: number): Promise<FakeScale> {
  const scale = new FakeScale('cas', await ptyWire(path), systemTimers, () => 0.5);
  onTestFinished(() => scale.unplug());
  scale.put({ grams });
  return scale;
}

/** The first view for which it holds. */
export async function seen(client: TestClient, holds: (now: ScaleNow) => boolean): Promise<ScaleNow> {
  const stop = new AbortController();
  for await (const now of await client.device.scale({}, { signal: stop.signal })) {
    if (!now || !holds(now)) continue;
    stop.abort();
    return now;
  }
  throw new Error('the stream ended');
}
