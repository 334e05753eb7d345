import { Select } from '@mantine/core';
import { settingWords } from '../../../../domain/areas/setting/words.ts';
import { currencies } from '../../../../domain/kit/currency.ts';
import { useWords } from '../../../app/language.ts';
import { useCurrencyName } from '../place-names.ts';
import { timeZones } from '../time-zones.ts';
import type { StepProps } from './set-up.tsx';
import { StepFrame } from './step.tsx';

/** What the country proposed, to be looked at and seldom changed. */
export function MoneyStep({ draft, change, place }: StepProps) {
  const { setUp: w, labels } = useWords(settingWords);
  const nameOf = useCurrencyName();
  return (
    <StepFrame place={place} title={w.money} hint={w.taxesHint}>
      <Select
        label={labels['shop.currency']}
        data={currencies.map(({ code }) => ({ value: code, label: nameOf(code) }))}
        searchable
        value={draft.currency}
        onChange={(currency) => currency && change({ currency })}
      />
      <Select
        label={labels['time.zone']}
        data={timeZones(draft.timeZone)}
        searchable
        limit={60}
        value={draft.timeZone}
        onChange={(timeZone) => timeZone && change({ timeZone })}
      />
    </StepFrame>
  );
}
