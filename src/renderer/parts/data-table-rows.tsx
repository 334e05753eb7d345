import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import styles from './data-table.module.css';
import type { Column, DataTableProps } from './data-table.tsx';

/** Fewer rows than this are all drawn: they are found by the browser, and they cost nothing. */
const fewRows = 80;

interface TableRowsProps<R> extends DataTableProps<R> {
  readonly rows: readonly R[];
  readonly scroller: HTMLElement | null;
  readonly active: number;
  readonly idPrefix: string;
  readonly onPick: (row: R, index: number) => void;
}

export function TableRows<R>(props: TableRowsProps<R>) {
  const onPaper = usePrinting();
  if (props.rows.length <= fewRows) return <AllRows {...props} />;
  // Paper does not scroll; drawing all of them for it is no reason to ask for more.
  return onPaper ? <AllRows {...props} onEnd={undefined} /> : <SeenRows {...props} />;
}

/** Whether the page is being printed; true before the browser measures it. */
function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    const begin = (): void => flushSync(() => setPrinting(true));
    const end = (): void => setPrinting(false);
    addEventListener('beforeprint', begin);
    addEventListener('afterprint', end);
    return () => {
      removeEventListener('beforeprint', begin);
      removeEventListener('afterprint', end);
    };
  }, []);
  return printing;
}

function AllRows<R>(props: TableRowsProps<R>) {
  const { rows, active, idPrefix, onEnd } = props;
  useEffect(() => {
    if (active >= 0) document.getElementById(`${idPrefix}-${active}`)?.scrollIntoView?.({ block: 'nearest' });
  }, [active, idPrefix]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: all rows are in sight as soon as they change
  useEffect(() => {
    onEnd?.();
  }, [rows.length]);
  return rows.map((row, index) => <Row key={props.rowKey(row)} {...props} row={row} index={index} />);
}

function SeenRows<R>(props: TableRowsProps<R>) {
  const { rows, scroller, active, onEnd } = props;
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller,
    estimateSize: () => 41,
    overscan: 12,
    getItemKey: (index) => {
      const row = rows[index];
      return row === undefined ? index : props.rowKey(row);
    },
  });
  const seen = virtual.getVirtualItems();
  const last = seen.at(-1)?.index ?? 0;
  useEffect(() => {
    if (active >= 0) virtual.scrollToIndex(active);
  }, [active, virtual]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each stretch of rows that ends in sight
  useEffect(() => {
    if (last >= rows.length - 20) onEnd?.();
  }, [last >= rows.length - 20, rows.length]);
  return (
    <div className={styles.tall} style={{ blockSize: virtual.getTotalSize() }}>
      {seen.map(({ index, key, start }) => {
        const row = rows[index];
        if (row === undefined) return null;
        return (
          <div
            key={key}
            ref={virtual.measureElement}
            data-index={index}
            className={styles.placed}
            style={{ transform: `translateY(${start}px)` }}
          >
            <Row {...props} row={row} index={index} />
          </div>
        );
      })}
    </div>
  );
}

interface RowProps<R> extends TableRowsProps<R> {
  readonly row: R;
  readonly index: number;
}

function Row<R>({
  row,
  index,
  columns,
  active,
  idPrefix,
  toneOf,
  onOpen,
  onPick,
  openKey,
  rowKey,
}: RowProps<R>) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the grid itself reads Enter for its active row
    <div
      id={`${idPrefix}-${index}`}
      className={styles.row}
      role="row"
      tabIndex={-1}
      aria-rowindex={index + 2}
      aria-selected={openKey === undefined ? undefined : rowKey(row) === openKey}
      data-active={index === active || undefined}
      data-opens={onOpen !== undefined || undefined}
      data-tone={toneOf?.(row)}
      onMouseDown={(event) => event.detail > 1 && event.preventDefault()}
      onClick={() => onPick(row, index)}
    >
      {columns.map((column: Column<R>) => (
        <div key={column.id} className={styles.cell} data-align={column.align} role="gridcell">
          {column.cell(row)}
        </div>
      ))}
    </div>
  );
}
