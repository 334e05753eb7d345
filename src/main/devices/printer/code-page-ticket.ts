/** A ticket that shows by which numbers a printer calls its code pages: the line that can be read has the number. */

import type { CodePage, PrinterProfile } from '../../../domain/areas/device/printer-settings.ts';
import { Bytes, ESC, GS, LF } from './bytes.ts';
import { bytesIn } from './code-pages.ts';
import { begin } from './escpos.ts';

/** Letters by which a page is told from every other, in lines of 32 columns. */
const samples: readonly (readonly [CodePage, string])[] = [
  ['cp866', 'ЧекЯё№'],
  ['cp1251', 'ЧекЯё№'],
  ['kz1048', 'ӘғҚңӨұ'],
  ['cp1254', 'ŞİğüÇı'],
];

/** Highest number any maker is known to use. */
const lastNumber = 95;

/** Dots of paper it makes, in lines of the height they usually have. */
export const ticketRows = (lastNumber + 2) * 30;

/** Of figures and names of pages only: it is read in every language. */
export function codePageTicket(profile: PrinterProfile): Uint8Array {
  const out = new Bytes();
  const isStar = profile.language === 'starline';
  if (isStar) out.put(ESC, 0x40);
  else begin(out, profile);
  const line = (cells: readonly (string | Uint8Array)[]) => {
    for (const cell of cells) out.add(typeof cell === 'string' ? Buffer.from(cell, 'latin1') : cell);
    out.put(LF);
  };
  line(['n  ', ...samples.map(([page]) => page.replace('cp', '').padEnd(7))]);
  for (let n = 0; n <= lastNumber; n += 1) {
    out.put(ESC, ...(isStar ? [GS] : []), 0x74, n);
    line([String(n).padEnd(3), ...samples.flatMap(([page, sample]) => [bytesIn(page, sample), ' '])]);
  }
  if (isStar) out.put(ESC, 0x64, 3);
  else out.put(GS, 0x56, 0x42, 0);
  return out.all();
}
