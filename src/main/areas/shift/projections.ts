/** Which shift is open, what belongs to it, and what each tender of it should hold. */
import { minor } from '../../../domain/kit/money.ts';
import { must } from '../../../domain/kit/result.ts';
import { onFact, type Projection, type ProjectionWriter, projects } from '../../ledger/project.ts';
import { repayment } from '../customer/tables.ts';
import { removedLine, sale, saleTender } from '../sale/tables.ts';
import {
  cashMove,
  drawerCount,
  handover,
  openShift,
  shift,
  shiftClose,
  shiftFact,
  shiftTender,
  shiftTotal,
} from './tables.ts';

/** Both folds look at the other fact of the same shift, so either may come first. */
const open = projects({
  tables: [openShift],
  facts: [
    onFact(shift, (row, writer) => {
      if (!writer.get(shiftClose, { shiftId: row.id }))
        writer.put(openShift, { tillId: row.tillId, shiftId: row.id });
    }),
    onFact(shiftClose, ({ shiftId }, writer) => {
      const closed = writer.get(shift, { id: shiftId });
      if (closed) writer.remove(openShift, { tillId: closed.tillId, shiftId });
    }),
  ],
});

const contents = projects({
  tables: [shiftFact],
  facts: [
    onFact(sale, ({ id, shiftId }, writer) =>
      writer.put(shiftFact, { shiftId, kind: 'sale', subjectId: id }),
    ),
    onFact(removedLine, ({ id, shiftId }, writer) => {
      if (shiftId) writer.put(shiftFact, { shiftId, kind: 'removed', subjectId: id });
    }),
    onFact(cashMove, ({ id, shiftId }, writer) =>
      writer.put(shiftFact, { shiftId, kind: 'move', subjectId: id }),
    ),
    onFact(repayment, ({ id, shiftId }, writer) =>
      writer.put(shiftFact, { shiftId, kind: 'repayment', subjectId: id }),
    ),
    onFact(drawerCount, ({ id, shiftId }, writer) =>
      writer.put(shiftFact, { shiftId, kind: 'count', subjectId: id }),
    ),
    onFact(handover, ({ id, shiftId }, writer) =>
      writer.put(shiftFact, { shiftId, kind: 'handover', subjectId: id }),
    ),
  ],
});

/**
 * Cash lies in the drawer of the currency it was given in, and change leaves in the shop's; every other
 * tender counts in the shop's currency, whatever it was given in.
 */
const tenders = projects({
  tables: [shiftTender],
  facts: [
    onFact(saleTender, (row, writer) => {
      const { shiftId, method } = row;
      const isCash = method === 'cash';
      const currency = isCash || row.rateMicro === null ? row.currency : shopCurrency(row.saleId, writer);
      const amount = minor(isCash ? row.givenMinor : row.amountMinor);
      const column = amount < 0 ? 'refundsMinor' : 'salesMinor';
      writer.bump(shiftTender, { shiftId, method, currency }, { [column]: amount, count: 1 });
    }),
    onFact(sale, ({ shiftId, currency, changeMinor }, writer) => {
      if (changeMinor !== 0)
        writer.bump(shiftTender, { shiftId, method: 'cash', currency }, { salesMinor: minor(-changeMinor) });
    }),
    onFact(cashMove, ({ shiftId, currency, amountMinor }, writer) =>
      writer.bump(shiftTender, { shiftId, method: 'cash', currency }, { movesMinor: amountMinor }),
    ),
    onFact(repayment, ({ shiftId, method, currency, amountMinor }, writer) =>
      writer.bump(shiftTender, { shiftId, method, currency }, { movesMinor: amountMinor }),
    ),
  ],
});

const shopCurrency = (saleId: string, writer: ProjectionWriter): string =>
  must(writer.get(sale, { id: saleId }), 'a tender belongs to a sale').currency;

/** An exchange counts by where its balance falls; its lines tell both sides in the report. */
const totals = projects({
  tables: [shiftTotal],
  facts: [
    onFact(sale, (row, writer) => {
      const back = row.kind === 'refund' || row.totalMinor < 0;
      writer.bump(
        shiftTotal,
        { shiftId: row.shiftId },
        {
          [back ? 'refunds' : 'sales']: 1,
          [back ? 'refundsMinor' : 'salesMinor']: row.totalMinor,
          grossMinor: row.grossMinor,
          discountMinor: row.discountMinor,
          taxMinor: row.taxMinor,
          roundingMinor: row.roundingMinor,
          tipMinor: row.tipMinor,
        },
      );
    }),
  ],
});

export const projections: Projection[] = [open, contents, tenders, totals];
