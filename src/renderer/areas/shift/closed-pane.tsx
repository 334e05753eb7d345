import { shiftWords } from '../../../domain/areas/shift/words.ts';
import { useAsk } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useAction } from '../../app/hotkeys.ts';
import { useWords } from '../../app/language.ts';
import { useMay } from '../../app/session.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { Note } from '../../parts/error-note.tsx';
import { CheckIcon } from '../../parts/icons.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { Pane } from '../../parts/pane.tsx';
import { clearDesk } from './drafts.ts';
import { HistoryLink } from './history-link.tsx';
import { PrintZ } from './print-report.tsx';
import { ReportView } from './report-view.tsx';
import styles from './shift.module.css';

interface ClosedPaneProps {
  readonly closed: { readonly shiftId: string; readonly zNumber: string };
}

/** The shift just closed, with its Z, until the next one is wanted. */
export function ClosedPane({ closed: { shiftId, zNumber } }: ClosedPaneProps) {
  const w = useWords(shiftWords);
  const sees = useMay('shift.view');
  const report = useAsk(api.shift.shiftReport, sees ? { shiftId } : null);
  const next = useAction({
    id: 'shift.next',
    label: w.close.newShift,
    group: w.title,
    keys: ['Enter'],
    run: clearDesk,
  });
  return (
    <Pane
      label={w.close.title}
      reading
      head={
        <PageHeader
          title={w.title}
          actions={
            <>
              <HistoryLink />
              <PrintZ shiftId={shiftId} />
            </>
          }
        />
      }
      foot={<ActionButton {...next} tone="accent" size="primary" fullWidth />}
    >
      <div className={styles.page}>
        <Note tone="green" icon={CheckIcon}>
          {w.close.closed(zNumber)}
        </Note>
        {report.data && <ReportView report={report.data} />}
      </div>
    </Pane>
  );
}
