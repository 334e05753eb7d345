import { type CSSProperties, type KeyboardEvent, type ReactNode, useId, useMemo, useState } from 'react';
import { useWords } from '../app/language.ts';
import { usePreferences } from '../app/preferences.ts';
import type { Refused } from '../app/refusal.ts';
import { appWords } from '../app/words.ts';
import { ColumnChooser } from './column-chooser.tsx';
import styles from './data-table.module.css';
import { type Sort, TableHead } from './data-table-head.tsx';
import { TableRows } from './data-table-rows.tsx';
import { EmptyState, type EmptyStateProps } from './empty-state.tsx';
import { ErrorNote } from './error-note.tsx';
import { useFitting } from './fitting-columns.ts';

export interface Column<R> {
  readonly id: string;
  readonly header: string;
  /** Drawn instead of the header, which then only names the column: a box that chooses every row. */
  readonly head?: ReactNode | undefined;
  readonly cell: (row: R) => ReactNode;
  /** Numbers and amounts stand at the end. */
  readonly align?: 'start' | 'end' | undefined;
  /** A grid track: `8rem`, `minmax(10rem, 2fr)`; `minmax(6rem, 1fr)` unless told. */
  readonly width?: string | undefined;
  /** Makes the column sortable; with `onSort` the answer is not used, the till sorts. */
  readonly sortBy?: ((row: R) => string | number | null) | undefined;
  /** Offered by the column chooser; hidden at first where `hidden`. */
  readonly optional?: 'shown' | 'hidden' | undefined;
  /** Gives way where the table is narrow, the largest first; absent: it stays. */
  readonly yields?: number | undefined;
}

export interface DataTableProps<R> {
  /** Spoken name of the table. */
  readonly label: string;
  /** undefined: still being asked. */
  readonly rows: readonly R[] | undefined;
  readonly columns: readonly Column<R>[];
  readonly rowKey: (row: R) => string;
  /** Enter, or a tap on a row. */
  readonly onOpen?: ((row: R) => void) | undefined;
  /** Space on a row: chooses it, beside opening it. */
  readonly onChoose?: ((row: R) => void) | undefined;
  /** The row whose details are open beside. */
  readonly openKey?: string | undefined;
  readonly error?: Refused | Error | null | undefined;
  readonly onTryAgain?: (() => void) | undefined;
  readonly empty?: EmptyStateProps | undefined;
  /** Totals under the columns they add up. */
  readonly totals?: Readonly<Record<string, ReactNode>> | undefined;
  readonly sort?: Sort | undefined;
  /** Where the till sorts; without it the table sorts what it has. */
  readonly onSort?: ((sort: Sort) => void) | undefined;
  /** Called when the last rows come into sight. */
  readonly onEnd?: (() => void) | undefined;
  readonly toneOf?: ((row: R) => 'muted' | 'amber' | 'red' | undefined) | undefined;
  /** Remembers hidden columns under this name and offers the chooser. */
  readonly remember?: string | undefined;
}

/** Rows for thousands: sticky head and totals, sortable, walked with the arrows, opened with Enter. */
export function DataTable<R>(props: DataTableProps<R>) {
  const w = useWords(appWords);
  // State, not a ref: the rows below must be drawn again once the element they scroll in is there.
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null);
  const [ownSort, setOwnSort] = useState<Sort | undefined>(props.sort);
  const [active, setActive] = useState(-1);
  const id = useId();
  const { ref, fitted: columns } = useFitting(useShownColumns(props));
  const sort = props.onSort ? props.sort : ownSort;
  const rows = useSorted(props.rows ?? [], props.columns, props.onSort ? undefined : sort);
  const at = Math.min(active, rows.length - 1);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== event.currentTarget) return;
    const row = rows[at];
    if (event.key === 'Enter' && row !== undefined && props.onOpen) {
      event.preventDefault();
      props.onOpen(row);
      return;
    }
    if (event.key === ' ' && row !== undefined && props.onChoose) {
      event.preventDefault();
      props.onChoose(row);
      return;
    }
    const next = stepOf(event.key, at, rows.length);
    if (next === null) return;
    event.preventDefault();
    setActive(next);
  };

  const template = columns.map((column) => column.width ?? 'minmax(6rem, 1fr)').join(' ');
  return (
    <div ref={ref} className={styles.table}>
      <div
        ref={setScroller}
        className={styles.scroller}
        style={{ '--columns': template } as CSSProperties}
        role="grid"
        aria-label={props.label}
        aria-rowcount={rows.length + 1}
        aria-busy={props.rows === undefined}
        aria-activedescendant={at >= 0 ? `${id}-${at}` : undefined}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onFocus={(event) => event.target === event.currentTarget && active < 0 && setActive(0)}
      >
        <TableHead columns={columns} sort={sort} onSort={props.onSort ?? setOwnSort} />
        {rows.length > 0 && (
          <TableRows
            {...props}
            rows={rows}
            columns={columns}
            scroller={scroller}
            active={at}
            idPrefix={id}
            onPick={(row, index) => {
              setActive(index);
              props.onOpen?.(row);
            }}
          />
        )}
        {props.totals && rows.length > 0 && <Totals columns={columns} totals={props.totals} />}
        {rows.length === 0 && <Instead {...props} loading={w.loading} nothing={w.nothingHere} />}
      </div>
      {props.remember && <ColumnChooser remember={props.remember} columns={props.columns} />}
    </div>
  );
}

function Instead<R>(props: DataTableProps<R> & { loading: string; nothing: string }) {
  const w = useWords(appWords);
  if (props.error) {
    const again = props.onTryAgain && { label: w.verb.tryAgain, onClick: props.onTryAgain };
    return (
      <div className={styles.instead}>
        <ErrorNote error={props.error} action={again} />
      </div>
    );
  }
  if (props.rows === undefined) return <p className={styles.loading}>{props.loading}</p>;
  return <EmptyState {...(props.empty ?? { title: props.nothing })} small />;
}

function Totals<R>({
  columns,
  totals,
}: {
  columns: readonly Column<R>[];
  totals: Readonly<Record<string, ReactNode>>;
}) {
  return (
    <div className={styles.totals} role="row">
      {columns.map((column) => (
        <div key={column.id} className={styles.cell} data-align={column.align} role="gridcell">
          {totals[column.id]}
        </div>
      ))}
    </div>
  );
}

function useShownColumns<R>({ columns, remember }: DataTableProps<R>): readonly Column<R>[] {
  const chosen = usePreferences((preferences) =>
    remember ? preferences.hiddenColumns[remember] : undefined,
  );
  return columns.filter((column) =>
    chosen ? !(column.optional && chosen.includes(column.id)) : column.optional !== 'hidden',
  );
}

function useSorted<R>(
  rows: readonly R[],
  columns: readonly Column<R>[],
  sort: Sort | undefined,
): readonly R[] {
  return useMemo(() => {
    const by = sort && columns.find((column) => column.id === sort.by)?.sortBy;
    if (!by) return rows;
    const sign = sort.down ? -1 : 1;
    return [...rows].sort((a, b) => sign * compare(by(a), by(b)));
  }, [rows, columns, sort]);
}

/** Nothing stands last in either language. */
function compare(a: string | number | null, b: string | number | null): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a).localeCompare(String(b), undefined, { numeric: true });
}

function stepOf(key: string, at: number, count: number): number | null {
  const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 };
  if (count === 0) return null;
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  const step = steps[key];
  return step === undefined ? null : Math.min(count - 1, Math.max(0, at + step));
}
