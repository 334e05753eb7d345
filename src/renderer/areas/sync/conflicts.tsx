/** The inbox: one card for each thing two people changed at once; the chosen one is settled by one key. */
import { useState } from 'react';
import type { ConflictRow } from '../../../domain/areas/sync/contract.ts';
import type { ConflictTake } from '../../../domain/areas/sync/rules.ts';
import { syncWords } from '../../../domain/areas/sync/words.ts';
import { useCommand, useLive } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useStrokes } from '../../app/hotkeys.ts';
import { useWords } from '../../app/language.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ErrorNote } from '../../parts/error-note.tsx';
import { CheckIcon } from '../../parts/icons.tsx';
import { toast } from '../../parts/toast.tsx';
import { ConflictCard } from './conflict-card.tsx';
import styles from './sync.module.css';

export function Conflicts() {
  const w = useWords(syncWords).conflicts;
  const conflicts = useLive(api.sync.conflicts, {});
  const [at, setAt] = useState(0);
  const settling = useCommand(api.sync.settleConflict, {
    refreshes: ['sync', 'catalogue'],
    onDone: () => toast(w.settled, { tone: 'green', id: 'conflict' }),
  });
  const rows = conflicts.data ?? [];
  const chosen = Math.min(at, rows.length - 1);
  useStrokes(({ key }) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[key];
    if (step === undefined || rows.length === 0) return false;
    setAt(Math.max(0, Math.min(rows.length - 1, chosen + step)));
    return true;
  });
  if (!conflicts.data) return <ErrorNote error={conflicts.error} />;
  if (rows.length === 0) return <EmptyState icon={CheckIcon} title={w.empty} hint={w.emptyHint} />;
  const settle = (row: ConflictRow, take: ConflictTake): void =>
    settling.run({ conflictId: row.conflictId, take });
  return (
    <>
      <ErrorNote error={settling.refused} />
      <ul className={styles.cards}>
        {rows.map((row, n) => (
          <ConflictCard
            key={row.conflictId}
            row={row}
            isChosen={n === chosen}
            pending={settling.pending}
            onChoose={() => setAt(n)}
            onSettle={(take) => settle(row, take)}
          />
        ))}
      </ul>
    </>
  );
}
