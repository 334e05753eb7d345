/** The settings as they are, and what was changed and not yet saved. */
import { createContext, use } from 'react';
import { type Settings, settingKeys } from '../../../domain/areas/setting/rules.ts';

/** This branch and this till, as receipts and reports name them. */
export interface PlacesDraft {
  readonly branch: {
    readonly name: string;
    readonly code: string;
    readonly address: string;
    readonly phone: string;
  };
  readonly till: { readonly name: string; readonly code: string };
}

/** All but what no counter sees. */
export type ShownSettings = Omit<Settings, 'demo.pins'>;
export type ShownKey = keyof ShownSettings;
export type Changes = { readonly [K in ShownKey]?: ShownSettings[K] };

/** Each branch has its own. */
export const isOfBranch = (key: ShownKey): boolean => settingKeys[key].scope === 'branch';

export interface SettingsForm {
  readonly changes: Changes;
  /** With the changes in. */
  readonly settings: ShownSettings;
  readonly change: <K extends ShownKey>(key: K, value: ShownSettings[K]) => void;
  /** Whose settings are looked at, where each branch has its own; undefined is this one. */
  readonly branchId: string | undefined;
  readonly chooseBranch: (branchId: string) => void;
  /** Another branch was chosen, and what it has set is still to come. */
  readonly isComing: boolean;
  /** Null: as they are. */
  readonly places: PlacesDraft | null;
  readonly changePlaces: (places: PlacesDraft | null) => void;
}

export const FormContext = createContext<SettingsForm | null>(null);

export interface Field<T> {
  readonly value: T;
  readonly change: (value: T) => void;
}

/** Thrown only by a field that stands outside the form. */
export function useForm(): SettingsForm {
  const form = use(FormContext);
  if (!form) throw new Error('a setting stands outside the form');
  return form;
}

export function useField<K extends ShownKey>(key: K): Field<ShownSettings[K]> {
  const { settings, change } = useForm();
  return { value: settings[key], change: (value) => change(key, value) };
}
