/** An item's number and label: the same on every scale of the branch. */
import { TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { ScaleItemRow } from '../../../domain/areas/plu/contract.ts';
import { sayRefusal } from '../../../domain/areas/plu/say.ts';
import { pluWords } from '../../../domain/areas/plu/words.ts';
import { toAsciiDigits } from '../../../domain/kit/digits.ts';
import type { Id } from '../../../domain/kit/ids.ts';
import { qtyMilli } from '../../../domain/kit/money.ts';
import { useCommand } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useAction } from '../../app/hotkeys.ts';
import { useLanguage, useWords } from '../../app/language.ts';
import { useMay } from '../../app/session.ts';
import { appWords } from '../../app/words.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { CloseIcon, LinkOutIcon, WarningIcon } from '../../parts/icons.tsx';
import { QtyField } from '../../parts/number-field.tsx';
import { SaveFoot } from '../../parts/save-foot.tsx';
import { Sheet } from '../../parts/sheet.tsx';
import { toast } from '../../parts/toast.tsx';
import styles from './plu.module.css';

interface PluSheetProps {
  readonly scaleId: Id;
  readonly row: ScaleItemRow;
  readonly onClose: () => void;
}

/** The number as it is typed. */
type Draft = Pick<ScaleItemRow, 'labelName' | 'shelfDays' | 'tareG'> & { readonly number: string };

const draftOf = ({ number, labelName, shelfDays, tareG }: ScaleItemRow): Draft => ({
  number: String(number),
  labelName,
  shelfDays,
  tareG,
});

export function PluSheet({ scaleId, row, onClose }: PluSheetProps) {
  const w = useWords(pluWords);
  const language = useLanguage();
  const [draft, setDraft] = useState(() => draftOf(row));
  const change = (part: Partial<Draft>): void => setDraft((before) => ({ ...before, ...part }));
  const mayEdit = useMay('catalogue.edit');
  return (
    <Sheet
      opened
      onClose={onClose}
      title={row.name}
      foot={mayEdit ? <Save row={row} draft={draft} onDone={onClose} /> : undefined}
    >
      <div className={styles.form}>
        {row.why && (
          <p className={styles.mark} data-tone="amber">
            <WarningIcon size={16} />
            <span>
              {sayRefusal(row.why, language)} {row.hasOld && w.hasOld}
            </span>
          </p>
        )}
        <fieldset className={styles.fields} disabled={!mayEdit}>
          <TextInput
            label={w.number}
            description={w.numberHint}
            value={draft.number}
            maxLength={6}
            inputMode="numeric"
            onChange={(event) => change({ number: toAsciiDigits(event.currentTarget.value).trim() })}
          />
          <TextInput
            label={w.labelName}
            description={w.labelNameHint}
            value={draft.labelName ?? ''}
            maxLength={250}
            onChange={(event) => change({ labelName: event.currentTarget.value || null })}
          />
          <Count
            label={w.shelfDays}
            value={draft.shelfDays}
            onChange={(shelfDays) => change({ shelfDays })}
          />
          <Count label={w.tareG} value={draft.tareG} onChange={(tareG) => change({ tareG: tareG ?? 0 })} />
        </fieldset>
        <Others scaleId={scaleId} row={row} onClose={onClose} />
      </div>
    </Sheet>
  );
}

interface CountProps {
  readonly label: string;
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
}

/** A whole number. */
const Count = ({ label, value, onChange }: CountProps) => (
  <QtyField
    label={label}
    decimals={0}
    value={value === null ? null : qtyMilli(value * 1000)}
    onChange={(milli) => onChange(milli === null ? null : milli / 1000)}
  />
);

interface SaveProps {
  readonly row: ScaleItemRow;
  readonly draft: Draft;
  readonly onDone: () => void;
}

function Save({ row, draft, onDone }: SaveProps) {
  const w = useWords(pluWords);
  const { verb, unsaved } = useWords(appWords);
  const saving = useCommand(api.plu.savePlu, { onDone });
  const isChanged = JSON.stringify(draft) !== JSON.stringify(draftOf(row));
  const { number: typed, ...label } = draft;
  const number = /^\d{1,6}$/.test(typed) ? Number(typed) : 0;
  const save = useAction({
    id: 'scales.savePlu',
    label: verb.save,
    group: w.title,
    keys: ['Mod+S'],
    inFields: true,
    disabled: !isChanged || number === 0 || saving.pending,
    run: () => saving.run({ itemId: row.itemId, number, ...label }),
  });
  return (
    <SaveFoot save={save} pending={saving.pending} error={saving.refused} said={isChanged ? unsaved : null} />
  );
}

function Others({ scaleId, row: { itemId, name }, onClose }: PluSheetProps) {
  const w = useWords(pluWords);
  const navigate = useNavigate();
  const mayEdit = useMay('catalogue.edit');
  const adding = useCommand(api.plu.addToScale);
  const removing = useCommand(api.plu.removeFromScale, {
    onDone: () => {
      onClose();
      const undo = () => adding.run({ scaleId, what: { kind: 'items', itemIds: [itemId] } });
      toast(w.removed(name), { id: 'scales', undo });
    },
  });
  return (
    <div className={styles.others}>
      <ActionButton
        label={w.openItem}
        icon={LinkOutIcon}
        onClick={() => void navigate({ to: '/catalogue' as never, search: { item: itemId } as never })}
      />
      {mayEdit && (
        <ActionButton
          label={w.remove}
          icon={CloseIcon}
          pending={removing.pending}
          onClick={() => removing.run({ scaleId, itemIds: [itemId] })}
        />
      )}
    </div>
  );
}
