/** What it costs, by which unit, with which taxes. */
import { Select, Switch } from '@mantine/core';
import {
  decimalsOf,
  isWeight,
  type UnitKey,
  unitKeys,
} from '../../../domain/areas/catalogue/import/units.ts';
import { marginOf } from '../../../domain/areas/catalogue/price-rules.ts';
import { catalogueWords } from '../../../domain/areas/catalogue/words.ts';
import { minor, subtract } from '../../../domain/kit/money.ts';
import { useLive } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useWords } from '../../app/language.ts';
import { useMay } from '../../app/session.ts';
import { Chips } from '../../parts/chips.tsx';
import { Labelled } from '../../parts/labelled.tsx';
import { MoneyText } from '../../parts/money-text.tsx';
import { MoneyField } from '../../parts/number-field.tsx';
import { PercentText } from '../../parts/number-text.tsx';
import { SegmentBar } from '../../parts/segment-bar.tsx';
import styles from './editor.module.css';
import type { FieldsProps } from './item-editor.tsx';

export function PriceFields({ item, change }: FieldsProps) {
  const w = useWords(catalogueWords);
  const mayPrice = useMay('catalogue.editPrice');
  const seesCost = useMay('catalogue.seeCost');
  return (
    <>
      <div className={styles.pair}>
        <MoneyField
          label={w.list.price}
          value={item.openPrice ? null : item.priceMinor}
          disabled={!mayPrice || item.openPrice}
          onChange={(priceMinor) => change({ priceMinor: priceMinor ?? 0 })}
        />
        {seesCost && (
          <MoneyField
            label={w.list.cost}
            value={item.costMinor}
            onChange={(costMinor) => change({ costMinor })}
          />
        )}
        {seesCost && <Margin priceMinor={item.priceMinor} costMinor={item.costMinor} />}
      </div>
      <UnitFields item={item} change={change} />
      <div className={styles.switches}>
        <Switch
          label={w.editor.openPrice}
          checked={item.openPrice}
          disabled={!mayPrice}
          onChange={({ currentTarget }) => change({ openPrice: currentTarget.checked })}
        />
        <Switch
          label={w.editor.weighed}
          checked={item.weighed}
          onChange={({ currentTarget }) => change({ weighed: currentTarget.checked })}
        />
      </div>
      <TaxField item={item} change={change} />
    </>
  );
}

function Margin({
  priceMinor,
  costMinor,
}: {
  readonly priceMinor: number;
  readonly costMinor: number | null;
}) {
  const w = useWords(catalogueWords).list;
  const margin = marginOf(priceMinor, costMinor);
  if (margin === null || costMinor === null) return null;
  return (
    <div className={styles.figure} role="status">
      <span className={styles.muted}>{w.margin}</span>
      <PercentText percent={margin} />
      <MoneyText
        amount={subtract(minor(priceMinor), minor(costMinor))}
        size="xs"
        tone={margin < 0 ? 'red' : 'muted'}
      />
    </div>
  );
}

function UnitFields({ item, change }: FieldsProps) {
  const w = useWords(catalogueWords);
  const pick = (unit: UnitKey): void =>
    change({ unit, decimals: decimalsOf(unit), weighed: isWeight(unit) && unit === 'kg' });
  return (
    <div className={styles.pair}>
      <Select
        label={w.list.unit}
        data={unitKeys.map((value) => ({ value, label: w.unitNames[value] }))}
        value={item.unit}
        searchable
        onChange={(value) => {
          const unit = unitKeys.find((one) => one === value);
          if (unit) pick(unit);
        }}
      />
      <Labelled label={w.editor.decimals}>
        <div className={styles.fit}>
          <SegmentBar
            label={w.editor.decimals}
            value={String(item.decimals)}
            segments={w.editor.decimalsShown.map((label, value) => ({ value: String(value), label }))}
            onChange={(value) => change({ decimals: Number(value) })}
          />
        </div>
      </Labelled>
    </div>
  );
}

function TaxField({ item, change }: FieldsProps) {
  const w = useWords(catalogueWords).editor;
  const taxes = (useLive(api.setting.taxes, {}).data ?? []).filter(({ deletedAt }) => deletedAt === null);
  const own = item.taxIds;
  if (taxes.length === 0) return null;
  const toggle = (id: string): void =>
    change({ taxIds: own?.includes(id) ? own.filter((one) => one !== id) : [...(own ?? []), id] });
  const usual = taxes.filter(({ isDefault }) => isDefault).map(({ name }) => name);
  return (
    <Labelled label={w.taxes}>
      <div className={styles.fit}>
        <SegmentBar
          label={w.taxes}
          value={own === null ? 'usual' : 'own'}
          segments={[
            { value: 'usual', label: w.usualTaxes(usual.join(', ')) },
            { value: 'own', label: w.ownTaxes },
          ]}
          onChange={(value) => change({ taxIds: value === 'usual' ? null : [] })}
        />
        {own !== null && (
          <Chips
            label={w.ownTaxes}
            wrap
            chips={taxes.map(({ id, name }) => ({ id, label: name }))}
            chosen={own}
            onPick={toggle}
          />
        )}
      </div>
      {own?.length === 0 && <span className={styles.muted}>{w.noTaxes}</span>}
    </Labelled>
  );
}
