import { saleWords } from '../../../domain/areas/sale/words.ts';
import type { CountResult } from '../../../domain/areas/shift/contract.ts';
import { amountOf } from '../../../domain/areas/shift/rules.ts';
import type { TenderTotal } from '../../../domain/areas/shift/shift.ts';
import { shiftWords } from '../../../domain/areas/shift/words.ts';
import { useWords } from '../../app/language.ts';
import { MoneyText, useMoneyInWords } from '../../parts/money-text.tsx';
import styles from './shift.module.css';

interface ResultsProps {
  readonly result: NonNullable<CountResult['result']>;
  readonly currency: string;
}

export const isCashOff = ({ overShort }: ResultsProps['result']): boolean =>
  overShort.some(({ method, amountMinor }) => method === 'cash' && amountMinor !== 0);

/** One sentence, then each tender: what was counted, what was expected, what is between them. */
export function Results({ result, currency }: ResultsProps) {
  return (
    <>
      <Verdict overShort={result.overShort} currency={currency} />
      <div className={styles.results}>
        {result.overShort.map((total) => (
          <Result key={`${total.method} ${total.currency}`} total={total} result={result} />
        ))}
      </div>
    </>
  );
}

function Verdict({
  overShort,
  currency,
}: {
  readonly overShort: readonly TenderTotal[];
  readonly currency: string;
}) {
  const w = useWords(shiftWords);
  const off =
    overShort.find(
      (total) => total.method === 'cash' && total.currency === currency && total.amountMinor !== 0,
    ) ?? overShort.find((total) => total.amountMinor !== 0);
  const say = useMoneyInWords(off?.currency);
  if (!off) {
    return (
      <p className={styles.verdict} data-tone="good" role="status">
        {w.close.right}
      </p>
    );
  }
  const amount = say(Math.abs(off.amountMinor));
  return (
    <p className={styles.verdict} data-tone="off" role="status">
      {off.amountMinor > 0 ? w.close.over(amount) : w.close.short(amount)}
    </p>
  );
}

function Result({ total, result }: { readonly total: TenderTotal; readonly result: ResultsProps['result'] }) {
  const w = useWords(shiftWords);
  const names: Readonly<Record<string, unknown>> = useWords(saleWords).tender;
  const { currency, amountMinor } = total;
  const expected = amountOf(result.expected, total);
  return (
    <div className={styles.result}>
      <strong>{String(names[total.method] ?? total.method)}</strong>
      <span>
        <small>{w.close.counted}</small>
        <MoneyText amount={expected + amountMinor} currency={currency} />
      </span>
      <span>
        <small>{w.close.expected}</small>
        <MoneyText amount={expected} currency={currency} />
      </span>
      <span>
        <small>{w.close.difference}</small>
        <MoneyText
          amount={amountMinor}
          currency={currency}
          tone={amountMinor === 0 ? 'green' : 'amber'}
          strong
          plus
        />
      </span>
    </div>
  );
}
