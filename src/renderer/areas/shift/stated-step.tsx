import { saleWords } from '../../../domain/areas/sale/words.ts';
import type { Closing } from '../../../domain/areas/shift/contract.ts';
import { shiftWords } from '../../../domain/areas/shift/words.ts';
import { useAction } from '../../app/hotkeys.ts';
import { useWords } from '../../app/language.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { ErrorNote } from '../../parts/error-note.tsx';
import { MoneyField } from '../../parts/number-field.tsx';
import { Pane } from '../../parts/pane.tsx';
import { Steps } from './close-pane.tsx';
import { useDesk } from './drafts.ts';
import { PaneHead } from './pane-head.tsx';
import styles from './shift.module.css';
import { useClosing } from './use-closing.ts';

/** What the pinpad and the bank say, as far as somebody knows. */
export function StatedStep({ closing }: { readonly closing: Closing }) {
  const w = useWords(shiftWords);
  const names: Readonly<Record<string, unknown>> = useWords(saleWords).tender;
  const stated = useDesk((desk) => desk.stated);
  const { handIn, counting, refused } = useClosing(closing);
  const submit = useAction({
    id: 'close.next',
    label: w.count.submit,
    group: w.close.title,
    keys: ['Mod+Enter'],
    inFields: true,
    disabled: counting,
    run: () => handIn(),
  });
  const put = (method: string, amount: number | null): void => {
    const { [method]: _, ...others } = stated;
    useDesk.setState({ stated: amount === null ? others : { ...others, [method]: amount } });
  };
  const last = closing.statedMethods.length - 1;
  return (
    <Pane
      label={w.close.title}
      head={
        <PaneHead
          title={w.stated.title}
          sub={w.stated.hint}
          onBack={() => useDesk.setState({ step: 'cash' })}
          end={<Steps now="stated" hasStated />}
        />
      }
      foot={<ActionButton {...submit} tone="accent" size="primary" pending={counting} fullWidth />}
    >
      <div className={styles.page}>
        <ErrorNote error={refused} />
        <div className={styles.fields}>
          {closing.statedMethods.map((method, index) => (
            <MoneyField
              key={method}
              label={String(names[method] ?? method)}
              value={stated[method] ?? null}
              onChange={(amount) => put(method, amount)}
              autoFocus={index === 0}
              onEnter={index === last ? () => handIn() : undefined}
              signed
            />
          ))}
        </div>
      </div>
    </Pane>
  );
}
