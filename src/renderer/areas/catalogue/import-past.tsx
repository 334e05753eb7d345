import type { BulkRun } from '../../../domain/areas/catalogue/bulk-contract.ts';
import { catalogueWords } from '../../../domain/areas/catalogue/words.ts';
import { useCommand } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useWords } from '../../app/language.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { ConfirmButton } from '../../parts/confirm-bar.tsx';
import { DateText } from '../../parts/date-text.tsx';
import { ErrorNote } from '../../parts/error-note.tsx';
import { UndoIcon } from '../../parts/icons.tsx';
import { toast } from '../../parts/toast.tsx';
import styles from './import.module.css';

interface ImportPastProps {
  readonly runs: readonly BulkRun[];
  readonly onGoOn: (run: BulkRun) => void;
}

/** Changes of many items on this till, the latest first; the last few can be taken back. */
export function ImportPast({ runs, onGoOn }: ImportPastProps) {
  const w = useWords(catalogueWords).import;
  const undo = useCommand(api.catalogue.undoBulk, {
    onDone: ({ restored, kept }) => toast(w.undone(restored, kept)),
  });
  if (runs.length === 0) return null;
  return (
    <section className={styles.section}>
      <h2 className={styles.title}>{w.past}</h2>
      <ErrorNote error={undo.refused} />
      <ul className={styles.runs}>
        {runs.map((run) => (
          <li key={run.id} className={styles.run}>
            <span className={styles.runName}>
              {run.kind === 'prices' ? w.priceChange : run.title}
              <span className={styles.runDetail}>
                <DateText at={run.startedAt} show="both" /> · {run.userName} ·{' '}
                {w.runDetail[run.state](run.created, run.changed)}
              </span>
            </span>
            {run.state === 'interrupted' && run.kind === 'import' && (
              <ActionButton label={w.goOn} onClick={() => onGoOn(run)} />
            )}
            {run.undoable && (
              <ConfirmButton
                label={w.undo}
                icon={UndoIcon}
                tone="quiet"
                question={w.undoAsk}
                confirm={w.undo}
                pending={undo.pending}
                onConfirm={() => undo.run({ changeId: run.id })}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
