import { useState } from 'react';
import type { BulkRun } from '../../../domain/areas/catalogue/bulk-contract.ts';
import { catalogueWords } from '../../../domain/areas/catalogue/words.ts';
import { useWords } from '../../app/language.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { DateText } from '../../parts/date-text.tsx';
import { UndoIcon } from '../../parts/icons.tsx';
import styles from './import.module.css';
import { UndoSheet } from './undo-sheet.tsx';

interface ImportPastProps {
  readonly runs: readonly BulkRun[];
  readonly onGoOn: (run: BulkRun) => void;
}

/** The imports there were, at whichever till, the latest first. */
export function ImportPast({ runs: all, onGoOn }: ImportPastProps) {
  const { import: w, changes } = useWords(catalogueWords);
  const [openId, setOpen] = useState<string | null>(null);
  const runs = all.filter(({ kind }) => kind === 'import');
  const open = runs.find(({ id }) => id === openId);
  if (runs.length === 0) return null;
  return (
    <section className={styles.section}>
      <h2 className={styles.title}>{w.past}</h2>
      <ul className={styles.runs}>
        {runs.map((run) => (
          <li key={run.id} className={styles.run}>
            <span className={styles.runName}>
              {run.title}
              <span className={styles.runDetail}>
                <DateText at={run.startedAt} show="both" /> · {run.userName} ·{' '}
                {run.rows > 0 || run.state !== 'done'
                  ? w.runDetail[run.state](run.created, run.changed)
                  : changes.moved(run.records)}
              </span>
            </span>
            {run.state === 'interrupted' && !run.undone && (
              <ActionButton label={w.goOn} onClick={() => onGoOn(run)} />
            )}
            {run.undoable && (
              <ActionButton label={w.undo} icon={UndoIcon} tone="quiet" onClick={() => setOpen(run.id)} />
            )}
          </li>
        ))}
      </ul>
      {open && <UndoSheet run={open} onClose={() => setOpen(null)} />}
    </section>
  );
}
