import { lazy, Suspense } from 'react';
import { currencyOf } from '../../domain/kit/currency.ts';
import { formatMoney, formatNumber } from '../../domain/kit/format.ts';
import { minor } from '../../domain/kit/money.ts';
import { useLanguage, useLocale } from '../app/language.ts';
import { useShop } from '../app/shop.ts';
import styles from './chart.module.css';

export interface ChartSeries {
  /** Key of the figure in each row. */
  readonly key: string;
  readonly label: string;
  /** `accent` is what the chart is about, `compare` the quiet period beside it. */
  readonly tone: 'accent' | 'compare' | 'amber' | 'red' | 'green';
}

export interface ChartProps {
  /** What the chart shows, as a sentence: it is read out in place of the picture. */
  readonly label: string;
  readonly kind: 'bar' | 'line';
  readonly rows: readonly Readonly<Record<string, string | number>>[];
  /** Key of the word under each place. */
  readonly x: string;
  readonly series: readonly ChartSeries[];
  /** Figures are minor units of the shop's currency; counts unless told. */
  readonly money?: boolean | undefined;
  readonly height?: number | undefined;
  /** Opens what a place is made of. */
  readonly onOpen?: ((row: Readonly<Record<string, string | number>>) => void) | undefined;
}

/** Charts are heavy: they come when the first one is looked at. */
const Plot = lazy(() => import('./chart-plot.tsx').then(({ ChartPlot }) => ({ default: ChartPlot })));

/** One chart in our colours and digits, from right to left where the words run so. */
export function Chart({ height = 240, money = false, ...props }: ChartProps) {
  const language = useLanguage();
  const locale = useLocale();
  const currency = useShop((shop) => shop.currency);
  const perWhole = money ? 10 ** currencyOf(currency).decimals : 1;
  const short = new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 });
  return (
    <figure className={styles.chart} style={{ blockSize: height }} role="img" aria-label={props.label}>
      <Suspense fallback={null}>
        <Plot
          {...props}
          height={height}
          say={(value) =>
            money ? formatMoney(minor(value), currency, language) : formatNumber(value, language)
          }
          sayShort={(value) => short.format(value / perWhole)}
        />
      </Suspense>
    </figure>
  );
}
