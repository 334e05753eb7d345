/** Parked baskets that two tills sold, neither knowing of the other: one receipt too many. */
import type { ConflictRow } from '../../../domain/areas/sync/contract.ts';
import type { Id } from '../../../domain/kit/ids.ts';
import { must } from '../../../domain/kit/result.ts';
import type { Reader } from '../../ledger/reader.ts';
import { tillName } from '../setting/queries.ts';

/** Until somebody has seen it, at whichever till. */
const unseen = `from parked_sold s join parked_basket p on p.id = s.parked_id
  where s.sales > 1 and p.clash_seen_at is null`;

export const countSoldTwice = (read: Reader): number =>
  read.get<{ n: number }>(`select count(*) n ${unseen}`)?.n ?? 0;

export const soldTwice = (read: Reader): ConflictRow[] =>
  read
    .all<{ id: Id; name: string }>(`select p.id, p.name ${unseen} order by p.id desc limit 50`)
    .map(({ id, name }) => rowOf(read, id, name));

interface Receipt {
  readonly number: string;
  readonly totalMinor: number;
  readonly userName: string;
  readonly tillId: string;
  readonly at: number;
}

function rowOf(read: Reader, parkedId: Id, label: string): ConflictRow {
  const receipts = read.all<Receipt>(
    `select s.number, s.total_minor "totalMinor", s.user_name "userName", s.till_id "tillId", s.at
     from parked_sale p join sale s on s.id = p.sale_id where p.parked_id = ? order by s.at, s.id`,
    parkedId,
  );
  const told = (receipt: Receipt | undefined) => {
    const { number, totalMinor, userName, tillId, at } = must(
      receipt,
      'a basket sold twice has two receipts',
    );
    return { values: { number, totalMinor }, byName: userName, tillName: tillName(read, tillId), at };
  };
  const [first] = receipts;
  const last = receipts.at(-1);
  return {
    ...{ conflictId: parkedId, kind: 'soldTwice', table: 'parked_basket', rowId: parkedId, group: 'clash' },
    ...{ label, mine: told(first), theirs: told(last), items: [], names: {} },
    learnedAt: last?.at ?? 0,
  };
}
