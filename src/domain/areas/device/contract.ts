/** What may be asked of the printer: slips, their queue, and pictures of what it will print. */
import { z } from 'zod';
import { action, command, query, refusals } from '../../kit/contract.ts';
import { Id } from '../../kit/ids.ts';
import { ReceiptLayout, ReceiptLogo } from '../setting/receipt-layout.ts';
import { attachedContract } from './attached-contract.ts';
import { displayContract } from './display-contract.ts';
import { labelContract } from './label-contract.ts';
import { printerContract, queued } from './printer-contract.ts';
import { PrintKind } from './queue.ts';

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

export const deviceContract = {
  ...attachedContract,
  ...displayContract,
  ...labelContract,
  ...printerContract,

  /** The first slip of a sale, where slips are printed only when asked for. */
  printReceipt: command('sale.sell', { saleId: Id })
    .output(queued)
    .errors(refusals({ NothingToPrint: {}, AlreadyPrinted: {} })),
  /** Always a COPY, with its number, time and user. */
  reprint: command(
    'sale.reprint',
    { kind: PrintKind.exclude(['xReport', 'test', 'order', 'codePages']), subjectId: Id },
    { audit: 'INFO', severity: 'MEDIUM' },
  )
    .output(queued)
    .errors(refusals({ NothingToPrint: {} })),
  printX: command('shift.xReport', {}, { audit: 'VIEW' })
    .output(queued)
    .errors(refusals({ NothingToPrint: {} })),
  previewSale: query('sale.view', { saleId: Id }).output(SlipPicture.nullable()),
  previewShift: query('shift.view', { shiftId: Id }).output(SlipPicture.nullable()),
  previewX: query('shift.xReport', {}, { audit: 'VIEW' }).output(SlipPicture.nullable()),
  /** A layout nobody saved yet, on a sale nobody made. */
  previewLayout: query('setting.receipt', {
    layout: ReceiptLayout,
    logo: ReceiptLogo.nullable(),
    /** Whose address it bears; this branch's unless told. */
    branchId: Id.optional(),
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
