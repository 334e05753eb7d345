import { useWords } from '../app/language.ts';
import { appWords } from '../app/words.ts';
import styles from './data-table.module.css';
import type { Column } from './data-table.tsx';
import { DownIcon, UpIcon } from './icons.tsx';

export interface Sort {
  /** A column's id. */
  readonly by: string;
  /** Largest first. */
  readonly down: boolean;
}

interface TableHeadProps<R> {
  readonly columns: readonly Column<R>[];
  readonly sort: Sort | undefined;
  readonly onSort: (sort: Sort) => void;
}

export function TableHead<R>({ columns, sort, onSort }: TableHeadProps<R>) {
  return (
    <div className={styles.head} role="row">
      {columns.map((column) => (
        <HeadCell
          key={column.id}
          column={column}
          sort={sort?.by === column.id ? sort : undefined}
          onSort={onSort}
        />
      ))}
    </div>
  );
}

interface HeadCellProps<R> {
  readonly column: Column<R>;
  readonly sort: Sort | undefined;
  readonly onSort: (sort: Sort) => void;
}

function HeadCell<R>({ column, sort, onSort }: HeadCellProps<R>) {
  const w = useWords(appWords);
  if (column.head !== undefined) {
    return (
      <div
        className={styles.headCell}
        data-align={column.align}
        role="columnheader"
        aria-label={column.header}
      >
        {column.head}
      </div>
    );
  }
  const order = sort ? (sort.down ? 'descending' : 'ascending') : 'none';
  if (!column.sortBy) {
    return (
      <div className={styles.headCell} data-align={column.align} role="columnheader">
        {column.header}
      </div>
    );
  }
  // The first tap on a number shows the largest, on a word the first of the alphabet.
  const down = sort ? !sort.down : column.align === 'end';
  const Arrow = sort?.down ? DownIcon : UpIcon;
  return (
    <div className={styles.headCell} data-align={column.align} role="columnheader" aria-sort={order}>
      <button
        type="button"
        className={styles.sorter}
        title={down ? w.sortDown : w.sortUp}
        onClick={() => onSort({ by: column.id, down })}
      >
        <span>{column.header}</span>
        <span className={styles.arrow} data-on={sort !== undefined || undefined}>
          <Arrow size={14} />
        </span>
      </button>
    </div>
  );
}
