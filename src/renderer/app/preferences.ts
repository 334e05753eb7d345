/** What this counter prefers, kept on this counter: language, light or dark, volume, keys, columns. */
import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import { type Language, languages } from '../../domain/kit/words.ts';

export type ColourScheme = 'light' | 'dark' | 'auto';

export interface Preferences {
  readonly language: Language;
  readonly colourScheme: ColourScheme;
  /** 0 is silent, 1 is loud. */
  readonly volume: number;
  /** Keys the user chose, by action id; an absent action keeps its own keys. */
  readonly keys: Readonly<Record<string, readonly string[]>>;
  /** Hidden columns, by table id. */
  readonly hiddenColumns: Readonly<Record<string, readonly string[]>>;
  /** The counter locks itself after so long without a touch; 0 never. */
  readonly lockAfterMinutes: number;
}

function firstLanguage(): Language {
  const wished = globalThis.navigator?.language?.slice(0, 2);
  return languages.find((language) => language === wished) ?? 'en';
}

export const usePreferences = create<Preferences>()(
  persist(
    (): Preferences => ({
      language: firstLanguage(),
      colourScheme: 'auto',
      volume: 0.6,
      keys: {},
      hiddenColumns: {},
      lockAfterMinutes: 10,
    }),
    { name: 'dukkan.preferences', version: 1 },
  ),
);

export function setPreferences(change: Partial<Preferences>): void {
  usePreferences.setState(change);
}
