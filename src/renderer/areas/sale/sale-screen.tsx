/** The counter: the basket always in sight, and beside it the pane of what is being done now. */
import { useEffect, useRef } from 'react';
import type { BasketView } from '../../../domain/areas/sale/views.ts';
import { saleWords } from '../../../domain/areas/sale/words.ts';
import { useAction } from '../../app/hotkeys.ts';
import { useWords } from '../../app/language.ts';
import { useScan } from '../../app/scan-queue.ts';
import { SplitPane } from '../../parts/split-pane.tsx';
import { AskPane, ChoosePane, UnknownPane } from './ask-panes.tsx';
import { BasketPane } from './basket-pane.tsx';
import { backToItems, open, type Pane, setTyped, useCounter } from './counter.ts';
import { CustomerPane } from './customer-pane.tsx';
import { DiscountPane } from './discount-pane.tsx';
import { ItemsPane } from './items-pane.tsx';
import { LinePane } from './line-pane.tsx';
import { NotePane, VoidPane } from './note-panes.tsx';
import { ParkedPane } from './parked-pane.tsx';
import { PriceCheckPane } from './price-check-pane.tsx';
import { RefundPane } from './refund-pane.tsx';
import { TenderPane } from './tender-pane.tsx';
import { useAdding } from './use-adding.ts';
import { selectedLine, useBasket } from './use-basket.ts';
import { WeighPane } from './weigh-pane.tsx';
import { WithoutReceiptPane } from './without-receipt.tsx';

export function SaleScreen() {
  const view = useBasket();
  const { scan } = useAdding();
  useScan(({ code }) => {
    // Half a word in the search box would spoil the next code typed there.
    setTyped('');
    return scan(code);
  });
  const isFinding = useCounter((counter) => counter.pane.kind === 'items');
  if (!view) return null;
  return (
    <SplitPane
      startWidth="44%"
      // Upright, what is done now needs the room; the basket keeps its last lines and its total.
      portraitMost={isFinding ? '52vh' : '36vh'}
      start={<BasketPane view={view} />}
      end={<NowPane view={view} />}
    />
  );
}

const aboutBasket: ReadonlySet<Pane['kind']> = new Set(['tender', 'line', 'discount', 'void']);

function NowPane({ view }: { readonly view: BasketView }) {
  const w = useWords(saleWords);
  const { pane } = useCounter();
  const empty = view.basket.lines.length === 0;
  useAction({
    id: 'sale.refund',
    label: w.action.refund,
    group: w.title,
    keys: ['Alt+R'],
    inFields: true,
    run: () => open({ kind: 'refund', saleId: null }),
  });
  useAction({
    id: 'sale.void',
    label: w.action.voidBasket,
    group: w.title,
    keys: ['Alt+V'],
    inFields: true,
    disabled: empty,
    run: () => open({ kind: 'void' }),
  });
  // A pane about a basket that has gone (completed, parked, voided elsewhere) has nothing to say. One that was
  // not there yet is awaited: what was given back is put in the basket before the money is asked for.
  const wasEmpty = useRef(false);
  useEffect(() => {
    if (empty && !wasEmpty.current && aboutBasket.has(useCounter.getState().pane.kind)) backToItems();
    wasEmpty.current = empty;
  }, [empty]);
  const line = selectedLine(view);
  switch (pane.kind) {
    case 'tender':
      return <TenderPane view={view} />;
    case 'line':
      return line ? <LinePane key={line.id} line={line} /> : <ItemsPane />;
    case 'discount':
      return <DiscountPane view={view} of={pane.of} />;
    case 'customer':
      return <CustomerPane view={view} />;
    case 'note':
      return <NotePane view={view} />;
    case 'parked':
      return <ParkedPane view={view} />;
    case 'void':
      return <VoidPane />;
    case 'refund':
      return <RefundPane saleId={pane.saleId} />;
    case 'withoutReceipt':
      return <WithoutReceiptPane />;
    case 'choose':
      return <ChoosePane pane={pane} />;
    case 'ask':
      return pane.what === 'weight' ? (
        <WeighPane key={pane.item.itemId} pane={pane} />
      ) : (
        <AskPane key={pane.item.itemId} pane={pane} />
      );
    case 'unknown':
      return <UnknownPane key={pane.code} pane={pane} />;
    case 'priceCheck':
      return <PriceCheckPane />;
    default:
      return <ItemsPane />;
  }
}
