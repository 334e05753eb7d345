/** Slips as a PDF of the paper's true size, one page a slip, the very dots of the printer on it. */
import type { Bitmap } from './bitmap.ts';

/** 8 dots a millimetre, as nearly every receipt printer has. */
export const dotsPerInch = 203;

export async function bitmapsToPdf(bitmaps: readonly Bitmap[]): Promise<Uint8Array> {
  // Loaded when asked for: most tills never make one.
  const {
    PDFDocument,
    PDFName,
    concatTransformationMatrix,
    drawObject,
    popGraphicsState,
    pushGraphicsState,
  } = await import('pdf-lib');
  // Its metadata would carry the time of making, and equal slips would make unequal files.
  const pdf = await PDFDocument.create({ updateMetadata: false });
  for (const { width, height, bits } of bitmaps) {
    const [pageWidth, pageHeight] = [(width / dotsPerInch) * 72, (height / dotsPerInch) * 72];
    const page = pdf.addPage([pageWidth, pageHeight]);
    const image = pdf.context.flateStream(bits, {
      Type: 'XObject',
      Subtype: 'Image',
      Width: width,
      Height: height,
      ColorSpace: 'DeviceGray',
      BitsPerComponent: 1,
      Decode: [1, 0],
    });
    const name = PDFName.of('Slip');
    page.node.setXObject(name, pdf.context.register(image));
    page.pushOperators(
      pushGraphicsState(),
      concatTransformationMatrix(pageWidth, 0, 0, pageHeight, 0, 0),
      drawObject(name),
      popGraphicsState(),
    );
  }
  return pdf.save();
}
