/** When people come: an average day of the week, hour by hour. */

import type { Extent, WeekHour } from '../../../domain/areas/report/figures.ts';
import { receiptsOf } from '../../../domain/areas/report/rules.ts';
import { reportWords } from '../../../domain/areas/report/words.ts';
import type { DateRange } from '../../../domain/kit/time.ts';
import { useAsk, useLive } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useLanguage, useWords } from '../../app/language.ts';
import { DataTable } from '../../parts/data-table.tsx';
import { ErrorNote } from '../../parts/error-note.tsx';
import { ClockIcon } from '../../parts/icons.tsx';
import { CountText } from '../../parts/number-text.tsx';
import { HourChart } from './charts.tsx';
import { HourGrid } from './hour-grid.tsx';
import { hoursBetween, hourText } from './hours.ts';
import { Amount } from './item-columns.tsx';
import styles from './report.module.css';
import { ReportFrame } from './report-frame.tsx';
import { Share } from './share.tsx';
import { figureOf, openFigure, useRange } from './state.ts';

export function HoursScreen() {
  const w = useWords(reportWords);
  const range = useRange();
  const { data, error, refetch } = useAsk(api.report.hours, range, { keep: true });
  const exported = { report: 'hours' as const, ...range };
  const isDay = range.from === range.to;
  if (isDay || data?.cells.length === 0) {
    return (
      <ReportFrame view="hours" flush exported={exported}>
        <Glance range={range} />
        <DayHours cells={data?.cells} range={range} error={error} onTryAgain={() => void refetch()} />
      </ReportFrame>
    );
  }
  return (
    <ReportFrame view="hours" exported={exported}>
      <ErrorNote error={error} />
      {data && (
        <div className={styles.sheet}>
          <p className={styles.hint}>{w.weekHint}</p>
          <HourGrid week={data} range={range} />
        </div>
      )}
    </ReportFrame>
  );
}

/** The day beside the one it is compared with, before its hours one by one. */
function Glance({ range }: { readonly range: Extent }) {
  const { data: day } = useLive(
    api.report.day,
    { date: range.from, branchId: range.branchId },
    { keep: true },
  );
  if (!day || receiptsOf(day.totals) === 0) return null;
  return (
    <div className={styles.above}>
      <HourChart day={day} height={200} />
    </div>
  );
}

interface DayHoursProps {
  readonly cells: readonly WeekHour[] | undefined;
  readonly range: DateRange;
  readonly error: Error | null;
  readonly onTryAgain: () => void;
}

/** One day needs no week: its hours, one below the other. */
function DayHours({ cells, range, ...table }: DayHoursProps) {
  const w = useWords(reportWords);
  const language = useLanguage();
  const order = hoursBetween(cells ?? []);
  const turnover = (cells ?? []).reduce((sum, { turnoverMinor }) => sum + turnoverMinor, 0);
  return (
    <DataTable<WeekHour>
      {...table}
      label={w.tabs.hours}
      rows={cells && [...cells].sort((a, b) => order.indexOf(a.hour) - order.indexOf(b.hour))}
      columns={[
        { id: 'hour', header: w.col.hour, cell: ({ hour }) => hourText(hour, language) },
        {
          id: 'receipts',
          header: w.col.receipts,
          align: 'end',
          cell: ({ receipts }) => <CountText count={receipts} />,
        },
        {
          id: 'turnover',
          header: w.col.turnover,
          align: 'end',
          cell: ({ turnoverMinor }) => <Amount amount={turnoverMinor} strong />,
        },
        {
          id: 'share',
          header: w.col.share,
          width: 'minmax(8rem, 3fr)',
          cell: ({ turnoverMinor }) => <Share part={turnoverMinor} whole={turnover} />,
        },
      ]}
      rowKey={({ hour }) => String(hour)}
      onOpen={({ hour, turnoverMinor }) =>
        openFigure({
          title: hourText(hour, language),
          amountMinor: turnoverMinor,
          figure: figureOf(range, { hour }),
        })
      }
      empty={{ icon: ClockIcon, title: w.nothing.period, hint: w.nothing.hint }}
    />
  );
}
