import { settingWords } from '../../../domain/areas/setting/words.ts';
import { useCommand } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useAction } from '../../app/hotkeys.ts';
import { useWords } from '../../app/language.ts';
import { appWords } from '../../app/words.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { ErrorNote } from '../../parts/error-note.tsx';
import { toast } from '../../parts/toast.tsx';
import type { Changes } from './form.ts';
import styles from './settings.module.css';

/** What is not saved yet; saving says so and can be taken back. */
export function SaveBar({ changes, onReset }: { readonly changes: Changes; readonly onReset: () => void }) {
  const w = useWords(settingWords);
  const { verb } = useWords(appWords);
  const undo = useCommand(api.setting.saveSettings, { onDone: () => toast(w.undone, { id: 'setting' }) });
  const command = useCommand(api.setting.saveSettings, {
    onDone: ({ before }) => {
      onReset();
      toast(w.saved, { id: 'setting', undo: () => undo.run({ changes: before }) });
    },
  });
  const count = Object.keys(changes).length;
  const save = useAction({
    id: 'settings.save',
    label: verb.save,
    keys: ['Mod+S'],
    inFields: true,
    disabled: count === 0 || command.pending,
    run: () => command.run({ changes: changes as Parameters<typeof command.run>[0]['changes'] }),
  });
  return (
    <div className={styles.bar}>
      <ErrorNote error={command.refused ?? undo.refused} />
      <div className={styles.barLine}>
        <span className={styles.unsaved} role="status">
          {count > 0 && w.unsaved(count)}
        </span>
        {count > 0 && <ActionButton label={verb.undo} tone="quiet" onClick={onReset} />}
        <ActionButton {...save} tone="accent" pending={command.pending} />
      </div>
    </div>
  );
}
