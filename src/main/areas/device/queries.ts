/** The print queue as people see it and as the pump takes from it. */
import type { JobRow } from '../../../domain/areas/device/printer-contract.ts';
import type { PrinterUse } from '../../../domain/areas/device/printer-settings.ts';
import {
  keptPrinted,
  keptQueued,
  keptUndecided,
  type PrintKind,
  tooOldMs,
} from '../../../domain/areas/device/queue.ts';
import { codecOf, type Row } from '../../ledger/codec.ts';
import type { Reader } from '../../ledger/reader.ts';
import { printJob } from './tables.ts';

export type PrintJobRow = (typeof printJob)['$inferSelect'];

/** Whether a scale stands beside this till, switched on. */
export const hasScale = (read: Reader): boolean =>
  read.get(
    `select 1 from device where deleted_at is null and is_on = 1 and settings ->> 'kind' = 'scale'`,
  ) !== undefined;

/** A day's slips of a busy till; more than that wait for the next look. */
const mostAtOnce = 2000;

/** Ids are born in the order things were asked for, so the queue is the table's own order. */
export const queuedJobs = (read: Reader, limit = mostAtOnce): PrintJobRow[] =>
  jobsFrom(read.all(`select * from print_job where state = 'queued' order by id limit ?`, limit));

/** The first that waits for each use, and for each printer that alone may print it. */
export const queueHeads = (read: Reader): PrintJobRow[] =>
  jobsFrom(
    read.all(
      `select * from print_job where id in
         (select min(id) from print_job where state = 'queued' group by use, fixed_to)
       order by id limit ?`,
      mostAtOnce,
    ),
  );

/** Jobs that say they are on their way. */
export const sendingJobs = (read: Reader): PrintJobRow[] =>
  jobsFrom(read.all("select * from print_job where state = 'sending' order by id limit ?", mostAtOnce));

/** Waiting jobs nobody waits for any more: too old, or too many behind them. */
export const staleJobs = (read: Reader, at: number): PrintJobRow[] =>
  jobsFrom(
    read.all(
      `select * from print_job where state = 'queued' and (asked_at < ? or id <= coalesce(
         (select id from print_job where state = 'queued' order by id desc limit 1 offset ?), ''))
       order by id limit ?`,
      at - tooOldMs,
      keptQueued,
      mostAtOnce,
    ),
  );

/** Asked after every sale, so by prepared texts. */
const jobsFrom = (rows: Row[]): PrintJobRow[] =>
  rows.map((row) => codecOf(printJob).decode(row) as PrintJobRow);

/** Settled jobs beyond what the list keeps, oldest first. */
export const sparedJobs = (read: Reader): string[] =>
  read
    .all<{ id: string }>(
      `select id from (
         select id, row_number() over (partition by state = 'printed' order by id desc) as nth, state
         from print_job where state in ('printed', 'unknown', 'failed'))
       where nth > iif(state = 'printed', ?, ?) order by id limit ?`,
      keptPrinted,
      keptUndecided,
      mostAtOnce,
    )
    .map(({ id }) => id);

/** The number the next copy of a subject bears: after all that may have been on paper or still may be. */
export function nextCopyOf(read: Reader, kind: PrintKind, subjectId: string): number {
  const row = read.get<{ count: number | null; copy: number | null }>(
    `select (select count from print_count where kind = ? and subject_id = ?) as count,
       (select max(copy) from print_job where kind = ? and subject_id = ?) as copy`,
    kind,
    subjectId,
    kind,
    subjectId,
  );
  return Math.max(row?.count ?? 0, (row?.copy ?? -1) + 1);
}

const mostListed = 200;

export const jobRows = (read: Reader): JobRow[] =>
  read
    .all<Omit<JobRow, 'confirmed'> & { confirmed: number }>(
      `select j.id, j.kind, j.use, j.subject_id as "subjectId", j.copy, j.state, j.problem, j.confirmed,
       j.attempts, j.created_at as "createdAt", j.requested_by as "requestedBy",
       coalesce(j.fixed_to, j.taken_by) as "deviceId", d.name as printer,
       case j.kind
         when 'receipt' then (select number from sale s where s.id = j.subject_id)
         when 'order' then (select number from sale s where s.id = j.subject_id)
         when 'repayment' then (select number from repayment r where r.id = j.subject_id)
         when 'zReport' then (select cast(z_number as text) from shift_close c where c.shift_id = j.subject_id)
       end as number
     from print_job j left join device d on d.id = coalesce(j.fixed_to, j.taken_by)
     order by case j.state when 'unknown' then 0 when 'failed' then 0 when 'printed' then 2 else 1 end,
       j.id desc
     limit ?`,
      mostListed,
    )
    .map((row) => ({ ...row, confirmed: row.confirmed === 1 }));

/** What hangs on this till to print on, and where its drawer hangs; asked after every sale. */
export const hangingPrinters = (
  read: Reader,
): { id: string; uses: readonly PrinterUse[]; pin: 2 | 5 | null }[] =>
  read
    .all<{ id: string; uses: string; pin: 2 | 5 | null }>(
      `select id, settings ->> '$.uses' as uses, settings ->> '$.drawer.pin' as pin
       from device where deleted_at is null and is_on = 1 and settings ->> '$.kind' = 'printer' order by id`,
    )
    .map(({ uses, ...row }) => ({ ...row, uses: JSON.parse(uses) as PrinterUse[] }));
