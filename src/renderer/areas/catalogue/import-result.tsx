/** What an import did, and the one key that takes it back. */
import { useNavigate } from '@tanstack/react-router';
import type { BulkRun } from '../../../domain/areas/catalogue/bulk-contract.ts';
import { catalogueWords } from '../../../domain/areas/catalogue/words.ts';
import { useCommand } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useAction } from '../../app/hotkeys.ts';
import { useWords } from '../../app/language.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { ConfirmButton } from '../../parts/confirm-bar.tsx';
import { ErrorNote, Note } from '../../parts/error-note.tsx';
import { UndoIcon } from '../../parts/icons.tsx';
import styles from './import.module.css';
import { Figures } from './import-figures.tsx';
import { narrow, noFilter, sortBy } from './list-state.ts';

interface ImportResultProps {
  readonly run: BulkRun;
  readonly onAgain: () => void;
}

export function ImportResult({ run, onAgain }: ImportResultProps) {
  const w = useWords(catalogueWords).import;
  const navigate = useNavigate();
  const goOn = useCommand(api.catalogue.importRun);
  const undo = useCommand(api.catalogue.undoBulk);
  const show = useAction({
    id: 'import.show',
    label: w.showItems,
    keys: ['Enter'],
    run: () => {
      narrow(noFilter);
      sortBy({ by: 'newest', down: false });
      void navigate({ to: '/catalogue' as never });
    },
  });
  return (
    <section className={styles.section}>
      <h2 className={styles.title}>{w.states[run.state](run.title)}</h2>
      <Figures
        figures={[
          { value: run.created, caption: w.created },
          { value: run.changed, caption: w.changed },
          { value: run.unchanged, caption: w.unchanged },
          { value: run.refused, caption: w.refused, tone: run.refused > 0 ? 'red' : undefined },
        ]}
      />
      {run.state === 'interrupted' && (
        <Note
          tone="amber"
          action={{
            label: w.goOn,
            pending: goOn.pending,
            onClick: () => goOn.run({ changeId: run.id }),
          }}
        >
          {w.interrupted}
        </Note>
      )}
      {undo.done && undo.done.kept > 0 && <Note tone="amber">{w.kept(undo.done.kept)}</Note>}
      <ErrorNote error={goOn.refused ?? undo.refused} />
      <div className={styles.foot}>
        {run.undoable && (
          <ConfirmButton
            label={w.undo}
            icon={UndoIcon}
            question={w.undoAsk}
            confirm={w.undo}
            pending={undo.pending}
            onConfirm={() => undo.run({ changeId: run.id })}
          />
        )}
        <span className={styles.footWords} />
        <ActionButton label={w.another} onClick={onAgain} />
        <ActionButton {...show} tone="accent" size="primary" />
      </div>
    </section>
  );
}
