/** One line of the basket: what, how much, what it costs, and what was done to it. */
import type { BasketView, ShownLine } from '../../../domain/areas/sale/views.ts';
import { saleWords } from '../../../domain/areas/sale/words.ts';
import { isolated } from '../../../domain/kit/format.ts';
import { useWords } from '../../app/language.ts';
import { MoneyText, useMoneyInWords } from '../../parts/money-text.tsx';
import { QtyText } from '../../parts/number-text.tsx';
import styles from './basket.module.css';

interface BasketLineRowProps {
  readonly line: ShownLine;
  readonly totals: BasketView['totals']['lines'][number];
  readonly selected: boolean;
  readonly onSelect: () => void;
  readonly onOpen: () => void;
}

export function BasketLineRow({ line, totals, selected, onSelect, onOpen }: BasketLineRowProps) {
  const w = useWords(saleWords);
  const money = useMoneyInWords();
  const discount = totals.lineDiscountMinor;
  return (
    <li
      className={styles.line}
      data-selected={selected || undefined}
      data-back={line.givenBack ? true : undefined}
    >
      <button
        type="button"
        className={styles.lineButton}
        aria-pressed={selected}
        onClick={selected ? onOpen : onSelect}
        onDoubleClick={onOpen}
      >
        <span className={styles.name}>{line.name}</span>
        <span className={styles.amount}>
          <MoneyText amount={totals.grossMinor - discount} strong bare />
        </span>
        <span className={styles.detail}>
          <QtyText quantity={line.qtyMilli} decimals={line.decimals} unit={w.unit[line.unit] ?? line.unit} />
          {' × '}
          <MoneyText amount={line.unitPriceMinor} size="xs" tone="muted" bare />
          {line.listPriceMinor !== null && <span> · {w.line.was(money(line.listPriceMinor))}</span>}
          {line.staffName && <span> · {line.staffName}</span>}
        </span>
        {discount !== 0 && <span className={styles.mark}>{w.line.discount(money(-discount))}</span>}
        {line.givenBack && (
          <span className={styles.mark}>
            {line.givenBack.sold
              ? w.line.givenBack(isolated(line.givenBack.sold.number))
              : w.line.givenBackWithoutReceipt}
          </span>
        )}
        {line.note && <span className={styles.detail}>{line.note}</span>}
      </button>
    </li>
  );
}
