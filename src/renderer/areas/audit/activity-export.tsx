import type { ActivityFilter } from '../../../domain/areas/audit/contract.ts';
import { auditWords } from '../../../domain/areas/audit/words.ts';
import { useCommand } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { download } from '../../app/download.ts';
import { useWords } from '../../app/language.ts';
import { useMay } from '../../app/session.ts';
import { ErrorNote } from '../../parts/error-note.tsx';
import { ExportMenu } from '../../parts/export-menu.tsx';
import { toast } from '../../parts/toast.tsx';

/** What the filters leave, as a file. */
export function ActivityExport({ filter }: { readonly filter: ActivityFilter }) {
  const w = useWords(auditWords);
  const mayExport = useMay('audit.export');
  const command = useCommand(api.audit.exportActivities, {
    onDone: (file) => {
      download(file);
      toast(w.exported, { id: 'export' });
    },
  });
  if (!mayExport) return null;
  return (
    <>
      <ErrorNote error={command.refused} />
      <ExportMenu
        id="activity.export"
        name={w.export}
        group={w.title}
        keys={['Alt+E']}
        pending={command.pending}
        onPick={(format) => command.run({ ...filter, format })}
      />
    </>
  );
}
