/** What somebody who adds a device may point at: the names people have for things, finer than our kinds. */
import type { SettingsOf } from './attached.ts';
import { type Place, printerPlaceOf, wireTo } from './places.ts';
import { profileOf } from './printer-presets.ts';
import type { StatusDialect } from './printer-settings.ts';
import { placeOfText, serialServerPort } from './scale-kinds.ts';
import type { TalkWire } from './wires.ts';

/** The likeliest first. `window` is no device: it opens the second screen. */
export const whatIsIt = [
  'receipt',
  'kitchen',
  'scale',
  'pole',
  'window',
  'scanner',
  'labelPrinter',
  'labelScale',
] as const;
export type WhatIsIt = (typeof whatIsIt)[number];
/** What is attached by the same steps. */
export type Attachable = Exclude<WhatIsIt, 'window' | 'labelScale'>;

/** What only has to take bytes may hang on more than what talks. */
export const placeFor = (what: Attachable, text: string): Place | null =>
  takesBytes(what) ? printerPlaceOf(text) : placeOfText(text);

export const takesBytes = (what: Attachable): boolean =>
  what === 'receipt' || what === 'kitchen' || what === 'labelPrinter';

/** `place` null: it prints pictures. `status`: how it said that it speaks. */
export const printerAt = (
  what: 'receipt' | 'kitchen',
  place: Place | null,
  status?: StatusDialect,
): SettingsOf<'printer'> => ({
  kind: 'printer',
  wire: place ? wireTo(place) : { kind: 'picture' },
  profile: profileOf('nameless80', status),
  uses: what === 'receipt' ? ['receipt', 'report'] : ['kitchen', 'bar'],
  standsInFor: [],
  drawer: null,
});

/** As most of them leave the factory. */
export function settingsAt(
  what: 'pole' | 'scanner' | 'labelPrinter',
  place: Place,
): SettingsOf<'pole' | 'scanner' | 'labelPrinter'> {
  if (what === 'labelPrinter')
    return { kind: what, wire: wireTo(place), language: 'tspl', native: false, paper: 'roll58x40' };
  const wire = wireTo(place, serialServerPort) as TalkWire;
  return what === 'pole' ? { kind: what, wire, dialect: 'cd5220', letters: 'latin' } : { kind: what, wire };
}
