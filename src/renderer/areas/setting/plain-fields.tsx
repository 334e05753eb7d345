/** One setting as one field: words, yes or no, a number, one of a few. */
import { Select, Switch, TextInput } from '@mantine/core';
import { settingWords } from '../../../domain/areas/setting/words.ts';
import { minor, qtyMilli } from '../../../domain/kit/money.ts';
import { useWords } from '../../app/language.ts';
import { MoneyField, QtyField } from '../../parts/number-field.tsx';
import { type ShownKey, type ShownSettings, useField } from './form.ts';
import { hints } from './sections.ts';

/** Keys whose value is a `T`. */
export type KeyOf<T> = { [K in ShownKey]: ShownSettings[K] extends T ? K : never }[ShownKey];

export function useLabel(of: ShownKey): { readonly label: string; readonly hint: string | undefined } {
  const w = useWords(settingWords);
  const hint = hints[of];
  return { label: w.labels[of], hint: hint && w.hints[hint] };
}

export function TextSetting({ of, most }: { readonly of: KeyOf<string>; readonly most: number }) {
  const { label, hint } = useLabel(of);
  const { value, change } = useField(of);
  return (
    <TextInput
      label={label}
      description={hint}
      value={value}
      maxLength={most}
      autoComplete="off"
      onChange={(event) => change(event.currentTarget.value as never)}
    />
  );
}

export function SwitchSetting({ of }: { readonly of: KeyOf<boolean> }) {
  const { label, hint } = useLabel(of);
  const { value, change } = useField(of);
  return (
    <Switch
      label={label}
      description={hint}
      checked={value}
      onChange={(event) => change(event.currentTarget.checked as never)}
    />
  );
}

interface CountProps {
  readonly of: 'sale.favouriteColumns' | 'till.lockMinutes' | 'till.drawerAlarmSeconds' | 'backup.everyHours';
  readonly least: number;
  readonly most: number;
  readonly unit?: string | undefined;
}

/** A whole number; what lies outside is brought to the nearest that fits. */
export function CountSetting({ of, least, most, unit }: CountProps) {
  const { label, hint } = useLabel(of);
  const { value, change } = useField(of);
  return (
    <QtyField
      label={label}
      hint={hint}
      decimals={0}
      value={qtyMilli(value * 1000)}
      most={most * 1000}
      onChange={(typed) => change(Math.max(least, Math.min(most, (typed ?? least * 1000) / 1000)))}
      {...(unit ? { unit } : {})}
    />
  );
}

export function MoneySetting({ of }: { readonly of: 'shift.overShortLimitMinor' | 'money.cashStepMinor' }) {
  const { label, hint } = useLabel(of);
  const { value, change } = useField(of);
  const currency = useField('shop.currency').value;
  const isOptional = of === 'money.cashStepMinor';
  return (
    <MoneyField
      label={label}
      hint={hint}
      currency={currency}
      value={value === null ? null : minor(value)}
      onChange={(typed) => change((isOptional && !typed ? null : (typed ?? 0)) as never)}
    />
  );
}

interface ChoiceProps {
  readonly of: KeyOf<string> | 'day.cutoffMinutes';
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly searchable?: boolean | undefined;
}

export function ChoiceSetting({ of, choices, searchable = false }: ChoiceProps) {
  const { label, hint } = useLabel(of);
  const { value, change } = useField(of);
  const isNumber = typeof value === 'number';
  return (
    <Select
      label={label}
      description={hint}
      data={[...choices]}
      searchable={searchable}
      limit={80}
      value={String(value)}
      onChange={(chosen) => chosen !== null && change((isNumber ? Number(chosen) : chosen) as never)}
    />
  );
}
