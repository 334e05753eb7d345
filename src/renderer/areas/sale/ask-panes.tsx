/** Questions an item asks before it is in the basket: which one, at what price, how heavy, what is it. */
import { TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { saleWords } from '../../../domain/areas/sale/words.ts';
import { currencyOf } from '../../../domain/kit/currency.ts';
import { qtyMilli as asQty, minor, priceOf } from '../../../domain/kit/money.ts';
import { parseQty } from '../../../domain/kit/number-input.ts';
import { newId } from '../../app/adapters.ts';
import { useCommand } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useAction } from '../../app/hotkeys.ts';
import { useWords } from '../../app/language.ts';
import { useShop } from '../../app/shop.ts';
import { appWords } from '../../app/words.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { ErrorNote, Note } from '../../parts/error-note.tsx';
import { BarcodeIcon, CheckIcon } from '../../parts/icons.tsx';
import { amountOf, KeyedAmount } from '../../parts/keyed-amount.tsx';
import { MoneyText } from '../../parts/money-text.tsx';
import { NumPad } from '../../parts/num-pad.tsx';
import { MoneyField } from '../../parts/number-field.tsx';
import { QtyText } from '../../parts/number-text.tsx';
import { Pane } from '../../parts/pane.tsx';
import { TileGrid } from '../../parts/tile-grid.tsx';
import { backToItems, type Pane as PaneState } from './counter.ts';
import styles from './forms.module.css';
import { PaneHead } from './pane-head.tsx';
import { useAdding } from './use-adding.ts';

export type Asked<K extends PaneState['kind']> = Extract<PaneState, { kind: K }>;

export function ChoosePane({ pane }: { readonly pane: Asked<'choose'> }) {
  const w = useWords(saleWords);
  const adding = useAdding();
  return (
    <Pane label={w.ask.choose} flush head={<PaneHead title={`${w.ask.choose} ${pane.code}`} />}>
      <TileGrid
        label={w.ask.choose}
        // Names that differ in their last word are told apart only when whole.
        minWidth={240}
        items={pane.items}
        tileKey={(item) => `${item.itemId} ${item.barcodeId}`}
        tileOf={(item) => ({
          name: item.name,
          price: <MoneyText amount={item.priceMinor} bare />,
          onPress: () =>
            void adding.add(item.itemId, {
              barcodeId: item.barcodeId,
              qtyMilli: pane.qtyMilli,
              scanned: pane.scanned,
            }),
        })}
      />
    </Pane>
  );
}

interface AskPaneProps {
  readonly pane: Asked<'ask'>;
  /** Instead of going back to the items. */
  readonly onBack?: (() => void) | undefined;
}

export function AskPane({ pane, onBack }: AskPaneProps) {
  const { name } = pane.item;
  return (
    <Pane label={name} head={<PaneHead title={name} onBack={onBack} />}>
      <AskForm pane={pane} />
    </Pane>
  );
}

/** Inside the pane, so that a manager is asked over it. */
function AskForm({ pane }: Pick<AskPaneProps, 'pane'>) {
  const w = useWords(saleWords);
  const verb = useWords(appWords).verb;
  const currency = useShop((shop) => shop.currency);
  const adding = useAdding();
  const [text, setText] = useState('');
  const { item, what } = pane;
  const price = what === 'price' ? amountOf(text, currency) : null;
  const weight = what === 'weight' ? parseQty(text, { mark: 'point' }) : null;
  const qtyMilli = weight?.ok && weight.value > 0 ? weight.value : null;
  const accept = useAction({
    id: 'ask.accept',
    label: verb.add,
    group: w.title,
    keys: ['Enter'],
    disabled: price === null && qtyMilli === null,
    run: () =>
      void adding.add(item.itemId, {
        barcodeId: item.barcodeId,
        qtyMilli: qtyMilli ?? pane.qtyMilli,
        scanned: pane.scanned,
        ...(price === null ? {} : { priceMinor: price }),
      }),
  });
  return (
    <div className={styles.narrow}>
      <div className={styles.big}>
        <span>{w.ask[what]}</span>
        {what === 'price' ? (
          <KeyedAmount text={text} currency={currency} size="lg" />
        ) : (
          <strong>
            <QtyText quantity={qtyMilli ?? 0} decimals={3} unit={w.unit.kg} />
          </strong>
        )}
      </div>
      {what === 'weight' && (
        <>
          <p className={styles.reckoned}>
            <span>
              <MoneyText amount={item.priceMinor} tone="muted" bare />
              {' × '}
              <QtyText quantity={qtyMilli ?? 0} decimals={3} />
            </span>
            <strong>
              <MoneyText amount={priceOf(minor(item.priceMinor), asQty(qtyMilli ?? 0))} size="md" strong />
            </strong>
          </p>
          <p className={styles.hint}>{w.ask.weightHint}</p>
        </>
      )}
      <NumPad
        value={text}
        onChange={setText}
        decimals={what === 'price' ? currencyOf(currency).decimals : 3}
        most={8}
      />
      <ActionButton
        {...accept}
        tone="accent"
        size="primary"
        icon={CheckIcon}
        pending={adding.pending}
        fullWidth
      />
    </div>
  );
}

/** An unknown code: said, and sold at once as a new item if the cashier wants. */
export function UnknownPane({ pane }: { readonly pane: Asked<'unknown'> }) {
  const w = useWords(saleWords);
  const adding = useAdding();
  const [name, setName] = useState('');
  const [priceMinor, setPrice] = useState<number | null>(null);
  const [itemId] = useState(newId);
  const create = useCommand(api.catalogue.quickItem, {
    onDone: () => void adding.add(itemId, { scanned: pane.scanned }),
  });
  const ready = name.trim() !== '' && priceMinor !== null;
  const form = useRef<HTMLFormElement>(null);
  // The key that asks for a new item leads into its form, and once all is said, out of it.
  const askNext = (): void => {
    const fields = [...(form.current?.querySelectorAll('input') ?? [])];
    fields.find(({ value }) => value.trim() === '')?.focus();
  };
  const save = useAction({
    id: 'sale.quickItem',
    label: w.action.quickItem,
    group: w.title,
    keys: ['F2'],
    inFields: true,
    run: () => {
      if (ready) create.run({ itemId, code: pane.code, name: name.trim(), priceMinor });
      else askNext();
    },
  });
  return (
    <Pane label={w.ask.unknown} head={<PaneHead title={w.ask.unknown} />}>
      <form
        ref={form}
        className={styles.narrow}
        onSubmit={(event) => {
          event.preventDefault();
          save.onClick();
        }}
      >
        <Note tone="amber" icon={BarcodeIcon} role="alert">
          <bdi className={styles.code}>{pane.code}</bdi>
          {w.ask.unknownHint}
        </Note>
        <TextInput
          label={w.ask.name}
          value={name}
          maxLength={120}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <MoneyField
          label={w.action.price}
          value={priceMinor}
          onChange={setPrice}
          onEnter={() => save.onClick()}
        />
        <ErrorNote error={create.refused} />
        <ActionButton
          {...save}
          onClick={undefined}
          type="submit"
          tone="accent"
          size="primary"
          pending={create.pending}
          fullWidth
        />
        <ActionButton label={w.action.backToBasket} onClick={backToItems} fullWidth />
      </form>
    </Pane>
  );
}
