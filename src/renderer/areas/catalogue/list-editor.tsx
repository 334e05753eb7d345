/** A price list itself: its name, and where it is planned, when it holds and in whose place. */
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { PriceListRow } from '../../../domain/areas/catalogue/contract.ts';
import { catalogueWords } from '../../../domain/areas/catalogue/words.ts';
import { useCommand, useLive } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useWords } from '../../app/language.ts';
import { appWords } from '../../app/words.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { ConfirmButton } from '../../parts/confirm-bar.tsx';
import { ErrorNote } from '../../parts/error-note.tsx';
import { TrashIcon } from '../../parts/icons.tsx';
import { toast } from '../../parts/toast.tsx';
import { useListState, useListTime } from './list-time.ts';
import { TimeFields } from './plan-fields.tsx';
import styles from './price-lists.module.css';

/** What is coming: `From Mon, 1 Dec, 06:00 · 214 prices`. */
export function PlanLine({ list }: { readonly list: PriceListRow }) {
  const w = useWords(catalogueWords).lists;
  const lists = useLive(api.catalogue.priceLists, {}).data ?? [];
  const timeOf = useListTime();
  const stateOf = useListState();
  const other = lists.find(({ id }) => id === list.insteadOf);
  return (
    <p className={styles.plan} role="status">
      <span>
        {timeOf(list)} · {w.prices(list.prices)}
      </span>
      <small>
        {w.states[stateOf(list)]} · {other ? w.insteadOf(other.name) : w.insteadOfOwn}
      </small>
    </p>
  );
}

interface ListEditorProps {
  readonly list: PriceListRow;
  readonly onDone: () => void;
}

export function ListEditor({ list, onDone }: ListEditorProps) {
  const w = useWords(catalogueWords).lists;
  const { verb } = useWords(appWords);
  const [name, setName] = useState(list.name);
  const [time, setTime] = useState({ validFrom: list.validFrom, validUntil: list.validUntil });
  const save = useCommand(api.catalogue.savePriceList, { onDone });
  const isPlanned = list.insteadOf !== null;
  const misses = name.trim() === '' || (isPlanned && time.validFrom === null);
  const run = (): void => {
    if (!misses) save.run({ priceListId: list.id, name, ...(isPlanned ? { time } : {}) });
  };
  return (
    <>
      <div className={styles.rename}>
        <TextInput
          label={w.name}
          value={name}
          maxLength={60}
          autoFocus
          onChange={(event) => setName(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') run();
            if (event.key === 'Escape') onDone();
          }}
        />
        {isPlanned && (
          <div className={styles.times}>
            <TimeFields time={time} onChange={setTime} />
          </div>
        )}
        <ActionButton label={verb.cancel} tone="quiet" onClick={onDone} />
        <ActionButton
          label={verb.save}
          tone="accent"
          disabled={misses}
          pending={save.pending}
          onClick={run}
        />
      </div>
      <ErrorNote error={save.refused} />
    </>
  );
}

interface EraseListProps {
  readonly list: PriceListRow;
  readonly onGone: () => void;
}

/** A planned list is called off by that, before it begins or later. */
export function EraseList({ list, onGone }: EraseListProps) {
  const w = useWords(catalogueWords).lists;
  const { verb } = useWords(appWords);
  const isPlanned = list.insteadOf !== null;
  const back = useCommand(api.catalogue.savePriceList);
  const erase = useCommand(api.catalogue.erasePriceList, {
    onDone: () => {
      onGone();
      toast(isPlanned ? w.calledOff(list.name) : w.erased(list.name), {
        id: 'list',
        undo: () => back.run({ priceListId: list.id, name: list.name }),
      });
    },
  });
  return (
    <>
      <ErrorNote error={erase.refused} />
      <ConfirmButton
        label={isPlanned ? w.callOff : ''}
        name={isPlanned ? w.callOff : verb.delete}
        icon={TrashIcon}
        tone="quiet"
        danger
        question={isPlanned ? w.callOffAsk(list.name) : w.eraseAsk(list.name)}
        confirm={isPlanned ? w.callOff : verb.delete}
        onConfirm={() => erase.run({ priceListId: list.id })}
      />
    </>
  );
}
