/** The number that matters and what it is made of: a day as it happens, or a period beside another. */

import { receiptsOf } from '../../../domain/areas/report/rules.ts';
import { reportWords } from '../../../domain/areas/report/words.ts';
import { useAsk, useLive } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useWords } from '../../app/language.ts';
import { appWords } from '../../app/words.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ErrorNote } from '../../parts/error-note.tsx';
import { ReportIcon } from '../../parts/icons.tsx';
import { Cards } from './cards.tsx';
import { DayChart, HourChart } from './charts.tsx';
import { DayHeadline, PeriodHeadline } from './headline.tsx';
import { Lists } from './lists.tsx';
import { ComparisonField } from './period-bar.tsx';
import styles from './report.module.css';
import { ReportFrame } from './report-frame.tsx';
import { figureOf, useLooking, useRange } from './state.ts';

export function SummaryScreen() {
  const range = useRange();
  return range.from === range.to ? <Day /> : <Period />;
}

const Loading = () => <p className={styles.loading}>{useWords(appWords).loading}</p>;

function Day() {
  const w = useWords(reportWords);
  const range = useRange();
  const isFollowing = useLooking(({ range: asked }) => asked === null);
  const { data: day, error } = useLive(
    api.report.day,
    { date: isFollowing ? null : range.from, branchId: range.branchId },
    { keep: true },
  );
  const exported = { report: 'receipts' as const, figure: figureOf(range) };
  return (
    <ReportFrame view="summary" exported={exported}>
      <ErrorNote error={error} />
      {!day && !error && <Loading />}
      {day && receiptsOf(day.totals) === 0 && (
        <EmptyState
          icon={ReportIcon}
          title={day.isToday ? w.nothing.today : w.nothing.period}
          hint={day.isToday ? w.nothing.live : w.nothing.hint}
        />
      )}
      {day && receiptsOf(day.totals) > 0 && (
        <div className={styles.sheet}>
          <DayHeadline day={day} />
          <HourChart day={day} />
          <Cards report={day} range={range} before={day.isToday ? null : (day.compared?.totals ?? null)} />
          <Lists report={day} range={range} shifts={day.shifts} />
        </div>
      )}
    </ReportFrame>
  );
}

function Period() {
  const w = useWords(reportWords);
  const range = useRange();
  const compare = useLooking((looking) => looking.compare);
  const { data: period, error } = useAsk(api.report.period, { ...range, compare }, { keep: true });
  return (
    <ReportFrame view="summary" exported={{ report: 'days', ...range }}>
      <ErrorNote error={error} />
      {!period && !error && <Loading />}
      {period && receiptsOf(period.totals) === 0 && (
        <EmptyState icon={ReportIcon} title={w.nothing.period} hint={w.nothing.hint} />
      )}
      {period && receiptsOf(period.totals) > 0 && (
        <div className={styles.sheet}>
          <PeriodHeadline period={period} aside={<ComparisonField />} />
          <DayChart period={period} />
          <Cards report={period} range={period} before={period.compared?.totals ?? null} />
          <Lists report={period} range={period} shifts={[]} />
        </div>
      )}
    </ReportFrame>
  );
}
