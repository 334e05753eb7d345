import { Menu } from '@mantine/core';
import { useState } from 'react';
import { useAction } from '../app/hotkeys.ts';
import { useWords } from '../app/language.ts';
import { appWords } from '../app/words.ts';
import { ActionButton } from './action-button.tsx';
import { DownloadIcon } from './icons.tsx';

export type FileFormat = 'xlsx' | 'csv';

export interface ExportMenuProps {
  /** Of its action: `report.export`. */
  readonly id: string;
  /** What is exported, in the list of keys. */
  readonly name: string;
  readonly group?: string | undefined;
  readonly keys: readonly string[];
  readonly pending: boolean;
  readonly disabled?: boolean | undefined;
  /** Without its word, where there is little room. */
  readonly small?: boolean | undefined;
  readonly onPick: (format: FileFormat) => void;
}

/** A list as a file, in either of two kinds. */
export function ExportMenu({
  id,
  name,
  group,
  keys,
  pending,
  disabled = false,
  small,
  onPick,
}: ExportMenuProps) {
  const { verb, files } = useWords(appWords);
  const [opened, setOpened] = useState(false);
  const action = useAction({ id, label: name, group, keys, disabled, run: () => setOpened(true) });
  return (
    <Menu opened={opened} onChange={setOpened} position="bottom-end" trapFocus returnFocus>
      <Menu.Target>
        <ActionButton
          {...action}
          label={small ? '' : verb.export}
          name={small ? name : undefined}
          icon={DownloadIcon}
          tone={small ? 'quiet' : 'plain'}
          pending={pending}
        />
      </Menu.Target>
      <Menu.Dropdown>
        {(['xlsx', 'csv'] as const).map((format) => (
          <Menu.Item key={format} onClick={() => onPick(format)}>
            {files[format]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
