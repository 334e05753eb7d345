import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { catalogueWords } from '../../../domain/areas/catalogue/words.ts';
import type { Id } from '../../../domain/kit/ids.ts';
import { newId } from '../../app/adapters.ts';
import { useCommand } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useWords } from '../../app/language.ts';
import { appWords } from '../../app/words.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { ErrorNote } from '../../parts/error-note.tsx';
import { PlusIcon } from '../../parts/icons.tsx';
import styles from './price-lists.module.css';

export function NewPriceList({ onMade }: { readonly onMade: (priceListId: Id) => void }) {
  const w = useWords(catalogueWords).lists;
  const { verb } = useWords(appWords);
  const [name, setName] = useState('');
  const save = useCommand(api.catalogue.savePriceList, {
    onDone: (_, { priceListId }) => {
      setName('');
      onMade(priceListId);
    },
  });
  const run = (): void => {
    if (name.trim() !== '') save.run({ priceListId: newId(), name });
  };
  return (
    <div className={styles.fresh}>
      <ErrorNote error={save.refused} />
      <div className={styles.freshLine}>
        <TextInput
          aria-label={w.name}
          placeholder={w.name}
          value={name}
          maxLength={60}
          autoComplete="off"
          onChange={(event) => setName(event.currentTarget.value)}
          onKeyDown={(event) => event.key === 'Enter' && run()}
        />
        <ActionButton
          label={verb.add}
          icon={PlusIcon}
          disabled={name.trim() === ''}
          pending={save.pending}
          onClick={run}
        />
      </div>
    </div>
  );
}
