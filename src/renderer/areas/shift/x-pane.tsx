/** The shift read without closing it: as often as one likes, with no effect. */
import { shiftWords } from '../../../domain/areas/shift/words.ts';
import { useAsk } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useWords } from '../../app/language.ts';
import { ErrorNote } from '../../parts/error-note.tsx';
import { Pane } from '../../parts/pane.tsx';
import { PaneHead } from './pane-head.tsx';
import { PrintX } from './print-report.tsx';
import { ReportView } from './report-view.tsx';
import styles from './shift.module.css';

export function XPane() {
  const w = useWords(shiftWords);
  const report = useAsk(api.shift.xReport, {});
  return (
    <Pane label={w.act.x} head={<PaneHead title={w.act.x} end={<PrintX />} />} reading>
      <div className={styles.page}>
        <ErrorNote error={report.error} />
        {report.data && <ReportView report={report.data} />}
      </div>
    </Pane>
  );
}
