/** Labels as a PDF: on sheets of A4 where the stationer cut them, or one to a page as a roll feeds them. */
import type { LabelPaper, LabelText } from '../../../domain/areas/device/label.ts';
import { pictureIn } from '../printer/raster/pdf.ts';
import { drawLayout } from '../printer/raster/render.ts';
import { layoutLabel } from './layout.ts';

export interface LabelRun {
  readonly labels: readonly { readonly text: LabelText; readonly count: number }[];
  readonly paper: LabelPaper;
  /** Places of the first sheet that stay empty. */
  readonly skip: number;
}

/** 406 dots to the inch: office printers draw finer than label printers, and the file stays small. */
const dotsPerMm = 16;
const a4 = { widthMm: 210, heightMm: 297 };

export interface Place {
  /** Which of the run's labels. */
  readonly label: number;
  /** Of its upper left corner. */
  readonly xMm: number;
  readonly yMm: number;
}

/** Page by page, row by row. */
export function placesOf({ labels, paper, skip }: LabelRun): Place[][] {
  const { widthMm, heightMm, sheet } = paper;
  const run = labels.flatMap(({ count }, label) => Array<number>(count).fill(label));
  if (!sheet) return run.map((label) => [{ label, xMm: 0, yMm: 0 }]);
  const pages: Place[][] = [];
  const perPage = sheet.columns * sheet.rows;
  run.forEach((label, n) => {
    const at = (n + skip) % perPage;
    const page = Math.floor((n + skip) / perPage);
    const column = at % sheet.columns;
    const row = Math.floor(at / sheet.columns);
    const xMm = sheet.leftMm + column * (widthMm + sheet.columnGapMm);
    pages[page] ??= [];
    pages[page].push({ label, xMm, yMm: sheet.topMm + row * heightMm });
  });
  return pages.filter((page) => page !== undefined);
}

const points = (mm: number): number => (mm / 25.4) * 72;

export async function labelsToPdf(run: LabelRun): Promise<Uint8Array> {
  const pdfLib = await import('pdf-lib');
  const { PDFName, concatTransformationMatrix, drawObject, popGraphicsState, pushGraphicsState } = pdfLib;
  // Its metadata would carry the time of making, and equal labels would make unequal files.
  const pdf = await pdfLib.PDFDocument.create({ updateMetadata: false });
  const { widthMm, heightMm, sheet } = run.paper;
  const size = sheet ? a4 : run.paper;
  const [wide, high] = [points(widthMm), points(heightMm)];
  const pictures = run.labels.map(({ text }) =>
    pictureIn(pdf, drawLayout(layoutLabel(text, run.paper, dotsPerMm))),
  );
  for (const places of placesOf(run)) {
    const page = pdf.addPage([points(size.widthMm), points(size.heightMm)]);
    for (const label of new Set(places.map((place) => place.label))) {
      const picture = pictures[label];
      if (picture) page.node.setXObject(PDFName.of(`L${label}`), picture);
    }
    for (const { label, xMm, yMm } of places) {
      page.pushOperators(
        pushGraphicsState(),
        concatTransformationMatrix(wide, 0, 0, high, points(xMm), points(size.heightMm - yMm) - high),
        drawObject(PDFName.of(`L${label}`)),
        popGraphicsState(),
      );
    }
  }
  return pdf.save();
}
