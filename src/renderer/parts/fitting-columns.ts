import { useElementSize } from '@mantine/hooks';
import type { RefCallback } from 'react';
import type { Column } from './data-table.tsx';

/** Beside the first and the last column, with room for the chooser, and between any two. */
const [edgesPx, gapPx] = [56, 16];

/** What a column needs at least: `8rem`, `minmax(8rem, 2fr)`; nothing where its track says no length. */
function leastPx({ width = 'minmax(6rem, 1fr)' }: Pick<Column<never>, 'width'>, remPx: number): number {
  const [, rem] = /^(?:minmax\()?([\d.]+)rem/.exec(width) ?? [];
  return Number(rem ?? 0) * remPx;
}

/** Leaves out columns that give way, the readiest first, until the rest stand beside each other. */
export function fitting<R>(
  columns: readonly Column<R>[],
  widthPx: number,
  remPx: number,
): readonly Column<R>[] {
  const needed = columns.reduce((sum, column) => sum + leastPx(column, remPx) + gapPx, edgesPx - gapPx);
  const readiest = Math.max(...columns.map(({ yields = 0 }) => yields));
  if (needed <= widthPx || readiest <= 0) return columns;
  const at = columns.findIndex(({ yields = 0 }) => yields === readiest);
  return fitting([...columns.slice(0, at), ...columns.slice(at + 1)], widthPx, remPx);
}

/** The columns there is room for in the measured element; all of them before it was measured. */
export function useFitting<R>(columns: readonly Column<R>[]): {
  readonly ref: RefCallback<HTMLElement | null>;
  readonly fitted: readonly Column<R>[];
} {
  const { ref, width } = useElementSize();
  const remPx = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
  return { ref, fitted: width === 0 ? columns : fitting(columns, width, remPx) };
}
