import { formatNumber } from '../../../domain/kit/format.ts';
import type { Id } from '../../../domain/kit/ids.ts';
import { useCommand, useLive } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useLanguage, useWords } from '../../app/language.ts';
import { appWords } from '../../app/words.ts';
import { ProgressNote } from '../../parts/progress-note.tsx';

interface BulkProgressProps {
  readonly changeId: Id;
  readonly label: string;
}

/** How far a change of many items has come; it may be stopped, and what is done stays done. */
export function BulkProgress({ changeId, label }: BulkProgressProps) {
  const { countOf } = useWords(appWords);
  const language = useLanguage();
  const runs = useLive(api.catalogue.bulkRuns, {}).data ?? [];
  const cancel = useCommand(api.catalogue.cancelBulk);
  const run = runs.find(({ id }) => id === changeId);
  const goesOn = run && (run.state === 'running' || run.state === 'undoing');
  if (!goesOn || run.rows === 0) return <ProgressNote label={label} />;
  return (
    <ProgressNote
      label={label}
      done={run.done / run.rows}
      detail={countOf(formatNumber(run.done, language), formatNumber(run.rows, language))}
      onCancel={run.state === 'running' ? () => cancel.run({ changeId }) : undefined}
    />
  );
}
