/** One sentence: the number that matters, and what it is beside another time. */
import type { ReactNode } from 'react';
import type { DayReport, PeriodReport } from '../../../domain/areas/report/figures.ts';
import { turnoverOf } from '../../../domain/areas/report/rules.ts';
import { reportWords } from '../../../domain/areas/report/words.ts';
import { useLanguage, useWords } from '../../app/language.ts';
import { DownIcon, UpIcon } from '../../parts/icons.tsx';
import { MoneyText } from '../../parts/money-text.tsx';
import styles from './report.module.css';
import { type Comparing, periodText, useComparing, useThan } from './speech.ts';

export function DayHeadline({ day }: { readonly day: DayReport }) {
  const w = useWords(reportWords);
  const language = useLanguage();
  const than = useThan();
  const turnover = turnoverOf(day.totals);
  const said = day.isToday ? w.sold.today : periodText({ from: day.date, to: day.date }, language, w.sold);
  const { compared } = day;
  return (
    <Headline
      turnover={turnover}
      said={said}
      comparing={
        compared && {
          now: turnover,
          before: compared.soFarMinor ?? turnoverOf(compared.totals),
          than: day.isToday
            ? than.byNow({ from: day.date, to: day.date })
            : than.whole({ from: compared.date, to: compared.date }),
        }
      }
    />
  );
}

export function PeriodHeadline({
  period,
  aside,
}: {
  readonly period: PeriodReport;
  readonly aside: ReactNode;
}) {
  const w = useWords(reportWords);
  const language = useLanguage();
  const than = useThan();
  const turnover = turnoverOf(period.totals);
  const { compared } = period;
  return (
    <Headline
      turnover={turnover}
      said={periodText(period, language, w.sold)}
      comparing={
        compared && { now: turnover, before: turnoverOf(compared.totals), than: than.whole(compared) }
      }
      aside={aside}
    />
  );
}

interface HeadlineProps {
  readonly turnover: number;
  readonly said: string;
  readonly comparing: Comparing | null;
  readonly aside?: ReactNode;
}

export function Headline({ turnover, said, comparing, aside }: HeadlineProps) {
  const w = useWords(reportWords);
  const say = useComparing();
  const compared = comparing && say(comparing);
  const Arrow = compared?.up ? UpIcon : DownIcon;
  return (
    <div className={styles.headline}>
      <p className={styles.sentence}>
        <MoneyText amount={turnover} size="total" />
        <span className={styles.said}>
          {said}
          {compared && w.comma}
          {compared && (
            <span className={styles.compared} data-up={compared.up || undefined}>
              <Arrow size={18} />
              {compared.text}
            </span>
          )}
        </span>
      </p>
      {aside}
    </div>
  );
}
