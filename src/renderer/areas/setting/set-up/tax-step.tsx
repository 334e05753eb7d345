import { Checkbox } from '@mantine/core';
import { settingWords } from '../../../../domain/areas/setting/words.ts';
import { basisPoints } from '../../../../domain/kit/money.ts';
import { useWords } from '../../../app/language.ts';
import { PercentText } from '../../../parts/number-text.tsx';
import styles from './set-up.module.css';
import type { StepProps } from './set-up.tsx';
import { StepFrame } from './step.tsx';

export function TaxStep({ draft, change, place }: StepProps) {
  const { setUp: w, taxes: t } = useWords(settingWords);
  const toggle = (key: string): void =>
    change({ taxes: draft.taxes.map((tax) => (tax.key === key ? { ...tax, on: !tax.on } : tax)) });
  return (
    <StepFrame place={place} title={w.taxes} hint={draft.taxes.length > 0 ? w.taxesHint : w.noTaxes}>
      {draft.taxes.map(({ key, name, rateBp, included, on }) => (
        <Checkbox
          key={key}
          className={styles.tax}
          checked={on}
          onChange={() => toggle(key)}
          label={
            <span className={styles.taxWords}>
              <span>
                {name}
                <small>{included ? t.included : t.onTop}</small>
              </span>
              <strong>
                <PercentText percent={basisPoints(rateBp)} />
              </strong>
            </span>
          }
        />
      ))}
    </StepFrame>
  );
}
