/** Article, PLU, and barcodes: each of the item, or of a pack of it. */
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { normaliseCode } from '../../../domain/areas/catalogue/codes.ts';
import type { CodeDraft } from '../../../domain/areas/catalogue/edit.ts';
import { catalogueWords } from '../../../domain/areas/catalogue/words.ts';
import { barcodeKind, brokenCheckDigit } from '../../../domain/kit/barcode.ts';
import { newId } from '../../app/adapters.ts';
import { useWords } from '../../app/language.ts';
import { appWords } from '../../app/words.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { CloseIcon, PlusIcon } from '../../parts/icons.tsx';
import { MoneyField, QtyField } from '../../parts/number-field.tsx';
import styles from './editor.module.css';
import { newCode } from './item-draft.ts';
import type { FieldsProps } from './item-editor.tsx';

interface CodeFieldsProps extends FieldsProps {
  readonly codes: readonly CodeDraft[];
  readonly setCodes: (codes: readonly CodeDraft[]) => void;
}

export function CodeFields({ item, change, codes, setCodes }: CodeFieldsProps) {
  const w = useWords(catalogueWords).editor;
  const edit = (id: string, part: Partial<CodeDraft>): void =>
    setCodes(codes.map((code) => (code.id === id ? { ...code, ...part } : code)));
  return (
    <>
      {codes.length > 0 && (
        <ul className={styles.rows}>
          {codes.map((code) => (
            <CodeRow
              key={code.id}
              code={code}
              decimals={item.decimals}
              onChange={(part) => edit(code.id, part)}
              onRemove={() => setCodes(codes.filter(({ id }) => id !== code.id))}
            />
          ))}
        </ul>
      )}
      <CodeAdder onAdd={(code) => setCodes([...codes, newCode(newId(), code)])} />
      <div className={styles.pair}>
        <TextInput
          label={w.sku}
          value={item.sku ?? ''}
          maxLength={60}
          autoComplete="off"
          onChange={(event) => change({ sku: event.currentTarget.value || null })}
        />
        <TextInput
          label={w.plu}
          description={w.pluHint}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          value={item.plu ?? ''}
          maxLength={12}
          autoComplete="off"
          inputMode="numeric"
          onChange={(event) => change({ plu: event.currentTarget.value || null })}
        />
      </div>
    </>
  );
}

interface CodeRowProps {
  readonly code: CodeDraft;
  readonly decimals: number;
  readonly onChange: (part: Partial<CodeDraft>) => void;
  readonly onRemove: () => void;
}

function CodeRow({ code, decimals, onChange, onRemove }: CodeRowProps) {
  const w = useWords(catalogueWords).editor;
  const { verb } = useWords(appWords);
  const isPack = code.packQtyMilli !== 1000 || code.packPriceMinor !== null || code.packName !== null;
  const [packed, setPacked] = useState(isPack);
  const kind = barcodeKind(code.code);
  return (
    <li className={styles.row}>
      <bdi className={styles.code}>{code.code}</bdi>
      <span className={styles.muted}>
        {brokenCheckDigit(code.code) ? w.checkDigit : kind === 'own' ? '' : w.codeKinds[kind]}
      </span>
      <ActionButton
        label={w.pack}
        tone="quiet"
        pressed={packed}
        onClick={() => {
          if (packed) onChange({ packName: null, packQtyMilli: 1000, packPriceMinor: null });
          setPacked(!packed);
        }}
      />
      <ActionButton label="" name={verb.remove} icon={CloseIcon} tone="quiet" onClick={onRemove} />
      {packed && (
        <div className={styles.pair} style={{ flexBasis: '100%' }}>
          <TextInput
            label={w.packName}
            placeholder={w.packNameHint}
            value={code.packName ?? ''}
            maxLength={60}
            onChange={(event) => onChange({ packName: event.currentTarget.value || null })}
          />
          <QtyField
            label={w.packQty}
            decimals={Math.max(decimals, 0)}
            value={code.packQtyMilli}
            required
            onChange={(value) => onChange({ packQtyMilli: Math.max(1, value ?? 1000) })}
          />
          <MoneyField
            label={w.packPrice}
            hint={w.packPriceHint}
            value={code.packPriceMinor}
            onChange={(value) => onChange({ packPriceMinor: value })}
          />
        </div>
      )}
    </li>
  );
}

function CodeAdder({ onAdd }: { readonly onAdd: (code: string) => void }) {
  const w = useWords(catalogueWords).editor;
  const { verb } = useWords(appWords);
  const [typed, setTyped] = useState('');
  const code = normaliseCode(typed);
  const add = (): void => {
    if (code === null) return;
    onAdd(code);
    setTyped('');
  };
  return (
    <div className={styles.adder}>
      <TextInput
        aria-label={w.newCode}
        placeholder={w.newCode}
        value={typed}
        maxLength={60}
        autoComplete="off"
        data-accept-barcode
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          add();
        }}
      />
      <ActionButton label={verb.add} icon={PlusIcon} disabled={code === null} onClick={add} />
    </div>
  );
}
