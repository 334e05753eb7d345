/** A label scale in the list of devices: how it is, and the way to its own screen. */
import { useNavigate } from '@tanstack/react-router';
import type { LabelScaleView } from '../../../../domain/areas/plu/contract.ts';
import { sayOutcome } from '../../../../domain/areas/plu/say.ts';
import { pluWords } from '../../../../domain/areas/plu/words.ts';
import { useLanguage, useWords } from '../../../app/language.ts';
import { CheckIcon, ClockIcon, ForwardIcon, LabelScaleIcon, WarningIcon } from '../../../parts/icons.tsx';
import styles from './attached.module.css';

export function LabelScaleRow({ scale }: { readonly scale: LabelScaleView }) {
  const w = useWords(pluWords);
  const navigate = useNavigate();
  const { tone, text } = useStanding(scale);
  const Sign = { green: CheckIcon, ink: ClockIcon, amber: WarningIcon }[tone];
  return (
    <button
      type="button"
      className={styles.device}
      onClick={() => void navigate({ to: '/label-scales' as never })}
    >
      <LabelScaleIcon size={24} />
      <span className={styles.words}>
        <strong>{scale.name}</strong>
        <small>{w.kinds[scale.settings.protocol]}</small>
        <span className={styles.doing} data-tone={tone}>
          <Sign size={16} />
          <span>{text}</span>
        </span>
      </span>
      <ForwardIcon />
    </button>
  );
}

function useStanding({ isOn, outcome, working, refused, changed, leaving, sent }: LabelScaleView) {
  const w = useWords(pluWords);
  const language = useLanguage();
  const trouble = outcome && working === null ? sayOutcome(outcome, language) : null;
  if (!isOn) return { tone: 'ink', text: w.off } as const;
  if (trouble) return { tone: 'amber', text: trouble } as const;
  if (refused > 0) return { tone: 'amber', text: w.counts.refused(refused) } as const;
  const waiting = changed + leaving;
  if (waiting > 0) return { tone: 'ink', text: w.counts.changed(waiting) } as const;
  return sent > 0
    ? ({ tone: 'green', text: w.counts.sent(sent) } as const)
    : ({ tone: 'ink', text: w.never } as const);
}
