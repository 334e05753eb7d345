/** A laid out slip from top to bottom as a printer takes it: lines of its own type, codes, and pictures between. */
import { assert } from '../../../domain/kit/result.ts';
import { metricsOf } from './raster/fonts.ts';
import type { DotsMark, Layout, Mark, TextMark } from './raster/layout.ts';
import type { Face } from './raster/typeface.ts';

/** Text of one style at its place on the line. */
export interface Span {
  readonly x: number;
  readonly width: number;
  readonly text: string;
  readonly bold: boolean;
  readonly face: Face;
}

/** Rows `top` up to, not including, `bottom`. */
export type Strip = { readonly top: number; readonly bottom: number } & (
  | { readonly kind: 'picture' }
  | { readonly kind: 'line'; readonly spans: readonly Span[] }
  | {
      readonly kind: 'code';
      readonly code: NonNullable<DotsMark['code']>;
      readonly scale: number;
      /** Of the drawn code, without its quiet zone. */
      readonly widthDots: number;
    }
  | { readonly kind: 'cut' }
);

/** They cover the slip without a gap; a cut takes no rows. */
export function stripsOf({ marks, cuts, height }: Layout): Strip[] {
  const said = [...linesOf(marks), ...codesOf(marks), ...cuts.map(cutAt)].sort(byPlace);
  const strips: Strip[] = [];
  let y = 0;
  for (const strip of said) {
    assert(strip.top >= y, `a line at ${strip.top} begins within what ends at ${y}`);
    if (strip.top > y) strips.push({ kind: 'picture', top: y, bottom: strip.top });
    strips.push(strip);
    y = strip.bottom;
  }
  if (y < height) strips.push({ kind: 'picture', top: y, bottom: height });
  return strips;
}

/** A slip of which nothing but the picture is known. */
export const pictureStrips = (height: number, cuts: readonly number[]): Strip[] =>
  stripsOf({ width: 0, height, cuts, marks: [], omissions: [] });

const cutAt = (row: number): Strip => ({ kind: 'cut', top: row, bottom: row });
const byPlace = (a: Strip, b: Strip): number => a.top - b.top || a.bottom - b.bottom;

/** Text the printer sets, gathered by its baseline. */
function linesOf(marks: readonly Mark[]): Strip[] {
  const lines = new Map<number, { mark: TextMark; face: Face }[]>();
  for (const mark of marks) {
    if (mark.kind !== 'text' || !mark.font.face || mark.text === '') continue;
    const line = lines.get(mark.y) ?? [];
    line.push({ mark, face: mark.font.face });
    lines.set(mark.y, line);
  }
  return [...lines].map(([baseline, line]) => {
    const metrics = line.map(({ mark }) => metricsOf(mark.font));
    return {
      kind: 'line',
      top: baseline - Math.max(...metrics.map(({ ascent }) => ascent)),
      bottom: baseline + Math.max(...metrics.map(({ descent }) => descent)),
      spans: line
        .map(({ mark: { x, width, text, font }, face }) => ({ x, width, text, bold: font.bold, face }))
        .sort((a, b) => a.x - b.x),
    };
  });
}

const codesOf = (marks: readonly Mark[]): Strip[] =>
  marks.flatMap((mark) => {
    if (mark.kind !== 'dots' || !mark.code) return [];
    const { y, dots, scale, code } = mark;
    const widthDots = dots.width * scale;
    return [{ kind: 'code', code, scale, widthDots, top: y, bottom: y + dots.height * scale }];
  });
