/** A conflict is settled by one key: what stands stands, or what was ours is edited in anew. */
import { eq } from 'drizzle-orm';
import { type ConflictTake, needToEdit } from '../../../../domain/areas/sync/rules.ts';
import type { Id } from '../../../../domain/kit/ids.ts';
import { must, ok, refuse } from '../../../../domain/kit/result.ts';
import type { RecordTable } from '../../../ledger/tables.ts';
import type { Tx } from '../../../ledger/tx.ts';
import { type Call, command } from '../../area.ts';
import { barcode } from '../../catalogue/tables.ts';
import { parkedBasket } from '../../sale/tables.ts';
import { labelOf } from '../queries.ts';
import { soldTwice } from '../sold-twice.ts';
import { conflict } from '../tables.ts';

export const settleConflict = command(
  (tx, { conflictId, take }: { conflictId: Id; take: ConflictTake }, call, kit) => {
    const row = tx.read.db.select().from(conflict).where(eq(conflict.id, conflictId)).get();
    if (!row) return seenSoldTwice(tx, conflictId, call);
    const { tab, rowId, grp, kind, mine, theirs } = row;
    const permission = needToEdit(tab, grp);
    if (!call.may(permission)) return refuse('FORBIDDEN', { permission });
    call.note({ entity: tab, entityId: rowId, label: labelOf(tx.read, tab, rowId), details: { take } });
    if (kind === 'edit' && take === 'mine') {
      const table = must(kit.hq.recordTable(tab), `${tab} is a record`) as RecordTable;
      tx.save(table, rowId, mine as never);
    }
    if (kind === 'code' && take !== 'both') {
      const { barcodeId } = take === 'mine' ? theirs : mine;
      tx.erase(barcode, barcodeId as Id);
    }
    tx.forget(conflict, { tab, rowId, grp });
    return ok({});
  },
);

/** Nothing is undone by it: whoever has seen it gives back what was paid twice. Every till hears that it was seen. */
function seenSoldTwice(tx: Tx, parkedId: Id, call: Call) {
  const row = soldTwice(tx.read).find(({ conflictId }) => conflictId === parkedId);
  if (!row) return refuse('ConflictGone');
  const permission = needToEdit(row.table, row.group);
  if (!call.may(permission)) return refuse('FORBIDDEN', { permission });
  const { mine, theirs, label } = row;
  call.note({
    entity: row.table,
    entityId: parkedId,
    label,
    details: { mine: mine.values, theirs: theirs.values },
  });
  tx.save(parkedBasket, parkedId, { clashSeenBy: call.actor.name, clashSeenAt: tx.at });
  return ok({});
}
