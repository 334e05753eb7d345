/** A discount on a line or on the basket: percent or amount, one key and a number. */
import { useState } from 'react';
import { reckon } from '../../../domain/areas/sale/rules.ts';
import type { Discount } from '../../../domain/areas/sale/sale.ts';
import type { BasketView } from '../../../domain/areas/sale/views.ts';
import { saleWords } from '../../../domain/areas/sale/words.ts';
import { currencyOf } from '../../../domain/kit/currency.ts';
import { basisPoints } from '../../../domain/kit/money.ts';
import { parsePercent } from '../../../domain/kit/number-input.ts';
import { useCommand } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useAction } from '../../app/hotkeys.ts';
import { useWords } from '../../app/language.ts';
import { appWords } from '../../app/words.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { ErrorNote } from '../../parts/error-note.tsx';
import { CheckIcon } from '../../parts/icons.tsx';
import { amountOf, KeyedAmount } from '../../parts/keyed-amount.tsx';
import { MoneyText } from '../../parts/money-text.tsx';
import { NumPad } from '../../parts/num-pad.tsx';
import { PercentText } from '../../parts/number-text.tsx';
import { Pane } from '../../parts/pane.tsx';
import { SegmentBar } from '../../parts/segment-bar.tsx';
import { backToItems, counterId } from './counter.ts';
import styles from './forms.module.css';
import { PaneHead } from './pane-head.tsx';
import { selectedLine } from './use-basket.ts';

const usualPercents = [5, 10, 15, 20, 50];

export function DiscountPane({ view, of }: { readonly view: BasketView; readonly of: 'line' | 'basket' }) {
  const w = useWords(saleWords);
  const verb = useWords(appWords).verb;
  const [kind, setKind] = useState<Discount['kind']>('percent');
  const [text, setText] = useState('');
  const { currency } = view.basket;
  const line = selectedLine(view);
  const onLine = useCommand(api.sale.discountLine, { onDone: backToItems });
  const onBasket = useCommand(api.sale.discountBasket, { onDone: backToItems });
  const give = (discount: Discount | null): void => {
    if (of === 'basket') onBasket.run({ counter: counterId, discount });
    else if (line) onLine.run({ counter: counterId, lineId: line.id, discount });
  };
  const discount = discountIn(kind, text, currency);
  const outcome = outcomeOf(view, of === 'line' ? (line?.id ?? null) : null, discount);
  const accept = useAction({
    id: 'discount.accept',
    label: verb.apply,
    group: w.action.discount,
    keys: ['Enter'],
    disabled: discount === null,
    run: () => discount && give(discount),
  });
  useAction({
    id: 'discount.kind',
    label: w.discountPane.amount,
    group: w.action.discount,
    keys: ['*', '%'],
    run: () => setKind(kind === 'percent' ? 'amount' : 'percent'),
  });
  return (
    <Pane
      label={w.action.discount}
      head={
        <PaneHead
          title={of === 'line' ? `${w.discountPane.line}: ${line?.name ?? ''}` : w.discountPane.basket}
        />
      }
    >
      <div className={styles.narrow}>
        <SegmentBar
          label={w.action.discount}
          value={kind}
          onChange={setKind}
          fullWidth
          segments={[
            { value: 'percent', label: w.discountPane.percent },
            { value: 'amount', label: w.discountPane.amount },
          ]}
        />
        <div className={styles.big}>
          <span>{kind === 'percent' ? w.discountPane.percent : w.discountPane.amount}</span>
          {kind === 'percent' ? (
            <strong>
              <PercentText percent={discount?.kind === 'percent' ? discount.bp : 0} />
            </strong>
          ) : (
            <KeyedAmount text={text} currency={currency} size="lg" />
          )}
        </div>
        <div className={styles.outcome}>
          <span>{of === 'line' ? (line?.name ?? '') : w.total}</span>
          <MoneyText amount={outcome} currency={currency} size="lg" />
        </div>
        <ErrorNote error={onLine.refused ?? onBasket.refused} />
        {kind === 'percent' && (
          <div className={styles.even}>
            {usualPercents.map((percent) => (
              <ActionButton
                key={percent}
                label={<PercentText percent={basisPoints(percent * 100)} />}
                onClick={() => give({ kind: 'percent', bp: percent * 100 })}
              />
            ))}
          </div>
        )}
        <NumPad
          value={text}
          onChange={setText}
          decimals={kind === 'percent' ? 2 : currencyOf(currency).decimals}
        />
        <div className={styles.ends}>
          <ActionButton label={w.discountPane.none} size="primary" onClick={() => give(null)} />
          <ActionButton {...accept} tone="accent" size="primary" icon={CheckIcon} fullWidth />
        </div>
      </div>
    </Pane>
  );
}

/** Costs are not for the counter, and change no price. */
const uncosted = { costMinor: null };

/** What it comes to with the discount being typed: of the line, or of the whole basket. */
function outcomeOf({ basket, totals }: BasketView, lineId: string | null, discount: Discount | null): number {
  const lines = basket.lines.map((line) => ({
    ...line,
    ...uncosted,
    givenBack: line.givenBack && {
      ...line.givenBack,
      sold: line.givenBack.sold && { ...line.givenBack.sold, ...uncosted },
    },
    discount: discount && line.id === lineId ? discount : line.discount,
  }));
  const onBasket = discount && lineId === null ? discount : basket.discount;
  const after = discount ? reckon({ lines, discount: onBasket }) : totals;
  const at = lines.findIndex(({ id }) => id === lineId);
  return lineId === null ? after.linesMinor : (after.lines[at]?.totalMinor ?? 0);
}

function discountIn(kind: Discount['kind'], text: string, currency: string): Discount | null {
  if (kind === 'amount') {
    const minor = amountOf(text, currency);
    return minor === null ? null : { kind, minor };
  }
  const bp = parsePercent(text, { mark: 'point' });
  return text !== '' && bp.ok && bp.value <= 10_000 ? { kind, bp: bp.value } : null;
}
