import { Autocomplete, TextInput } from '@mantine/core';
import { ItemKind, ItemStatus } from '../../../domain/areas/catalogue/item.ts';
import { catalogueWords } from '../../../domain/areas/catalogue/words.ts';
import { useAsk } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useWords } from '../../app/language.ts';
import { Labelled } from '../../parts/labelled.tsx';
import { SegmentBar } from '../../parts/segment-bar.tsx';
import { CategorySelect } from './category-select.tsx';
import styles from './editor.module.css';
import type { FieldsProps } from './item-editor.tsx';
import { PictureField } from './picture-field.tsx';

const living = ItemStatus.options.filter((status) => status !== 'archived');

/** What it is called, what it is, where it stands. */
export function NameFields({ item, change, isVariant }: FieldsProps & { readonly isVariant: boolean }) {
  const w = useWords(catalogueWords);
  const brands = useAsk(api.catalogue.brands, {}).data ?? [];
  return (
    <div className={styles.top}>
      <PictureField pictureId={item.pictureId} onChange={(pictureId) => change({ pictureId })} />
      <div className={styles.stack}>
        <TextInput
          label={w.editor.name}
          value={item.name}
          maxLength={200}
          autoComplete="off"
          data-autofocus={item.name === '' || undefined}
          autoFocus={item.name === ''}
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
        <div className={styles.pair}>
          <CategorySelect
            label={w.list.category}
            value={item.categoryId}
            onChange={(categoryId) => change({ categoryId })}
          />
          <Autocomplete
            label={w.list.brand}
            value={item.brand ?? ''}
            data={brands}
            limit={50}
            maxLength={80}
            onChange={(brand) => change({ brand: brand === '' ? null : brand })}
          />
        </div>
        <div className={styles.choices}>
          {!isVariant && (
            <Labelled label={w.editor.kind}>
              <div className={styles.fit}>
                <SegmentBar
                  label={w.editor.kind}
                  value={item.kind}
                  segments={ItemKind.options.map((value) => ({ value, label: w.kinds[value] }))}
                  onChange={(kind) => change({ kind })}
                />
              </div>
            </Labelled>
          )}
          {item.status !== 'archived' && (
            <Labelled label={w.list.status}>
              <div className={styles.fit}>
                <SegmentBar
                  label={w.list.status}
                  value={item.status}
                  segments={living.map((value) => ({ value, label: w.statuses[value] }))}
                  onChange={(status) => change({ status })}
                />
              </div>
            </Labelled>
          )}
        </div>
      </div>
    </div>
  );
}
