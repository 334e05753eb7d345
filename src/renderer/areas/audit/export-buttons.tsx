import type { ActivityFilter } from '../../../domain/areas/audit/contract.ts';
import { auditWords } from '../../../domain/areas/audit/words.ts';
import { useCommand } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { download } from '../../app/download.ts';
import { useWords } from '../../app/language.ts';
import { useMay } from '../../app/session.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { ErrorNote } from '../../parts/error-note.tsx';
import { DownloadIcon } from '../../parts/icons.tsx';
import { toast } from '../../parts/toast.tsx';

const formats = ['xlsx', 'csv'] as const;

/** What the filters leave, as a file. */
export function ExportButtons({ filter }: { readonly filter: ActivityFilter }) {
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
      {formats.map((format) => (
        <ActionButton
          key={format}
          label={format.toUpperCase()}
          name={`${w.export} ${format.toUpperCase()}`}
          icon={DownloadIcon}
          pending={command.pending}
          onClick={() => command.run({ ...filter, format })}
        />
      ))}
    </>
  );
}
