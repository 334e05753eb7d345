import type { Closing } from '../../../domain/areas/shift/contract.ts';
import { shiftWords } from '../../../domain/areas/shift/words.ts';
import { useAction } from '../../app/hotkeys.ts';
import { useWords } from '../../app/language.ts';
import { appWords } from '../../app/words.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { Note } from '../../parts/error-note.tsx';
import { Pane } from '../../parts/pane.tsx';
import { Causes } from './causes.tsx';
import { clearDesk, useDesk } from './drafts.ts';
import { PaneHead } from './pane-head.tsx';
import { isCashOff, Results } from './results.tsx';
import styles from './shift.module.css';

/** What a count in the middle of a shift came to, for who may know it. */
export function CheckResult({ closing }: { readonly closing: Closing }) {
  const w = useWords(shiftWords);
  const verb = useWords(appWords).verb;
  const result = useDesk((desk) => desk.counted)?.result;
  const done = useAction({ id: 'check.done', label: verb.done, keys: ['Enter'], run: clearDesk });
  return (
    <Pane
      label={w.count.title}
      head={<PaneHead title={w.count.title} onBack={clearDesk} />}
      foot={<ActionButton {...done} tone="accent" size="primary" fullWidth />}
    >
      <div className={styles.page}>
        <Note tone="green">{w.count.handedIn}</Note>
        {result && <Results result={result} currency={closing.currency} />}
        {result && isCashOff(result) && <Causes causes={result.causes} />}
      </div>
    </Pane>
  );
}
