/** A moment on the shop's wall: its day, and the time of it. */
import { Select } from '@mantine/core';
import type { ReactNode } from 'react';
import { catalogueWords } from '../../../domain/areas/catalogue/words.ts';
import { type CalendarDate, dayNumber } from '../../../domain/kit/calendar.ts';
import { formatTime } from '../../../domain/kit/date-format.ts';
import { dateAt, momentOf, zoneOffsetMs } from '../../../domain/kit/time.ts';
import { useLanguage, useWords } from '../../app/language.ts';
import { useShop } from '../../app/shop.ts';
import { DateField } from '../../parts/date-field.tsx';
import styles from './price-sheet.module.css';

const minuteMs = 60_000;
const stepMinutes = 30;
const dayMinutes = 24 * 60;

interface MomentFieldProps {
  readonly label: string;
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
  /** The time of a day that was just chosen, in minutes after midnight. */
  readonly firstMinutes: number;
  readonly earliest?: CalendarDate | undefined;
  readonly hint?: ReactNode | undefined;
}

export function MomentField({ label, value, onChange, firstMinutes, earliest, hint }: MomentFieldProps) {
  const w = useWords(catalogueWords).bulk;
  const language = useLanguage();
  const zone = useShop((shop) => shop.timeZone);
  const day = value === null ? null : dateAt(value, zone);
  const minutes = value === null ? firstMinutes : minutesOn(value, zone);
  const offered = new Set(Array.from({ length: dayMinutes / stepMinutes }, (_, n) => n * stepMinutes));
  offered.add(minutes);
  const times = [...offered].sort((a, b) => a - b);
  return (
    <div className={styles.moment}>
      <DateField
        label={label}
        value={day}
        earliest={earliest}
        onChange={(date) => onChange(date && momentOf(date, zone, minutes))}
      />
      <Select
        aria-label={w.timeOf(label)}
        searchable
        disabled={day === null}
        data={times.map((each) => ({
          value: String(each),
          label: formatTime(each * minuteMs, language, 'UTC'),
        }))}
        value={String(minutes)}
        onChange={(chosen) => day && chosen !== null && onChange(momentOf(day, zone, Number(chosen)))}
      />
      {hint && <small className={styles.hint}>{hint}</small>}
    </div>
  );
}

const minutesOn = (at: number, zone: string): number => {
  const wall = at + zoneOffsetMs(at, zone);
  return Math.floor(wall / minuteMs) - dayNumber(dateAt(at, zone)) * dayMinutes;
};
