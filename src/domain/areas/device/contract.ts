/** What may be asked of the printer: slips, their queue, and pictures of what it will print. */
import { z } from 'zod';
import { action, command, live, query, refusals } from '../../kit/contract.ts';
import { Id } from '../../kit/ids.ts';
import { paperWidths, ReceiptLayout, ReceiptLogo } from '../setting/receipt-layout.ts';
import { attachedContract } from './attached-contract.ts';
import { displayContract } from './display-contract.ts';
import { labelContract } from './label-contract.ts';
import { PrintKind, PrintProblem, PrintState } from './queue.ts';

export const JobRow = z.object({
  id: Id,
  kind: PrintKind,
  subjectId: Id,
  /** The number people know the sale, the Z or the repayment by. */
  number: z.string().nullable(),
  /** 0 is the original; n is the n-th COPY. */
  copy: z.number().int(),
  state: PrintState,
  problem: PrintProblem.nullable(),
  attempts: z.number().int(),
  createdAt: z.number().int(),
  requestedBy: z.string().nullable(),
});
export type JobRow = z.infer<typeof JobRow>;

/** The printer in a few words, for the status line. */
export const PrinterView = z.object({
  /** What this till prints on; `none`: jobs wait. */
  printer: z.enum(['none', 'picture']),
  widthDots: z.number().int(),
  printing: z.boolean(),
  queued: z.number().int(),
  /** What the jobs in the queue wait for. */
  problem: PrintProblem.nullable(),
  /** Jobs a person must decide about. */
  unknown: z.number().int(),
  failed: z.number().int(),
});
export type PrinterView = z.infer<typeof PrinterView>;

/** The very bits of a slip. */
export const SlipPicture = z.object({
  /** PNG, base64. */
  png: z.base64(),
  widthDots: z.number().int(),
  heightDots: z.number().int(),
  /** What this paper could not take. */
  omitted: z.array(z.enum(['tooWide', 'notEncodable', 'noPicture'])),
});
export type SlipPicture = z.infer<typeof SlipPicture>;

const queued = z.object({ jobId: Id, copy: z.number().int() });
const jobs = { jobIds: z.array(Id).min(1).max(300) };
const done = z.object({ count: z.number().int() });

export const deviceContract = {
  ...attachedContract,
  ...displayContract,
  ...labelContract,

  /** What a person must decide about first, then what waits, then what was printed, each newest first. */
  jobs: live('device.view', {}, z.array(JobRow)),
  printer: live('signedIn', {}, PrinterView),

  /** The first slip of a sale, where slips are printed only when asked for. */
  printReceipt: command('sale.sell', { saleId: Id })
    .output(queued)
    .errors(refusals({ NothingToPrint: {}, AlreadyPrinted: {} })),
  /** Always a COPY, with its number, time and user. */
  reprint: command(
    'sale.reprint',
    { kind: PrintKind.exclude(['xReport', 'test']), subjectId: Id },
    { audit: 'INFO', severity: 'MEDIUM' },
  )
    .output(queued)
    .errors(refusals({ NothingToPrint: {} })),
  printX: command('shift.xReport', {}, { audit: 'VIEW' })
    .output(queued)
    .errors(refusals({ NothingToPrint: {} })),
  printTest: command('device.print', {}, { audit: 'INFO' }).output(queued),

  /** Tries again now; what may have come out already comes out as a COPY. */
  retryJobs: command('device.print', jobs, { audit: 'INFO' })
    .output(done)
    .errors(refusals({ JobGone: {} })),
  /** "It came out whole": said by who looked at the paper. */
  confirmJobs: command('device.print', jobs, { audit: 'INFO' })
    .output(done)
    .errors(refusals({ JobGone: {} })),
  discardJobs: command('device.print', jobs, { audit: 'CANCEL', severity: 'MEDIUM' })
    .output(done)
    .errors(refusals({ JobGone: {} })),

  previewSale: query('sale.view', { saleId: Id }).output(SlipPicture.nullable()),
  previewShift: query('shift.view', { shiftId: Id }).output(SlipPicture.nullable()),
  previewX: query('shift.xReport', {}, { audit: 'VIEW' }).output(SlipPicture.nullable()),
  /** A layout nobody saved yet, on a sale nobody made. */
  previewLayout: query('setting.receipt', {
    layout: ReceiptLayout,
    logo: ReceiptLogo.nullable(),
    widthDots: z.literal(paperWidths),
  })
    .route({ method: 'POST' })
    .output(SlipPicture),
  /** As a page of the paper's size; it says COPY where there may be paper already. */
  saveSale: action('sale.view', { saleId: Id }, { audit: 'EXPORT' })
    .output(z.file())
    .errors(refusals({ NothingToPrint: {} })),
  saveShift: action('shift.view', { shiftId: Id }, { audit: 'EXPORT' })
    .output(z.file())
    .errors(refusals({ NothingToPrint: {} })),
};
