/** A shift's report as a document: read like a bank statement, drawn from the same structure as the slip. */
import { saleWords } from '../../../domain/areas/sale/words.ts';
import type { ShiftFigures, ShiftReport } from '../../../domain/areas/shift/report.ts';
import { shiftWords } from '../../../domain/areas/shift/words.ts';
import type { CalendarDate } from '../../../domain/kit/calendar.ts';
import { toLocalDigits } from '../../../domain/kit/digits.ts';
import { isolated } from '../../../domain/kit/format.ts';
import { useLanguage, useWords } from '../../app/language.ts';
import { DateText } from '../../parts/date-text.tsx';
import { Note } from '../../parts/error-note.tsx';
import { EyeIcon } from '../../parts/icons.tsx';
import { MoneyText } from '../../parts/money-text.tsx';
import { CountText, PercentText } from '../../parts/number-text.tsx';
import { Moves } from './cash-book.tsx';
import styles from './report.module.css';
import { DrawerFigures } from './report-drawer.tsx';
import { Line, Lines, Rest, Section } from './report-lines.tsx';

export function ReportView({ report }: { readonly report: ShiftReport }) {
  const w = useWords(shiftWords);
  return (
    <article className={styles.report}>
      <Head report={report} />
      {report.figures ? (
        <>
          <Takings figures={report.figures} />
          <Tenders figures={report.figures} shop={report.currency} />
          <DrawerFigures report={report} figures={report.figures} />
          <Taxes figures={report.figures} />
          <Cashiers figures={report.figures} />
        </>
      ) : (
        <Note icon={EyeIcon}>{w.report.hidden}</Note>
      )}
      <ToLookAt report={report} />
      {report.moves.length > 0 && (
        <Section title={w.report.moves}>
          <Moves moves={report.moves} />
        </Section>
      )}
      <CountsMade report={report} />
      <Seal report={report} />
    </article>
  );
}

function Head({ report }: { readonly report: ShiftReport }) {
  const w = useWords(shiftWords);
  const { shift } = report;
  const title = shift.zNumber === null ? w.report.x : w.report.z(shift.zNumber);
  return (
    <header className={styles.head}>
      <h2>{title}</h2>
      <p>
        {[shift.branchName, shift.tillName].filter(Boolean).join(' · ')}
        {shift.branchName && ' · '}
        {w.number(shift.number)}
      </p>
      <Lines>
        <Line label={w.businessDate}>
          <DateText day={shift.businessDate as CalendarDate} style="long" />
        </Line>
        <Line label={w.report.opened}>
          {shift.openedByName} · <DateText at={shift.openedAt} show="both" />
        </Line>
        <Line label={w.report.closed}>
          {shift.closedAt === null ? (
            w.report.stillOpen
          ) : (
            <>
              {shift.closedByName} · <DateText at={shift.closedAt} show="both" />
            </>
          )}
        </Line>
        <Line label={w.report.receipts}>
          <CountText count={report.receipts} />
          {report.firstReceipt && report.lastReceipt && (
            <small>{w.report.fromTo(isolated(report.firstReceipt), isolated(report.lastReceipt))}</small>
          )}
        </Line>
      </Lines>
    </header>
  );
}

function Takings({ figures }: { readonly figures: ShiftFigures }) {
  const w = useWords(shiftWords);
  return (
    <Section title={w.report.takings}>
      <Lines>
        <Line label={w.report.sales} count={figures.sales + figures.exchanges}>
          <MoneyText amount={figures.salesMinor} bare />
        </Line>
        {figures.refundsMinor !== 0 && (
          <Line label={w.report.refunds} count={figures.refunds + figures.exchanges}>
            <MoneyText amount={figures.refundsMinor} bare />
          </Line>
        )}
        <Rest label={w.report.rounding} amount={figures.roundingMinor} />
        <Rest label={w.report.tips} amount={figures.tipMinor} />
        <Line label={w.report.takings} strong>
          <MoneyText amount={figures.takingsMinor} size="md" strong />
        </Line>
        <Rest label={w.report.lineDiscounts} amount={figures.lineDiscountMinor} />
        <Rest label={w.report.basketDiscounts} amount={figures.basketDiscountMinor} />
      </Lines>
    </Section>
  );
}

function Tenders({ figures, shop }: { readonly figures: ShiftFigures; readonly shop: string }) {
  const w = useWords(shiftWords);
  const names = useWords(saleWords).tender;
  const isOwed = (method: string): method is keyof typeof names => method in names;
  if (figures.tenders.length === 0) return null;
  return (
    <Section title={w.report.tenders}>
      <Lines>
        {figures.tenders.map(({ method, currency, count, salesMinor, refundsMinor }) => (
          <Line
            key={`${method} ${currency}`}
            label={isOwed(method) ? String(names[method]) : method}
            count={count}
          >
            <MoneyText amount={salesMinor + refundsMinor} currency={currency} bare={currency === shop} />
          </Line>
        ))}
      </Lines>
    </Section>
  );
}

