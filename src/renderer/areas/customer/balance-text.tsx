import type { CustomerRow } from '../../../domain/areas/customer/contract.ts';
import { customerWords } from '../../../domain/areas/customer/words.ts';
import { useWords } from '../../app/language.ts';
import { MoneyText } from '../../parts/money-text.tsx';
import styles from './customer.module.css';

/** What somebody owes; an advance says that it is one, a balance over the limit says so too. */
export function BalanceText({ row }: { readonly row: Pick<CustomerRow, 'owedMinor' | 'debtLimitMinor'> }) {
  const w = useWords(customerWords);
  const { owedMinor, debtLimitMinor } = row;
  if (owedMinor === 0) return null;
  if (owedMinor < 0) {
    return (
      <span className={styles.balance}>
        <MoneyText amount={-owedMinor} tone="green" bare />
        <small>{w.advance}</small>
      </span>
    );
  }
  const over = owedMinor > (debtLimitMinor ?? 0);
  return (
    <span className={styles.balance}>
      <MoneyText amount={owedMinor} tone={over ? 'amber' : 'ink'} bare />
      {over && <small>{w.overLimit}</small>}
    </span>
  );
}
