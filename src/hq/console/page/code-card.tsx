/** The code to type, the QR to scan, and its ten minutes; says so once the machine has joined. */

import { localeOf } from '../../../domain/kit/words.ts';
import { useLanguage, useWords } from '../../../renderer/app/language.ts';
import { ActionButton } from '../../../renderer/parts/action-button.tsx';
import { Note } from '../../../renderer/parts/error-note.tsx';
import { CheckIcon, ClockIcon, CopyIcon } from '../../../renderer/parts/icons.tsx';

import { toast } from '../../../renderer/parts/toast.tsx';
import { useHqNow } from './api.ts';
import styles from './page.module.css';
import { Qr } from './qr.tsx';
import type { Till } from './shown.ts';
import { pageWords } from './words.ts';

interface CodeCardProps {
  readonly made: { readonly code: string; readonly qr: string; readonly expiresAt: number };
  readonly joined: Till | undefined;
  readonly onAgain: () => void;
}

export function CodeCard({ made, joined, onAgain }: CodeCardProps) {
  const w = useWords(pageWords).code;
  const language = useLanguage();
  const leftS = Math.max(0, Math.ceil((made.expiresAt - useHqNow()) / 1000));
  if (joined)
    return (
      <Note tone="green" icon={CheckIcon}>
        {w.joined(joined.name)}
      </Note>
    );
  if (leftS === 0)
    return (
      <div className={styles.stack}>
        <Note tone="amber" icon={ClockIcon}>
          {w.over}
        </Note>
        <div className={styles.foot}>
          <ActionButton label={w.again} tone="accent" onClick={onAgain} />
        </div>
      </div>
    );
  const [address = ''] = made.qr.split('/#');
  const left = `${digits(Math.floor(leftS / 60), 1)}:${digits(leftS % 60, 2)}`;
  return (
    <div className={styles.codeCard}>
      <p className={styles.hint}>{w.how}</p>
      <Qr text={made.qr} label={w.qr} />
      <span className={styles.code} dir="ltr" data-testid="code">
        {made.code}
      </span>
      <span className={styles.left} role="timer" aria-label={w.leftName}>
        <ClockIcon size={18} />
        {w.left(left)}
      </span>
      <p className={styles.hint}>
        {w.address} <bdi dir="ltr">{address}</bdi>
      </p>
      {navigator.clipboard && (
        <ActionButton
          icon={CopyIcon}
          label={w.copy}
          onClick={() => void navigator.clipboard.writeText(made.qr).then(() => toast(w.copied))}
        />
      )}
    </div>
  );

  function digits(value: number, least: number): string {
    return new Intl.NumberFormat(localeOf(language), { minimumIntegerDigits: least }).format(value);
  }
}
