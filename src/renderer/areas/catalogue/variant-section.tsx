/** The forms an item comes in: each opens as an item of its own; more are made from their sizes and colours. */
import { TagsInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ItemDetails, VariantAxis } from '../../../domain/areas/catalogue/edit.ts';
import { combinations } from '../../../domain/areas/catalogue/variant-rules.ts';
import { catalogueWords } from '../../../domain/areas/catalogue/words.ts';
import { useCommand, useLive } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useWords } from '../../app/language.ts';
import { useMay } from '../../app/session.ts';
import { appWords } from '../../app/words.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { ErrorNote } from '../../parts/error-note.tsx';
import { CloseIcon, PlusIcon } from '../../parts/icons.tsx';
import { MoneyText } from '../../parts/money-text.tsx';
import { toast } from '../../parts/toast.tsx';
import styles from './editor.module.css';
import { openItem } from './list-state.ts';

const mostAxes = 3;

export function VariantSection({ item }: { readonly item: ItemDetails }) {
  const w = useWords(catalogueWords).editor;
  const variants = useLive(api.catalogue.variants, { itemId: item.id }).data ?? [];
  const [making, setMaking] = useState(false);
  const mayEdit = useMay('catalogue.edit');
  return (
    <>
      {variants.length > 0 && (
        <ul className={styles.rows}>
          {variants.map((variant) => (
            <li key={variant.id} className={styles.row}>
              <span className={styles.code}>{variant.name}</span>
              <bdi className={styles.muted}>{variant.sku ?? variant.barcode}</bdi>
              <MoneyText amount={variant.priceMinor} />
              <ActionButton label={w.openVariant} tone="quiet" onClick={() => openItem(variant.id)} />
            </li>
          ))}
        </ul>
      )}
      {making && <VariantForm itemId={item.id} onDone={() => setMaking(false)} />}
      {!making && mayEdit && (
        <div>
          <ActionButton label={w.makeVariants} icon={PlusIcon} onClick={() => setMaking(true)} />
        </div>
      )}
    </>
  );
}

function VariantForm({ itemId, onDone }: { readonly itemId: string; readonly onDone: () => void }) {
  const w = useWords(catalogueWords).editor;
  const { verb } = useWords(appWords);
  const [axes, setAxes] = useState<readonly VariantAxis[]>([{ name: w.firstAxis, values: [] }]);
  const make = useCommand(api.catalogue.makeVariants, {
    onDone: ({ made }) => {
      toast(w.made(made));
      onDone();
    },
  });
  const edit = (at: number, part: Partial<VariantAxis>): void =>
    setAxes(axes.map((axis, i) => (i === at ? { ...axis, ...part } : axis)));
  const whole = axes.filter(({ name, values }) => name.trim() !== '' && values.length > 0);
  const count = whole.length === axes.length ? combinations(whole).length : 0;
  return (
    <>
      {axes.map((axis, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an axis is known by its place
        <div key={at} className={styles.adder} style={{ alignItems: 'flex-start' }}>
          <TagsInput
            label={w.values}
            placeholder={axis.values.length === 0 ? w.valuesHint : ''}
            value={axis.values}
            splitChars={[',', ';', '،']}
            maxTags={60}
            onChange={(values) => edit(at, { values })}
          />
          <TextInput
            label={w.axis}
            value={axis.name}
            maxLength={40}
            style={{ order: -1, flex: '0 1 10rem' }}
            onChange={(event) => edit(at, { name: event.currentTarget.value })}
          />
          {axes.length > 1 && (
            <ActionButton
              label=""
              name={verb.remove}
              icon={CloseIcon}
              tone="quiet"
              onClick={() => setAxes(axes.toSpliced(at, 1))}
            />
          )}
        </div>
      ))}
      <ErrorNote error={make.refused} />
      <div className={styles.footLine}>
        {axes.length < mostAxes && (
          <ActionButton
            label={w.addAxis}
            tone="quiet"
            icon={PlusIcon}
            onClick={() => setAxes([...axes, { name: axes.length === 1 ? w.secondAxis : '', values: [] }])}
          />
        )}
        <span className={styles.footWords} />
        <ActionButton label={verb.cancel} tone="quiet" onClick={onDone} />
        <ActionButton
          label={w.make(count)}
          disabled={count === 0}
          pending={make.pending}
          onClick={() => make.run({ itemId, axes: [...axes] })}
        />
      </div>
    </>
  );
}
