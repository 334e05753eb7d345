import type { Closing } from '../../../domain/areas/shift/contract.ts';
import { shiftWords } from '../../../domain/areas/shift/words.ts';
import { useAction } from '../../app/hotkeys.ts';
import { useWords } from '../../app/language.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { ConfirmButton } from '../../parts/confirm-bar.tsx';
import { ErrorNote } from '../../parts/error-note.tsx';
import { Pane } from '../../parts/pane.tsx';
import { Steps } from './close-pane.tsx';
import { CountCurrencies } from './count-currencies.tsx';
import { useDesk } from './drafts.ts';
import { PaneHead } from './pane-head.tsx';
import styles from './shift.module.css';
import { useClosing } from './use-closing.ts';

/** The blind count: nothing here tells what should be found. */
export function CashStep({ closing }: { readonly closing: Closing }) {
  const w = useWords(shiftWords);
  const { handIn, close, counting, refused } = useClosing(closing);
  const hasStated = closing.statedMethods.length > 0;
  const next = useAction({
    id: 'close.next',
    label: hasStated ? w.count.next : w.count.submit,
    group: w.close.title,
    keys: ['Mod+Enter'],
    inFields: true,
    disabled: counting,
    run: () => (hasStated ? useDesk.setState({ step: 'stated' }) : handIn()),
  });
  return (
    <Pane
      label={w.close.title}
      head={
        <PaneHead title={w.count.title} sub={w.count.hint} end={<Steps now="cash" hasStated={hasStated} />} />
      }
      foot={
        <div className={styles.footRow}>
          <ConfirmButton
            label={w.close.withoutCount}
            tone="quiet"
            question={w.close.withoutCountAsk}
            confirm={w.close.run}
            onConfirm={() => close({ countId: null, left: closing.proposedLeft, reason: null })}
          />
          <ActionButton
            label={w.act.check}
            tone="quiet"
            onClick={() => handIn('check')}
            disabled={counting}
          />
          <ActionButton {...next} tone="accent" size="primary" pending={counting} />
        </div>
      }
    >
      <div className={styles.page}>
        <ErrorNote error={refused} />
        <CountCurrencies what="close" currencies={closing.cashCurrencies} onFinish={next.onClick} />
      </div>
    </Pane>
  );
}
