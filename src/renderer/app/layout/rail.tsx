import { Link, useNavigate } from '@tanstack/react-router';
import { keepFocus } from '../../parts/action-button.tsx';
import { KeyHint } from '../../parts/key-hint.tsx';
import type { RailEntry } from '../area.ts';
import { useAction } from '../hotkeys.ts';
import { useLanguage, useWords } from '../language.ts';
import { useSession } from '../session.ts';
import { appWords } from '../words.ts';
import styles from './frame.module.css';

/** The areas this user may open, each under its own key. */
export function Rail({ entries }: { entries: readonly RailEntry[] }) {
  const w = useWords(appWords);
  const user = useSession((session) => session.user);
  const allowed = entries.filter(
    ({ need }) => user && (need === 'signedIn' || user.permissions.some((permission) => permission === need)),
  );
  return (
    <nav className={styles.rail} aria-label={w.frame.rail}>
      {allowed.map((entry, index) => (
        <Entry key={entry.path} entry={entry} keys={entry.keys ?? (index < 9 ? [`Alt+${index + 1}`] : [])} />
      ))}
    </nav>
  );
}

function Entry({ entry, keys }: { entry: RailEntry; keys: readonly string[] }) {
  const w = useWords(appWords);
  const language = useLanguage();
  const navigate = useNavigate();
  const { label, keys: bound } = useAction({
    id: `open${entry.path}`,
    label: entry.label(language),
    group: w.keys.screens,
    keys,
    run: () => void navigate({ to: entry.path as never }),
  });
  const Drawn = entry.icon;
  return (
    // A click must not leave the focus here: the next Enter is for the screen.
    <Link className={styles.entry} to={entry.path as never} draggable={false} onMouseDown={keepFocus}>
      <Drawn size={24} />
      <span className={styles.word}>{label}</span>
      <span className={styles.hint}>
        <KeyHint keys={bound[0]} plain />
      </span>
    </Link>
  );
}
