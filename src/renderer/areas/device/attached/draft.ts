/** A device as it is being changed: its place as it was typed, and its line kept while it is on the network. */
import {
  DeviceSettings,
  type DeviceView,
  type SettingsOf,
} from '../../../../domain/areas/device/attached.ts';
import { printerPlaceOf, wireTo } from '../../../../domain/areas/device/places.ts';
import {
  factorySettings,
  placeOfText,
  type ScaleLine,
  scaleKinds,
  serialServerPort,
} from '../../../../domain/areas/device/scale-kinds.ts';
import { textOfWire } from '../../../../domain/areas/device/wires.ts';

export interface Draft {
  readonly name: string;
  /** Empty: a printer that prints pictures. */
  readonly place: string;
  readonly line: ScaleLine;
  readonly settings: DeviceSettings;
}

export function draftOf({ name, settings }: Pick<DeviceView, 'name' | 'settings'>): Draft {
  const { wire } = settings;
  if (wire.kind === 'serial') {
    const { kind: _, path, ...line } = wire;
    return { name, place: path, line, settings };
  }
  const { line } = scaleKinds[settings.kind === 'scale' ? settings.protocol : 'cas'];
  return { name, place: wire.kind === 'picture' ? '' : textOfWire(wire), line, settings };
}

/** Null while it makes no sense. */
export function settingsOf({ place, line, settings }: Draft): DeviceSettings | null {
  const wire = wireOf(place, settings);
  const set = wire?.kind === 'serial' ? { ...wire, ...line } : wire;
  const read = DeviceSettings.safeParse({ ...settings, wire: set });
  return read.success ? read.data : null;
}

export const isOnCable = ({ place, settings }: Draft): boolean => wireOf(place, settings)?.kind === 'serial';

function wireOf(typed: string, settings: DeviceSettings): SettingsOf<'printer'>['wire'] | null {
  if (settings.kind === 'printer' && typed.trim() === '') return { kind: 'picture' };
  if (settings.kind === 'printer' || settings.kind === 'labelPrinter') {
    const place = printerPlaceOf(typed);
    return place && wireTo(place);
  }
  const place = placeOfText(typed);
  if (!place) return null;
  return settings.kind === 'scale'
    ? factorySettings(settings.protocol, place).wire
    : wireTo(place, serialServerPort);
}
