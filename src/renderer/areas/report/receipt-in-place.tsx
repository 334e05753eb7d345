/** One receipt of a figure, as it was printed, with the receipts it hangs together with. */
import { reportWords } from '../../../domain/areas/report/words.ts';
import { isolated } from '../../../domain/kit/format.ts';
import { useAsk } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useWords } from '../../app/language.ts';
import { ReceiptPreview } from '../../app/receipt-preview.tsx';
import { ActionButton } from '../../parts/action-button.tsx';
import { DateText } from '../../parts/date-text.tsx';
import { ErrorNote } from '../../parts/error-note.tsx';
import { RefundIcon } from '../../parts/icons.tsx';
import { Pane } from '../../parts/pane.tsx';
import { BesideHead } from './beside-head.tsx';
import styles from './report.module.css';
import { openReceipt } from './state.ts';

export function ReceiptInPlace({ saleId }: { readonly saleId: string }) {
  const w = useWords(reportWords);
  const { data: sale, error } = useAsk(api.sale.sale, { saleId });
  const title = sale ? w.receipt.title(isolated(sale.number)) : '';
  return (
    <Pane
      surface="surface"
      label={title}
      head={
        <BesideHead
          title={title}
          sub={
            sale && (
              <>
                <DateText at={sale.at} show="both" />
                {sale.userName && ` · ${sale.userName}`}
                {sale.customerName && ` · ${sale.customerName}`}
              </>
            )
          }
        />
      }
    >
      <ErrorNote error={error} />
      {sale && (
        <div className={styles.receipt}>
          {sale.refundOfSaleId && (
            <Related
              id={sale.refundOfSaleId}
              label={w.receipt.refundOf(isolated(sale.refundOfNumber ?? ''))}
            />
          )}
          {sale.refunds.map(({ id, number }) => (
            <Related key={id} id={id} label={w.receipt.givenBackBy(isolated(number))} />
          ))}
          <ReceiptPreview saleId={sale.id} number={sale.number} />
        </div>
      )}
    </Pane>
  );
}

const Related = ({ id, label }: { readonly id: string; readonly label: string }) => (
  <ActionButton label={label} icon={RefundIcon} tone="quiet" onClick={() => openReceipt(id)} />
);
