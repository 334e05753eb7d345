/** What a device that was just attached is called until somebody calls it otherwise. */
import type { DeviceSettings, DeviceView } from '../../../../domain/areas/device/attached.ts';
import { attachedWords } from '../../../../domain/areas/device/attached-words.ts';
import { poleWords } from '../../../../domain/areas/device/pole-words.ts';
import { printerWords } from '../../../../domain/areas/device/printer-words.ts';
import type { Attachable } from '../../../../domain/areas/device/what-is-it.ts';
import type { Id } from '../../../../domain/kit/ids.ts';
import { useWords } from '../../../app/language.ts';

export function useNewName(
  devices: readonly DeviceView[],
): (what: Attachable, settings: DeviceSettings, deviceId: Id) => string {
  const w = useWords(attachedWords);
  const printer = useWords(printerWords).names;
  const pole = useWords(poleWords).name;
  return (what, settings, deviceId) => {
    const names: Readonly<Record<Attachable, string>> = {
      ...printer,
      pole,
      scale: settings.kind === 'scale' ? w.kinds[settings.protocol][0] : w.what.tiles.scale[0],
      scanner: w.scanner.name,
      labelPrinter: w.what.tiles.labelPrinter[0],
    };
    const others = devices.filter((device) => device.deviceId !== deviceId);
    return freeName(
      names[what],
      others.map(({ name }) => name),
    );
  };
}

/** `CAS`, `CAS 2`, …: a name that no other device has. */
function freeName(wanted: string, taken: readonly string[]): string {
  let name = wanted;
  for (let n = 2; taken.includes(name); n += 1) name = `${wanted} ${n}`;
  return name;
}
