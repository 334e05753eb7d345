/** One question: how far one is, the question, its answer, and the two ways from it. */
import type { FormEvent, ReactNode } from 'react';
import { settingWords } from '../../../../domain/areas/setting/words.ts';
import { formatNumber } from '../../../../domain/kit/format.ts';
import { useAction } from '../../../app/hotkeys.ts';
import { useLanguage, useWords } from '../../../app/language.ts';
import { appWords } from '../../../app/words.ts';
import { ActionButton } from '../../../parts/action-button.tsx';
import { BackIcon } from '../../../parts/icons.tsx';
import styles from './set-up.module.css';
import type { StepPlace } from './set-up.tsx';

interface StepFrameProps {
  readonly place: StepPlace;
  readonly title: string;
  readonly hint?: string | undefined;
  readonly children: ReactNode;
  /** False: there is no answer yet. */
  readonly ready?: boolean | undefined;
  /** The step goes on by itself. */
  readonly nextless?: boolean | undefined;
  readonly nextLabel?: string | undefined;
}

export function StepFrame({
  place,
  title,
  hint,
  children,
  ready = true,
  nextless,
  nextLabel,
}: StepFrameProps) {
  const w = useWords(settingWords).setUp;
  const app = useWords(appWords);
  const language = useLanguage();
  const back = useAction({
    id: 'setUp.back',
    label: app.verb.back,
    keys: ['Esc'],
    run: place.back,
    inFields: true,
  });
  const next = useAction({
    id: 'setUp.next',
    label: nextLabel ?? app.verb.next,
    keys: ['Enter'],
    run: place.next,
    disabled: !ready || nextless,
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (ready && !nextless) place.next();
  };
  return (
    <form className={styles.step} onSubmit={submit} key={place.n}>
      <div className={styles.progress}>
        <ActionButton {...back} label="" name={back.label} icon={BackIcon} tone="quiet" />
        <ol
          className={styles.dots}
          aria-label={w.step(formatNumber(place.n, language), formatNumber(place.of, language))}
        >
          {Array.from({ length: place.of }, (_, n) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a dot is its place and nothing else
            <li key={n} data-done={n < place.n || undefined} />
          ))}
        </ol>
      </div>
      <h1 className={styles.title}>{title}</h1>
      {hint && <p className={styles.hint}>{hint}</p>}
      <div className={styles.answer}>{children}</div>
      {!nextless && (
        <ActionButton {...next} tone="accent" size="primary" type="submit" onClick={undefined} fullWidth />
      )}
    </form>
  );
}
