/** Every key within reach, each to be changed on the spot. */
import { Fragment, useState } from 'react';
import { create } from 'zustand';
import { ActionButton } from '../parts/action-button.tsx';
import { RefreshIcon } from '../parts/icons.tsx';
import { KeyHint } from '../parts/key-hint.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { type Action, keysOf, rebind, takenBy, useAction, useActions, useStrokes } from './hotkeys.ts';
import styles from './key-sheet.module.css';
import { chordsOf, onMac } from './keys.ts';
import { useWords } from './language.ts';
import { usePreferences } from './preferences.ts';
import { appWords } from './words.ts';

/** The actions as they were when the sheet opened: the sheet itself holds the keys while it is open. */
const useKeySheet = create<{ readonly opened: boolean }>(() => ({ opened: false }));
export const openKeySheet = (): void => useKeySheet.setState({ opened: true });
const closeKeySheet = (): void => useKeySheet.setState({ opened: false });

export function KeySheet() {
  const w = useWords(appWords);
  const opened = useKeySheet((sheet) => sheet.opened);
  useAction({ id: 'keys.help', label: w.keys.help, keys: ['?'], run: openKeySheet });
  return (
    <Sheet opened={opened} onClose={closeKeySheet} title={w.keys.title} size="normal">
      <KeyList />
    </Sheet>
  );
}

function KeyList() {
  const w = useWords(appWords);
  const [changing, setChanging] = useState<string | null>(null);
  // Esc and Enter of sheets and confirmations stay as everybody knows them.
  const actions = useActions().filter(({ id }) => !/^(sheet|confirm|page)\./.test(id));
  const groups = Map.groupBy(actions, (action) => action.group ?? w.keys.everywhere);
  return (
    <>
      <p className={styles.hint}>{w.keys.hint}</p>
      {[...groups].map(([group, members]) => (
        <Fragment key={group}>
          <h3 className={styles.group}>{group}</h3>
          <ul className={styles.list}>
            {members.map((action) => (
              <KeyRow
                key={action.id}
                action={action}
                changing={changing === action.id}
                onChange={(on) => setChanging(on ? action.id : null)}
              />
            ))}
          </ul>
        </Fragment>
      ))}
    </>
  );
}

interface KeyRowProps {
  readonly action: Action;
  readonly changing: boolean;
  readonly onChange: (on: boolean) => void;
}

function KeyRow({ action, changing, onChange }: KeyRowProps) {
  const w = useWords(appWords);
  const [taken, setTaken] = useState<string | null>(null);
  const chosen = usePreferences((preferences) => preferences.keys[action.id]);
  useStrokes((stroke) => {
    const chord = chordsOf(stroke, onMac())[0];
    if (!chord) return true;
    const holder = takenBy(chord, action.id);
    setTaken(chord !== 'Esc' && holder ? holder.label : null);
    if (chord !== 'Esc' && holder) return true;
    if (chord !== 'Esc') rebind(action.id, [chord]);
    onChange(false);
    return true;
  }, changing);
  const keys = keysOf(action);
  return (
    <li className={styles.row}>
      <span className={styles.label}>
        {action.label}
        {changing && (
          <small className={styles.note}>{taken === null ? w.keys.pressHint : w.keys.taken(taken)}</small>
        )}
      </span>
      {chosen && (
        <ActionButton
          label=""
          name={w.keys.own}
          title={w.keys.own}
          icon={RefreshIcon}
          tone="quiet"
          onClick={() => rebind(action.id, null)}
        />
      )}
      <button
        type="button"
        className={styles.key}
        data-changing={changing || undefined}
        onClick={() => onChange(!changing)}
      >
        {changing
          ? w.keys.press
          : keys.length === 0
            ? w.keys.noKey
            : keys.map((key) => <KeyHint key={key} keys={key} always />)}
      </button>
    </li>
  );
}
