import { Checkbox, Popover, Stack } from '@mantine/core';
import { useWords } from '../app/language.ts';
import { setPreferences, usePreferences } from '../app/preferences.ts';
import { appWords } from '../app/words.ts';
import { ActionButton } from './action-button.tsx';
import styles from './data-table.module.css';
import type { Column } from './data-table.tsx';
import { ColumnsIcon } from './icons.tsx';

interface ColumnChooserProps<R> {
  readonly remember: string;
  readonly columns: readonly Column<R>[];
}

/** Which of the optional columns are shown, remembered at this counter. */
export function ColumnChooser<R>({ remember, columns }: ColumnChooserProps<R>) {
  const w = useWords(appWords);
  const all = usePreferences((preferences) => preferences.hiddenColumns);
  const optional = columns.filter((column) => column.optional);
  const hidden =
    all[remember] ?? optional.filter((column) => column.optional === 'hidden').map(({ id }) => id);
  const choose = (ids: readonly string[]): void =>
    setPreferences({ hiddenColumns: { ...all, [remember]: ids } });
  if (optional.length === 0) return null;
  return (
    <div className={styles.chooser}>
      <Popover position="bottom-end" trapFocus>
        <Popover.Target>
          <button type="button" className={styles.chooserButton} aria-label={w.columns} title={w.columns}>
            <ColumnsIcon size={16} />
          </button>
        </Popover.Target>
        <Popover.Dropdown>
          <Stack gap={4}>
            {optional.map(({ id, header }) => (
              <Checkbox
                key={id}
                className={styles.chooserRow}
                label={header}
                checked={!hidden.includes(id)}
                onChange={({ currentTarget }) =>
                  choose(currentTarget.checked ? hidden.filter((one) => one !== id) : [...hidden, id])
                }
              />
            ))}
            <ActionButton label={w.columnsAll} tone="quiet" onClick={() => choose([])} />
          </Stack>
        </Popover.Dropdown>
      </Popover>
    </div>
  );
}
