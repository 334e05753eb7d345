/** Which lines of a receipt come back, how many of each, why, and whether they can be sold again. */
import { useState } from 'react';
import { totalBack } from '../../../domain/areas/sale/refund-rules.ts';
import type { SaleView } from '../../../domain/areas/sale/views.ts';
import { saleWords } from '../../../domain/areas/sale/words.ts';
import { qtyMilli } from '../../../domain/kit/money.ts';
import { useCommand } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useAction } from '../../app/hotkeys.ts';
import { useWords } from '../../app/language.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { ErrorNote, Note } from '../../parts/error-note.tsx';
import { RefundIcon } from '../../parts/icons.tsx';
import { MoneyText } from '../../parts/money-text.tsx';
import { QtyText } from '../../parts/number-text.tsx';
import { Stepper } from '../../parts/stepper.tsx';
import { useBackReason } from './back-reason.tsx';
import { counterId, open } from './counter.ts';
import styles from './forms.module.css';

type Line = SaleView['lines'][number];

export function RefundForm({ sale }: { readonly sale: SaleView }) {
  const w = useWords(saleWords);
  const [taken, setTaken] = useState<Readonly<Record<number, number>>>({});
  const { reason, restock, fields } = useBackReason();
  const giving = useCommand(api.sale.giveBack, { onDone: () => open({ kind: 'tender' }) });
  const lines = sale.lines.filter((line) => line.qtyMilli > 0);
  const left = lines.some((line) => line.refundableMilli > 0);
  const chosen = lines.flatMap((line) => {
    const qtyMilli = taken[line.n] ?? 0;
    return qtyMilli > 0 ? [{ n: line.n, qtyMilli, restock }] : [];
  });
  const back = lines.reduce((sum, line) => sum + totalBack(line, qtyMilli(taken[line.n] ?? 0)), 0);
  const all = Object.fromEntries(lines.map((line) => [line.n, line.refundableMilli]));
  const takeAll = useAction({
    id: 'refund.all',
    label: w.action.refundAll,
    group: w.refund.title,
    keys: ['A', '+'],
    disabled: !left,
    run: () => setTaken(all),
  });
  const accept = useAction({
    id: 'refund.accept',
    label: w.action.refund,
    group: w.refund.title,
    keys: ['Enter'],
    disabled: chosen.length === 0 || reason === '',
    run: () => giving.run({ counter: counterId, saleId: sale.id, lines: chosen, reason }),
  });
  if (!left) return <Note tone="amber">{w.refund.nothingLeft}</Note>;
  return (
    <div className={styles.wide}>
      <ul className={styles.list}>
        {lines.map((line) => (
          <RefundLine
            key={line.n}
            line={line}
            currency={sale.currency}
            taken={taken[line.n] ?? 0}
            onTake={(qtyMilli) => setTaken({ ...taken, [line.n]: qtyMilli })}
          />
        ))}
      </ul>
      <div className={styles.row}>
        <ActionButton {...takeAll} />
      </div>
      {fields}
      <div className={styles.outcome}>
        <span>{w.toGiveBack}</span>
        <MoneyText amount={back} currency={sale.currency} size="lg" />
      </div>
      <ErrorNote error={giving.refused} />
      <ActionButton
        {...accept}
        tone="accent"
        size="primary"
        icon={RefundIcon}
        pending={giving.pending}
        fullWidth
      />
    </div>
  );
}

interface RefundLineProps {
  readonly line: Line;
  readonly currency: string;
  readonly taken: number;
  readonly onTake: (qtyMilli: number) => void;
}

function RefundLine({ line, currency, taken, onTake }: RefundLineProps) {
  const w = useWords(saleWords);
  const unit = w.unit[line.unit] ?? line.unit;
  const whole = line.decimals === 0;
  return (
    <li className={styles.item}>
      <div className={styles.itemMain}>
        <strong>{line.name}</strong>
        <small>
          {w.refund.sold} <QtyText quantity={line.qtyMilli} decimals={line.decimals} unit={unit} />
          {line.refundedMilli > 0 && (
            <>
              {' · '}
              {w.refund.back} <QtyText quantity={line.refundedMilli} decimals={line.decimals} unit={unit} />
            </>
          )}
          {' · '}
          <MoneyText amount={line.totalMinor} currency={currency} size="xs" tone="muted" />
        </small>
      </div>
      <Stepper
        label={`${w.refund.quantity}: ${line.name}`}
        value={taken}
        // What was weighed comes back whole or not at all by the stepper.
        step={whole ? 1000 : line.refundableMilli}
        least={0}
        most={line.refundableMilli}
        disabled={line.refundableMilli === 0}
        onChange={onTake}
      >
        <QtyText quantity={taken} decimals={line.decimals} unit={unit} />
      </Stepper>
    </li>
  );
}
