/** Items for a scale: all that are weighed, a category, or one by one. */
import { Select } from '@mantine/core';
import { useState } from 'react';
import { pluWords } from '../../../domain/areas/plu/words.ts';
import type { Id } from '../../../domain/kit/ids.ts';
import { useAsk, useCommand, useLive } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useWords } from '../../app/language.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { ErrorNote } from '../../parts/error-note.tsx';
import { PlusIcon, ScaleIcon } from '../../parts/icons.tsx';
import { MoneyText } from '../../parts/money-text.tsx';
import { SearchField } from '../../parts/search-field.tsx';
import { Sheet } from '../../parts/sheet.tsx';
import { toast } from '../../parts/toast.tsx';
import styles from './plu.module.css';

interface AddItemsProps {
  readonly scaleId: Id;
  readonly opened: boolean;
  readonly onClose: () => void;
}

export function AddItems({ scaleId, opened, onClose }: AddItemsProps) {
  const w = useWords(pluWords);
  return (
    <Sheet opened={opened} onClose={onClose} title={w.addItems}>
      <Ways scaleId={scaleId} />
    </Sheet>
  );
}

function Ways({ scaleId }: { readonly scaleId: Id }) {
  const w = useWords(pluWords);
  const [categoryId, setCategoryId] = useState<Id | null>(null);
  const categories = useLive(api.catalogue.categories, {});
  const adding = useCommand(api.plu.addToScale, {
    onDone: ({ added }) => toast(added > 0 ? w.added(added) : w.noneAdded, { id: 'scales' }),
  });
  return (
    <div className={styles.form}>
      <ErrorNote error={adding.refused} />
      <ActionButton
        label={w.addWeighed}
        icon={ScaleIcon}
        tone="accent"
        pending={adding.pending}
        onClick={() => adding.run({ scaleId, what: { kind: 'weighed' } })}
      />
      <div className={styles.pair}>
        <Select
          label={w.category}
          data={(categories.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          value={categoryId}
          onChange={setCategoryId}
          searchable
          nothingFoundMessage={w.nothingFound}
        />
        <ActionButton
          label={w.addCategory}
          icon={PlusIcon}
          disabled={categoryId === null || adding.pending}
          onClick={() => categoryId && adding.run({ scaleId, what: { kind: 'category', categoryId } })}
        />
      </div>
      <OneByOne onPick={(itemId) => adding.run({ scaleId, what: { kind: 'items', itemIds: [itemId] } })} />
    </div>
  );
}

const mostFound = 30;

function OneByOne({ onPick }: { readonly onPick: (itemId: Id) => void }) {
  const w = useWords(pluWords);
  const [text, setText] = useState('');
  const isAsked = text.trim() !== '';
  const found = useAsk(api.catalogue.search, isAsked ? { text, limit: mostFound } : null, { keep: true });
  const items = isAsked ? (found.data ?? []) : [];
  return (
    <>
      <SearchField
        label={w.addOne}
        value={text}
        onChange={setText}
        acceptBarcode
        onEnter={() => items[0] && onPick(items[0].id)}
      />
      {isAsked && !found.isPending && items.length === 0 && <p className={styles.left}>{w.nothingFound}</p>}
      {items.length > 0 && (
        <ul className={styles.found} aria-label={w.found}>
          {items.map(({ id, name, priceMinor }) => (
            <li key={id}>
              <button type="button" className={styles.option} onClick={() => onPick(id)}>
                <span>{name}</span>
                <MoneyText amount={priceMinor} bare />
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
