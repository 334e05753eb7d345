/** Devices attached to a running till over its API, as an owner's own program would. */
import { v7 } from 'uuid';
import type { DeviceHealth, SettingsOf } from '../../src/domain/areas/device/attached.ts';
import type { Books } from './books.ts';

/** As most adapters leave the factory. */
export const serialAt = (path: string) =>
  ({
    kind: 'serial',
    path,
    baudRate: 9600,
    dataBits: 8,
    parity: 'none',
    stopBits: 1,
    rtscts: false,
  }) as const;

type Kind = DeviceHealth['kind'];

export interface AttachedDevice<K extends Kind> {
  /** Resolves once it is doing so. */
  is(doing: (health: Extract<DeviceHealth, { kind: K }>) => boolean): Promise<void>;
  /** Told otherwise: another path, another protocol. */
  change(settings: SettingsOf<K>, isOn?: boolean): Promise<void>;
}

export async function attach<K extends Kind>(
  books: Books,
  name: string,
  settings: SettingsOf<K>,
): Promise<AttachedDevice<K>> {
  const deviceId = v7();
  const save = async (told: SettingsOf<K>, isOn = true): Promise<void> => {
    await books.device.saveDevice({ commandId: v7(), deviceId, name, isOn, settings: told });
  };
  await save(settings);
  return {
    change: save,
    async is(doing) {
      const stop = new AbortController();
      for await (const devices of await books.device.devices({}, { signal: stop.signal })) {
        const health = devices.find((device) => device.deviceId === deviceId)?.health;
        if (health?.kind !== settings.kind || !doing(health as Extract<DeviceHealth, { kind: K }>)) continue;
        stop.abort();
        return;
      }
      throw new Error(`the till told nothing of ${name} any more`);
    },
  };
}
