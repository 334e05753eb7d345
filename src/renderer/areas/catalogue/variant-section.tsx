/** The forms an item comes in, each an item of its own; more are made from sizes and colours. */
import { TextInput } from '@mantine/core';
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

/** As it is typed: `S, M, L`. */
interface AxisDraft {
  readonly name: string;
  readonly values: string;
}

const valuesOf = (text: string): string[] =>
  text
    .split(/[,;\u060c\u061b\n]/)
    .map((value) => value.trim())
    .filter((value) => value !== '');

function VariantForm({ itemId, onDone }: { readonly itemId: string; readonly onDone: () => void }) {
  const w = useWords(catalogueWords).editor;
  const { verb } = useWords(appWords);
  const [drafts, setDrafts] = useState<readonly AxisDraft[]>([{ name: w.firstAxis, values: '' }]);
  const make = useCommand(api.catalogue.makeVariants, { onDone });
  const edit = (at: number, part: Partial<AxisDraft>): void =>
    setDrafts(drafts.map((draft, i) => (i === at ? { ...draft, ...part } : draft)));
  const axes: VariantAxis[] = drafts.map(({ name, values }) => ({
    name: name.trim(),
    values: valuesOf(values),
  }));
  const whole = axes.every(({ name, values }) => name !== '' && values.length > 0);
  const count = whole ? combinations(axes).length : 0;
  return (
    <>
      {drafts.map((draft, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an axis is known by its place
        <div key={at} className={styles.axis}>
          <TextInput
            label={w.axis}
            value={draft.name}
            maxLength={40}
            onChange={(event) => edit(at, { name: event.currentTarget.value })}
          />
          <TextInput
            label={w.values}
            placeholder={w.valuesHint}
            value={draft.values}
            autoComplete="off"
            onChange={(event) => edit(at, { values: event.currentTarget.value })}
          />
          {drafts.length > 1 && (
            <ActionButton
              label=""
              name={verb.remove}
              icon={CloseIcon}
              tone="quiet"
              onClick={() => setDrafts(drafts.toSpliced(at, 1))}
            />
          )}
        </div>
      ))}
      <ErrorNote error={make.refused} />
      <div className={styles.footLine}>
        {drafts.length < mostAxes && (
          <ActionButton
            label={w.addAxis}
            tone="quiet"
            icon={PlusIcon}
            onClick={() =>
              setDrafts([...drafts, { name: drafts.length === 1 ? w.secondAxis : '', values: '' }])
            }
          />
        )}
        <span className={styles.footWords} />
        <ActionButton label={verb.cancel} tone="quiet" onClick={onDone} />
        <ActionButton
          label={w.make(count)}
          disabled={count === 0}
          pending={make.pending}
          onClick={() => make.run({ itemId, axes })}
        />
      </div>
    </>
  );
}
