/** What a customer display may ask, and how a counter gives it the right to. */
import { z } from 'zod';
import { action, command, live } from '../../kit/contract.ts';
import { DisplayShop, DisplayView, DisplayWeight } from './display.ts';

/**
 * The right to watch one counter's display, and to nothing else: it is made at the counter, holds until it is
 * switched off, and outlives cashiers, locks and restarts.
 */
const Pass = z.string().regex(/^[\w-]{20,100}$/);

export const displayContract = {
  /** Null: the pass holds no more. */
  display: live('anyone', { pass: Pass }, DisplayView.nullable()),
  displayShop: live('anyone', { pass: Pass }, DisplayShop.nullable()),
  /** Of the till's own scale, on displays of the till's own counter. */
  displayWeight: live('anyone', { pass: Pass }, DisplayWeight.nullable()),
  /** A pass for a display of this counter; `main` is the till's own. */
  openDisplay: action('sale.sell', { counter: z.string().min(1).max(40) }, { audit: 'INFO' }).output(
    z.object({ pass: Pass }),
  ),
  /** Every display goes dark, wherever it is. */
  closeDisplays: command('device.edit', {}, { audit: 'INFO' }).output(z.object({ count: z.number().int() })),
};
