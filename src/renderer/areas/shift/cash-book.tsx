/** What moved the drawer's money besides sales, in the order it happened. */
import type { CashMoveRow } from '../../../domain/areas/shift/report.ts';
import { shiftWords } from '../../../domain/areas/shift/words.ts';
import { useLive } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useWords } from '../../app/language.ts';
import { DateText } from '../../parts/date-text.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { ErrorNote } from '../../parts/error-note.tsx';
import { DrawerIcon } from '../../parts/icons.tsx';
import { MoneyText } from '../../parts/money-text.tsx';
import { Pane } from '../../parts/pane.tsx';
import styles from './shift.module.css';

export function CashBook() {
  const w = useWords(shiftWords);
  const moves = useLive(api.shift.cashMoves, {});
  return (
    <Pane label={w.act.moves} head={<h2 className={styles.bookTitle}>{w.act.moves}</h2>}>
      <div className={styles.book}>
        <ErrorNote error={moves.error} />
        {moves.data?.length === 0 && <EmptyState icon={DrawerIcon} title={w.noMoves} small />}
        {moves.data && moves.data.length > 0 && <Moves moves={moves.data} />}
      </div>
    </Pane>
  );
}

export function Moves({ moves }: { readonly moves: readonly CashMoveRow[] }) {
  const w = useWords(shiftWords);
  return (
    <table className={styles.ledger}>
      <tbody>
        {moves.map((move) => (
          <tr key={move.id}>
            <td>
              <DateText at={move.at} show="time" />
            </td>
            <td className={styles.what}>
              {w.move[move.kind]}
              <small>
                {[move.reason, move.userName, move.isApproved ? w.approved : null]
                  .filter(Boolean)
                  .join(' · ')}
              </small>
            </td>
            <td className={styles.end}>
              {move.kind !== 'noSale' && (
                <MoneyText amount={move.amountMinor} currency={move.currency} plus />
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
