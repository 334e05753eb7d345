/** One scale of the list: what it is, how many of its items are there, and what is wrong. */
import type { LabelScaleView } from '../../../domain/areas/plu/contract.ts';
import { isFile, textOfAddress } from '../../../domain/areas/plu/label-scale.ts';
import { sayOutcome } from '../../../domain/areas/plu/say.ts';
import { pluWords } from '../../../domain/areas/plu/words.ts';
import { useLanguage, useWords } from '../../app/language.ts';
import { CheckIcon, ClockIcon, DownloadIcon, ScaleIcon, WarningIcon } from '../../parts/icons.tsx';
import styles from './plu.module.css';

interface ScaleRowProps {
  readonly row: LabelScaleView;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
}

export function ScaleRow({ row, isOpen, onOpen }: ScaleRowProps) {
  const w = useWords(pluWords);
  const { settings, name, isOn } = row;
  const Drawn = isFile(settings.protocol) ? DownloadIcon : ScaleIcon;
  const address = textOfAddress(settings);
  return (
    <button type="button" className={styles.scale} aria-current={isOpen || undefined} onClick={onOpen}>
      <Drawn size={24} />
      <span className={styles.words}>
        <strong>{name}</strong>
        <small>
          {w.kinds[settings.protocol]}
          {address && (
            <>
              {' · '}
              <bdi dir="ltr">{address}</bdi>
            </>
          )}
        </small>
        {isOn ? <Standing row={row} /> : <small>{w.off}</small>}
      </span>
    </button>
  );
}

/** Counts with a sign of their own; colour alone says nothing. */
export function Standing({ row }: { readonly row: LabelScaleView }) {
  const w = useWords(pluWords);
  const language = useLanguage();
  const { sent, changed, refused, leaving, outcome } = row;
  const trouble = outcome && row.working === null ? sayOutcome(outcome, language) : null;
  const marks = [
    { n: sent, text: w.counts.sent(sent), tone: 'green', Sign: CheckIcon },
    { n: changed, text: w.counts.changed(changed), tone: 'ink', Sign: ClockIcon },
    { n: leaving, text: w.counts.leaving(leaving), tone: 'ink', Sign: ClockIcon },
    { n: refused, text: w.counts.refused(refused), tone: 'amber', Sign: WarningIcon },
  ].filter(({ n }) => n > 0);
  return (
    <>
      {marks.length > 0 && (
        <span className={styles.marks}>
          {marks.map(({ text, tone, Sign }) => (
            <span key={text} className={styles.mark} data-tone={tone}>
              <Sign size={16} />
              {text}
            </span>
          ))}
        </span>
      )}
      {trouble && (
        <span className={styles.mark} data-tone="amber">
          <WarningIcon size={16} />
          <span>{trouble}</span>
        </span>
      )}
    </>
  );
}
