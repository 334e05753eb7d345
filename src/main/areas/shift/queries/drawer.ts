/** The drawer's ledger in figures: by tender, and by currency from float to what should lie there. */
import type { CashMoveRow, ShiftFigures } from '../../../../domain/areas/shift/report.ts';
import type { CashMoveKind } from '../../../../domain/areas/shift/shift.ts';
import { minor, sum } from '../../../../domain/kit/money.ts';
import type { Reader } from '../../../ledger/reader.ts';
import { type TenderLedger, tenderLedger } from '../queries.ts';

interface Repaid {
  readonly method: string;
  readonly currency: string;
  readonly amountMinor: number;
}

export function drawerFigures(
  read: Reader,
  shiftId: string,
  moves: readonly CashMoveRow[],
): Pick<ShiftFigures, 'tenders' | 'cash'> {
  const ledger = tenderLedger(read, shiftId);
  const repaid = repaidIn(read, shiftId);
  const of = ({ method, currency }: { method: string; currency: string }): number =>
    repaid.find((one) => one.method === method && one.currency === currency)?.amountMinor ?? 0;
  return {
    tenders: ledger.map((line) => ({
      method: line.method,
      currency: line.currency,
      count: line.count,
      salesMinor: line.salesMinor,
      refundsMinor: line.refundsMinor,
      repaymentsMinor: of(line),
      expectedMinor: expected(line),
    })),
    cash: ledger
      .filter(({ method }) => method === 'cash')
      .map((line) => ({
        currency: line.currency,
        floatMinor: moved(moves, line.currency, 'float'),
        salesMinor: line.salesMinor,
        refundsMinor: line.refundsMinor,
        repaymentsMinor: of(line),
        payInMinor: moved(moves, line.currency, 'payIn'),
        payOutMinor: moved(moves, line.currency, 'payOut'),
        dropMinor: moved(moves, line.currency, 'drop'),
        expectedMinor: expected(line),
      })),
  };
}

const expected = ({ salesMinor, refundsMinor, movesMinor }: TenderLedger): number =>
  salesMinor + refundsMinor + movesMinor;

const moved = (moves: readonly CashMoveRow[], currency: string, kind: CashMoveKind): number =>
  sum(
    moves
      .filter((move) => move.currency === currency && move.kind === kind)
      .map((move) => minor(move.amountMinor)),
  );

const repaidIn = (read: Reader, shiftId: string): Repaid[] =>
  read.all<Repaid>(
    `select r.method, r.currency, sum(r.amount_minor) as "amountMinor"
     from shift_fact f join repayment r on r.id = f.subject_id
     where f.shift_id = ? and f.kind = 'repayment' group by r.method, r.currency order by r.method, r.currency`,
    shiftId,
  );
