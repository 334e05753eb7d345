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
import { CheckIcon, PercentIcon, TrashIcon, UndoIcon } from '../../parts/icons.tsx';
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
  const setQty = useCommand(api.sale.setQty);
  const remove = useCommand(api.sale.removeLine, { onDone: backToItems });
  const written = useWritten(line);
  const qty = text === '' ? null : parseQty(text, { mark: 'point' });
  const finish = async (): Promise<void> => {
    if (!(await written.keep())) return;
    if (qty?.ok && qty.value > 0) {
      const set = await setQty.attempt({ counter: counterId, lineId: line.id, qtyMilli: qty.value });
      if (!set.ok) return;
    }
    backToItems();
  };
  const accept = useAction({
    id: 'line.accept',
    label: verb.done,
    group: w.line.selected,
    keys: ['Enter'],
    disabled: setQty.pending || written.pending,
    run: () => void finish(),
  });
  const discount = useAction({
    id: 'line.discount',
    label: w.action.discount,
    group: w.line.selected,
    keys: ['D', '%'],
    disabled: line.givenBack !== null,
    run: () => void written.keep().then((kept) => kept && open({ kind: 'discount', of: 'line' })),
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
            pending={setQty.pending || written.pending}
          />
        </div>
        <div className={styles.stack}>
          <PriceForm line={line} written={written} onEnter={() => void finish()} />
          <ActionButton {...discount} icon={PercentIcon} align="start" fullWidth />
          <StaffChoice line={line} />
          <TextInput
            label={w.action.note}
            value={written.note}
            maxLength={200}
            onChange={(event) => written.setNote(event.currentTarget.value)}
            onKeyDown={(event) => event.key === 'Enter' && void finish()}
          />
          <ActionButton
            {...takeOut}
            icon={TrashIcon}
            tone="danger"
            align="start"
            fullWidth
            pending={remove.pending}
          />
        </div>
      </div>
    </Pane>
  );
}

/** What is written beside the pad, kept by the same key as the quantity: nothing typed is lost on the way out. */
function useWritten(line: ShownLine) {
  const [note, setNote] = useState(line.note ?? '');
  /** undefined: the price was not touched. */
  const [priceMinor, setPrice] = useState<number | null>();
  const override = useCommand(api.sale.overridePrice, { onDone: () => setPrice(undefined) });
  const noting = useCommand(api.sale.noteLine);
  const at = { counter: counterId, lineId: line.id };
  return {
    note,
    setNote,
    setPrice,
    priceMinor: priceMinor === undefined ? line.unitPriceMinor : priceMinor,
    toListPrice: () => override.run({ ...at, priceMinor: null }),
    refused: override.refused ?? noting.refused,
    pending: override.pending || noting.pending,
    /** False when something was refused; the pane stays and says what. */
    async keep(): Promise<boolean> {
      if (note !== (line.note ?? '') && !(await noting.attempt({ ...at, note: note || null })).ok)
        return false;
      const isSame = priceMinor === undefined || priceMinor === null || priceMinor === line.unitPriceMinor;
      return isSame || (await override.attempt({ ...at, priceMinor })).ok;
    },
  };
}

interface PriceFormProps {
  readonly line: ShownLine;
  readonly written: ReturnType<typeof useWritten>;
  readonly onEnter: () => void;
}

function PriceForm({ line, written, onEnter }: PriceFormProps) {
  const w = useWords(saleWords);
  return (
    <>
      {!line.givenBack?.sold && (
        <MoneyField
          key={line.unitPriceMinor}
          label={w.action.price}
          value={written.priceMinor}
          onChange={written.setPrice}
          onEnter={onEnter}
        />
      )}
      {line.listPriceMinor !== null && !line.givenBack?.sold && (
        <ActionButton
          label={w.action.listPrice}
          icon={UndoIcon}
          align="start"
          onClick={written.toListPrice}
        />
      )}
      <ErrorNote error={written.refused} />
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
