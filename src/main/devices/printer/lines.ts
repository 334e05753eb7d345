/** A line of the printer's own type as runs of bytes: words in their styles, and spaces to each one's place. */
import type { CodePage } from '../../../domain/areas/device/printer-settings.ts';
import { must } from '../../../domain/kit/result.ts';
import { bytesIn, sayIn } from './code-pages.ts';
import type { Face, TypeFacts } from './raster/typeface.ts';
import type { Span } from './strips.ts';

export type Setting = Pick<Face, 'font' | 'wide' | 'tall'> & { readonly bold: boolean };

/** How a printer writes after it was switched on. */
export const plain: Setting = { font: 'a', wide: 1, tall: 1, bold: false };

interface Run {
  readonly setting: Setting;
  readonly bytes: Uint8Array;
}

/** Throws when no code page says all of the line: the layout would have drawn it. */
export function setLine(
  spans: readonly Span[],
  type: TypeFacts,
): { readonly page: CodePage; readonly runs: readonly Run[] } {
  const page = must(
    type.pages.find((each) => spans.every(({ text }) => sayIn(each, text) === text)),
    'a code page for the line',
  );
  const runs: Run[] = [];
  let pen = 0;
  for (const { x, width, text, face, bold } of spans) {
    for (const gap of gaps(x - pen, type.narrow, bold)) {
      runs.push(gap.run);
      pen += gap.dots;
    }
    const { font, wide, tall } = face;
    runs.push({ setting: { font, wide, tall, bold }, bytes: bytesIn(page, text) });
    pen += width;
  }
  return { page, runs };
}

/** Letters of font A. */
const full = 12;

/**
 * Spaces of both fonts that come nearest below so many dots: with letters of 12 and 9 dots every multiple of three
 * from 18 on can be had, so that amounts end on one edge whatever their size.
 */
function gaps(dots: number, narrow: number | null, bold: boolean): { run: Run; dots: number }[] {
  let best = { wides: Math.max(0, Math.floor(dots / full)), narrows: 0 };
  const left = (each: typeof best) => dots - each.wides * full - each.narrows * (narrow ?? 0);
  for (let narrows = 1; narrow !== null && narrows <= 3 && narrows * narrow <= dots; narrows += 1) {
    const other = { wides: Math.floor((dots - narrows * narrow) / full), narrows };
    if (left(other) < left(best)) best = other;
  }
  return [
    { run: spaces(best.wides, 'a', bold), dots: best.wides * full },
    { run: spaces(best.narrows, 'b', bold), dots: best.narrows * (narrow ?? 0) },
  ].filter(({ dots }) => dots > 0);
}

const spaces = (count: number, font: 'a' | 'b', bold: boolean): Run => ({
  setting: { font, wide: 1, tall: 1, bold },
  bytes: new Uint8Array(count).fill(0x20),
});
