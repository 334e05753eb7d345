/** One chart: hours of a day, or days of a period, beside those they are compared with. */
import type { DayFigure, DayReport, HourFigure, PeriodReport } from '../../../domain/areas/report/figures.ts';
import { lengthOf, turnoverOf } from '../../../domain/areas/report/rules.ts';
import { reportWords } from '../../../domain/areas/report/words.ts';
import { addDays, type CalendarDate } from '../../../domain/kit/calendar.ts';
import { formatDay, formatDayMonth, formatRange } from '../../../domain/kit/date-format.ts';
import type { DateRange } from '../../../domain/kit/time.ts';
import { useLanguage, useWords } from '../../app/language.ts';
import { Chart, type ChartSeries } from '../../parts/chart.tsx';
import { hoursBetween, hourText } from './hours.ts';
import { figureOf, openFigure } from './state.ts';

/** Bars up to here; more days read better as a line. */
const mostBars = 62;

/** The quiet one first, so that the other stands at the end and in front. */
function seriesOf(now: string, before: string | null): ChartSeries[] {
  const series: ChartSeries = { key: 'now', label: now, tone: 'accent' };
  return before === null ? [series] : [{ key: 'before', label: before, tone: 'compare' }, series];
}

export function HourChart({ day, height }: { readonly day: DayReport; readonly height?: number }) {
  const { chart, comma } = useWords(reportWords);
  const language = useLanguage();
  const dayText = (date: CalendarDate): string => formatDayMonth(date, language);
  const series = seriesOf(dayText(day.date), day.compared && dayText(day.compared.date));
  const of = (figures: readonly HourFigure[], hour: number): number =>
    figures.find((figure) => figure.hour === hour)?.turnoverMinor ?? 0;
  const before = day.compared?.hours ?? [];
  const rows = hoursBetween([...day.hours, ...before]).map((hour) => ({
    hour,
    label: hourText(hour, language),
    now: of(day.hours, hour),
    before: of(before, hour),
  }));
  const range = { from: day.date, to: day.date };
  return (
    <Chart
      label={chart.hours}
      height={height}
      kind="bar"
      rows={rows}
      x="label"
      series={series}
      money
      onOpen={({ hour, label, now }) =>
        openFigure({
          title: dayText(day.date) + comma + String(label),
          amountMinor: Number(now),
          figure: figureOf(range, { hour: Number(hour) }),
        })
      }
    />
  );
}

export function DayChart({ period }: { readonly period: PeriodReport }) {
  const { chart } = useWords(reportWords);
  const language = useLanguage();
  const text = (range: DateRange): string => formatRange(range, language);
  const series = seriesOf(text(period), period.compared && text(period.compared));
  const now = byDate(period.days);
  const before = byDate(period.compared?.days ?? []);
  const dates = datesOf(period);
  const dayText = dates.length < 300 ? formatDayMonth : formatDay;
  const rows = dates.map((date, i) => ({
    date,
    label: dayText(date, language),
    now: now.get(date) ?? 0,
    before: (period.compared && before.get(addDays(period.compared.from, i))) ?? 0,
  }));
  return (
    <Chart
      label={chart.days}
      kind={rows.length > mostBars ? 'line' : 'bar'}
      rows={rows}
      x="label"
      series={series}
      money
      onOpen={({ date, now: amount }) => {
        const on = String(date) as CalendarDate;
        openFigure({
          title: formatDay(on, language, 'long'),
          amountMinor: Number(amount),
          figure: figureOf({ from: on, to: on }),
        });
      }}
    />
  );
}

const byDate = (days: readonly DayFigure[]): Map<string, number> =>
  new Map(days.map((day) => [day.date, turnoverOf(day)]));

const datesOf = (range: DateRange): CalendarDate[] =>
  Array.from({ length: lengthOf(range) }, (_, i) => addDays(range.from, i));
