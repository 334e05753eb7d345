/** The rows of a report for its file, asked page by page so that no answer is large. */
import type { Exported, Figure, FigureRow } from '../../../../domain/areas/report/contract.ts';
import type { Rows, TableColumn } from '../../../kit/table-file.ts';
import type { Backstage, Kit } from '../../area.ts';
import { askBeside } from '../heavy.ts';
import type { Cells } from './cells.ts';
import {
  branchColumns,
  cashierColumns,
  categoryColumns,
  correctionColumns,
  customerColumns,
  dayColumns,
  hourColumns,
  itemColumns,
  receiptColumns,
  taxColumns,
  tenderColumns,
} from './columns.ts';

/** Columns and rows of one kind; what that kind is, only the two of them know. */
export type Table = <T>(write: <Row>(columns: readonly TableColumn<Row>[], rows: Rows<Row>) => T) => T;

const pageSize = 2000;

export function tableOf({ backstage, ledger }: Kit, what: Exported, cells: Cells): Table {
  const { margin, language } = cells;
  switch (what.report) {
    case 'days':
      return (write) => write(dayColumns(cells), whole(askBeside(backstage, 'days', what)));
    case 'branches': {
      const asked = { ...what, margin, language, now: ledger.now() };
      const rows = askBeside(backstage, 'branches', asked).then(({ branches }) => branches);
      return (write) => write(branchColumns(cells), whole(rows));
    }
    case 'hours':
      return (write) => {
        const cellsOfWeek = askBeside(backstage, 'hours', what).then((week) => week.cells);
        return write(hourColumns(cells), whole(cellsOfWeek));
      };
    case 'categories':
      return (write) =>
        write(categoryColumns(cells), whole(askBeside(backstage, 'categories', { ...what, margin })));
    case 'staff':
      return (write) => write(cashierColumns(cells), whole(askBeside(backstage, 'cashiers', what)));
    case 'taxes':
      return (write) => write(taxColumns(cells), whole(askBeside(backstage, 'taxes', what)));
    case 'tenders':
      return (write) => write(tenderColumns(cells), whole(askBeside(backstage, 'tenders', what)));
    case 'items':
      return (write) =>
        write(
          itemColumns(cells),
          paged((page) => askBeside(backstage, 'items', { ...what, ...page, margin })),
        );
    case 'customers':
      return (write) =>
        write(
          customerColumns(cells),
          paged((page) => askBeside(backstage, 'customers', { ...what, ...page, sort: 'total', down: true })),
        );
    case 'corrections':
      return (write) =>
        write(
          correctionColumns(cells),
          paged((page) => askBeside(backstage, 'corrections', { ...what, ...page })),
        );
    case 'receipts':
      return (write) => write(receiptColumns(cells), receiptsOf(backstage, what.figure));
  }
}

async function* whole<Row>(asked: Promise<readonly Row[]>): AsyncGenerator<Row> {
  yield* await asked;
}

type Page = { readonly offset: number; readonly limit: number };

async function* paged<Row>(ask: (page: Page) => Promise<readonly Row[]>): AsyncGenerator<Row> {
  for (let offset = 0; ; offset += pageSize) {
    const rows = await ask({ offset, limit: pageSize });
    yield* rows;
    if (rows.length < pageSize) return;
  }
}

async function* receiptsOf(backstage: Backstage, figure: Figure) {
  for (let before: string | null = null; ; ) {
    const rows: readonly FigureRow[] = await askBeside(backstage, 'sales', {
      figure,
      before,
      limit: pageSize,
    });
    yield* rows;
    if (rows.length < pageSize) return;
    before = rows.at(-1)?.id ?? null;
  }
}
