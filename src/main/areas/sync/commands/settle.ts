/** A conflict is settled by one key: what stands stands, or what was ours is edited in anew. */
import { eq } from 'drizzle-orm';
import { type ConflictTake, needToEdit } from '../../../../domain/areas/sync/rules.ts';
import type { Id } from '../../../../domain/kit/ids.ts';
import { must, ok, refuse } from '../../../../domain/kit/result.ts';
import type { RecordTable } from '../../../ledger/tables.ts';
import { command } from '../../area.ts';
import { barcode } from '../../catalogue/tables.ts';
import { labelOf } from '../queries.ts';
import { conflict } from '../tables.ts';

export const settleConflict = command(
  (tx, { conflictId, take }: { conflictId: Id; take: ConflictTake }, call, kit) => {
    const row = tx.read.db.select().from(conflict).where(eq(conflict.id, conflictId)).get();
    if (!row) return refuse('ConflictGone');
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
