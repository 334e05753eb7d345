/** The page being filled: its measures, what lies on it, and how a line of text is put down. */
import type { Align, BlockOf, Direction, TextStyle } from '../../../../domain/areas/device/document.ts';
import { type Font, fontFor, metricsOf } from './fonts.ts';
import { widthOf } from './ink.ts';
import type { Mark, Omission } from './layout.ts';
import { directionOfText, isPlain, tidyText } from './script.ts';
import { type Typesetter, typeFont } from './typeface.ts';
import { type Line, wrap } from './wrap.ts';

/** `start` offsets run from the start edge of the paper between its margins, whichever side that is. */
export interface Page {
  readonly width: number;
  readonly margin: number;
  /** Dots between the margins. */
  readonly inner: number;
  readonly direction: Direction;
  readonly sizes: Readonly<Record<'small' | 'normal' | 'large' | 'huge', number>>;
  /** A line of normal text. */
  readonly lineHeight: number;
  readonly marks: Mark[];
  readonly cuts: number[];
  readonly omissions: Omission[];
  /** Sets what it can in the printer's own type; null where everything is drawn. */
  readonly type: Typesetter | null;
  y: number;
  /** Index of the block being laid. */
  block: number;
}

export function pageFor(width: number, direction: Direction, type: Typesetter | null = null): Page {
  const normal = width < 432 ? 20 : width < 544 ? 22 : width < 608 ? 24 : 26;
  // The printer's type starts at the first dot, and a column lost to a margin is a letter lost.
  const margin = type ? 0 : width < 432 ? 4 : 8;
  const sizes = {
    small: Math.max(17, Math.round(normal * 0.84)),
    normal,
    large: Math.round(normal * 1.4),
    huge: Math.round(normal * 1.9),
  };
  const { ascent, descent } = metricsOf(fontFor('', normal, false, direction));
  return {
    width,
    margin,
    inner: width - 2 * margin,
    direction,
    sizes,
    lineHeight: ascent + descent,
    marks: [],
    cuts: [],
    omissions: [],
    type,
    y: margin,
    block: 0,
  };
}

/** Text made ready to set: its font, its own direction. */
export interface Copy {
  readonly text: string;
  readonly font: Font;
  readonly direction: Direction;
}

/** Smaller type runs together at 8 dots a millimetre. */
const leastSize = 16;

interface Setting {
  /** Scales the size where a table would not fit, as far as it stays legible. */
  readonly shrink?: number;
  /** What stands on the same line: the printer's type sets all of it or nothing. Absent: the text alone. */
  readonly beside?: readonly string[];
  /** Drawn whatever the printer's type could do. */
  readonly drawn?: boolean;
}

export function copyFor(page: Page, raw: string, style: TextStyle, setting: Setting = {}): Copy {
  const { shrink = 1, beside = [raw], drawn = false } = setting;
  const text = tidyText(raw);
  const direction = directionOfText(text, page.direction);
  const bold = style.bold ?? false;
  const size = sizeOf(page, style) * shrink;
  const said = page.type && !drawn ? sayBeside(page, page.type, text, beside) : null;
  if (page.type && said !== null) {
    return { text: said, font: typeFont(page.type, size / page.sizes.normal, bold), direction };
  }
  const drawnSize = Math.max(leastSize, Math.round(size));
  return { text, font: fontFor(text, drawnSize, bold, page.direction), direction };
}

/** The text as the printer's type says it, or null where it, or what stands beside it, must be drawn. */
function sayBeside(page: Page, type: Typesetter, text: string, beside: readonly string[]): string | null {
  const texts = beside.map(tidyText);
  if (!texts.every((each) => isPlain(each, directionOfText(each, page.direction)))) return null;
  return type.say(text, texts);
}

function sizeOf({ sizes }: Page, { size = 'normal', muted = false }: TextStyle): number {
  if (!muted) return sizes[size];
  return size === 'huge' ? sizes.large : size === 'large' ? sizes.normal : sizes.small;
}

export const heightOf = (font: Font): number => {
  const { ascent, descent } = metricsOf(font);
  return ascent + descent;
};

/** Puts one line down within a field that begins `start` dots from the start edge and is `field` dots wide. */
export function layLine(
  page: Page,
  copy: Copy,
  line: Line,
  place: { start: number; field: number; baseline: number; align: Align; black?: boolean },
): void {
  const free = place.field - line.width;
  const lead = place.align === 'start' ? 0 : place.align === 'end' ? free : Math.floor(free / 2);
  const start = page.margin + place.start + lead;
  page.marks.push({
    kind: 'text',
    x: page.direction === 'ltr' ? start : page.width - start - line.width,
    y: place.baseline,
    width: line.width,
    text: line.text,
    font: copy.font,
    direction: copy.direction,
    black: place.black ?? true,
  });
}

export function layText(page: Page, block: BlockOf<'text'>): void {
  const { align = 'start', maxLines } = block;
  layLines(page, copyFor(page, block.text, block), align, maxLines);
}

/** Puts text down from margin to margin; centred lines come out of nearly one length. */
export function layLines(page: Page, copy: Copy, align: Align, maxLines?: number): void {
  const lines = wrap(copy.text, { ...copy, limit: page.inner, maxLines, balanced: align === 'center' });
  const { ascent } = metricsOf(copy.font);
  for (const line of lines) {
    layLine(page, copy, line, { start: 0, field: page.inner, baseline: page.y + ascent, align });
    page.y += heightOf(copy.font);
  }
}

/** White on black across the paper: nobody takes a reprint for the first print. */
export function layCopyMark(page: Page, mark: string | undefined): void {
  if (mark === undefined) return;
  const padding = Math.round(page.sizes.normal * 0.4);
  const limit = page.inner - 2 * padding;
  const large = copyFor(page, mark, { bold: true }, { drawn: true });
  // Who, when and which copy belong on one line where it can be.
  const copy =
    widthOf(large.text, large.font, large.direction) <= limit
      ? large
      : copyFor(page, mark, { bold: true, muted: true }, { drawn: true });
  const lines = wrap(copy.text, { ...copy, limit, balanced: true });
  const { ascent } = metricsOf(copy.font);
  const height = lines.length * heightOf(copy.font) + padding;
  page.marks.push({ kind: 'box', x: page.margin, y: page.y, width: page.inner, height });
  let baseline = page.y + ascent + Math.floor(padding / 2);
  for (const line of lines) {
    layLine(page, copy, line, { start: padding, field: limit, baseline, align: 'center', black: false });
    baseline += heightOf(copy.font);
  }
  page.y += height + (page.margin || 8);
}
