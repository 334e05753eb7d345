/** Figures side by side, each opening the receipts it is made of. */
import type { Margin, Totals } from '../../../domain/areas/report/figures.ts';
import {
  averageBasket,
  changeOf,
  linesPerSale,
  marginOf,
  rateOf,
  receiptsOf,
  takingsOf,
  turnoverOf,
} from '../../../domain/areas/report/rules.ts';
import { reportWords } from '../../../domain/areas/report/words.ts';
import { formatPercent, formatQty } from '../../../domain/kit/format.ts';
import { basisPoints, qtyMilli } from '../../../domain/kit/money.ts';
import type { DateRange } from '../../../domain/kit/time.ts';
import { useLanguage, useWords } from '../../app/language.ts';
import { MoneyText } from '../../parts/money-text.tsx';
import { CountText } from '../../parts/number-text.tsx';
import { StatCard, type StatCardProps, StatRow } from '../../parts/stat-card.tsx';
import styles from './report.module.css';
import { figureOf, openFigure } from './state.ts';

interface CardsProps {
  readonly report: { readonly totals: Totals; readonly margin: Margin | null };
  readonly range: DateRange;
  /** The totals of the time it is compared with. */
  readonly before: Totals | null;
}

type Part = 'givenBack' | 'discounts' | 'taxes';

export function Cards({ report: { totals, margin }, range, before }: CardsProps) {
  const w = useWords(reportWords).figures;
  const language = useLanguage();
  const compare = useCompare(totals, before);
  const rate = useRate();
  const open = (title: string, amountMinor: number, of: Part | null) => () =>
    openFigure({ title, amountMinor, figure: figureOf(range, { part: of && { of } }) });
  const opens = (title: string, amountMinor: number, of: Part) =>
    amountMinor === 0 ? {} : { onOpen: open(title, amountMinor, of) };
  const average = averageBasket(totals);
  const lines = linesPerSale(totals);
  const { refundsMinor, discountMinor, taxMinor, grossMinor } = totals;
  return (
    <div className={styles.cards}>
      <StatRow>
        <StatCard
          label={w.receipts}
          value={<CountText count={receiptsOf(totals)} />}
          compare={compare(receiptsOf, true)}
          note={totals.exchanges > 0 ? w.exchanges(totals.exchanges) : undefined}
          onOpen={open(w.receipts, turnoverOf(totals), null)}
        />
        {average !== null && (
          <StatCard
            label={w.averageBasket}
            value={<MoneyText amount={average} size="lg" />}
            compare={compare(averageBasket, true)}
          />
        )}
        {lines !== null && (
          <StatCard
            label={w.linesPerSale}
            value={formatQty(qtyMilli(lines * 100), 1, language)}
            compare={compare(linesPerSale, true)}
          />
        )}
        <StatCard
          label={w.refunds}
          value={<MoneyText amount={refundsMinor} size="lg" />}
          compare={compare((of) => -of.refundsMinor, false)}
          note={refundsMinor === 0 ? undefined : w.refundReceipts(totals.refunds + totals.exchanges)}
          {...opens(w.refunds, refundsMinor, 'givenBack')}
        />
        <StatCard
          label={w.discounts}
          value={<MoneyText amount={discountMinor} size="lg" />}
          compare={compare((of) => of.discountMinor, null)}
          note={discountMinor === 0 ? undefined : w.ofGross(rate(discountMinor, grossMinor))}
          {...opens(w.discounts, discountMinor, 'discounts')}
        />
        <StatCard
          label={w.taxes}
          value={<MoneyText amount={taxMinor} size="lg" />}
          compare={compare((of) => of.taxMinor, null)}
          note={taxMinor === 0 ? undefined : w.ofTurnover(rate(taxMinor, turnoverOf(totals)))}
          {...opens(w.taxes, taxMinor, 'taxes')}
        />
        {margin && margin.costedMinor !== 0 && <MarginCard margin={margin} />}
        {takingsOf(totals) !== turnoverOf(totals) && (
          <StatCard
            label={w.takings}
            value={<MoneyText amount={takingsOf(totals)} size="lg" />}
            note={w.withRounding}
          />
        )}
      </StatRow>
    </div>
  );
}

function MarginCard({ margin }: { readonly margin: Margin }) {
  const w = useWords(reportWords).figures;
  const rate = useRate();
  const { costedMinor, netMinor } = margin;
  const said = w.marginRate(rate(marginOf(margin), costedMinor));
  return (
    <StatCard
      label={w.margin}
      value={<MoneyText amount={marginOf(margin)} size="lg" />}
      note={costedMinor === netMinor ? said : `${said} · ${w.costKnown(rate(costedMinor, netMinor))}`}
    />
  );
}

/** A part of a whole in percent, to a tenth. */
function useRate(): (part: number, whole: number) => string {
  const language = useLanguage();
  return (part, whole) => {
    const rate = Math.round((rateOf(part, whole) ?? 0) / 10) * 10;
    return formatPercent(basisPoints(rate), language);
  };
}

/** `good`: whether more of it is; null is neither. */
function useCompare(now: Totals, before: Totals | null) {
  const language = useLanguage();
  return (of: (totals: Totals) => number | null, good: boolean | null): StatCardProps['compare'] => {
    const change = before && changeOf(of(now) ?? 0, of(before) ?? 0);
    if (!change) return undefined;
    return {
      text: formatPercent(basisPoints(Math.abs(change)), language),
      up: change > 0,
      good: good === null ? null : change > 0 === good,
    };
  };
}
