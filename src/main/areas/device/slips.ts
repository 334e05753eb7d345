/** From a job to what its slip says: drawn from the facts as they lie in the ledger. */
import { Station } from '../../../domain/areas/catalogue/edit.ts';
import type { PrintDocument } from '../../../domain/areas/device/document.ts';
import type { CopyMark } from '../../../domain/areas/device/slip.ts';
import { copyMarkOf } from '../../../domain/areas/device/slip.ts';
import {
  type CashMoveOnPaper,
  cashMoveSlip,
  type RepaymentOnPaper,
  repaymentSlip,
} from '../../../domain/areas/device/slip-cash.ts';
import { type OrderOnPaper, orderSlip } from '../../../domain/areas/device/slip-order.ts';
import { saleSlip } from '../../../domain/areas/device/slip-sale.ts';
import { shiftSlip } from '../../../domain/areas/device/slip-shift.ts';
import { testSlip } from '../../../domain/areas/device/slip-test.ts';
import { type Language, languages } from '../../../domain/kit/words.ts';
import type { Reader } from '../../ledger/reader.ts';
import { saleView } from '../sale/queries.ts';
import { settingOf } from '../setting/queries.ts';
import { shiftReport } from '../shift/queries/report.ts';
import { languageOfUser, letterheadIn } from './letterhead.ts';
import type { PrintJobRow } from './queries.ts';
import { orderedLines } from './stations.ts';

/** What is asked of a slip beside its subject. */
interface Wanted {
  readonly language: Language | null;
  readonly copy: CopyMark | null;
}

/** Null when its subject is not in this ledger. */
export function slipOf(read: Reader, job: PrintJobRow, widthDots: number): PrintDocument | null {
  const copy = job.copy === 0 ? null : { n: job.copy, at: job.createdAt, userName: job.requestedBy ?? '' };
  const language = languages.find((one) => one === job.language) ?? null;
  const wanted = { language, copy };
  switch (job.kind) {
    case 'receipt':
      return slipOfSale(read, job.subjectId, wanted);
    case 'zReport':
      return slipOfShift(read, job.subjectId, { ...wanted, at: job.createdAt });
    case 'cashMove':
      return slipOfMove(read, job.subjectId, wanted);
    case 'repayment':
      return slipOfRepayment(read, job.subjectId, wanted);
    case 'xReport':
      return withCopyMark(read, job, wanted);
    case 'order':
      return slipOfOrder(read, job, wanted);
    case 'codePages':
      return null;
    case 'test': {
      const head = letterheadIn(read, language ?? settingOf(read, 'shop.language'));
      return testSlip({ at: job.createdAt, userName: job.requestedBy ?? '', widthDots }, head);
    }
  }
}

/** A reading is printed as it was read, however late. */
function withCopyMark(read: Reader, { document }: PrintJobRow, { copy }: Wanted): PrintDocument | null {
  if (!document || !copy) return document;
  const language = languages.find((one) => one === document.language) ?? 'en';
  return { ...document, copyMark: copyMarkOf(letterheadIn(read, language), copy) };
}

export function slipOfSale(read: Reader, saleId: string, { language, copy }: Wanted): PrintDocument | null {
  const sale = saleView(read, saleId);
  if (!sale) return null;
  return saleSlip(sale, letterheadIn(read, language ?? languageOfUser(read, sale.userId)), copy);
}

/** `sees` false hides what tells how much the drawer should hold; a sealed shift hides nothing. */
export function slipOfShift(
  read: Reader,
  shiftId: string,
  { language, copy, at, sees = true }: Wanted & { readonly at: number; readonly sees?: boolean },
): PrintDocument | null {
  const report = shiftReport(read, shiftId, sees);
  if (!report) return null;
  const closer = read.get<{ userId: string | null }>(
    'select closed_by_id as "userId" from shift_close where shift_id = ?',
    shiftId,
  );
  const head = letterheadIn(read, language ?? languageOfUser(read, closer?.userId ?? null));
  return shiftSlip(report, head, { at, copy });
}

function slipOfMove(read: Reader, moveId: string, { language, copy }: Wanted): PrintDocument | null {
  const move = read.get<CashMoveOnPaper & { userId: string | null }>(
    `select m.kind, m.at, m.currency, m.amount_minor as "amountMinor", m.reason, m.user_name as "userName",
       m.user_id as "userId", s.number as "shiftNumber", u.name as "approvedByName"
     from cash_move m join shift s on s.id = m.shift_id left join user u on u.id = m.approved_by_id
     where m.id = ?`,
    moveId,
  );
  if (!move) return null;
  return cashMoveSlip(move, letterheadIn(read, language ?? languageOfUser(read, move.userId)), copy);
}

/** Of the lines that are made at the job's station. */
function slipOfOrder(read: Reader, { subjectId, use }: PrintJobRow, wanted: Wanted): PrintDocument | null {
  const { language, copy } = wanted;
  const sold = read.get<Omit<OrderOnPaper, 'station' | 'lines'> & { userId: string | null }>(
    'select number, at, note, user_name as "userName", user_id as "userId" from sale where id = ?',
    subjectId,
  );
  if (!sold) return null;
  const station = Station.parse(use);
  const lines = orderedLines(read, subjectId).filter((line) => line.station === station);
  const head = letterheadIn(read, language ?? languageOfUser(read, sold.userId));
  return orderSlip({ ...sold, station, lines }, head, copy);
}

/** What was still owed right after it, whatever came later. */
function slipOfRepayment(
  read: Reader,
  repaymentId: string,
  { language, copy }: Wanted,
): PrintDocument | null {
  const repaid = read.get<RepaymentOnPaper & { userId: string | null }>(
    `select r.number, r.at, r.currency, r.amount_minor as "amountMinor", r.method, r.note,
       r.user_name as "userName", r.user_id as "userId", coalesce(c.name, '') as "customerName",
       (select coalesce(sum(m.owed_minor), 0) from account_move m
        where m.customer_id = r.customer_id and m.subject_id <= r.id) as "owedMinor"
     from repayment r left join customer c on c.id = r.customer_id where r.id = ?`,
    repaymentId,
  );
  if (!repaid) return null;
  return repaymentSlip(repaid, letterheadIn(read, language ?? languageOfUser(read, repaid.userId)), copy);
}
