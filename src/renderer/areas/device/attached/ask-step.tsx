/** A printer is asked how it speaks; where nobody answers, why, and what can be done about it. */
import { attachedWords, sayLink } from '../../../../domain/areas/device/attached-words.ts';
import { printerWords } from '../../../../domain/areas/device/printer-words.ts';
import { LinkProblem, type Wire } from '../../../../domain/areas/device/wires.ts';
import { useAction } from '../../../app/hotkeys.ts';
import { useWords } from '../../../app/language.ts';
import type { Refused } from '../../../app/refusal.ts';
import { ActionButton } from '../../../parts/action-button.tsx';
import { ErrorNote, Note } from '../../../parts/error-note.tsx';
import { ClockIcon, RefreshIcon } from '../../../parts/icons.tsx';
import styles from './attached.module.css';

interface AskStepProps {
  readonly wire: Wire;
  readonly probing: { readonly refused: Refused | null; readonly pending: boolean };
  readonly onAgain: () => void;
  readonly onAttach: () => void;
}

export function AskStep({ wire, probing, onAgain, onAttach }: AskStepProps) {
  const w = useWords(attachedWords);
  const { probe, act } = useWords(printerWords);
  const again = useAction({
    id: 'devices.askAgain',
    label: act.probe,
    group: w.title,
    keys: ['Enter'],
    disabled: probing.pending,
    run: onAgain,
  });
  if (probing.pending || !probing.refused) return <Note icon={ClockIcon}>{probe.asking}</Note>;
  return (
    <>
      <WhyUnreachable refused={probing.refused} wire={wire} />
      <div className={styles.ends}>
        <ActionButton label={w.attachBlind} onClick={onAttach} />
        <ActionButton {...again} tone="accent" icon={RefreshIcon} fullWidth />
      </div>
    </>
  );
}

interface WhyProps {
  readonly refused: Refused;
  readonly wire: Wire;
}

export function WhyUnreachable({ refused, wire }: WhyProps) {
  const { link } = useWords(attachedWords);
  const why = LinkProblem.safeParse((refused.data as { why?: unknown } | null)?.why);
  return <ErrorNote error={why.success ? sayLink(link, why.data, wire.kind) : refused} />;
}
