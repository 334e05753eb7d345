/** Taxes: what they are called, how much, and whether prices contain them. */
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { TaxRow } from '../../../domain/areas/setting/contract.ts';
import { settingWords } from '../../../domain/areas/setting/words.ts';
import type { Id } from '../../../domain/kit/ids.ts';
import { basisPoints } from '../../../domain/kit/money.ts';
import { newId } from '../../app/adapters.ts';
import { useCommand, useLive } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useAction } from '../../app/hotkeys.ts';
import { useWords } from '../../app/language.ts';
import { useMay } from '../../app/session.ts';
import { appWords } from '../../app/words.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { ConfirmButton } from '../../parts/confirm-bar.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ErrorNote } from '../../parts/error-note.tsx';
import { CheckIcon, PercentIcon, PlusIcon, TrashIcon } from '../../parts/icons.tsx';
import { Labelled } from '../../parts/labelled.tsx';
import { PercentField } from '../../parts/number-field.tsx';
import { PercentText } from '../../parts/number-text.tsx';
import { SegmentBar } from '../../parts/segment-bar.tsx';
import { Sheet } from '../../parts/sheet.tsx';
import { toast } from '../../parts/toast.tsx';
import styles from './settings.module.css';

interface Open {
  readonly id: Id;
  readonly row: TaxRow | null;
}

export function TaxList() {
  const w = useWords(settingWords).taxes;
  const taxes = useLive(api.setting.taxes, {});
  const mayEdit = useMay('setting.tax');
  const [open, setOpen] = useState<Open | null>(null);
  const rows = taxes.data?.filter(({ deletedAt }) => deletedAt === null) ?? [];
  const add = useAction({
    id: 'taxes.add',
    label: w.add,
    keys: ['Ins'],
    disabled: !mayEdit,
    run: () => setOpen({ id: newId(), row: null }),
  });
  return (
    <>
      <ErrorNote error={taxes.error} />
      {taxes.data && rows.length === 0 ? (
        <EmptyState
          icon={PercentIcon}
          title={w.empty}
          hint={w.emptyHint}
          action={{ ...add, tone: 'accent' }}
        />
      ) : (
        <>
          <ul className={styles.taxes}>
            {rows.map((row) => (
              <li key={row.id}>
                <button type="button" disabled={!mayEdit} onClick={() => setOpen({ id: row.id, row })}>
                  <strong>{row.name}</strong>
                  <span className={styles.muted}>{row.included ? w.included : w.onTop}</span>
                  <span className={styles.muted}>
                    {row.isDefault && (
                      <>
                        <CheckIcon size={16} /> {w.default}
                      </>
                    )}
                  </span>
                  <span className={styles.percent}>
                    <PercentText percent={basisPoints(row.rateBp)} />
                  </span>
                </button>
              </li>
            ))}
          </ul>
          <p className={styles.hint}>{w.future}</p>
          <div>
            <ActionButton {...add} icon={PlusIcon} />
          </div>
        </>
      )}
      <Sheet opened={open !== null} onClose={() => setOpen(null)} title={open?.row?.name ?? w.add}>
        {open && <TaxForm key={open.id} open={open} onDone={() => setOpen(null)} />}
      </Sheet>
    </>
  );
}

function TaxForm({ open: { id, row }, onDone }: { readonly open: Open; readonly onDone: () => void }) {
  const w = useWords(settingWords).taxes;
  const { verb } = useWords(appWords);
  const [name, setName] = useState(row?.name ?? '');
  const [rateBp, setRate] = useState<number | null>(row?.rateBp ?? null);
  const [included, setIncluded] = useState(row?.included ?? true);
  const done = {
    onDone: () => {
      toast(w.saved(name.trim()), { id: 'tax' });
      onDone();
    },
  };
  const add = useCommand(api.setting.addTax, done);
  const edit = useCommand(api.setting.changeTax, done);
  const command = row ? edit : add;
  const ready = name.trim() !== '' && rateBp !== null;
  const save = (): void => {
    if (ready) command.run({ taxId: id, name, rateBp, included });
  };
  const action = useAction({
    id: 'tax.save',
    label: verb.save,
    keys: ['Mod+S'],
    inFields: true,
    run: save,
    disabled: !ready,
  });
  return (
    <div className={styles.form}>
      <TextInput
        label={w.name}
        value={name}
        maxLength={40}
        data-autofocus
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <PercentField label={w.rate} value={rateBp} most={10_000} onChange={setRate} onEnter={save} />
      <Labelled label={w.how}>
        <SegmentBar
          label={w.how}
          fullWidth
          segments={[
            { value: 'included', label: w.included },
            { value: 'onTop', label: w.onTop },
          ]}
          value={included ? 'included' : 'onTop'}
          onChange={(value) => setIncluded(value === 'included')}
        />
      </Labelled>
      <ErrorNote error={command.refused} />
      <ActionButton {...action} tone="accent" size="primary" fullWidth pending={command.pending} />
      {row && <EraseTax row={row} onDone={onDone} />}
    </div>
  );
}

function EraseTax({ row, onDone }: { readonly row: TaxRow; readonly onDone: () => void }) {
  const w = useWords(settingWords).taxes;
  const { verb } = useWords(appWords);
  const restore = useCommand(api.setting.restoreTax);
  const erase = useCommand(api.setting.eraseTax, {
    onDone: (_, { taxId }) => {
      onDone();
      toast(w.gone(row.name), { id: 'tax', undo: () => restore.run({ taxId }) });
    },
  });
  return (
    <>
      <ErrorNote error={erase.refused} />
      <ConfirmButton
        label={verb.delete}
        icon={TrashIcon}
        tone="quiet"
        danger
        question={w.eraseQuestion(row.name)}
        confirm={verb.delete}
        onConfirm={() => erase.run({ taxId: row.id })}
      />
    </>
  );
}
