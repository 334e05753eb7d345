/** The part of a chart that needs the chart library; loaded on demand by chart.tsx. */
import '@mantine/charts/styles.css';
import { BarChart, LineChart } from '@mantine/charts';
import { useReducedMotion } from '@mantine/hooks';
import { useDirection } from '../app/language.ts';
import styles from './chart.module.css';
import type { ChartProps, ChartSeries } from './chart.tsx';

interface ChartPlotProps extends ChartProps {
  readonly height: number;
  readonly say: (value: number) => string;
  readonly sayShort: (value: number) => string;
}

const colours: Record<ChartSeries['tone'], string> = {
  accent: 'var(--dk-hue-teal)',
  compare: 'var(--dk-line-strong)',
  amber: 'var(--dk-amber-edge)',
  red: 'var(--dk-red)',
  green: 'var(--dk-green)',
};

export function ChartPlot({ kind, rows, x, series, height, say, sayShort, onOpen }: ChartPlotProps) {
  const rtl = useDirection() === 'rtl';
  const still = useReducedMotion();
  const shared = {
    h: height,
    data: rows.map((row) => ({ ...row })),
    dataKey: x,
    series: series.map(({ key, label, tone }) => ({ name: key, label, color: colours[tone] })),
    valueFormatter: say,
    withLegend: series.length > 1,
    legendProps: { verticalAlign: 'top', height: 32 } as const,
    classNames: { legend: styles.legend ?? '' },
    gridAxis: 'x',
    tickLine: 'none',
    strokeDasharray: '0',
    gridColor: 'var(--dk-line)',
    textColor: 'var(--dk-muted)',
    xAxisProps: { reversed: rtl, interval: 'preserveStartEnd', minTickGap: 16 },
    yAxisProps: { orientation: rtl ? 'right' : 'left', tickFormatter: sayShort, width: 64, tickCount: 5 },
    tooltipAnimationDuration: 0,
  } as const;
  const duration = still ? 0 : 120;
  const open = (at: unknown): void => {
    const row = rows[Number(at)];
    if (row) onOpen?.(row, Number(at));
  };
  const opening = {
    onClick: ({ activeTooltipIndex }: { activeTooltipIndex?: unknown }) => open(activeTooltipIndex),
    style: { cursor: 'pointer' },
  };
  // Without room above it the topmost figure is pushed off its line.
  const chartProps = { accessibilityLayer: false, margin: { top: 10 }, ...(onOpen ? opening : {}) };
  if (kind === 'line') {
    return (
      <LineChart
        {...shared}
        curveType="linear"
        strokeWidth={2}
        withDots={rows.length <= 31}
        lineProps={{ animationDuration: duration }}
        lineChartProps={chartProps}
      />
    );
  }
  return (
    <BarChart
      {...shared}
      maxBarWidth={36}
      cursorFill="var(--dk-sunken)"
      barProps={{ radius: [3, 3, 0, 0], animationDuration: duration }}
      barChartProps={{ barGap: 2, ...chartProps }}
    />
  );
}
