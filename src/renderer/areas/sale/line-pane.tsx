/** Changing the selected line: quantity on the pad at once; price, discount, staff and note beside it. */

import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ShownLine } from '../../../domain/areas/sale/views.ts';
import { saleWords } from '../../../domain/areas/sale/words.ts';
import { parseQty } from '../../../domain/kit/number-input.ts';
import { useCommand, useLive } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useAction } from '../../app/hotkeys.ts';
import { useWords } from '../../app/language.ts';
import { appWords } from '../../app/words.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { Chips } from '../../parts/chips.tsx';
import { ErrorNote } from '../../parts/error-note.tsx';
import { CheckIcon, PercentIcon, TrashIcon } from '../../parts/icons.tsx';
import { NumPad } from '../../parts/num-pad.tsx';
import { MoneyField } from '../../parts/number-field.tsx';
import { QtyText } from '../../parts/number-text.tsx';
import { Pane } from '../../parts/pane.tsx';
import { backToItems, counterId, open } from './counter.ts';
import styles from './forms.module.css';
import { PaneHead } from './pane-head.tsx';

export function LinePane({ line }: { readonly line: ShownLine }) {
  const w = useWords(saleWords);
  const verb = useWords(appWords).verb;
  const [text, setText] = useState('');
  const setQty = useCommand(api.sale.setQty, { onDone: backToItems });
  const remove = useCommand(api.sale.removeLine, { onDone: backToItems });
  const qty = text === '' ? null : parseQty(text, { mark: 'point' });
  const accept = useAction({
    id: 'line.accept',
    label: verb.done,
    group: w.line.selected,
    keys: ['Enter'],
    run: () => {
      if (qty?.ok && qty.value > 0) setQty.run({ counter: counterId, lineId: line.id, qtyMilli: qty.value });
      else backToItems();
    },
  });
  const discount = useAction({
    id: 'line.discount',
    label: w.action.discount,
    group: w.line.selected,
    keys: ['D', '%'],
    disabled: line.givenBack !== null,
    run: () => open({ kind: 'discount', of: 'line' }),
  });
  const takeOut = useAction({
    id: 'line.takeOut',
    label: w.action.remove,
    group: w.line.selected,
    keys: ['Del'],
    run: () => remove.run({ counter: counterId, lineId: line.id }),
  });
  const shown = qty?.ok ? qty.value : Math.abs(line.qtyMilli);
  return (
    <Pane label={line.name} head={<PaneHead title={line.name} />}>
      <div className={styles.two}>
        <div className={styles.stack}>
          <div className={styles.big}>
            <span>{w.action.quantity}</span>
            <strong>
              <QtyText quantity={shown} decimals={line.decimals} unit={w.unit[line.unit] ?? line.unit} />
            </strong>
          </div>
          <ErrorNote error={setQty.refused ?? remove.refused} />
          <NumPad value={text} onChange={setText} decimals={line.decimals} most={6} />
          <ActionButton
            {...accept}
            tone="accent"
            size="primary"
            icon={CheckIcon}
            fullWidth
            pending={setQty.pending}
          />
        </div>
        <div className={styles.stack}>
          <PriceForm line={line} />
          <ActionButton {...discount} icon={PercentIcon} fullWidth />
          <StaffChoice line={line} />
          <NoteForm key={line.id} line={line} />
          <ActionButton {...takeOut} icon={TrashIcon} fullWidth pending={remove.pending} />
        </div>
      </div>
    </Pane>
  );
}

function PriceForm({ line }: { readonly line: ShownLine }) {
  const w = useWords(saleWords);
  const override = useCommand(api.sale.overridePrice);
  if (line.givenBack?.sold) return null;
  const set = (priceMinor: number | null): void =>
    override.run({ counter: counterId, lineId: line.id, priceMinor });
  return (
    <>
      <MoneyField
        key={line.unitPriceMinor}
        label={w.action.price}
        value={line.unitPriceMinor}
        onChange={() => undefined}
        onEnter={(price) => price !== null && price !== line.unitPriceMinor && set(price)}
      />
      {line.listPriceMinor !== null && <ActionButton label={w.discountPane.none} onClick={() => set(null)} />}
      <ErrorNote error={override.refused} />
    </>
  );
}

function StaffChoice({ line }: { readonly line: ShownLine }) {
  const w = useWords(saleWords);
  const people = useLive(api.access.usersToSignIn, {});
  const assign = useCommand(api.sale.staffLine);
  const chips = (people.data ?? []).map(({ id, name }) => ({ id, label: name }));
  if (chips.length === 0) return null;
  return (
    <div>
      <span className={styles.label}>{w.action.staff}</span>
      <Chips
        label={w.action.staff}
        chips={chips}
        chosen={line.staffId ? [line.staffId] : []}
        onPick={(id) =>
          assign.run({ counter: counterId, lineId: line.id, staffId: id === line.staffId ? null : id })
        }
        wrap
      />
      <ErrorNote error={assign.refused} />
    </div>
  );
}

function NoteForm({ line }: { readonly line: ShownLine }) {
  const w = useWords(saleWords);
  const [note, setNote] = useState(line.note ?? '');
  const save = useCommand(api.sale.noteLine);
  const keep = (): void => {
    if (note !== (line.note ?? '')) save.run({ counter: counterId, lineId: line.id, note: note || null });
  };
  return (
    <TextInput
      label={w.action.note}
      value={note}
      maxLength={200}
      onChange={(event) => setNote(event.currentTarget.value)}
      onBlur={keep}
      onKeyDown={(event) => event.key === 'Enter' && keep()}
    />
  );
}
