/** What a label printer says itself, and what it is given as a picture. */
import { type Bitmap, blankBitmap } from '../printer/raster/bitmap.ts';
import type { BoxMark, DotsMark, Layout, Mark } from '../printer/raster/layout.ts';
import { drawLayout } from '../printer/raster/render.ts';
import type { LabelTextMark } from './board.ts';

export interface BarsMark extends DotsMark {
  readonly code: Extract<NonNullable<DotsMark['code']>, { kind: 'barcode' }>;
}

export interface Parts {
  readonly texts: readonly LabelTextMark[];
  readonly bars: readonly BarsMark[];
  readonly boxes: readonly BoxMark[];
  /** The rest as dots, with the empty edges cut off; null where nothing is left. */
  readonly picture: Picture | null;
}

/** A part of the label: `x` is a multiple of 8, so that its bytes are the label's bytes. */
export interface Picture {
  readonly x: number;
  readonly y: number;
  readonly bitmap: Bitmap;
}

interface Able {
  /** The printer's own type sets it within the width it was given. */
  readonly text: (mark: LabelTextMark) => boolean;
  readonly bars: (mark: BarsMark) => boolean;
}

/** `able` null: everything is a picture, to the dot as the preview shows it. */
export function partsOf(layout: Layout, able: Able | null): Parts {
  const texts: LabelTextMark[] = [];
  const bars: BarsMark[] = [];
  const boxes: BoxMark[] = [];
  const drawn: Mark[] = [];
  for (const mark of layout.marks) {
    if (able && isText(mark) && able.text(mark)) texts.push(mark);
    else if (able && isBars(mark) && able.bars(mark)) bars.push(mark);
    else if (able && mark.kind === 'box') boxes.push(mark);
    else drawn.push(mark);
  }
  return { texts, bars, boxes, picture: crop(drawLayout({ ...layout, marks: drawn })) };
}

const isText = (mark: Mark): mark is LabelTextMark => mark.kind === 'text' && 'align' in mark;
const isBars = (mark: Mark): mark is BarsMark => mark.kind === 'dots' && mark.code?.kind === 'barcode';

function crop({ width, height, bits }: Bitmap): Picture | null {
  const stride = width / 8;
  let [left, right, top, bottom] = [stride, -1, height, -1];
  bits.forEach((byte, at) => {
    if (byte === 0) return;
    const x = at % stride;
    const y = Math.floor(at / stride);
    left = Math.min(left, x);
    right = Math.max(right, x);
    top = Math.min(top, y);
    bottom = Math.max(bottom, y);
  });
  if (right < 0) return null;
  const bitmap = blankBitmap((right - left + 1) * 8, bottom - top + 1);
  for (let y = top; y <= bottom; y += 1) {
    const from = y * stride + left;
    bitmap.bits.set(bits.subarray(from, from + bitmap.width / 8), (y - top) * (bitmap.width / 8));
  }
  return { x: left * 8, y: top, bitmap };
}
