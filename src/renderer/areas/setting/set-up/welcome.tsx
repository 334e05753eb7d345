import { settingWords } from '../../../../domain/areas/setting/words.ts';
import { syncWords } from '../../../../domain/areas/sync/words.ts';
import { languageNames, languages } from '../../../../domain/kit/words.ts';
import { useAction } from '../../../app/hotkeys.ts';
import { useJoining } from '../../../app/joining.ts';
import { useLanguage, useWords } from '../../../app/language.ts';
import { setPreferences } from '../../../app/preferences.ts';
import type { Refused } from '../../../app/refusal.ts';
import { appWords } from '../../../app/words.ts';
import { keepFocus } from '../../../parts/action-button.tsx';
import { ErrorNote } from '../../../parts/error-note.tsx';
import { BranchIcon, ForwardIcon, HeadquartersIcon, type Icon, StarIcon } from '../../../parts/icons.tsx';
import { KeyHint } from '../../../parts/key-hint.tsx';
import { SegmentBar } from '../../../parts/segment-bar.tsx';
import styles from './set-up.module.css';

interface WelcomeProps {
  readonly error: Refused | null;
  readonly onDemo: () => void;
  readonly onReal: () => void;
}

/** Language first, then the fork. */
export function Welcome({ error, onDemo, onReal }: WelcomeProps) {
  const w = useWords(settingWords).setUp;
  const { newTill, newTillHint } = useWords(syncWords).alone;
  const app = useWords(appWords);
  const language = useLanguage();
  return (
    <div className={styles.step}>
      <p className={styles.brand}>{app.appName}</p>
      <h1 className={styles.welcome}>{w.hello}</h1>
      <SegmentBar
        label={w.language}
        fullWidth
        segments={languages.map((value) => ({ value, label: languageNames[value] }))}
        value={language}
        onChange={(value) => setPreferences({ language: value })}
      />
      <ErrorNote error={error} />
      <div className={styles.forks}>
        <Fork id="demo" icon={StarIcon} title={w.demo} hint={w.demoHint} keys="D" onPick={onDemo} />
        <Fork
          id="real"
          icon={BranchIcon}
          title={w.real}
          hint={w.realHint}
          keys="Enter"
          onPick={onReal}
          accent
        />
        <Fork
          id="join"
          icon={HeadquartersIcon}
          title={newTill}
          hint={newTillHint}
          keys="H"
          onPick={() => useJoining.setState({ joining: true })}
        />
      </div>
    </div>
  );
}

interface ForkProps {
  readonly id: string;
  readonly icon: Icon;
  readonly title: string;
  readonly hint: string;
  readonly keys: string;
  readonly accent?: boolean | undefined;
  readonly onPick: () => void;
}

function Fork({ id, icon: Drawn, title, hint, keys, accent, onPick }: ForkProps) {
  const action = useAction({ id: `setUp.${id}`, label: title, keys: [keys], run: onPick });
  return (
    <button
      type="button"
      className={styles.fork}
      data-accent={accent || undefined}
      onMouseDown={keepFocus}
      onClick={action.onClick}
    >
      <Drawn size={28} />
      <span>
        <strong>{title}</strong>
        <small>{hint}</small>
      </span>
      <KeyHint keys={action.keys[0]} />
      <ForwardIcon />
    </button>
  );
}
