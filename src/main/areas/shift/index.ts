/** Shifts: opened with a float, moved, counted blind, closed once with a Z. */
import type { shiftContract } from '../../../domain/areas/shift/contract.ts';
import { partsOf } from '../../ledger/series.ts';
import { type Area, type HandlersOf, live, query } from '../area.ts';
import { parkedBasket } from '../sale/tables.ts';
import { closeShift } from './commands/close.ts';
import { submitCount, takeOver } from './commands/count.ts';
import { drop, noSale, payIn, payOut } from './commands/moves.ts';
import { openShift } from './commands/open.ts';
import { projections } from './projections.ts';
import { shiftReport } from './queries/report.ts';
import { cashMovesOf } from './queries.ts';
import { closing, history, openHere, opening, shown } from './screens.ts';
import * as tables from './tables.ts';

const mine = [tables.openShift, tables.shiftFact, tables.shiftTender];

/** Not of the branch's other tills, nor of a machine whose place this one took. */
const ofThisMachine = `s.till_id = (select till_id from ledger_identity)
  and s.opened_at >= (select min(at) from journal)`;

export const shift: Area = {
  name: 'shift',
  tables: Object.values(tables),
  projections,
  handlers: {
    currentShift: live([tables.openShift, tables.handover], shown),
    opening: query((read, _input: object, _call, kit) => opening(read, kit.ledger.now())),
    openShift,
    payIn,
    payOut,
    drop,
    noSale,
    cashMoves: live([tables.openShift, tables.cashMove], (read) => {
      const open = openHere(read);
      return open ? cashMovesOf(read, open.id) : [];
    }),
    takeOver,
    submitCount,
    closing: live([...mine, parkedBasket], closing),
    closeShift,
    xReport: query((read, _input: object, call) => {
      const open = openHere(read);
      return open ? shiftReport(read, open.id, call.may('shift.seeExpected')) : null;
    }),
    shiftReport: query((read, { shiftId }: { shiftId: string }, call) => {
      const isOpen = openHere(read)?.id === shiftId;
      return shiftReport(read, shiftId, !isOpen || call.may('shift.seeExpected'));
    }),
    shifts: query((read, input: { before: string | null; branchId: string | null; limit: number }, call) =>
      history(read, { ...input, sees: call.may('shift.seeExpected') }),
    ),
  } satisfies HandlersOf<typeof shiftContract>,
  series: [
    { name: 'shift', sql: `select ${partsOf('number')} from shift s where ${ofThisMachine} order by 1, 2` },
    {
      name: 'shift_close',
      sql: `select ${partsOf('z_number')} from shift_close c join shift s on s.id = c.shift_id
        where ${ofThisMachine} order by 1, 2`,
    },
  ],
  // Another till's close, or another life's, vouches for another chain.
  anchorSql: `select tip_seq seq, tip_hash hash, 'Z ' || z_number source from shift_close where tip_seq > 0
    and (not exists (select 1 from sync_standing) or exists
      (select 1 from journal where seq = tip_seq + 1 and instr(body, shift_id) > 0))`,
};
