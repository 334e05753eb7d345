/** The patterns of the shop's labels: one line each, saying at once what is wrong with it. */
import { Select, TextInput } from '@mantine/core';
import {
  type CodePattern,
  faultOf,
  type LabelValue,
  type PatternFault,
  valueIn,
} from '../../../domain/areas/catalogue/code-patterns.ts';
import { saleWords } from '../../../domain/areas/sale/words.ts';
import { codeWords } from '../../../domain/areas/setting/code-words.ts';
import { currencyOf } from '../../../domain/kit/currency.ts';
import { formatMoney, formatQty } from '../../../domain/kit/format.ts';
import { minor, qtyMilli } from '../../../domain/kit/money.ts';
import { useLanguage, useWords } from '../../app/language.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { CloseIcon, PlusIcon } from '../../parts/icons.tsx';
import { Labelled } from '../../parts/labelled.tsx';
import { useField } from './form.ts';
import { useLabel } from './plain-fields.tsx';
import styles from './settings.module.css';

export function PatternsSetting() {
  const w = useWords(codeWords);
  const { label, hint } = useLabel('code.patterns');
  const { value, change } = useField('code.patterns');
  const saysOf = (fault: PatternFault | null): string | null => fault && w.faults[fault];
  const set = (at: number, part: Partial<CodePattern>): void =>
    change(value.map((one, i) => (i === at ? { ...one, ...part } : one)));
  return (
    <Labelled label={label} hint={hint}>
      <div className={styles.patterns}>
        {value.map((one, i) => (
          // A pattern is its place in the list: it has no other name.
          // biome-ignore lint/suspicious/noArrayIndexKey: rows are neither moved nor inserted between
          <div key={i} className={styles.pattern}>
            <TextInput
              aria-label={w.pattern}
              value={one.pattern}
              maxLength={24}
              dir="ltr"
              autoComplete="off"
              spellCheck={false}
              classNames={{ input: styles.mono ?? '' }}
              error={saysOf(faultOf(one, value.slice(0, i)))}
              onChange={(event) => set(i, { pattern: event.currentTarget.value.trim().toUpperCase() })}
            />
            <OneIs pattern={one} onChange={(decimals) => set(i, { decimals })} />
            <ActionButton
              label=""
              name={w.remove(one.pattern)}
              icon={CloseIcon}
              tone="quiet"
              onClick={() => change(value.filter((_, at) => at !== i))}
            />
          </div>
        ))}
        <p className={styles.hint}>{w.letters}</p>
        <div>
          <ActionButton label={w.add} icon={PlusIcon} onClick={() => change([...value, freshAmong(value)])} />
        </div>
      </div>
    </Labelled>
  );
}

/** Grams under the first prefix that is free. */
function freshAmong(patterns: readonly CodePattern[]): CodePattern {
  const all = Array.from({ length: 10 }, (_, i) => ({ pattern: `2${i}IIIIIWWWWWC`, decimals: 3 }));
  return all.find((one) => faultOf(one, patterns) === null) ?? { pattern: '', decimals: 3 };
}

interface OneIsProps {
  readonly pattern: CodePattern;
  readonly onChange: (decimals: number) => void;
}

/** What the last digit of the value counts: a gram, a tyiyn, a piece. */
function OneIs({ pattern: { pattern, decimals }, onChange }: OneIsProps) {
  const w = useWords(codeWords);
  const language = useLanguage();
  const { unit } = useWords(saleWords);
  const currency = useField('shop.currency').value;
  const value = valueIn(pattern) ?? 'weight';
  const one: Record<LabelValue, (decimals: number) => string> = {
    weight: (digits) => `${formatQty(qtyMilli(10 ** (3 - digits)), 3, language)} ${unit.kg}`,
    price: (digits) => formatMoney(minor(10 ** (currencyOf(currency).decimals - digits)), currency, language),
    pieces: (digits) => `${formatQty(qtyMilli(10 ** (3 - digits)), 3, language)} ${unit.piece}`,
  };
  const least = value === 'price' ? -3 : 0;
  const most = value === 'price' ? currencyOf(currency).decimals : 3;
  const digits = Array.from({ length: most - least + 1 }, (_, i) => most - i);
  return (
    <Select
      aria-label={w.oneIs}
      data={digits.map((each) => ({ value: String(each), label: one[value](each) }))}
      value={String(decimals)}
      placeholder={w.oneIs}
      allowDeselect={false}
      onChange={(chosen) => chosen !== null && onChange(Number(chosen))}
    />
  );
}
