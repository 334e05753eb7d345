/** When prices change: at once, or at a moment told ahead, for good or until another. */
import { TextInput } from '@mantine/core';
import type { PriceChange } from '../../../domain/areas/catalogue/bulk-price.ts';
import { catalogueWords } from '../../../domain/areas/catalogue/words.ts';
import { addDays } from '../../../domain/kit/calendar.ts';
import { formatDayMonth } from '../../../domain/kit/date-format.ts';
import { dateAt, momentOf } from '../../../domain/kit/time.ts';
import { now } from '../../app/clock.ts';
import { useLanguage, useWords } from '../../app/language.ts';
import { useShop } from '../../app/shop.ts';
import { Labelled } from '../../parts/labelled.tsx';
import { SegmentBar } from '../../parts/segment-bar.tsx';
import { MomentField } from './moment-field.tsx';
import styles from './price-sheet.module.css';

type When = NonNullable<PriceChange['when']>;

export interface PlanDraft {
  /** Empty: what it is called by itself. */
  readonly name: string;
  readonly validFrom: number | null;
  readonly validUntil: number | null;
}

interface PlanFieldsProps {
  readonly plan: PlanDraft | null;
  readonly onChange: (plan: PlanDraft | null) => void;
}

/** Before the doors open. */
const firstMinutes = 6 * 60;

export function PlanFields({ plan, onChange }: PlanFieldsProps) {
  const w = useWords(catalogueWords).bulk;
  const zone = useShop((shop) => shop.timeZone);
  const tomorrow = () => momentOf(addDays(dateAt(now(), zone), 1), zone, firstMinutes);
  return (
    <>
      <Labelled label={w.when}>
        <SegmentBar
          label={w.when}
          value={plan ? 'later' : 'now'}
          segments={(['now', 'later'] as const).map((value) => ({ value, label: w.whens[value] }))}
          onChange={(value) =>
            onChange(value === 'later' ? { name: '', validFrom: tomorrow(), validUntil: null } : null)
          }
        />
      </Labelled>
      {plan && <Plan plan={plan} onChange={onChange} />}
    </>
  );
}

function Plan({
  plan,
  onChange,
}: {
  readonly plan: PlanDraft;
  readonly onChange: (plan: PlanDraft) => void;
}) {
  const w = useWords(catalogueWords).bulk;
  const nameFor = useNameFor();
  return (
    <div className={styles.line}>
      <TimeFields time={plan} onChange={(time) => onChange({ ...plan, ...time })} />
      <TextInput
        label={w.planName}
        value={plan.name}
        placeholder={nameFor(plan.validFrom)}
        maxLength={60}
        autoComplete="off"
        onChange={(event) => onChange({ ...plan, name: event.currentTarget.value })}
      />
    </div>
  );
}

type Time = Pick<PlanDraft, 'validFrom' | 'validUntil'>;

export function TimeFields({
  time,
  onChange,
}: {
  readonly time: Time;
  readonly onChange: (time: Time) => void;
}) {
  const w = useWords(catalogueWords).bulk;
  const zone = useShop((shop) => shop.timeZone);
  const { validFrom, validUntil } = time;
  return (
    <>
      <MomentField
        label={w.begins}
        value={validFrom}
        firstMinutes={firstMinutes}
        onChange={(at) => onChange({ ...time, validFrom: at })}
      />
      <MomentField
        label={w.ends}
        hint={w.endsHint}
        value={validUntil}
        firstMinutes={firstMinutes}
        earliest={validFrom === null ? undefined : dateAt(validFrom, zone)}
        onChange={(at) => onChange({ ...time, validUntil: at })}
      />
    </>
  );
}

/** Null while it is not told when. */
export function useWhenOf(): (plan: PlanDraft | null) => When | null | undefined {
  const nameFor = useNameFor();
  return (plan) => {
    if (plan === null) return null;
    const { name, validFrom, validUntil } = plan;
    return validFrom === null
      ? undefined
      : { name: name.trim() || nameFor(validFrom), validFrom, validUntil };
  };
}

function useNameFor(): (validFrom: number | null) => string {
  const w = useWords(catalogueWords).bulk;
  const language = useLanguage();
  const zone = useShop((shop) => shop.timeZone);
  return (validFrom) =>
    validFrom === null ? '' : w.nameFor(formatDayMonth(dateAt(validFrom, zone), language));
}
