/** Small fields that several devices have. */
import { Select } from '@mantine/core';
import type { ReactNode } from 'react';
import { toLocalDigits } from '../../../../domain/kit/digits.ts';
import { useLanguage } from '../../../app/language.ts';
import { Labelled } from '../../../parts/labelled.tsx';
import { SegmentBar } from '../../../parts/segment-bar.tsx';

/** Digits to choose from, as this language writes them. */
export function useDigits() {
  const language = useLanguage();
  return <D extends string>(...all: readonly D[]) =>
    Object.fromEntries(all.map((digit) => [digit, toLocalDigits(digit, language)])) as Record<D, string>;
}

interface FewProps<V extends string> {
  readonly label: string;
  readonly of: Readonly<Record<V, ReactNode>>;
  readonly value: V;
  readonly onChange: (value: V) => void;
}

/** One of a few, all in sight. */
export function Few<V extends string>({ label, of, value, onChange }: FewProps<V>) {
  const segments = (Object.keys(of) as V[]).map((one) => ({ value: one, label: of[one] }));
  return (
    <Labelled label={label}>
      <SegmentBar label={label} segments={segments} value={value} onChange={onChange} fullWidth />
    </Labelled>
  );
}

interface OneOfProps<V extends string> {
  readonly label: string;
  readonly of: Readonly<Record<V, string>>;
  /** Null: none of them. */
  readonly value: V | null;
  readonly onChange: (value: V) => void;
  /** Shown where it is none of them. */
  readonly other?: string | undefined;
}

/** One of many. */
export function OneOf<V extends string>({ label, of, value, onChange, other }: OneOfProps<V>) {
  return (
    <Select
      label={label}
      allowDeselect={false}
      value={value}
      placeholder={other ?? ''}
      data={(Object.keys(of) as V[]).map((one) => ({ value: one, label: of[one] }))}
      onChange={(chosen) => chosen !== null && onChange(chosen as V)}
    />
  );
}
