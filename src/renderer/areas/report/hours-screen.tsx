/** When people come: an average day of the week, hour by hour. */

import { reportWords } from '../../../domain/areas/report/words.ts';
import { useAsk } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useWords } from '../../app/language.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ErrorNote } from '../../parts/error-note.tsx';
import { ClockIcon } from '../../parts/icons.tsx';
import { HourGrid } from './hour-grid.tsx';
import styles from './report.module.css';
import { ReportFrame } from './report-frame.tsx';
import { useRange } from './state.ts';

export function HoursScreen() {
  const w = useWords(reportWords);
  const range = useRange();
  const { data, error } = useAsk(api.report.hours, range, { keep: true });
  return (
    <ReportFrame view="hours" exported={{ report: 'hours', ...range }}>
      <ErrorNote error={error} />
      {data?.cells.length === 0 && (
        <EmptyState icon={ClockIcon} title={w.nothing.period} hint={w.nothing.hint} />
      )}
      {data && data.cells.length > 0 && (
        <div className={styles.sheet}>
          <p className={styles.hint}>{w.weekHint}</p>
          <HourGrid week={data} range={range} />
        </div>
      )}
    </ReportFrame>
  );
}
