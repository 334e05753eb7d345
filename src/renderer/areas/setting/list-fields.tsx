/** Settings that are lists: ways to pay, taxes of new items, foreign cash. */
import { Select } from '@mantine/core';
import { TenderMethod } from '../../../domain/areas/sale/sale.ts';
import { settingWords } from '../../../domain/areas/setting/words.ts';
import { currencies, currencyOf } from '../../../domain/kit/currency.ts';
import { formatPercent } from '../../../domain/kit/format.ts';
import { basisPoints, minor, scale } from '../../../domain/kit/money.ts';
import { useLive } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useLanguage, useWords } from '../../app/language.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { Chips } from '../../parts/chips.tsx';
import { CloseIcon } from '../../parts/icons.tsx';
import { Labelled } from '../../parts/labelled.tsx';
import { MoneyField } from '../../parts/number-field.tsx';
import { useField } from './form.ts';
import { useCurrencyName } from './place-names.ts';
import { useLabel } from './plain-fields.tsx';
import styles from './settings.module.css';

const without = <T,>(list: readonly T[], one: T): T[] => list.filter((other) => other !== one);

export function MethodsSetting() {
  const w = useWords(settingWords);
  const { label, hint } = useLabel('tender.methods');
  const { value, change } = useField('tender.methods');
  const toggle = (method: TenderMethod): void => {
    // A shop that takes nothing would not be a shop.
    const next = value.includes(method) ? without(value, method) : [...value, method];
    if (next.length > 0) change(TenderMethod.options.filter((one) => next.includes(one)));
  };
  return (
    <Labelled label={label} hint={hint}>
      <Chips
        label={label}
        wrap
        chips={TenderMethod.options.map((method) => ({ id: method, label: w.methods[method] }))}
        chosen={value}
        onPick={(id) => toggle(id as TenderMethod)}
      />
    </Labelled>
  );
}

export function DefaultTaxesSetting() {
  const language = useLanguage();
  const { label } = useLabel('tax.defaultIds');
  const { value, change } = useField('tax.defaultIds');
  const taxes = useLive(api.setting.taxes, {}).data?.filter(({ deletedAt }) => deletedAt === null) ?? [];
  const w = useWords(settingWords).taxes;
  return (
    <Labelled label={label}>
      {taxes.length === 0 && <p className={styles.hint}>{w.empty}</p>}
      <Chips
        label={label}
        wrap
        chips={taxes.map(({ id, name, rateBp }) => ({
          id,
          label: `${name} ${formatPercent(basisPoints(rateBp), language)}`,
        }))}
        chosen={value}
        onPick={(id) => change(value.includes(id) ? without(value, id) : [...value, id])}
      />
    </Labelled>
  );
}

/** Minor units of one whole unit of a currency. */
const wholeOf = (code: string): number => 10 ** currencyOf(code).decimals;
const million = 1_000_000;

export function ForeignSetting() {
  const w = useWords(settingWords).foreign;
  const nameOf = useCurrencyName();
  const { label, hint } = useLabel('money.foreign');
  const { value, change } = useField('money.foreign');
  const own = useField('shop.currency').value;
  const left = currencies.filter(
    ({ code }) => code !== own && !value.some(({ currency }) => currency === code),
  );
  return (
    <Labelled label={label} hint={hint}>
      {value.map(({ currency, rateMicro }) => (
        <div key={currency} className={styles.rate}>
          <MoneyField
            label={w.rate(currency, own)}
            currency={own}
            value={minor(scale(rateMicro, wholeOf(currency), million, 'halfUp'))}
            onChange={(price) => {
              if (!price) return;
              const next = { currency, rateMicro: scale(price, million, wholeOf(currency), 'halfUp') };
              change(value.map((one) => (one.currency === currency ? next : one)));
            }}
          />
          <ActionButton
            label=""
            name={w.remove(currency)}
            icon={CloseIcon}
            tone="quiet"
            onClick={() => change(value.filter((one) => one.currency !== currency))}
          />
        </div>
      ))}
      {left.length > 0 && (
        <Select
          aria-label={w.add}
          placeholder={w.add}
          data={left.map(({ code }) => ({ value: code, label: nameOf(code) }))}
          value={null}
          searchable
          onChange={(currency) =>
            currency &&
            change([
              ...value,
              { currency, rateMicro: scale(wholeOf(own), million, wholeOf(currency), 'halfUp') },
            ])
          }
        />
      )}
    </Labelled>
  );
}
