/** What hangs on this till: as saved, as it is doing, and opened whenever what is saved changes. */
import { isNull } from 'drizzle-orm';
import {
  DeviceSettings,
  type DeviceView,
  type PortView,
  type SavedDevice,
  type ScaleNow,
  type SettingsOf,
  type TrafficLine,
} from '../../../domain/areas/device/attached.ts';
import type { Measure, Reading } from '../../../domain/areas/device/scale.ts';
import type { Id } from '../../../domain/kit/ids.ts';
import type { Fleet } from '../../devices/fleet.ts';
import { spelledOut } from '../../devices/spelling.ts';
import type { Chunk } from '../../devices/traffic.ts';
import { listPorts } from '../../devices/transport/ports.ts';
import { codecOf } from '../../ledger/codec.ts';
import type { Reader } from '../../ledger/reader.ts';
import { Signal } from '../../ledger/watch.ts';
import type { Kit } from '../area.ts';
import type { AttachedPrinter } from './attached-printer.ts';
import { device } from './tables.ts';

/** What of the devices changes without a commit. */
export const deviceSignals = {
  changed: new Signal('device'),
  weighed: new Signal('device.weighed'),
  scanned: new Signal('device.scanned'),
  heard: new Signal('device.heard'),
};

/** As they were attached. What a later version saved and this one cannot read is left alone. */
export const savedDevices = (read: Reader): SavedDevice[] =>
  read.db
    .select()
    .from(device)
    .where(isNull(device.deletedAt))
    .orderBy(device.id)
    .all()
    .flatMap(({ id, name, isOn, settings }) => {
      const known = DeviceSettings.safeParse(settings);
      return known.success ? [{ deviceId: id, name, isOn, settings: known.data }] : [];
    });

type SavedPrinter = SavedDevice & { readonly settings: SettingsOf<'printer'> };
const isPrinter = (saved: SavedDevice): saved is SavedPrinter => saved.settings.kind === 'printer';

export const savedPrinters = (read: Reader): SavedPrinter[] => savedDevices(read).filter(isPrinter);

export const savedPrinter = (read: Reader, deviceId: Id): SavedPrinter | null =>
  savedPrinters(read).find((saved) => saved.deviceId === deviceId) ?? null;

export const deviceViews = (
  read: Reader,
  devices: Fleet,
  printers: readonly AttachedPrinter[],
): DeviceView[] =>
  savedDevices(read).map((saved) => {
    const health = devices.healthOf(saved.deviceId);
    if (health?.kind !== 'printer') return { ...saved, health };
    const at = printers.find(({ deviceId }) => deviceId === saved.deviceId);
    return { ...saved, health: { ...health, fault: at?.trouble?.fault ?? null } };
  });

/** Opens what is saved, and again whenever something else is saved; returns how to let everything go. */
export function attachSaved({ ledger, devices }: Kit): () => Promise<void> {
  const attach = (): void => devices.attach(savedDevices(ledger.read));
  attach();
  const stop = ledger.watchers.watch([codecOf(device).spec.name], attach);
  return () => {
    stop();
    return devices.close();
  };
}

export function scaleNow(beside: Fleet['scale']): ScaleNow | null {
  if (!beside) return null;
  const { scale, id: deviceId, name } = beside;
  const { state, reading } = scale.view;
  const added = scale.mayAdd({ itemTareMg: 0, again: false });
  const said = { deviceId, name, state, measure: measureOf(reading) };
  if (added.ok) {
    const { net, tare, belowMinimum } = added.value;
    return { ...said, refusal: null, netMilli: net, tareMilli: tare, belowMinimum };
  }
  const { code, data } = added.refusal;
  const trouble = code === 'ScaleTrouble' ? data.trouble : null;
  return { ...said, refusal: { code, trouble }, netMilli: null, tareMilli: null, belowMinimum: false };
}

/** Without the moment it came: equal frames are one answer. */
function measureOf(reading: Reading | null): Measure | null {
  if (!reading) return null;
  const { at: _, ...measure } = reading;
  return measure;
}

/** Ports of this machine, and which device of ours holds each. */
export async function portsOf({ devices, log }: Kit): Promise<PortView[]> {
  const ports = await listPorts((what, error) => log.warn('device.ports', { what, error: String(error) }));
  return ports.map((port) => ({ ...port, owner: devices.ownerOf(port.path) }));
}

export const trafficLines = (chunks: readonly Chunk[]): TrafficLine[] =>
  chunks.map(({ at, direction, bytes }, i) => ({
    afterMs: Math.round(at - (chunks[i - 1]?.at ?? at)),
    direction,
    hex: Buffer.from(bytes).toString('hex').replace(/../g, '$& ').trimEnd().toUpperCase(),
    text: spelledOut(bytes),
  }));
