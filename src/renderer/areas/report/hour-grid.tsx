/** Weekdays side by side, hours down, each place as dark as it is busy and saying how much it brought. */
import type { CSSProperties } from 'react';
import type { WeekHour } from '../../../domain/areas/report/figures.ts';
import { reportWords } from '../../../domain/areas/report/words.ts';
import { addDays, calendarDate, dayOfWeek } from '../../../domain/kit/calendar.ts';
import { currencyOf } from '../../../domain/kit/currency.ts';
import { formatWeekday } from '../../../domain/kit/date-format.ts';
import { formatNumber } from '../../../domain/kit/format.ts';
import { scale } from '../../../domain/kit/money.ts';
import { type DateRange, startOfWeek } from '../../../domain/kit/time.ts';
import { useLanguage, useWords } from '../../app/language.ts';
import { useShop } from '../../app/shop.ts';
import { hoursBetween, hourText } from './hours.ts';
import styles from './report.module.css';
import { figureOf, openFigure } from './state.ts';

/** In percent: above it the words would no longer stand out. */
const darkest = 70;

interface HourGridProps {
  readonly week: { readonly cells: readonly WeekHour[]; readonly days: readonly number[] };
  readonly range: DateRange;
}

export function HourGrid({ week: { cells, days }, range }: HourGridProps) {
  const w = useWords(reportWords);
  const language = useLanguage();
  const perWhole = 10 ** currencyOf(useShop((shop) => shop.currency)).decimals;
  const monday = startOfWeek(calendarDate('2026-11-18'), language);
  const weekdays = Array.from({ length: 7 }, (_, i) => addDays(monday, i)).filter(
    (date) => (days[dayOfWeek(date)] ?? 0) > 0,
  );
  const average = (cell: WeekHour | undefined): number =>
    cell ? scale(cell.turnoverMinor, 1, Math.max(1, days[cell.weekday] ?? 1), 'halfUp') : 0;
  const most = Math.max(...cells.map(average), 1);
  const open = (cell: WeekHour, weekday: string): void =>
    openFigure({
      title: w.weekdayHour(weekday, hourText(cell.hour, language)),
      amountMinor: cell.turnoverMinor,
      figure: figureOf(range, { weekday: cell.weekday, hour: cell.hour }),
    });
  return (
    <table className={styles.hours} aria-label={w.chart.week}>
      <thead>
        <tr>
          <th aria-label={w.col.hour} />
          {weekdays.map((date) => (
            <th key={date} scope="col">
              <span className={styles.wide}>{formatWeekday(date, language)}</span>
              <span className={styles.narrow}>{formatWeekday(date, language, 'weekday')}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {hoursBetween(cells).map((hour) => (
          <tr key={hour}>
            <th scope="row">{hourText(hour, language)}</th>
            {weekdays.map((date) => {
              const cell = cells.find((one) => one.hour === hour && one.weekday === dayOfWeek(date));
              const share = Math.round((Math.max(0, average(cell)) / most) * darkest);
              return (
                <td key={date}>
                  {cell && (
                    <button
                      type="button"
                      className={styles.hour}
                      style={{ '--share': `${share}%` } as CSSProperties}
                      onClick={() => open(cell, formatWeekday(date, language))}
                    >
                      {formatNumber(scale(average(cell), 1, perWhole, 'halfUp'), language)}
                    </button>
                  )}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
