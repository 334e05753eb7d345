import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { addDays, addMonths, type CalendarDate, calendarOf } from '../../domain/kit/calendar.ts';
import { formatDay, monthGrid } from '../../domain/kit/date-format.ts';
import { useDirection, useLanguage, useWords } from '../app/language.ts';
import { appWords } from '../app/words.ts';
import { ActionButton } from './action-button.tsx';
import { BackIcon, ForwardIcon } from './icons.tsx';
import styles from './month-grid.module.css';

export interface MonthGridProps {
  readonly value: CalendarDate | null;
  readonly today: CalendarDate;
  readonly onPick: (date: CalendarDate) => void;
  readonly earliest?: CalendarDate | undefined;
  readonly latest?: CalendarDate | undefined;
}

/** One month to pick a day of, in the reader's calendar; arrows walk, PageUp and PageDown turn the month. */
export function MonthGrid({ value, today, onPick, earliest, latest }: MonthGridProps) {
  const language = useLanguage();
  const w = useWords(appWords);
  const rtl = useDirection() === 'rtl';
  const [at, setAt] = useState(value ?? today);
  const walked = useRef(false);
  const here = useRef<HTMLButtonElement>(null);
  const grid = monthGrid(language, at);
  const calendar = calendarOf(language);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus follows each step of a walk
  useEffect(() => {
    if (walked.current) here.current?.focus();
  }, [at]);

  const onKeyDown = (event: KeyboardEvent): void => {
    const days: Record<string, number> = {
      ArrowRight: rtl ? -1 : 1,
      ArrowLeft: rtl ? 1 : -1,
      ArrowDown: 7,
      ArrowUp: -7,
    };
    const months: Record<string, number> = { PageDown: 1, PageUp: -1 };
    const byDays = days[event.key];
    const byMonths = months[event.key];
    if (byDays === undefined && byMonths === undefined) return;
    event.preventDefault();
    walked.current = true;
    setAt(byDays === undefined ? addMonths(calendar, at, byMonths ?? 0) : addDays(at, byDays));
  };

  return (
    <div className={styles.month}>
      <div className={styles.head}>
        <ActionButton
          label=""
          name={w.previousMonth}
          icon={BackIcon}
          tone="quiet"
          onClick={() => setAt(grid.previous)}
        />
        <strong className={styles.title} aria-live="polite">
          {grid.title}
        </strong>
        <ActionButton
          label=""
          name={w.nextMonth}
          icon={ForwardIcon}
          tone="quiet"
          onClick={() => setAt(grid.next)}
        />
      </div>
      <table className={styles.grid} onKeyDown={onKeyDown}>
        <thead>
          <tr>
            {grid.weekdays.map((weekday) => (
              <th key={weekday.long} scope="col" abbr={weekday.long}>
                {weekday.short}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {grid.weeks.map((week) => (
            <tr key={week[0]?.date}>
              {week.map((day) => (
                <td key={day.date}>
                  <button
                    type="button"
                    ref={day.date === at ? here : undefined}
                    tabIndex={day.date === at ? 0 : -1}
                    className={styles.day}
                    data-out={!day.inMonth || undefined}
                    data-today={day.date === today || undefined}
                    aria-pressed={day.date === value}
                    aria-label={formatDay(day.date, language, 'long')}
                    disabled={(earliest && day.date < earliest) || (latest && day.date > latest) || undefined}
                    onClick={() => onPick(day.date)}
                  >
                    {day.label}
                  </button>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
