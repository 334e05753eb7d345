import { useMediaQuery } from '@mantine/hooks';
import type { Column } from '../../parts/data-table.tsx';
import { useLooking } from './state.ts';

/** A table without some of its columns while a figure is open beside it and the window is not wide. */
export function useFewer<R>(columns: readonly Column<R>[], without: readonly string[]): readonly Column<R>[] {
  const isOpen = useLooking(({ opened, receiptId }) => opened !== null || receiptId !== null);
  const isWide = useMediaQuery('(min-width: 1700px)') ?? false;
  return isOpen && !isWide ? columns.filter(({ id }) => !without.includes(id)) : columns;
}
