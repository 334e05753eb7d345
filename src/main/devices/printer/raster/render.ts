/** From a document to the dots of a head in one call, and the drawing of what was laid out. */
import type { PrintDocument } from '../../../../domain/areas/device/document.ts';
import { indexOfAct } from '../bytes.ts';
import { type Bitmap, bitmapRows, blankBitmap, fillBox, stamp } from './bitmap.ts';
import { stampText } from './ink.ts';
import { type Layout, layoutDocument } from './layout.ts';
import type { Pictures } from './picture.ts';

/** The same document, width and pictures always give the same bits. */
export const renderDocument = (document: PrintDocument, widthDots: number, pictures?: Pictures): Bitmap =>
  drawLayout(layoutDocument(document, widthDots, pictures));

export function drawLayout({ width, height, marks }: Layout): Bitmap {
  const bitmap = blankBitmap(width, height);
  for (const mark of marks) {
    if (mark.kind === 'box') fillBox(bitmap, mark);
    else if (mark.kind === 'dots') stamp(bitmap, mark.dots, { ...mark, black: true });
    else stampText(bitmap, mark);
  }
  for (const row of bitmapRows(bitmap)) quieten(row);
  return bitmap;
}

/**
 * Two dots in a row, eight or so apart, can make `DLE DC4` or its like, on which printers act in the midst of a
 * picture: the first dot becomes two.
 */
function quieten(row: Uint8Array): void {
  for (let at = indexOfAct(row); at >= 0; at = indexOfAct(row)) row[at] = 0x18;
}
