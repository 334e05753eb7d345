/** One receipt whole: lines, payments, taxes, what came back of it, and what can be done with it. */
import { type ReactNode, useState } from 'react';
import type { SaleView } from '../../../domain/areas/sale/views.ts';
import { saleWords } from '../../../domain/areas/sale/words.ts';
import { isolated } from '../../../domain/kit/format.ts';
import { useAsk } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useAction } from '../../app/hotkeys.ts';
import { useWords } from '../../app/language.ts';
import { ReceiptPreview } from '../../app/receipt-preview.tsx';
import { ActionButton } from '../../parts/action-button.tsx';
import { DateText } from '../../parts/date-text.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { RefundIcon } from '../../parts/icons.tsx';
import { MoneyText, useMoneyInWords } from '../../parts/money-text.tsx';
import { PercentText, QtyText } from '../../parts/number-text.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { Pane } from '../../parts/pane.tsx';
import styles from './receipt.module.css';
import { ReceiptCopies } from './receipt-copies.tsx';

interface ReceiptViewProps {
  readonly saleId: string;
  readonly onOpen: (saleId: string) => void;
  readonly onRefund: (saleId: string) => void;
}

export function ReceiptView({ saleId, onOpen, onRefund }: ReceiptViewProps) {
  const w = useWords(saleWords);
  const { data: sale } = useAsk(api.sale.sale, { saleId });
  const [asPaper, setAsPaper] = useState(false);
  const refund = useAction({
    id: 'receipt.refund',
    label: w.action.refund,
    group: w.history.title,
    keys: ['R'],
    disabled: !sale?.lines.some((line) => line.refundableMilli > 0),
    run: () => onRefund(saleId),
  });
  if (sale === null) return <EmptyState title={w.refusals.NoSuchSale} small />;
  if (!sale) return null;
  return (
    <Pane
      label={sale.number}
      surface="surface"
      head={
        <PageHeader
          title={<bdi>{sale.number}</bdi>}
          sub={
            <>
              {w.history.kinds[sale.kind]} · <DateText at={sale.at} show="both" /> · {sale.userName}
              {sale.customerName && <> · {sale.customerName}</>}
            </>
          }
          actions={<ActionButton {...refund} icon={RefundIcon} />}
        />
      }
      foot={<ReceiptCopies key={sale.id} saleId={sale.id} shown={asPaper} onShow={setAsPaper} />}
    >
      {asPaper ? (
        <div className={styles.paper}>
          <ReceiptPreview saleId={sale.id} number={sale.number} />
        </div>
      ) : (
        <Figures sale={sale} onOpen={onOpen} />
      )}
    </Pane>
  );
}

interface FiguresProps {
  readonly sale: SaleView;
  readonly onOpen: (saleId: string) => void;
}

function Figures({ sale, onOpen }: FiguresProps) {
  const w = useWords(saleWords);
  return (
    <>
      {sale.refundOfSaleId && (
        <ActionButton
          label={w.history.refundOf(isolated(sale.refundOfNumber ?? ''))}
          tone="quiet"
          onClick={() => sale.refundOfSaleId && onOpen(sale.refundOfSaleId)}
        />
      )}
      <Lines sale={sale} />
      <Sums sale={sale} />
      {sale.refunds.length > 0 && (
        <>
          <h3 className={styles.heading}>{w.history.refunds}</h3>
          {sale.refunds.map((back) => (
            <ActionButton
              key={back.id}
              label={<bdi>{back.number}</bdi>}
              end={<MoneyText amount={back.totalMinor} currency={back.currency} bare />}
              onClick={() => onOpen(back.id)}
              fullWidth
            />
          ))}
        </>
      )}
    </>
  );
}

function Lines({ sale }: { readonly sale: SaleView }) {
  const w = useWords(saleWords);
  const money = useMoneyInWords(sale.currency);
  return (
    <ul className={styles.lines}>
      {sale.lines.map((line) => (
        <li key={line.n}>
          <span>
            {line.name}
            <small>
              <QtyText
                quantity={line.qtyMilli}
                decimals={line.decimals}
                unit={w.unit[line.unit] ?? line.unit}
              />
              {' × '}
              <MoneyText amount={line.unitPriceMinor} currency={sale.currency} size="xs" tone="muted" bare />
              {line.refundedMilli > 0 && (
                <>
                  {' · '}
                  {w.refund.back} <QtyText quantity={line.refundedMilli} decimals={line.decimals} />
                </>
              )}
              {line.lineDiscountMinor !== 0 && <> · {w.line.discount(money(-line.lineDiscountMinor))}</>}
              {line.note && <> · {line.note}</>}
            </small>
          </span>
          <MoneyText amount={line.grossMinor - line.lineDiscountMinor} currency={sale.currency} bare />
        </li>
      ))}
    </ul>
  );
}

function Sums({ sale }: { readonly sale: SaleView }) {
  const w = useWords(saleWords);
  const offLines = sale.lines.reduce((sum, line) => sum + line.lineDiscountMinor, 0);
  const offBasket = sale.discountMinor - offLines;
  const row = (key: string, label: ReactNode, amount: number, strong = false) => (
    <div key={key} className={styles.sum} data-strong={strong || undefined}>
      <dt>{label}</dt>
      <dd>
        <MoneyText
          amount={amount}
          currency={sale.currency}
          strong={strong}
          size={strong ? 'lg' : 'sm'}
          bare={!strong}
        />
      </dd>
    </div>
  );
  return (
    <dl className={styles.sums}>
      {offBasket !== 0 && row('subtotal', w.subtotal, sale.grossMinor - offLines)}
      {offBasket !== 0 && row('discount', w.discount, -offBasket)}
      {sale.roundingMinor !== 0 && row('rounding', w.rounding, sale.roundingMinor)}
      {sale.tipMinor !== 0 && row('tip', w.tip, sale.tipMinor)}
      {row('total', w.total, sale.totalMinor, true)}
      {sale.tenders.map((tender) =>
        row(
          `tender ${tender.n}`,
          <>
            {w.tender[tender.method]}
            {tender.currency !== sale.currency && (
              <>
                {' '}
                <MoneyText amount={tender.givenMinor} currency={tender.currency} size="xs" tone="muted" />
              </>
            )}
          </>,
          tender.amountMinor,
        ),
      )}
      {sale.changeMinor !== 0 && row('change', w.change, -sale.changeMinor)}
      {sale.taxes.map((tax) =>
        row(
          `tax ${tax.taxId} ${tax.rateBp}`,
          <>
            {tax.name} <PercentText percent={tax.rateBp} />{' '}
            {tax.included ? w.history.included : w.history.addedOn}
          </>,
          tax.taxMinor,
        ),
      )}
    </dl>
  );
}
