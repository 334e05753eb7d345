/** A company whose tills look for it here, to be built up again under its old id; or a new one. */
import { useLanguage, useWords } from '../../../renderer/app/language.ts';
import { SegmentBar } from '../../../renderer/parts/segment-bar.tsx';
import styles from './page.module.css';
import { pageWords } from './words.ts';

interface LostChoiceProps {
  readonly lost: readonly { readonly id: string; readonly tills: readonly string[] }[];
  /** The id of the one that is chosen; null for a new company. */
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
}

/** Draws nothing where nobody asks. */
export function LostChoice({ lost, value, onChange }: LostChoiceProps) {
  const w = useWords(pageWords).setUp;
  const language = useLanguage();
  if (lost.length === 0) return null;
  const list = new Intl.ListFormat(language);
  return (
    <div className={styles.lost}>
      {lost.map(({ id, tills }) => (
        <div key={id} className={styles.form}>
          <p className={styles.strong}>{w.lost}</p>
          <p className={styles.hint}>{w.lostHint}</p>
          <p>{w.lostTills(list.format(tills.map((name) => name || '—')))}</p>
          <SegmentBar
            label={w.lost}
            segments={[
              { value: 'again', label: w.again },
              { value: 'anew', label: w.anew },
            ]}
            value={value === id ? 'again' : 'anew'}
            onChange={(chosen) => onChange(chosen === 'again' ? id : null)}
          />
        </div>
      ))}
    </div>
  );
}
