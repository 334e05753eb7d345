/** The drawer in a shift's report: from its float to what was counted, left there and taken out. */

import type { ShiftFigures, ShiftReport } from '../../../domain/areas/shift/report.ts';
import { amountOf, asCash } from '../../../domain/areas/shift/rules.ts';
import { shiftWords } from '../../../domain/areas/shift/words.ts';
import { useWords } from '../../app/language.ts';
import { MoneyText } from '../../parts/money-text.tsx';
import { Line, Lines, Section } from './report-lines.tsx';

type Cash = ShiftFigures['cash'][number];

export function DrawerFigures({
  report,
  figures,
}: {
  readonly report: ShiftReport;
  readonly figures: ShiftFigures;
}) {
  const w = useWords(shiftWords);
  return figures.cash.map((cash) => (
    <Section
      key={cash.currency}
      title={figures.cash.length > 1 ? `${w.report.drawer} ${cash.currency}` : w.report.drawer}
    >
      <Drawer cash={cash} report={report} />
    </Section>
  ));
}

function Drawer({ cash, report: { seal } }: { readonly cash: Cash; readonly report: ShiftReport }) {
  const w = useWords(shiftWords);
  const { currency } = cash;
  const moved: readonly (readonly [string, number])[] = [
    [w.report.float, cash.floatMinor],
    [w.report.cashSales, cash.salesMinor],
    [w.report.cashRefunds, cash.refundsMinor],
    [w.report.repayments, cash.repaymentsMinor],
    [w.report.payIn, cash.payInMinor],
    [w.report.payOut, cash.payOutMinor],
    [w.report.drop, cash.dropMinor],
  ];
  const counted = seal?.counted.find((count) => count.currency === currency);
  const off = seal ? amountOf(seal.overShort, asCash(currency)) : 0;
  const of = (list: readonly { currency: string; amountMinor: number }[] | undefined): number =>
    list?.find((one) => one.currency === currency)?.amountMinor ?? 0;
  return (
    <Lines>
      {moved
        .filter(([, amount]) => amount !== 0)
        .map(([label, amount]) => (
          <Line key={label} label={label}>
            <MoneyText amount={amount} currency={currency} plus bare />
          </Line>
        ))}
      <Line label={w.report.expected} strong>
        <MoneyText amount={cash.expectedMinor} currency={currency} size="md" strong />
      </Line>
      {seal && (
        <Line label={w.report.counted}>
          {counted ? <MoneyText amount={counted.totalMinor} currency={currency} bare /> : w.close.notCounted}
        </Line>
      )}
      {counted && (
        <Line label={w.report.overShort} strong>
          <MoneyText amount={off} currency={currency} tone={off === 0 ? 'green' : 'amber'} strong plus />
        </Line>
      )}
      {seal?.reason && <Line label={w.report.reason}>{seal.reason}</Line>}
      {seal && (
        <>
          <Line label={w.report.left}>
            <MoneyText amount={of(seal.left)} currency={currency} bare />
          </Line>
          <Line label={w.report.takenOut}>
            <MoneyText amount={of(seal.takenOut)} currency={currency} bare />
          </Line>
        </>
      )}
    </Lines>
  );
}
