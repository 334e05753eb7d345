/** Which shifts of this till headquarters has not counter-signed, and what their Z reports say. */
import type { SealReport } from '../../../domain/kit/sync/seal.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { Reader } from '../../ledger/reader.ts';

/** This till, and the life of headquarters that it speaks with. */
interface Signing {
  readonly tillId: string;
  readonly serverEpoch: string | null;
}

export const signingOf = ({ identity, standing }: Ledger): Signing => ({
  tillId: identity.tillId,
  serverEpoch: standing.serverEpoch,
});

/** Whatever was closed and is not sealed there: a shift of before the till joined, of a machine it replaced too. */
const unsealed = `from shift s join shift_close c on c.shift_id = s.id
  left join z_seal z on z.shift_id = s.id and z.server_epoch = ?
  where s.till_id = ? and z.shift_id is null`;

/** The oldest first. */
export const unsealedShifts = (read: Reader, { tillId, serverEpoch }: Signing, most: number): string[] =>
  read
    .all<{ id: string }>(
      `select s.id ${unsealed} order by c.closed_at, s.id limit ?`,
      ...[serverEpoch, tillId, most],
    )
    .map(({ id }) => id);

export const unsealedDays = (read: Reader, { tillId, serverEpoch }: Signing): number =>
  read.get<{ n: number }>(`select count(distinct s.business_date) n ${unsealed}`, serverEpoch, tillId)?.n ??
  0;

interface Closed {
  readonly businessDate: string;
  readonly tipSeq: number;
  readonly tipHash: string;
}

/** Of the sales the Z report has: what came after the close is not in it. Null for a shift that is not closed. */
export function sealReport(read: Reader, shiftId: string): SealReport | null {
  const close = read.get<Closed>(
    `select s.business_date "businessDate", c.tip_seq "tipSeq", c.tip_hash "tipHash"
     from shift_close c join shift s on s.id = c.shift_id where c.shift_id = ?`,
    shiftId,
  );
  if (!close) return null;
  const { businessDate, tipSeq, tipHash } = close;
  const sales = `from shift_close c join shift_fact f on f.shift_id = c.shift_id and f.kind = 'sale'
    join sale s on s.id = f.subject_id and s.at <= c.closed_at where c.shift_id = ?`;
  const digits = "rtrim(s.number, '0123456789')";
  return {
    shiftId,
    businessDate,
    tip: { seq: tipSeq, hash: tipHash },
    receipts: read.all<SealReport['receipts'][number]>(
      `select rtrim(series, '-') series, min(n) "from", max(n) "to" from (
         select ${digits} series, cast(substr(s.number, length(${digits}) + 1) as integer) n ${sales})
       group by series order by series`,
      shiftId,
    ),
    totals: read.all<SealReport['totals'][number]>(
      `select s.currency, sum(s.total_minor) "salesMinor", count(*) count ${sales}
       group by s.currency order by s.currency`,
      shiftId,
    ),
  };
}
