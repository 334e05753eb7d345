/** Short tables below the chart: tenders, taxes, cashiers, the shifts of the day. */
import { useNavigate } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { DayReport, PeriodReport } from '../../../domain/areas/report/figures.ts';
import { rateOf, takingsOf, turnoverOf } from '../../../domain/areas/report/rules.ts';
import { reportWords } from '../../../domain/areas/report/words.ts';
import { saleWords } from '../../../domain/areas/sale/words.ts';
import { formatPercent, isolated } from '../../../domain/kit/format.ts';
import { basisPoints } from '../../../domain/kit/money.ts';
import type { DateRange } from '../../../domain/kit/time.ts';
import { useLanguage, useWords } from '../../app/language.ts';
import { useMay } from '../../app/session.ts';
import { DateText } from '../../parts/date-text.tsx';
import { MoneyText } from '../../parts/money-text.tsx';
import { FigureList } from './figure-list.tsx';
import styles from './report.module.css';
import { figureOf, openFigure } from './state.ts';

type Report = Pick<DayReport | PeriodReport, 'totals' | 'tenders' | 'taxes' | 'cashiers' | 'currency'>;

interface ListsProps {
  readonly report: Report;
  readonly range: DateRange;
  readonly shifts: DayReport['shifts'];
}

export function Lists({ report, range, shifts }: ListsProps) {
  return (
    <div className={styles.lists}>
      <Tenders report={report} range={range} />
      <Cashiers report={report} range={range} />
      <Taxes report={report} range={range} />
      <Shifts shifts={shifts} />
    </div>
  );
}

type ListProps = Omit<ListsProps, 'shifts'>;

function Tenders({ report: { tenders, totals, currency: shop }, range }: ListProps) {
  const w = useWords(reportWords);
  const names = useWords(saleWords).tender;
  const takings = takingsOf(totals);
  return (
    <FigureList
      title={w.tabs.tenders}
      rows={tenders.map(({ method, currency, receivedMinor, returnedMinor, givenMinor }) => {
        const amountMinor = receivedMinor + returnedMinor;
        const label = names[method];
        const own = currency === shop;
        return {
          key: `${method} ${currency}`,
          label: own ? (
            label
          ) : (
            <>
              {label} · <MoneyText amount={givenMinor} currency={currency} tone="muted" />
            </>
          ),
          share: rateOf(amountMinor, takings),
          amountMinor,
          onOpen: () =>
            openFigure({
              title: own ? label : `${label}, ${currency}`,
              amountMinor,
              figure: figureOf(range, { part: { of: 'tender', method, currency } }),
            }),
        };
      })}
    />
  );
}

function Cashiers({ report: { cashiers, totals }, range }: ListProps) {
  const w = useWords(reportWords);
  const turnover = turnoverOf(totals);
  return (
    <FigureList
      title={w.cashiers}
      rows={cashiers.map((row) => {
        const amountMinor = turnoverOf(row);
        const label = row.userId === '' ? w.noUser : row.name;
        return {
          key: row.userId,
          label,
          share: rateOf(amountMinor, turnover),
          amountMinor,
          onOpen: () =>
            openFigure({ title: label, amountMinor, figure: figureOf(range, { userId: row.userId }) }),
        };
      })}
    />
  );
}

function Taxes({ report: { taxes }, range }: ListProps) {
  const w = useWords(reportWords);
  const language = useLanguage();
  return (
    <FigureList
      title={w.tabs.taxes}
      rows={taxes.map(({ taxId, name, rateBp, included, taxMinor }) => {
        const rate = isolated(formatPercent(basisPoints(rateBp), language));
        const label = name.includes('%') || name.includes('٪') ? name : `${name} ${rate}`;
        return {
          key: `${taxId} ${rateBp} ${included}`,
          label,
          share: null,
          amountMinor: taxMinor,
          onOpen: () =>
            openFigure({
              title: label,
              amountMinor: taxMinor,
              figure: figureOf(range, { part: { of: 'tax', taxId, rateBp, included } }),
            }),
        };
      })}
    />
  );
}

function Shifts({ shifts }: { readonly shifts: DayReport['shifts'] }): ReactNode {
  const w = useWords(reportWords);
  const navigate = useNavigate();
  const mayOpen = useMay('shift.view');
  const hasBranches = new Set(shifts.map(({ branchName }) => branchName)).size > 1;
  const hasTills = new Set(shifts.map(({ tillName }) => tillName)).size > 1;
  return (
    <FigureList
      title={w.shifts}
      rows={shifts.map(({ id, number, openedAt, openedByName, closedAt, branchName, tillName }) => ({
        key: id,
        label: (
          <span className={styles.two}>
            {w.shift(number)}
            <small>
              {hasBranches && `${branchName} · `}
              {hasTills && `${tillName} · `}
              {openedByName && `${openedByName} · `}
              <DateText at={openedAt} show="time" /> –{' '}
              {closedAt === null ? w.shiftOpen : <DateText at={closedAt} show="time" />}
            </small>
          </span>
        ),
        share: null,
        amountMinor: null,
        onOpen: mayOpen ? () => void navigate({ to: '/shifts' as never }) : undefined,
      }))}
    />
  );
}
