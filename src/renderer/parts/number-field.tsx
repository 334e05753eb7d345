import { ActionIcon, Popover, TextInput } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { type ReactNode, useState } from 'react';
import { type Currency, currencyOf } from '../../domain/kit/currency.ts';
import { formatPercent, formatQty, moneyParts } from '../../domain/kit/format.ts';
import {
  type BasisPoints,
  basisPoints,
  type Minor,
  minor,
  type QtyMilli,
  qtyMilli,
} from '../../domain/kit/money.ts';
import { type NumberRefusal, parseMoney, parsePercent, parseQty } from '../../domain/kit/number-input.ts';
import type { Result } from '../../domain/kit/result.ts';
import type { Language } from '../../domain/kit/words.ts';
import { useLanguage, useWords } from '../app/language.ts';
import { useShop } from '../app/shop.ts';
import { appWords } from '../app/words.ts';
import { KeypadIcon } from './icons.tsx';
import { NumPad } from './num-pad.tsx';
import styles from './number-field.module.css';

export interface NumberFieldProps<N extends number> {
  readonly label?: ReactNode | undefined;
  /** Spoken name where there is no label. */
  readonly name?: string | undefined;
  /** null: nothing typed. */
  readonly value: number | null;
  /** Called with each number that reads, and with null when the field is emptied. */
  readonly onChange: (value: N | null) => void;
  /** Said below the field until it is mended; what was typed stays. */
  readonly error?: ReactNode | undefined;
  readonly hint?: ReactNode | undefined;
  readonly placeholder?: string | undefined;
  readonly required?: boolean | undefined;
  readonly disabled?: boolean | undefined;
  readonly autoFocus?: boolean | undefined;
  /** Negative numbers too. */
  readonly signed?: boolean | undefined;
  /** The largest size. */
  readonly most?: number | undefined;
  /** Enter in the field, with what it holds. */
  readonly onEnter?: ((value: N | null) => void) | undefined;
  readonly size?: 'normal' | 'large' | undefined;
}

/** Minor units, typed in any digits with any marks. */
export function MoneyField({
  currency: code,
  ...props
}: NumberFieldProps<Minor> & { readonly currency?: string }) {
  const own = useShop((shop) => shop.currency);
  const language = useLanguage();
  const currency = currencyOf(code ?? own);
  return (
    <NumberField
      {...props}
      decimals={currency.decimals}
      sign={currency.sign[language] ?? currency.sign.default}
      read={(text) => parseMoney(text, currency, readingOf(language, props.most))}
      write={(value) => writeMoney(value, currency, language)}
    />
  );
}

/** Thousandths of a unit. */
export function QtyField({
  decimals = 3,
  unit,
  ...props
}: NumberFieldProps<QtyMilli> & { readonly decimals?: number; readonly unit?: string }) {
  const language = useLanguage();
  return (
    <NumberField
      {...props}
      decimals={decimals}
      sign={unit}
      read={(text) => wholeEnough(parseQty(text, readingOf(language, props.most)), text, decimals)}
      write={(value) => formatQty(qtyMilli(value), 0, language)}
    />
  );
}

/** Basis points, typed as a percent. */
export function PercentField(props: NumberFieldProps<BasisPoints>) {
  const language = useLanguage();
  return (
    <NumberField
      {...props}
      decimals={2}
      sign={language === 'fa' ? '٪' : '%'}
      read={(text) => parsePercent(text, readingOf(language, props.most))}
      write={(value) => formatPercent(basisPoints(value), language).replace(/[\s\u00a0]*[%٪]/, '')}
    />
  );
}

interface Shape<N extends number> {
  readonly decimals: number;
  readonly sign: string | undefined;
  readonly read: (text: string) => Result<N, NumberRefusal>;
  readonly write: (value: number) => string;
}

