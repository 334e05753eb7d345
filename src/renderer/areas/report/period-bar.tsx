/** Which time is looked at, one step back and forth, and what it is held against. */
import { Select } from '@mantine/core';
import { Comparison } from '../../../domain/areas/report/contract.ts';
import { lengthOf } from '../../../domain/areas/report/rules.ts';
import { reportWords } from '../../../domain/areas/report/words.ts';
import { addDays, addMonths, calendarOf } from '../../../domain/kit/calendar.ts';
import type { DateRange } from '../../../domain/kit/time.ts';
import type { Language } from '../../../domain/kit/words.ts';
import { useAction } from '../../app/hotkeys.ts';
import { useLanguage, useWords } from '../../app/language.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { BackIcon, ForwardIcon } from '../../parts/icons.tsx';
import { PeriodField } from '../../parts/period-field.tsx';
import styles from './report.module.css';
import { isMonth } from './speech.ts';
import { compareWith, lookAt, useLooking, useRange, useToday } from './state.ts';

export function PeriodBar() {
  const w = useWords(reportWords);
  const language = useLanguage();
  const range = useRange();
  const today = useToday();
  const look = (to: DateRange): void => lookAt(to.from === today && to.to === today ? null : to);
  const group = w.keys.group;
  const back = useAction({
    id: 'report.earlier',
    label: w.previousPeriod,
    group,
    keys: ['['],
    run: () => look(moved(range, -1, language)),
  });
  const forth = useAction({
    id: 'report.later',
    label: w.nextPeriod,
    group,
    keys: [']'],
    disabled: range.to >= today,
    run: () => look(moved(range, 1, language)),
  });
  useAction({ id: 'report.today', label: w.today, group, keys: ['T'], run: () => lookAt(null) });
  return (
    <div className={styles.period}>
      <ActionButton {...back} label="" name={w.previousPeriod} icon={BackIcon} tone="quiet" />
      <PeriodField value={range} onChange={look} />
      <ActionButton {...forth} label="" name={w.nextPeriod} icon={ForwardIcon} tone="quiet" />
    </div>
  );
}

/** The same length of time before or after; a month is a month, however long. */
function moved(range: DateRange, by: 1 | -1, language: Language): DateRange {
  if (isMonth(range, language)) {
    const calendar = calendarOf(language);
    const from = addMonths(calendar, range.from, by);
    return { from, to: addDays(addMonths(calendar, from, 1), -1) };
  }
  const days = lengthOf(range) * by;
  return { from: addDays(range.from, days), to: addDays(range.to, days) };
}

export function ComparisonField() {
  const w = useWords(reportWords).compare;
  const compare = useLooking((looking) => looking.compare);
  return (
    <Select
      className={styles.compareField}
      aria-label={w.label}
      value={compare}
      onChange={(value) => compareWith(Comparison.parse(value))}
      data={Comparison.options.map((value) => ({ value, label: w[value] }))}
    />
  );
}
