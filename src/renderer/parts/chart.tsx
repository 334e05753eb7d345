import { lazy, Suspense } from 'react';
import { currencyOf } from '../../domain/kit/currency.ts';
import { formatMoney, formatNumber, isolated } from '../../domain/kit/format.ts';
import { minor } from '../../domain/kit/money.ts';
import { useLanguage, useLocale } from '../app/language.ts';
import { useShop } from '../app/shop.ts';
import styles from './chart.module.css';
import { ChartPlaces } from './chart-places.tsx';

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
  readonly onOpen?: ((row: Readonly<Record<string, string | number>>, index: number) => void) | undefined;
}

/** Charts are heavy: they come when the first one is looked at. */
const load = () => import('./chart-plot.tsx');
// Asked for together with the screen, not after its figures; what fails now is asked for again by the chart.
load().catch(() => undefined);
const Plot = lazy(() => load().then(({ ChartPlot }) => ({ default: ChartPlot })));

/** One chart in our colours and digits, from right to left where the words run so; walked with the arrows. */
export function Chart({ height = 240, money = false, ...props }: ChartProps) {
  const language = useLanguage();
  const locale = useLocale();
  const currency = useShop((shop) => shop.currency);
  const perWhole = money ? 10 ** currencyOf(currency).decimals : 1;
  const short = new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 });
  const say = (value: number): string =>
    money ? formatMoney(minor(value), currency, language) : formatNumber(value, language);
  return (
    <figure
      className={styles.chart}
      style={{ blockSize: height }}
      role={props.onOpen ? 'group' : 'img'}
      aria-label={props.label}
    >
      <div aria-hidden="true">
        <Suspense fallback={null}>
          {/* The picture is laid out from left to right; each word in it runs its own way. */}
          <Plot
            {...props}
            rows={props.rows.map((row) => ({ ...row, [props.x]: isolated(String(row[props.x])) }))}
            series={props.series.map((one) => ({ ...one, label: isolated(one.label) }))}
            onOpen={props.onOpen && ((_, index) => open(props, index))}
            height={height}
            say={say}
            sayShort={(value) => isolated(short.format(value / perWhole))}
          />
        </Suspense>
      </div>
      {props.onOpen && <ChartPlaces {...props} say={say} onPick={(index) => open(props, index)} />}
    </figure>
  );
}

function open({ rows, onOpen }: ChartProps, index: number): void {
  const row = rows[index];
  if (row) onOpen?.(row, index);
}
