/** The thread of labels: lays them out, draws them, and binds them into pages. */
import { join } from 'node:path';
import { parentPort } from 'node:worker_threads';
import { must } from '../domain/kit/result.ts';
import { layoutLabel } from './devices/labels/layout.ts';
import type { LabelAnswers, LabelAsk } from './devices/labels/press.ts';
import { labelsToPdf } from './devices/labels/sheet.ts';
import { tspl } from './devices/labels/tspl.ts';
import { zpl } from './devices/labels/zpl.ts';
import { registerFonts } from './devices/printer/raster/fonts.ts';
import { bitmapToPng } from './devices/printer/raster/png.ts';
import { drawLayout } from './devices/printer/raster/render.ts';
import type { Answered, Asked } from './kit/side-thread.ts';
import { resourcesDir } from './paths.ts';

const port = must(parentPort, 'the thread of labels is a worker');
registerFonts(join(resourcesDir, 'fonts'));

/** Of a label printer's head. */
const dotsPerMm = 8;

port.on('message', ({ n, ask }: Asked<LabelAsk>) => {
  answer(ask).then(
    (answered) => port.postMessage({ n, answer: answered } satisfies Answered<unknown>),
    (error: unknown) => port.postMessage({ n, fault: String(error) } satisfies Answered<unknown>),
  );
});

async function answer(ask: LabelAsk): Promise<LabelAnswers[keyof LabelAnswers]> {
  if (ask.kind === 'pdf') return labelsToPdf(ask.run);
  const layout = layoutLabel(ask.text, ask.paper, dotsPerMm);
  if (ask.kind === 'order') return ask.language === 'zpl' ? zpl(layout, ask) : tspl(layout, ask.paper, ask);
  const crowded = layout.omissions.length > 0;
  return {
    png: bitmapToPng(drawLayout(layout)),
    widthDots: layout.width,
    heightDots: layout.height,
    crowded,
  };
}
