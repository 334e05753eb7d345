/** What the basket comes to, readable at an arm's length and a half, and the one thing to do next. */
import type { BasketView } from '../../../domain/areas/sale/views.ts';
import { saleWords } from '../../../domain/areas/sale/words.ts';
import { useCommand } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useAction } from '../../app/hotkeys.ts';
import { useWords } from '../../app/language.ts';
import { useExplain } from '../../app/refusal.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { ParkIcon, PercentIcon } from '../../parts/icons.tsx';
import { MoneyText } from '../../parts/money-text.tsx';
import { toast } from '../../parts/toast.tsx';
import styles from './basket.module.css';
import { backToItems, counterId, open, type Pane, useCounter } from './counter.ts';

export function BasketFoot({ view }: { readonly view: BasketView }) {
  const w = useWords(saleWords);
  const { settlement } = view;
  const back = settlement.dueMinor < 0;
  return (
    <>
      <Sums view={view} />
      <div className={styles.total} role="status">
        <span className={styles.totalLabel}>
          {back ? w.toGiveBack : w.total}{' '}
          <span className={styles.pieces}>{w.pieces(view.totals.pieces)}</span>
        </span>
        <MoneyText amount={back ? -settlement.dueMinor : settlement.dueMinor} size="total" strong />
      </div>
      <Actions back={back} />
    </>
  );
}

function Sums({ view }: { readonly view: BasketView }) {
  const w = useWords(saleWords);
  const { totals, basket } = view;
  const added = totals.taxes.filter((tax) => !tax.included).reduce((sum, tax) => sum + tax.taxMinor, 0);
  const included = totals.taxMinor - added;
  // Each line has its own discount off already: what stands here adds up with what stands above.
  const offLines = totals.lines.reduce((sum, line) => sum + line.lineDiscountMinor, 0);
  const offBasket = totals.discountMinor - offLines;
  const rows: [string, number][] = [
    ...(offBasket !== 0 || added !== 0
      ? [[w.subtotal, totals.grossMinor - offLines] as [string, number]]
      : []),
    ...(offBasket !== 0 ? [[w.discount, -offBasket] as [string, number]] : []),
    ...(added !== 0 ? [[w.tax, added] as [string, number]] : []),
    ...(included !== 0 ? [[w.ofWhichTax, included] as [string, number]] : []),
    ...(basket.tipMinor !== 0 ? [[w.tip, basket.tipMinor] as [string, number]] : []),
  ];
  if (rows.length === 0) return null;
  return (
    <dl className={styles.sums}>
      {rows.map(([label, amount]) => (
        <div key={label} style={{ display: 'contents' }}>
          <dt>{label}</dt>
          <dd>
            <MoneyText amount={amount} tone="muted" bare />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Beside these panes paying is the next thing to do; the others have a next thing of their own. */
const isNext: ReadonlySet<Pane['kind']> = new Set(['items', 'choose', 'priceCheck', 'parked']);

function Actions({ back }: { readonly back: boolean }) {
  const w = useWords(saleWords);
  const paneKind = useCounter((counter) => counter.pane.kind);
  const explain = useExplain();
  const parking = useCommand(api.sale.park, {
    onDone: ({ name }) => {
      backToItems();
      toast(w.park.parked(name));
    },
    onRefused: (refused) => toast(explain(refused), { tone: 'red', id: 'park' }),
  });
  const park = useAction({
    id: 'sale.park',
    label: w.action.park,
    group: w.title,
    keys: ['F8'],
    inFields: true,
    run: () => parking.run({ counter: counterId }),
  });
  const discount = useAction({
    id: 'sale.discount',
    label: w.action.discount,
    group: w.title,
    keys: ['F7'],
    inFields: true,
    run: () => open({ kind: 'discount', of: 'basket' }),
  });
  const pay = useAction({
    id: 'sale.pay',
    label: back ? w.refund.title : w.action.pay,
    group: w.title,
    keys: ['+', 'F10'],
    run: () => open({ kind: 'tender' }),
  });
  return (
    <div className={styles.buttons}>
      <ActionButton {...park} size="primary" icon={ParkIcon} pending={parking.pending} />
      <ActionButton {...discount} size="primary" icon={PercentIcon} />
      <ActionButton {...pay} size="primary" tone={isNext.has(paneKind) ? 'accent' : 'plain'} fullWidth />
    </div>
  );
}
