/** Attaching devices to this till, changing and taking them off. */
import type { SavedDevice } from '../../../../domain/areas/device/attached.ts';
import type { Id } from '../../../../domain/kit/ids.ts';
import { ok, refuse } from '../../../../domain/kit/result.ts';
import { foldForSearch } from '../../../../domain/kit/search.ts';
import type { Tx } from '../../../ledger/tx.ts';
import { command } from '../../area.ts';
import { savedDevices } from '../attached.ts';
import { device } from '../tables.ts';

export const saveDevice = command((tx, { deviceId, name, isOn, settings }: SavedDevice, call) => {
  if (exists(tx, name, deviceId)) return refuse('DeviceExists', { name });
  tx.save(device, deviceId, { name, isOn, settings, deletedAt: null });
  call.note({ entity: 'device', entityId: deviceId, label: name });
  return ok({});
});

export const eraseDevice = command((tx, { deviceId }: { deviceId: Id }, call) => {
  const row = tx.find(device, { id: deviceId });
  if (!row || row.deletedAt !== null) return refuse('DeviceGone');
  tx.erase(device, deviceId);
  call.note({ entity: 'device', entityId: deviceId, label: row.name });
  return ok({});
});

export const restoreDevice = command((tx, { deviceId }: { deviceId: Id }, call) => {
  const row = tx.find(device, { id: deviceId });
  if (!row) return refuse('DeviceGone');
  if (exists(tx, row.name, deviceId)) return refuse('DeviceExists', { name: row.name });
  tx.save(device, deviceId, { deletedAt: null });
  call.note({ entity: 'device', entityId: deviceId, label: row.name });
  return ok({});
});

/** People tell devices apart by their names: who holds a port is said with one. */
const exists = (tx: Tx, name: string, except: Id): boolean =>
  savedDevices(tx.read).some(
    (saved) => saved.deviceId !== except && foldForSearch(saved.name) === foldForSearch(name),
  );
