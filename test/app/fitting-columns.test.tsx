import { describe, expect, test } from 'vitest';
import type { Column } from '../../src/renderer/parts/data-table.tsx';
import { fitting } from '../../src/renderer/parts/fitting-columns.ts';

const column = (id: string, width: string, yields?: number): Column<never> => ({
  id,
  header: id,
  width,
  yields,
  cell: () => null,
});
const columns = [
  column('name', 'minmax(12rem, 2fr)'),
  column('total', '7rem'),
  column('share', 'minmax(5rem, 1fr)', 2),
  column('discount', 'minmax(6rem, 1fr)', 1),
  column('margin', 'minmax(6rem, 1fr)'),
];

describe('a table keeps the columns there is room for', () => {
  test.each([
    { widthPx: 1280, kept: ['name', 'total', 'share', 'discount', 'margin'] },
    { widthPx: 696, kept: ['name', 'total', 'share', 'discount', 'margin'] },
    { widthPx: 695, kept: ['name', 'total', 'discount', 'margin'] },
    { widthPx: 560, kept: ['name', 'total', 'margin'] },
    { widthPx: 100, kept: ['name', 'total', 'margin'] },
  ])('$widthPx px: $kept', ({ widthPx, kept }) => {
    expect(fitting(columns, widthPx, 16).map(({ id }) => id)).toEqual(kept);
  });

  test('a larger letter needs more room', () => {
    expect(fitting(columns, 696, 18).map(({ id }) => id)).not.toContain('share');
  });
});
