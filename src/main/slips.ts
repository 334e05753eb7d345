/** The thread of slips: lays them out, draws them, and writes them as pictures and pages. */
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parentPort } from 'node:worker_threads';
import { must } from '../domain/kit/result.ts';
import type { PrintOutcome } from './devices/printer/index.ts';
import { picturePrinter } from './devices/printer/picture.ts';
import { slipsOf } from './devices/printer/raster/bitmap.ts';
import { registerFonts } from './devices/printer/raster/fonts.ts';
import { layoutDocument } from './devices/printer/raster/layout.ts';
import { bitmapsToPdf } from './devices/printer/raster/pdf.ts';
import { gatherPictures } from './devices/printer/raster/picture.ts';
import { bitmapToPng } from './devices/printer/raster/png.ts';
import { drawLayout } from './devices/printer/raster/render.ts';
import { typesetter } from './devices/printer/raster/typeface.ts';
import { stripsOf } from './devices/printer/strips.ts';
import type { Drawn, SlipAnswers, SlipAsk } from './devices/printer/studio.ts';
import type { Answered, Asked } from './kit/side-thread.ts';
import { resourcesDir } from './paths.ts';

const port = must(parentPort, 'the thread of slips is a worker');
registerFonts(join(resourcesDir, 'fonts'));

port.on('message', ({ n, ask }: Asked<SlipAsk>) => {
  answer(ask).then(
    (answered) => port.postMessage({ n, answer: answered } satisfies Answered<unknown>),
    (error: unknown) => port.postMessage({ n, fault: String(error) } satisfies Answered<unknown>),
  );
});

async function answer(ask: SlipAsk): Promise<SlipAnswers[keyof SlipAnswers]> {
  switch (ask.kind) {
    case 'draw':
      return draw(ask);
    case 'png':
      return bitmapToPng(ask.drawn.bitmap);
    case 'pdf':
      return bitmapsToPdf(slipsOf(ask.drawn.bitmap, ask.drawn.cuts));
    case 'print':
      return print(ask);
  }
}

async function print({ folder, bitmap, job }: SlipAsk & { kind: 'print' }): Promise<PrintOutcome> {
  const outcome = await picturePrinter(folder, bitmap.width).print(bitmap, job, new AbortController().signal);
  // What cannot be tidied today is tidied after the next slip.
  if (outcome.kind === 'printed') await Promise.allSettled([keepLatest(folder)]);
  return outcome;
}

/** Two files a slip, of the last five hundred slips. */
const keptFiles = 1000;

/** A job's id names its files, and ids are born in order. */
async function keepLatest(folder: string): Promise<void> {
  const names = (await readdir(folder)).sort();
  await Promise.all(names.slice(0, -keptFiles).map((name) => rm(join(folder, name), { force: true })));
}

async function draw({ document, widthDots, type }: SlipAsk & { kind: 'draw' }): Promise<Drawn> {
  // A document carries its pictures within itself.
  const pictures = await gatherPictures(document, async () => null);
  const layout = layoutDocument(document, widthDots, pictures, type && typesetter(type));
  const { cuts, omissions } = layout;
  return { bitmap: drawLayout(layout), cuts, strips: stripsOf(layout), omissions };
}
