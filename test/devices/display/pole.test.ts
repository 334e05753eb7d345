/** A pole display on a real pseudo-terminal: what stands on it, what it costs in bytes, and how it comes back. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { TwoLines } from '../../../src/domain/areas/device/display-lines.ts';
import { cd5220 } from '../../../src/main/devices/display/cd5220.ts';
import type { Dialect } from '../../../src/main/devices/display/dialect.ts';
import { escPos } from '../../../src/main/devices/display/esc-pos.ts';
import { type FakePole, fakePole } from '../../../src/main/devices/display/fake.ts';
import { openPole, type Pole } from '../../../src/main/devices/display/pole.ts';
import { type FakeWire, ptyWire } from '../../../src/main/devices/transport/fake.ts';
import type { KeptState } from '../../../src/main/devices/transport/kept-line.ts';
import { serial } from '../../../src/main/devices/transport/serial.ts';
import { systemTimers, type Timers } from '../../../src/main/devices/transport/timers.ts';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex').toUpperCase();
const lines = (upper: string, lower: string): TwoLines => [upper.padEnd(20), lower.padEnd(20)];
const ascii = (text: string): string => hex(Buffer.from(text.padEnd(20)));

describe('the bytes', () => {
  test('CD5220: whole lines of twenty letters', () => {
    const bytes = cd5220('latin').change(null, lines('Tea', 'TOTAL'));
    expect(hex(bytes)).toBe(`1B5141${ascii('Tea')}0D1B5142${ascii('TOTAL')}0D`);
  });

  test('CD5220: only the line that changed', () => {
    const bytes = cd5220('latin').change(lines('Tea', 'TOTAL 1'), lines('Tea', 'TOTAL 2'));
    expect(hex(bytes)).toBe(`1B5142${ascii('TOTAL 2')}0D`);
  });

  test('ESC/POS: only the letters that changed, from their column', () => {
    const bytes = escPos('latin').change(lines('Tea', 'TOTAL 100'), lines('Tea', 'TOTAL 205'));
    expect(hex(bytes)).toBe('1F240702323035');
  });

  test.each<[string, Dialect, string]>([
    ['CD5220', cd5220('latin'), '0C1B401B5F00'],
    ['CD5220 in Russian', cd5220('cp866'), '0C1B401B66521B5F00'],
    ['ESC/POS', escPos('latin'), '1B3D021B401B74001F011F43000C'],
    ['ESC/POS in Russian', escPos('cp866'), '1B3D021B401B74111F011F43000C'],
  ])('%s is woken', (_name, dialect, bytes) => {
    expect(hex(dialect.start())).toBe(bytes);
  });

  test.each([cd5220('cp866'), escPos('cp866')])('nothing for what stands there already', (dialect) => {
    const shown = lines('Чай', 'ИТОГО');
    expect(dialect.change(shown, shown)).toHaveLength(0);
  });
});

describe.each<[string, Dialect]>([
  ['CD5220', cd5220('cp866')],
  ['ESC/POS', escPos('cp866')],
])('%s on a wire', (_name, dialect) => {
  let folder = '';
  let path = '';
  let wire: FakeWire;
  let display: FakePole;
  let pole: Pole;
  const states: KeptState['kind'][] = [];
  /** How long a port may take to open: a busy machine takes its time. */
  const openMs = 5000;
  /** A minute is a moment here; nothing else waits. */
  const quick: Timers = {
    now: systemTimers.now,
    after: (ms, run) =>
      systemTimers.after(ms >= 60_000 ? refresh() : ms === openMs ? ms : Math.min(ms, 20), run),
  };
  let refresh = () => 1_000_000;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'dukkan-pole-'));
    path = join(folder, 'pole');
    wire = await ptyWire(path);
    display = fakePole(wire);
    states.length = 0;
    refresh = () => 1_000_000;
    const port = { path, baudRate: 9600, dataBits: 8, parity: 'none', stopBits: 1 } as const;
    const onState = ({ kind }: KeptState) => void states.push(kind);
    pole = openPole({ transport: serial(port), dialect, timers: quick, onState });
  });
  afterEach(async () => {
    await pole.close();
    await wire.unplug();
    rmSync(folder, { recursive: true });
  });
  const expectShown = (shown: TwoLines) => vi.waitFor(() => expect(display.lines).toEqual(shown), 10_000);

  test('shows what is sold, and the latest of what came at once', async () => {
    pole.show(lines('Хлеб ржаной    24,00', 'ИТОГО          24,00'));
    pole.show(lines('Чай            90,00', 'ИТОГО         114,00'));
    await expectShown(lines('Чай            90,00', 'ИТОГО         114,00'));
    expect(states).toEqual(['connected']);
  });

  test('sends a few bytes for a few letters', async () => {
    pole.show(lines('Tea', 'TOTAL           1.00'));
    await expectShown(lines('Tea', 'TOTAL           1.00'));
    display.takeCount();
    pole.show(lines('Tea', 'TOTAL           2.00'));
    await expectShown(lines('Tea', 'TOTAL           2.00'));
    expect(display.takeCount()).toBeLessThanOrEqual(24);
  });

  test('comes back by itself with what is due now, not what was', async () => {
    pole.show(lines('Tea', 'TOTAL           1.00'));
    await expectShown(lines('Tea', 'TOTAL           1.00'));
    await wire.unplug();
    await vi.waitFor(() => expect(pole.state.kind).toBe('lost'), 10_000);
    pole.show(lines('Salt', 'TOTAL           2.00'));
    wire = await ptyWire(path);
    display = fakePole(wire);
    await expectShown(lines('Salt', 'TOTAL           2.00'));
    expect(pole.state.kind).toBe('connected');
  });

  test('is shown again after its own plug was pulled', async () => {
    refresh = () => 50;
    pole.show(lines('Tea', 'TOTAL           1.00'));
    await expectShown(lines('Tea', 'TOTAL           1.00'));
    display.powerCycle();
    await expectShown(lines('Tea', 'TOTAL           1.00'));
  });

  test('is blank when the till lets it go', async () => {
    pole.show(lines('Tea', 'TOTAL           1.00'));
    await expectShown(lines('Tea', 'TOTAL           1.00'));
    await pole.close();
    await expectShown(lines('', ''));
  });
});
