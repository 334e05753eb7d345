/** A note on the basket, and why a basket is voided: short texts, one Enter. */
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { BasketView } from '../../../domain/areas/sale/views.ts';
import { saleWords } from '../../../domain/areas/sale/words.ts';
import { useCommand } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useWords } from '../../app/language.ts';
import { appWords } from '../../app/words.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { ErrorNote } from '../../parts/error-note.tsx';
import { Pane } from '../../parts/pane.tsx';
import { backToItems, counterId, open } from './counter.ts';
import styles from './forms.module.css';
import { PaneHead } from './pane-head.tsx';

export function NotePane({ view }: { readonly view: BasketView }) {
  const w = useWords(saleWords);
  const verb = useWords(appWords).verb;
  const [note, setNote] = useState(view.basket.note ?? '');
  const save = useCommand(api.sale.setNote, { onDone: backToItems });
  return (
    <Pane label={w.action.note} head={<PaneHead title={w.action.note} />}>
      <form
        className={styles.narrow}
        onSubmit={(event) => {
          event.preventDefault();
          save.run({ counter: counterId, note: note.trim() || null });
        }}
      >
        <TextInput
          label={w.action.note}
          value={note}
          maxLength={300}
          autoFocus
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <ErrorNote error={save.refused} />
        <ActionButton
          label={verb.save}
          type="submit"
          tone="accent"
          size="primary"
          pending={save.pending}
          keys={['Enter']}
        />
      </form>
    </Pane>
  );
}

export function VoidPane() {
  const w = useWords(saleWords);
  const [reason, setReason] = useState('');
  const voiding = useCommand(api.sale.voidBasket, { onDone: backToItems });
  const send = (why: string): void => {
    if (why.trim() !== '') voiding.run({ counter: counterId, reason: why.trim() });
  };
  return (
    <Pane label={w.voidPane.title} head={<PaneHead title={w.voidPane.title} />}>
      <form
        className={styles.narrow}
        onSubmit={(event) => {
          event.preventDefault();
          send(reason);
        }}
      >
        <div>
          <span className={styles.label}>{w.voidPane.reason}</span>
          <div className={styles.pairs}>
            {w.voidPane.reasons.map((each) => (
              <ActionButton key={each} label={each} onClick={() => send(each)} />
            ))}
          </div>
        </div>
        <TextInput
          label={w.voidPane.other}
          value={reason}
          maxLength={200}
          autoFocus
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <ErrorNote
          error={voiding.refused}
          action={
            voiding.refused?.code === 'TenderStarted'
              ? { label: w.tender.title, onClick: () => open({ kind: 'tender' }) }
              : undefined
          }
        />
        <ActionButton
          label={w.action.voidBasket}
          type="submit"
          tone="danger"
          size="primary"
          disabled={reason.trim() === ''}
          pending={voiding.pending}
        />
      </form>
    </Pane>
  );
}
