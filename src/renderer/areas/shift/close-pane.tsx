/** Closing in three steps: count blind, say what the pinpad says, read the result and close. */
import { shiftWords } from '../../../domain/areas/shift/words.ts';
import { useLive } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useWords } from '../../app/language.ts';
import { ErrorNote } from '../../parts/error-note.tsx';
import { CheckIcon } from '../../parts/icons.tsx';
import { CashStep } from './cash-step.tsx';
import { CheckResult } from './check-result.tsx';
import { type CloseStep, useDesk } from './drafts.ts';
import { ResultStep } from './result-step.tsx';
import styles from './shift.module.css';
import { StatedStep } from './stated-step.tsx';

export function ClosePane() {
  const step = useDesk((desk) => desk.step);
  const onlyLooking = useDesk((desk) => desk.onlyLooking);
  const closing = useLive(api.shift.closing, {});
  if (closing.error) return <ErrorNote error={closing.error} />;
  if (!closing.data) return null;
  if (step === 'stated') return <StatedStep closing={closing.data} />;
  if (step === 'result' && onlyLooking) return <CheckResult closing={closing.data} />;
  if (step === 'result') return <ResultStep closing={closing.data} />;
  return <CashStep closing={closing.data} />;
}

/** Where in the close one is; a step that has nothing to ask is left out. */
export function Steps({ now, hasStated }: { readonly now: CloseStep; readonly hasStated: boolean }) {
  const w = useWords(shiftWords);
  const steps = (['cash', 'stated', 'result'] as const).filter((step) => step !== 'stated' || hasStated);
  const at = steps.indexOf(now);
  return (
    <ol className={styles.steps}>
      {steps.map((step, index) => (
        <li key={step} aria-current={step === now ? 'step' : undefined}>
          {index < at && <CheckIcon size={14} />}
          {w.close.steps[step]}
        </li>
      ))}
    </ol>
  );
}
