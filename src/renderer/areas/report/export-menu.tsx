/** A report as a file, in either of two kinds. */
import { Menu } from '@mantine/core';
import { useState } from 'react';
import type { Exported } from '../../../domain/areas/report/contract.ts';
import { reportWords } from '../../../domain/areas/report/words.ts';
import { useCommand } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { download } from '../../app/download.ts';
import { useAction } from '../../app/hotkeys.ts';
import { useWords } from '../../app/language.ts';
import { useMay } from '../../app/session.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { ErrorNote } from '../../parts/error-note.tsx';
import { DownloadIcon } from '../../parts/icons.tsx';
import { toast } from '../../parts/toast.tsx';

interface ExportMenuProps {
  readonly what: Exported;
  /** The view's own, which the key opens. */
  readonly isMain?: boolean;
}

export function ExportMenu({ what, isMain = false }: ExportMenuProps) {
  const w = useWords(reportWords);
  const mayExport = useMay('report.export');
  const [opened, setOpened] = useState(false);
  const command = useCommand(api.report.export, {
    onDone: (file) => {
      download(file);
      toast(w.export.done(file.name), { id: 'export' });
    },
  });
  const action = useAction({
    id: isMain ? 'report.export' : 'report.exportFigure',
    label: w.keys.export,
    group: w.keys.group,
    keys: isMain ? ['E'] : ['Shift+E'],
    disabled: !mayExport,
    run: () => setOpened(true),
  });
  if (!mayExport) return null;
  return (
    <>
      <ErrorNote error={command.refused} />
      <Menu opened={opened} onChange={setOpened} position="bottom-end" trapFocus returnFocus>
        <Menu.Target>
          <ActionButton
            {...action}
            label={isMain ? w.export.title : ''}
            name={isMain ? undefined : w.keys.export}
            icon={DownloadIcon}
            tone={isMain ? 'plain' : 'quiet'}
            pending={command.pending}
          />
        </Menu.Target>
        <Menu.Dropdown>
          {(['xlsx', 'csv'] as const).map((format) => (
            <Menu.Item key={format} onClick={() => command.run({ what, format })}>
              {w.export[format]}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </>
  );
}
