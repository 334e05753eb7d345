/** Branches side by side: what each brought and earned, how it changed, and whether its day is done. */
import { useNavigate } from '@tanstack/react-router';
import type { BranchesReport, BranchRow } from '../../../domain/areas/report/figures.ts';
import {
  averageBasket,
  lengthOf,
  marginOf,
  noTotals,
  rateOf,
  receiptsOf,
  turnoverOf,
} from '../../../domain/areas/report/rules.ts';
import { reportWords } from '../../../domain/areas/report/words.ts';
import { formatRange } from '../../../domain/kit/date-format.ts';
import { formatPercent, isolated } from '../../../domain/kit/format.ts';
import { basisPoints } from '../../../domain/kit/money.ts';
import { useAsk } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useLanguage, useWords } from '../../app/language.ts';
import { Chart } from '../../parts/chart.tsx';
import { DataTable } from '../../parts/data-table.tsx';
import { ReportIcon } from '../../parts/icons.tsx';
import { CountText } from '../../parts/number-text.tsx';
import { useBranchColumns } from './branch-columns.tsx';
import { Headline } from './headline.tsx';
import { Amount } from './item-columns.tsx';
import { ComparisonField } from './period-bar.tsx';
import styles from './report.module.css';
import { ReportFrame } from './report-frame.tsx';
import { periodText, useThan } from './speech.ts';
import { lookAtBranch, useLooking, useRange, useToday } from './state.ts';
import { pathOf } from './views.ts';

export function BranchesScreen() {
  const w = useWords(reportWords);
  const { from, to } = useRange();
  const chosen = useLooking((looking) => looking.compare);
  const asked = { from, to, compare: from === to ? ('previous' as const) : chosen };
  const { data, error, refetch } = useAsk(api.report.branches, asked, { keep: true });
  const open = useOpening();
  const branches = data?.branches ?? [];
  const turnover = total(branches, turnoverOf);
  const columns = useBranchColumns(turnover, beforeOf(branches) > 0);
  return (
    <ReportFrame view="branches" flush exported={{ report: 'branches', ...asked }}>
      <div className={styles.stack}>
        {data && total(branches, receiptsOf) > 0 && <Glance report={data} onOpen={open} />}
        <DataTable<BranchRow>
          label={w.tabs.branches}
          rows={data?.branches}
          columns={columns}
          rowKey={({ branchId }) => branchId}
          onOpen={({ branchId }) => open(branchId)}
          totals={{
            name: w.col.total,
            turnover: <Amount amount={turnover} strong />,
            receipts: <CountText count={total(branches, receiptsOf)} />,
            average: <Amount amount={averageOf(branches)} />,
            margin: <Amount amount={total(branches, ({ margin }) => (margin ? marginOf(margin) : 0))} />,
            refunds: <Amount amount={total(branches, ({ refundsMinor }) => refundsMinor)} />,
            discount: <Amount amount={total(branches, ({ discountMinor }) => discountMinor)} />,
          }}
          error={error}
          onTryAgain={() => void refetch()}
          empty={{ icon: ReportIcon, title: w.nothing.period, hint: w.nothing.hint }}
          remember="report.branches"
        />
      </div>
    </ReportFrame>
  );
}

/** All that a branch's row says in one figure is said in full by its own summary. */
function useOpening(): (branchId: string) => void {
  const navigate = useNavigate();
  return (branchId) => {
    lookAtBranch(branchId);
    void navigate({ to: pathOf('summary') as never });
  };
}

interface GlanceProps {
  readonly report: BranchesReport;
  readonly onOpen: (branchId: string) => void;
}

/** The sentence and the chart. */
function Glance({ report: { branches, compared }, onOpen }: GlanceProps) {
  const w = useWords(reportWords);
  const language = useLanguage();
  const range = useRange();
  const than = useThan();
  const today = useToday();
  const isToday = range.from === today && range.to === today;
  const turnover = total(branches, turnoverOf);
  const before = beforeOf(branches);
  const isCompared = compared !== null && before > 0;
  return (
    <div className={styles.glance}>
      <Headline
        turnover={turnover}
        said={isToday ? w.sold.today : periodText(range, language, w.sold)}
        comparing={
          compared && {
            now: turnover,
            before,
            than: isToday ? than.byNow(compared) : than.whole(compared),
          }
        }
        aside={lengthOf(range) > 1 && <ComparisonField />}
      />
      <Ends branches={branches} turnover={turnover} />
      <Chart
        label={w.chart.branches}
        kind="bar"
        height={180}
        money
        x="label"
        rows={branches.map((row) => ({
          id: row.branchId,
          label: row.name,
          now: turnoverOf(row),
          before: row.beforeMinor ?? 0,
        }))}
        series={[
          ...(isCompared
            ? [{ key: 'before', label: formatRange(compared, language), tone: 'compare' as const }]
            : []),
          { key: 'now', label: formatRange(range, language), tone: 'accent' },
        ]}
        onOpen={({ id }) => onOpen(String(id))}
      />
    </div>
  );
}

/** Which branch brought most, and which least. */
function Ends({
  branches,
  turnover,
}: {
  readonly branches: readonly BranchRow[];
  readonly turnover: number;
}) {
  const w = useWords(reportWords).branches;
  const language = useLanguage();
  const [best, worst] = [branches[0], branches.at(-1)];
  if (!best || !worst || best === worst || turnover <= 0) return null;
  const share = (row: BranchRow): string => {
    const rate = Math.round((rateOf(turnoverOf(row), turnover) ?? 0) / 100) * 100;
    return isolated(formatPercent(basisPoints(rate), language));
  };
  return (
    <p className={styles.hint}>
      {w.beside(isolated(best.name), share(best), isolated(worst.name), share(worst))}
    </p>
  );
}

/** Of all receipts together. */
const averageOf = (rows: readonly BranchRow[]): number | null =>
  averageBasket({
    ...noTotals,
    sales: total(rows, ({ sales }) => sales),
    exchanges: total(rows, ({ exchanges }) => exchanges),
    salesMinor: total(rows, ({ salesMinor }) => salesMinor),
  });

const beforeOf = (rows: readonly BranchRow[]): number => total(rows, ({ beforeMinor }) => beforeMinor ?? 0);

const total = (rows: readonly BranchRow[], of: (row: BranchRow) => number): number =>
  rows.reduce((sum, row) => sum + of(row), 0);
