/** Slips as a PDF of the paper's true size, one page a slip, the very dots of the printer on it. */
import type { PDFDocument, PDFRef } from 'pdf-lib';
import type { Bitmap } from './bitmap.ts';

/** 8 dots a millimetre, as nearly every receipt printer has. */
export const dotsPerInch = 203;

/** The dots as they are, for as many pages as want them. */
export function pictureIn(pdf: PDFDocument, { width, height, bits }: Bitmap): PDFRef {
  const image = pdf.context.flateStream(bits, {
    Type: 'XObject',
    Subtype: 'Image',
    Width: width,
    Height: height,
    ColorSpace: 'DeviceGray',
    BitsPerComponent: 1,
    Decode: [1, 0],
  });
  return pdf.context.register(image);
}

export async function bitmapsToPdf(bitmaps: readonly Bitmap[]): Promise<Uint8Array> {
  // Loaded when asked for: most tills never make one.
  const {
    PDFDocument: Document,
    PDFName,
    concatTransformationMatrix,
    drawObject,
    popGraphicsState,
    pushGraphicsState,
  } = await import('pdf-lib');
  // Its metadata would carry the time of making, and equal slips would make unequal files.
  const pdf = await Document.create({ updateMetadata: false });
  for (const bitmap of bitmaps) {
    const { width, height } = bitmap;
    const [pageWidth, pageHeight] = [(width / dotsPerInch) * 72, (height / dotsPerInch) * 72];
    const page = pdf.addPage([pageWidth, pageHeight]);
    const name = PDFName.of('Slip');
    page.node.setXObject(name, pictureIn(pdf, bitmap));
    page.pushOperators(
      pushGraphicsState(),
      concatTransformationMatrix(pageWidth, 0, 0, pageHeight, 0, 0),
      drawObject(name),
      popGraphicsState(),
    );
  }
  return pdf.save();
}
