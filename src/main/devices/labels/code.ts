/** The code at the foot of a label: bars where they are wide enough to be read, a square where they are not. */
import type { BarsCode, LabelCode, LabelText } from '../../../domain/areas/device/label.ts';
import type { Dots } from '../printer/raster/bitmap.ts';
import { barcodeModules, qrModules } from '../printer/raster/codes.ts';
import type { DotsMark } from '../printer/raster/layout.ts';
import { type Board, place, styled } from './board.ts';

/** What the code leaves to the rest. */
interface Foot {
  /** Above it the price may stand. */
  readonly top: number;
  /** Beside it, from the start edge: the price where the code is a square. */
  readonly beside: number;
  /** Where the foot's start part ends. */
  readonly end: number;
}

/** A scanner wants a quarter of a millimetre a module; wider than a third only takes room. */
const leastModuleMm = 0.25;
const mostModuleMm = 0.38;
/** White on either side, in modules (GS1: 11 before and 7 after an EAN-13, 10 about a Code 128). */
const quiet = 11;

export function codeOn(board: Board, { code, kind }: LabelText, top: number): Foot {
  const none = { top: board.height - board.margin, beside: 0, end: 0 };
  if (!code) return none;
  if (code.symbology !== 'qr') {
    const bars = modulesOf(() => barcodeModules(code));
    const scale = bars ? scaleFor(board, bars.width + 2 * quiet) : 0;
    const lay = kind === 'item' ? largeBars : smallBars;
    if (bars && scale > 0) return lay(board, { code, bars, scale }, top);
  }
  return square(board, code, { top, most: kind === 'item' ? 0.9 : 0.6 }) ?? none;
}

const leastScale = (dotsPerMm: number): number => Math.max(2, Math.round(leastModuleMm * dotsPerMm));

/** Dots a module, or 0 where the label is too narrow for bars that can be read. */
function scaleFor({ width, dotsPerMm }: Board, modules: number): number {
  const least = leastScale(dotsPerMm);
  const most = Math.max(least, Math.floor(mostModuleMm * dotsPerMm));
  const scale = Math.min(most, Math.floor(width / modules));
  return scale >= least ? scale : 0;
}

interface Bars {
  readonly code: BarsCode;
  readonly bars: Dots;
  readonly scale: number;
}

/** On a shelf the bars are for the stocktaker: small, at the start of the foot. */
function smallBars(board: Board, what: Bars): Foot {
  const { mm, heightMm, margin, inner } = board;
  const scale =
    scaleFor({ ...board, width: Math.floor(board.width * 0.5) }, what.bars.width + 2 * quiet) ||
    leastScale(board.dotsPerMm);
  const width = what.bars.width * scale;
  // The margin is part of the quiet zone.
  const start = Math.min(Math.max(0, quiet * scale - margin), Math.max(0, inner - width));
  const height = mm(Math.max(5, heightMm * 0.2));
  const top = layBars(board, { ...what, scale }, { start, height });
  return { top, beside: 0, end: Math.min(inner, start + width + quiet * scale) };
}

/** On an item the bars are the label: centred, all the height that name and price leave. */
function largeBars(board: Board, what: Bars, nameEnd: number): Foot {
  const { mm, heightMm, inner, height: whole, margin } = board;
  const price = mm(heightMm * 0.15) + 2 * mm(1);
  const height = Math.max(mm(4), whole - margin - captionHeight(board) - price - nameEnd);
  const start = Math.floor((inner - what.bars.width * what.scale) / 2);
  const top = layBars(board, what, { start, height });
  return { top, beside: 0, end: inner };
}

const captionSize = (board: Board): number => board.mm(2.1);
const captionHeight = (board: Board): number => Math.round(captionSize(board) * 1.05);

/** Answers where the bars begin. */
function layBars(
  board: Board,
  { code, bars, scale }: Bars,
  at: { readonly start: number; readonly height: number },
): number {
  const { width, height, margin, direction } = board;
  const bottom = height - margin - captionHeight(board);
  const rows = Math.floor(at.height / scale);
  const ink = new Uint8Array(bars.width * rows);
  for (let row = 0; row < rows; row += 1) ink.set(bars.ink, row * bars.width);
  const wide = bars.width * scale;
  const start = margin + at.start;
  const mark: DotsMark = {
    kind: 'dots',
    x: direction === 'ltr' ? start : width - start - wide,
    y: bottom - rows * scale,
    dots: { width: bars.width, height: rows, ink },
    scale,
    code: { kind: 'barcode', ...code },
  };
  board.marks.push(mark);
  const copy = styled(board, code.text, { size: captionSize(board), bold: false });
  const [line = copy.line] = copy.lines(wide, 1);
  place(board, copy, line, {
    start: at.start,
    field: wide,
    baseline: bottom + Math.round(captionSize(board) * 0.85),
    align: 'center',
  });
  return mark.y - board.mm(0.8);
}

/** A square of modules at the start of the foot; the price stands beside it. */
function square(
  board: Board,
  code: LabelCode,
  { top, most }: { readonly top: number; readonly most: number },
): Foot | null {
  const { width, height, margin, direction } = board;
  const modules = modulesOf(() => qrModules(code.text));
  // Two modules of white between it and the name, and the label's own edge beyond.
  const room = Math.min(height - margin - top, Math.floor(width * 0.45));
  const largest = Math.max(2, Math.round(most * board.dotsPerMm));
  const scale = modules ? Math.min(largest, Math.floor(room / (modules.width + 2))) : 0;
  if (!modules || scale < 2) {
    board.omissions.push({ block: 0, why: modules ? 'tooWide' : 'notEncodable' });
    return null;
  }
  const wide = modules.width * scale;
  board.marks.push({
    kind: 'dots',
    x: direction === 'ltr' ? margin : width - margin - wide,
    y: height - margin - wide,
    dots: modules,
    scale,
    code: { kind: 'qr', text: code.text },
  });
  const beside = wide + 4 * scale;
  const small = captionHeight(board) * 2;
  return { top: height - margin - small, beside, end: beside };
}

/** The encoder throws on text it cannot say: that is the item's code, not a fault of ours. */
function modulesOf(encode: () => Dots): Dots | null {
  try {
    return encode();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return null;
  }
}
