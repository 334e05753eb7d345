/** The drawer goes to whoever is signed in now, with a blind count where one is wanted. */

import { Switch } from '@mantine/core';
import { useState } from 'react';
import { shiftWords } from '../../../domain/areas/shift/words.ts';
import { isolated } from '../../../domain/kit/format.ts';
import { useCommand, useLive } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useAction } from '../../app/hotkeys.ts';
import { useWords } from '../../app/language.ts';
import { useSession } from '../../app/session.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ErrorNote } from '../../parts/error-note.tsx';
import { UsersIcon } from '../../parts/icons.tsx';
import { Pane } from '../../parts/pane.tsx';
import { toast } from '../../parts/toast.tsx';
import { CountCurrencies } from './count-currencies.tsx';
import { useCurrencies } from './currencies.ts';
import { countedCash, forget, show, useDesk } from './drafts.ts';
import { PaneHead } from './pane-head.tsx';
import styles from './shift.module.css';

export function TakeOverPane() {
  const w = useWords(shiftWords);
  const shift = useLive(api.shift.currentShift, {}).data;
  const me = useSession((session) => session.user?.id);
  const currencies = useCurrencies();
  const drafts = useDesk((desk) => desk.counts.takeOver);
  const [counting, setCounting] = useState(true);
  const command = useCommand(api.shift.takeOver, {
    onDone: () => {
      forget('takeOver');
      toast(w.done.takenOver, { tone: 'green' });
      show('book');
    },
  });
  const mine = shift?.cashierId === me;
  const take = useAction({
    id: 'shift.take',
    label: w.takeOver.run,
    keys: ['Mod+Enter'],
    inFields: true,
    disabled: mine || command.pending,
    run: () => command.run({ counted: counting ? countedCash(drafts, currencies) : [] }),
  });
  if (!shift) return null;
  return (
    <Pane
      label={w.act.takeOver}
      head={<PaneHead title={w.act.takeOver} />}
      foot={
        mine ? undefined : (
          <ActionButton {...take} tone="accent" size="primary" pending={command.pending} fullWidth />
        )
      }
    >
      {mine ? (
        <EmptyState icon={UsersIcon} title={w.takeOver.mine} small />
      ) : (
        <div className={styles.page}>
          <p className={styles.lead}>{w.takeOver.hint(isolated(shift.cashierName))}</p>
          <ErrorNote error={command.refused} />
          <Switch
            label={w.takeOver.withCount}
            checked={counting}
            onChange={(event) => setCounting(event.currentTarget.checked)}
          />
          {counting && <CountCurrencies what="takeOver" currencies={currencies} onFinish={take.onClick} />}
        </div>
      )}
    </Pane>
  );
}
