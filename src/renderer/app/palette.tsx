/** Ctrl/⌘ K: every screen and every action within reach, found in any script and on any keyboard layout. */
import { FocusTrap } from '@mantine/core';
import { useId, useState } from 'react';
import { createPortal } from 'react-dom';
import { create } from 'zustand';
import { foldForIndex, searchVariants } from '../../domain/kit/search.ts';
import { EmptyState } from '../parts/empty-state.tsx';
import { KeyHint } from '../parts/key-hint.tsx';
import { SearchField } from '../parts/search-field.tsx';
import { type Action, keysOf, ScopeContext, useAction, useActions, useKeyScope } from './hotkeys.ts';
import { useWords } from './language.ts';
import styles from './palette.module.css';
import { appWords } from './words.ts';

const usePalette = create<{ readonly opened: boolean }>(() => ({ opened: false }));
const openPalette = (): void => usePalette.setState({ opened: true });
const closePalette = (): void => usePalette.setState({ opened: false });

export function Palette() {
  const w = useWords(appWords);
  const opened = usePalette((palette) => palette.opened);
  const actions = useActions();
  useAction({ id: 'palette.open', label: w.keys.palette, keys: ['Mod+K'], run: openPalette });
  return opened ? <OpenPalette actions={actions} /> : null;
}

/** More than a screenful is not read. */
const most = 40;

function OpenPalette({ actions }: { actions: readonly Action[] }) {
  const w = useWords(appWords);
  const scope = useKeyScope(true);
  const listId = useId();
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  // What was within reach when it opened: the palette's own scope holds the keys now.
  const [within] = useState(() =>
    actions.filter(({ id, disabled }) => !disabled && !/^(sheet|confirm|palette)\./.test(id)),
  );
  const found = find(within, query).slice(0, most);
  const run = (action: Action | undefined): void => {
    if (!action) return;
    closePalette();
    action.run();
  };
  return createPortal(
    <ScopeContext value={scope}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: Esc does it */}
      <div
        className={styles.veil}
        onClick={(event) => event.target === event.currentTarget && closePalette()}
      >
        <FocusTrap active>
          <div className={styles.palette} role="dialog" aria-modal="true" aria-label={w.keys.palette}>
            <SearchField
              value={query}
              autoFocus
              label={w.keys.find}
              controls={listId}
              onChange={(next) => {
                setQuery(next);
                setAt(0);
              }}
              onEnter={() => run(found[at])}
              onStep={(by) => setAt((before) => Math.min(found.length - 1, Math.max(0, before + by)))}
              onLeave={closePalette}
            />
            <div id={listId} className={styles.list} role="listbox" aria-label={w.keys.actions}>
              {found.map((action, index) => (
                <Option key={action.id} action={action} active={index === at} onPick={() => run(action)} />
              ))}
              {found.length === 0 && <EmptyState small title={w.nothingFound} />}
            </div>
          </div>
        </FocusTrap>
      </div>
    </ScopeContext>,
    document.body,
  );
}

function Option({ action, active, onPick }: { action: Action; active: boolean; onPick: () => void }) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field above reads the arrows and Enter
    <div
      ref={(element) => {
        if (active) element?.scrollIntoView?.({ block: 'nearest' });
      }}
      className={styles.option}
      role="option"
      tabIndex={-1}
      aria-selected={active}
      onClick={onPick}
    >
      <span className={styles.label}>{action.label}</span>
      {action.group && <span className={styles.group}>{action.group}</span>}
      <KeyHint keys={keysOf(action)[0]} />
    </div>
  );
}

/** Each word typed begins a word of the label or of its group; readings in order of likelihood. */
function find(actions: readonly Action[], query: string): readonly Action[] {
  if (query.trim() === '') return actions;
  const readings = searchVariants(query).map((reading) => reading.split(' '));
  const rank = (action: Action): number => {
    const words = foldForIndex(`${action.label} ${action.group ?? ''}`).split(' ');
    return readings.findIndex((parts) => parts.every((part) => words.some((word) => word.startsWith(part))));
  };
  return actions
    .map((action) => ({ action, rank: rank(action) }))
    .filter((one) => one.rank >= 0)
    .sort((a, b) => a.rank - b.rank)
    .map((one) => one.action);
}
