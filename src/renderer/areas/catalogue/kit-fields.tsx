/** What a kit is made of. */

import { useState } from 'react';
import type { ItemDetails } from '../../../domain/areas/catalogue/edit.ts';
import { catalogueWords } from '../../../domain/areas/catalogue/words.ts';
import type { Id } from '../../../domain/kit/ids.ts';
import { useWords } from '../../app/language.ts';
import { appWords } from '../../app/words.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { CloseIcon } from '../../parts/icons.tsx';
import { QtyField } from '../../parts/number-field.tsx';
import styles from './editor.module.css';
import type { FieldsProps } from './item-editor.tsx';
import { ItemPicker } from './item-picker.tsx';

interface KitFieldsProps extends FieldsProps {
  /** Names of the parts as they were saved. */
  readonly names: ItemDetails['parts'];
}

interface Named {
  readonly name: string;
  readonly unit: string;
}

export function KitFields({ item, change, names }: KitFieldsProps) {
  const w = useWords(catalogueWords);
  const { verb } = useWords(appWords);
  const [picked, setPicked] = useState<ReadonlyMap<Id, Named>>(new Map());
  const { components } = item;
  const named = (itemId: Id): Named | undefined =>
    names.find((part) => part.itemId === itemId) ?? picked.get(itemId);
  const setQty = (itemId: Id, qtyMilli: number): void =>
    change({ components: components.map((part) => (part.itemId === itemId ? { itemId, qtyMilli } : part)) });
  return (
    <>
      {components.length > 0 && (
        <ul className={styles.rows}>
          {components.map(({ itemId, qtyMilli }) => {
            const part = named(itemId);
            return (
              <li key={itemId} className={styles.row}>
                <span className={styles.code}>{part?.name}</span>
                <div className={styles.small}>
                  <QtyField
                    name={w.editor.partQty}
                    unit={w.units[(part?.unit ?? 'piece') as 'piece']}
                    value={qtyMilli}
                    required
                    onChange={(value) => setQty(itemId, Math.max(1, value ?? 1000))}
                  />
                </div>
                <ActionButton
                  label=""
                  name={verb.remove}
                  icon={CloseIcon}
                  tone="quiet"
                  onClick={() => change({ components: components.filter((one) => one.itemId !== itemId) })}
                />
              </li>
            );
          })}
        </ul>
      )}
      <ItemPicker
        label={w.editor.addPart}
        except={components.map(({ itemId }) => itemId)}
        onPick={({ id, name, unit }) => {
          setPicked(new Map([...picked, [id, { name, unit }]]));
          change({ components: [...components, { itemId: id, qtyMilli: 1000 }] });
        }}
      />
    </>
  );
}
