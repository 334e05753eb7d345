/** The label being filled: its measures, and how a line of text is put on it. */
import type { Align, Direction } from '../../../domain/areas/device/document.ts';
import type { LabelPaper } from '../../../domain/areas/device/label.ts';
import { type Font, fontFor } from '../printer/raster/fonts.ts';
import { widthOf } from '../printer/raster/ink.ts';
import type { Mark, Omission, TextMark } from '../printer/raster/layout.ts';
import { directionOfText, tidyText } from '../printer/raster/script.ts';
import { type Line, wrap } from '../printer/raster/wrap.ts';

/** A line knows the field it stands in, for printers that set it in their own type. */
export interface LabelTextMark extends TextMark {
  readonly align: 'left' | 'right';
}

export interface Board {
  readonly width: number;
  readonly height: number;
  readonly heightMm: number;
  readonly margin: number;
  /** Dots between the margins; `start` offsets run from the start edge of it. */
  readonly inner: number;
  readonly direction: Direction;
  readonly dotsPerMm: number;
  readonly mm: (length: number) => number;
  readonly marks: Mark[];
  readonly omissions: Omission[];
}

export function boardFor(direction: Direction, { widthMm, heightMm }: LabelPaper, dotsPerMm: number): Board {
  const mm = (length: number): number => Math.round(length * dotsPerMm);
  // A bitmap's row is whole bytes.
  const width = Math.floor((widthMm * dotsPerMm) / 8) * 8;
  const margin = mm(heightMm < 25 ? 1 : 1.5);
  return {
    width,
    height: mm(heightMm),
    heightMm,
    margin,
    inner: width - 2 * margin,
    direction,
    dotsPerMm,
    mm,
    marks: [],
    omissions: [],
  };
}

export interface Styled {
  readonly font: Font;
  readonly direction: Direction;
  /** The whole text on one line. */
  readonly line: Line;
  lines(limit: number, maxLines: number): Line[];
}

export function styled(
  board: Board,
  raw: string,
  { size, bold }: { readonly size: number; readonly bold: boolean },
): Styled {
  const text = tidyText(raw);
  const direction = directionOfText(text, board.direction);
  const font = fontFor(text, size, bold, board.direction);
  return {
    font,
    direction,
    line: { text, width: widthOf(text, font, direction) },
    lines: (limit, maxLines) => wrap(text, { font, direction, limit, maxLines }),
  };
}

/** As large as `most`, or as the room allows; at its least it may still be wider. */
export function fitted(
  board: Board,
  text: string,
  { most, room }: { readonly most: number; readonly room: number },
): Styled {
  const least = board.mm(2);
  let size = Math.max(least, most);
  let copy = styled(board, text, { size, bold: true });
  while (copy.line.width > room && size > least) {
    // Straight to where it must be, then dot by dot: hinted letters do not shrink evenly.
    size = Math.max(least, Math.min(size - 1, Math.ceil((size * room) / copy.line.width)));
    copy = styled(board, text, { size, bold: true });
  }
  return copy;
}

interface Place {
  readonly start: number;
  readonly field: number;
  readonly baseline: number;
  readonly align: Align;
}

export function place(board: Board, copy: Styled, line: Line, at: Place): void {
  const free = at.field - line.width;
  const lead = at.align === 'start' ? 0 : at.align === 'end' ? free : Math.floor(free / 2);
  const start = board.margin + at.start + lead;
  const isLtr = board.direction === 'ltr';
  const mark: LabelTextMark = {
    kind: 'text',
    x: isLtr ? start : board.width - start - line.width,
    y: at.baseline,
    width: line.width,
    text: line.text,
    font: copy.font,
    direction: copy.direction,
    black: true,
    align: (at.align === 'end') === isLtr ? 'right' : 'left',
  };
  board.marks.push(mark);
}