function NumberField<N extends number>(props: NumberFieldProps<N> & Shape<N>) {
  const w = useWords(appWords);
  const coarse = useMediaQuery('(pointer: coarse)');
  /** What is being typed; null while the field only shows its value. */
  const [typed, setTyped] = useState<string | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const shown = typed ?? (props.value === null ? '' : props.write(props.value));

  const read = (text: string): Reading<N> => {
    if (text.trim() === '') return { value: null, refused: props.required ? w.input.empty : null };
    const result = props.read(text);
    if (!result.ok) return { value: null, refused: refusalText(result.refusal, w) };
    if (!props.signed && result.value < 0) return { value: null, refused: w.input.negative };
    return { value: result.value, refused: null };
  };
  const change = (text: string): void => {
    setTyped(text);
    setRefused(null);
    const reading = read(text);
    if (reading.value !== null || text.trim() === '') props.onChange(reading.value);
  };
  const leave = (): void => {
    if (typed === null) return;
    const reading = read(typed);
    setRefused(reading.refused);
    // Words that do not read stay as they were typed.
    if (reading.refused === null) setTyped(null);
  };

  return (
    <TextInput
      label={props.label}
      aria-label={props.name}
      description={props.hint}
      error={refused ?? props.error}
      value={shown}
      placeholder={props.placeholder}
      required={props.required ?? false}
      withAsterisk={false}
      disabled={props.disabled ?? false}
      // Focus follows the person into a field that opened for them to type in.
      data-autofocus={props.autoFocus || undefined}
      autoFocus={props.autoFocus ?? false}
      autoComplete="off"
      // The pad in the field serves fingers better than the system's keyboard.
      inputMode={coarse ? 'none' : 'decimal'}
      classNames={{ input: styles.input, section: styles.section }}
      data-size={props.size}
      style={{ ['--end' as string]: `calc(${props.sign?.length ?? 0}ch + ${coarse ? 76 : 20}px)` }}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => change(event.currentTarget.value)}
      onBlur={leave}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || !props.onEnter) return;
        event.preventDefault();
        leave();
        const { value, refused: why } = read(shown);
        if (why === null) props.onEnter(value);
      }}
      rightSectionWidth="auto"
      rightSection={
        <>
          {props.sign && <span className={styles.sign}>{props.sign}</span>}
          {coarse && <FieldPad text={shown} decimals={props.decimals} onChange={change} onClose={leave} />}
        </>
      }
    />
  );
}

interface Reading<N> {
  readonly value: N | null;
  readonly refused: string | null;
}

interface FieldPadProps {
  readonly text: string;
  readonly decimals: number;
  readonly onChange: (text: string) => void;
  readonly onClose: () => void;
}

function FieldPad({ text, decimals, onChange, onClose }: FieldPadProps) {
  const w = useWords(appWords);
  /** The pad starts empty: a first key replaces what was there. */
  const [fresh, setFresh] = useState('');
  return (
    <Popover
      position="bottom-end"
      trapFocus={false}
      onClose={onClose}
      onOpen={() => setFresh('')}
      returnFocus
    >
      <Popover.Target>
        <ActionIcon aria-label={w.pad.label} tabIndex={-1}>
          <KeypadIcon />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown className={styles.pad}>
        <NumPad
          value={fresh}
          decimals={decimals}
          physical={false}
          onChange={(next) => {
            // The eraser works on what the field holds already.
            const from = fresh === '' && next === '' ? text.slice(0, -1) : next;
            setFresh(next);
            onChange(from);
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
}

const writeMoney = (value: number, currency: Currency, language: Language): string =>
  moneyParts(minor(value), currency, language).amount;

const readingOf = (language: Language, most: number | undefined) => ({
  ...(language === 'en' ? { mark: 'point' as const } : {}),
  most,
});

function wholeEnough<N extends number>(
  result: Result<N, NumberRefusal>,
  text: string,
  decimals: number,
): Result<N, NumberRefusal> {
  if (!result.ok || result.value % 10 ** (3 - decimals) === 0) return result;
  return { ok: false, refusal: { code: 'TooManyDecimals', data: { text, decimals } } };
}

function refusalText(refusal: NumberRefusal, w: (typeof appWords)['en']): string {
  if (refusal.code === 'TooManyDecimals') return w.input.tooManyDecimals(refusal.data.decimals);
  return refusal.code === 'TooLarge' ? w.input.tooLarge : w.input.notANumber;
}
