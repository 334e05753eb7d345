import type { DeviceSettings, DeviceView } from '../../../../domain/areas/device/attached.ts';
import { useCommand } from '../../../app/ask.ts';
import { api } from '../../../app/client.ts';
import type { Refused } from '../../../app/refusal.ts';

/** Changes a device at once, because the next thing tried shows what the change did. */
export function useApply<D extends Pick<DeviceView, 'deviceId' | 'name' | 'isOn' | 'settings'>>(
  { deviceId, name, isOn, settings }: D,
  onApplied?: (part: Partial<DeviceSettings>) => void,
): { readonly apply: (part: Partial<DeviceSettings>) => void; readonly refused: Refused | null } {
  const saving = useCommand(api.device.saveDevice);
  const apply = async (part: Partial<DeviceSettings>): Promise<void> => {
    const changed = { ...settings, ...part } as DeviceSettings;
    if ((await saving.attempt({ deviceId, name, isOn, settings: changed })).ok) onApplied?.(part);
  };
  return { apply: (part) => void apply(part), refused: saving.refused };
}
