/** A report as a file, in either of two kinds. */
import type { Exported } from '../../../domain/areas/report/contract.ts';
import { reportWords } from '../../../domain/areas/report/words.ts';
import { useCommand } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { download } from '../../app/download.ts';
import { useWords } from '../../app/language.ts';
import { useMay } from '../../app/session.ts';
import { ErrorNote } from '../../parts/error-note.tsx';
import { ExportMenu } from '../../parts/export-menu.tsx';
import { toast } from '../../parts/toast.tsx';

interface ReportExportProps {
  readonly what: Exported;
  /** The view's own, which the key opens. */
  readonly isMain?: boolean;
}

export function ReportExport({ what, isMain = false }: ReportExportProps) {
  const w = useWords(reportWords);
  const mayExport = useMay('report.export');
  const command = useCommand(api.report.export, {
    onDone: (file) => {
      download(file);
      toast(w.export.done(file.name), { id: 'export' });
    },
  });
  if (!mayExport) return null;
  return (
    <>
      <ErrorNote error={command.refused} />
      <ExportMenu
        id={isMain ? 'report.export' : 'report.exportFigure'}
        name={w.keys.export}
        group={w.keys.group}
        keys={isMain ? ['E'] : ['Shift+E']}
        small={!isMain}
        pending={command.pending}
        onPick={(format) => command.run({ what, format })}
      />
    </>
  );
}
