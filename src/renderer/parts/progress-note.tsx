import { formatPercent } from '../../domain/kit/format.ts';
import { basisPoints } from '../../domain/kit/money.ts';
import { useLanguage, useWords } from '../app/language.ts';
import { appWords } from '../app/words.ts';
import { ActionButton } from './action-button.tsx';
import styles from './progress-note.module.css';

export interface ProgressNoteProps {
  /** What is being done, in words. */
  readonly label: string;
  /** 0 to 1; absent while it is not known. */
  readonly done?: number | undefined;
  /** `1 200 of 100 000`, what is being worked on now. */
  readonly detail?: string | undefined;
  readonly onCancel?: (() => void) | undefined;
}

/** For everything that takes more than half a second. */
export function ProgressNote({ label, done, detail, onCancel }: ProgressNoteProps) {
  const w = useWords(appWords);
  const language = useLanguage();
  const percent = done === undefined ? null : Math.round(Math.min(1, Math.max(0, done)) * 100);
  return (
    <div className={styles.note}>
      <div className={styles.words}>
        <span className={styles.label}>{label}</span>
        <span className={styles.detail}>
          {detail ?? (percent === null ? w.pending : formatPercent(basisPoints(percent * 100), language))}
        </span>
      </div>
      <div
        className={styles.track}
        role="progressbar"
        aria-label={label}
        aria-valuenow={percent ?? undefined}
        aria-valuemin={0}
        aria-valuemax={100}
      >
        <div
          className={styles.bar}
          data-unknown={percent === null || undefined}
          style={{ inlineSize: `${percent ?? 30}%` }}
        />
      </div>
      {onCancel && <ActionButton label={w.verb.cancel} onClick={onCancel} />}
    </div>
  );
}