function Taxes({ figures }: { readonly figures: ShiftFigures }) {
  const w = useWords(shiftWords);
  if (figures.taxes.length === 0) return null;
  return (
    <Section title={w.report.tax}>
      <Lines>
        {figures.taxes.map((tax) => (
          <Line
            key={`${tax.name} ${tax.rateBp} ${tax.included}`}
            label={
              <>
                {tax.name} <PercentText percent={tax.rateBp} />
                <small>
                  {w.report.taxBase} <MoneyText amount={tax.baseMinor} size="xs" tone="muted" bare /> ·{' '}
                  {tax.included ? w.report.included : w.report.onTop}
                </small>
              </>
            }
          >
            <MoneyText amount={tax.taxMinor} bare />
          </Line>
        ))}
      </Lines>
    </Section>
  );
}

function Cashiers({ figures }: { readonly figures: ShiftFigures }) {
  const w = useWords(shiftWords);
  if (figures.cashiers.length < 2) return null;
  return (
    <Section title={w.report.cashiers}>
      <Lines>
        {figures.cashiers.map((cashier) => (
          <Line key={cashier.userId ?? ''} label={cashier.userName} count={cashier.sales}>
            <MoneyText amount={cashier.salesMinor + cashier.refundsMinor} bare />
          </Line>
        ))}
      </Lines>
    </Section>
  );
}

function ToLookAt({ report }: { readonly report: ShiftReport }) {
  const w = useWords(shiftWords);
  const { figures, seal } = report;
  const counts: readonly (readonly [string, number])[] = [
    [w.report.noSales, report.noSales],
    [w.report.removedLines, report.removedLines],
    [w.report.loweredLines, report.loweredLines],
    [w.report.voids, report.voids],
    [w.report.overrides, figures?.overrides ?? 0],
    [w.report.discountedLines, figures?.discountedLines ?? 0],
    [w.report.parked, seal?.carriedBaskets ?? 0],
    [w.report.late, report.lateReceipts.length],
  ];
  const shown = counts.filter(([, count]) => count > 0);
  if (shown.length === 0 && !figures?.withoutReceipt.length) return null;
  return (
    <Section title={w.report.control}>
      <Lines>
        {shown.map(([label, count]) => (
          <Line key={label} label={label}>
            <CountText count={count} />
          </Line>
        ))}
        <Rest label={w.report.removedSum} amount={report.removedMinor} />
        <Rest label={w.report.overridden} amount={figures?.overriddenMinor ?? 0} />
        {figures?.withoutReceipt.map((refund) => (
          <Line
            key={refund.saleId}
            label={
              <>
                {w.report.withoutReceipt} <bdi>{refund.number}</bdi>
                <small>
                  {[refund.userName, refund.customerName, refund.reason].filter(Boolean).join(' · ')}
                </small>
              </>
            }
          >
            <MoneyText amount={refund.totalMinor} bare />
          </Line>
        ))}
      </Lines>
    </Section>
  );
}

function CountsMade({ report }: { readonly report: ShiftReport }) {
  const w = useWords(shiftWords);
  if (report.counts.length === 0 && report.handovers.length === 0) return null;
  return (
    <Section title={w.report.counts}>
      <Lines>
        {report.counts.map((count) => (
          <Line
            key={count.id}
            label={
              <>
                {w.report.purposes[count.purpose]} · {count.userName}
                <small>
                  <DateText at={count.at} show="time" />
                </small>
              </>
            }
          >
            {count.overShort
              .filter(({ method }) => method === 'cash')
              .map(({ currency, amountMinor }) => (
                <MoneyText key={currency} amount={amountMinor} currency={currency} plus />
              ))}
          </Line>
        ))}
        {report.handovers.map(({ at, fromUserName, toUserName }) => (
          <Line key={at} label={w.report.handovers}>
            {w.report.handover(isolated(fromUserName), isolated(toUserName))} ·{' '}
            <DateText at={at} show="time" />
          </Line>
        ))}
      </Lines>
    </Section>
  );
}

function Seal({ report: { seal } }: { readonly report: ShiftReport }) {
  const w = useWords(shiftWords);
  const language = useLanguage();
  if (!seal) return null;
  return (
    <footer className={styles.seal}>
      <span>
        {w.report.entry} {toLocalDigits(String(seal.tipSeq), language)}
      </span>
      <bdi dir="ltr">{seal.tipHash.match(/.{1,8}/g)?.join(' ')}</bdi>
    </footer>
  );
}
