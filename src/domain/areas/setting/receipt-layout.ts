/** What a shop chose to show on its receipts; the slip itself is laid out by the device area. */
import { z } from 'zod';
import { TextField } from '../../kit/contract.ts';
import { languages } from '../../kit/words.ts';

export const ReceiptLayout = z.object({
  /** Lines above the sale (slogan, hours) and below it (thanks, return rules); a new line is a new line. */
  header: TextField(500),
  footer: TextField(500),
  showAddress: z.boolean(),
  showTax: z.boolean(),
  showCashier: z.boolean(),
  showCustomer: z.boolean(),
  showSku: z.boolean(),
  /** What the discounts saved, in one line. */
  showSaved: z.boolean(),
  /** The receipt's number as a barcode, for finding it again at a refund. */
  showBarcode: z.boolean(),
  showQr: z.boolean(),
  copies: z.number().int().min(1).max(3),
  /** The counter's own language, or always this one. */
  language: z.enum(['counter', ...languages]),
});
export type ReceiptLayout = z.infer<typeof ReceiptLayout>;

/** Small enough to travel in a journal entry: a logo is never printed wider than two thirds of the paper. */
export const ReceiptLogo = z
  .string()
  .regex(/^data:image\/png;base64,[A-Za-z0-9+/]+=*$/)
  .max(100_000);

export const firstReceiptLayout: ReceiptLayout = {
  header: '',
  footer: '',
  showAddress: true,
  showTax: true,
  showCashier: true,
  showCustomer: true,
  showSku: false,
  showSaved: true,
  showBarcode: true,
  showQr: false,
  copies: 1,
  language: 'counter',
};
