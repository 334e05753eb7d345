/** Rows under one head; where the page is narrow each row is a card that says its own heads. */
import { Fragment, type ReactNode } from 'react';
import styles from './table.module.css';

export interface Column<R> {
  readonly key: string;
  readonly head: string;
  readonly cell: (row: R) => ReactNode;
  /** Figures stand against the end edge. */
  readonly end?: boolean;
  /** What can be done: it stands at the end, on a card below all figures. */
  readonly act?: boolean;
}

interface Group<R> {
  readonly key: string;
  readonly head: ReactNode;
  readonly rows: readonly R[];
}

interface TableProps<R> {
  readonly label: string;
  /** The first names the row. */
  readonly columns: readonly Column<R>[];
  readonly groups: readonly Group<R>[];
  readonly keyOf: (row: R) => string;
}

export function GroupedTable<R>({ label, columns, groups, keyOf }: TableProps<R>) {
  return (
    <table className={styles.table} aria-label={label}>
      <thead>
        <tr>
          {columns.map(({ key, head, end, act }) => (
            <th key={key} scope="col" data-end={end || act || undefined}>
              {head}
            </th>
          ))}
        </tr>
      </thead>
      {groups.map((group) => (
        <tbody key={group.key}>
          {group.head !== null && (
            <tr className={styles.group}>
              <th scope="rowgroup" colSpan={columns.length}>
                {group.head}
              </th>
            </tr>
          )}
          {group.rows.map((row) => (
            <tr key={keyOf(row)}>
              {columns.map(({ key, head, cell, end, act }, n) => (
                <Fragment key={key}>
                  {n === 0 ? (
                    <th scope="row">{cell(row)}</th>
                  ) : (
                    <td
                      data-head={act ? undefined : head}
                      data-end={end || act || undefined}
                      data-act={act || undefined}
                    >
                      {cell(row)}
                    </td>
                  )}
                </Fragment>
              ))}
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  );
}

export const Table = <R,>({
  rows,
  ...props
}: Omit<TableProps<R>, 'groups'> & { readonly rows: readonly R[] }) => (
  <GroupedTable {...props} groups={[{ key: 'all', head: null, rows }]} />
);
