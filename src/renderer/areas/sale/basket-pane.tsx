/** The basket: its lines, what it comes to, and what to do next. Always in sight. */
import type { BasketView } from '../../../domain/areas/sale/views.ts';
import { saleWords } from '../../../domain/areas/sale/words.ts';
import { useCommand } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useWords } from '../../app/language.ts';
import { EmptyState } from '../../parts/empty-state.tsx';
import { SaleIcon } from '../../parts/icons.tsx';
import { useInSight } from '../../parts/in-sight.ts';
import { Pane } from '../../parts/pane.tsx';
import styles from './basket.module.css';
import { BasketFoot } from './basket-foot.tsx';
import { BasketHead } from './basket-head.tsx';
import { BasketLineRow } from './basket-line.tsx';
import { counterId, open } from './counter.ts';
import { LastSale } from './last-sale.tsx';
import { SelectedBar } from './selected-bar.tsx';

export function BasketPane({ view }: { readonly view: BasketView }) {
  const w = useWords(saleWords);
  const { basket, last } = view;
  const empty = basket.lines.length === 0;
  return (
    <Pane
      label={w.basket}
      surface="surface"
      flush
      head={<BasketHead view={view} />}
      foot={empty ? undefined : <BasketFoot view={view} />}
    >
      {empty && last && <LastSale key={last.saleId} last={last} />}
      {empty && !last && <EmptyState icon={SaleIcon} title={w.emptyBasket} hint={w.emptyBasketHint} />}
      {!empty && <Lines view={view} />}
    </Pane>
  );
}

function Lines({ view }: { readonly view: BasketView }) {
  const w = useWords(saleWords);
  // The line just added or chosen is the one the cashier looks at, also when a pane opens above it on a tablet.
  const list = useInSight<HTMLUListElement>('[data-selected]');
  const select = useCommand(api.sale.selectLine);
  const { lines, selectedLineId } = view.basket;
  return (
    <>
      <ul ref={list} className={styles.lines} aria-label={w.basket}>
        {lines.map((line, i) => {
          const totals = view.totals.lines[i];
          return totals ? (
            <BasketLineRow
              key={line.id}
              line={line}
              totals={totals}
              selected={line.id === selectedLineId}
              onSelect={() => select.run({ counter: counterId, lineId: line.id })}
              onOpen={() => open({ kind: 'line' })}
            />
          ) : null;
        })}
      </ul>
      <SelectedBar view={view} />
    </>
  );
}
