/**
 * Letters as dots. Small plain text is set like metal type: every letter is drawn once, at whole dots and at
 * the fraction of a dot where its stems come out sharpest, so equal letters look equal and digits stand in
 * columns. Arabic script and large sizes are shaped and drawn a line at a time.
 */
import type { SKRSContext2D } from '@napi-rs/canvas';
import type { Direction } from '../../../../domain/areas/device/document.ts';
import { must } from '../../../../domain/kit/result.ts';
import { type Bitmap, type Dots, stamp } from './bitmap.ts';
import { createCanvas } from './canvas.ts';
import { cssOf, type Font, metricsOf } from './fonts.ts';
import { graphemes, isolateFigures, isPlain } from './script.ts';

/** Dots with their place beside the pen: `left` from it, `top` below the baseline (mostly negative). */
interface Ink extends Dots {
  readonly left: number;
  readonly top: number;
}
interface Letter {
  readonly advance: number;
  readonly ink: Ink;
}

/** From this size on stems are wide enough to lie anywhere, and kerning begins to show. */
const shapedFromSize = 30;
/** Coverage from which a dot is burnt: luminance 140 of 255, black on white. */
const threshold = 115;
/** Room for strokes that reach out of their advance. */
const overhang = 16;
const phases = [0, 0.25, 0.5, 0.75];

/** The dots a line of text takes, from pen to pen. */
export function widthOf(text: string, font: Font, direction: Direction): number {
  if (!setsLetters(text, font, direction)) return shapedWidth(text, font);
  let width = 0;
  for (const grapheme of graphemes(text)) width += letterOf(grapheme, font).advance;
  return width;
}

/** Puts a line of text down with its left edge at `x` and its baseline at `y`. */
export function stampText(
  bitmap: Bitmap,
  at: { x: number; y: number; text: string; font: Font; direction: Direction; black: boolean },
): void {
  const { x, y, text, font, direction, black } = at;
  if (!setsLetters(text, font, direction)) {
    const ink = shapedInk(text, font, direction);
    stamp(bitmap, ink, { x: x + ink.left, y: y + ink.top, scale: 1, black });
    return;
  }
  let pen = x;
  for (const grapheme of graphemes(text)) {
    const { ink, advance } = letterOf(grapheme, font);
    const tall = font.face?.tall ?? 1;
    stamp(bitmap, ink, { x: pen + ink.left, y: y + ink.top * tall, scale: 1, tall, black });
    pen += advance;
  }
}

const setsLetters = (text: string, font: Font, direction: Direction): boolean =>
  font.face !== undefined || (font.size < shapedFromSize && isPlain(text, direction));

const letters = new Map<string, Letter>();

function letterOf(grapheme: string, font: Font): Letter {
  const cell = font.face ? `${font.face.cell}/${font.face.wide}` : '';
  const key = `${font.size}${font.bold ? 'b' : 'n'}${font.script}${cell} ${grapheme}`;
  const known = letters.get(key);
  if (known) return known;
  // A shop's letters number some hundreds; this bounds what odd names may add.
  if (letters.size >= 4000) letters.clear();
  const letter = cutLetter(grapheme, font);
  letters.set(key, letter);
  return letter;
}

function cutLetter(grapheme: string, font: Font): Letter {
  const text = grapheme.replace(/[\p{Cf}\n]/gu, '');
  if (text === '')
    return { advance: 0, ink: { left: 0, top: 0, width: 0, height: 0, ink: new Uint8Array() } };
  const natural = measure(text, font);
  const cell = cellOf(text, font);
  const most = font.face?.wide ?? 1;
  const squeeze = cell === undefined ? 1 : Math.min(most, (cell + 1) / natural);
  const start = cell === undefined ? 0 : (cell - natural * squeeze) / 2;
  const width = Math.ceil(natural) + 2 * overhang;
  const shots = phases.map((phase) =>
    shoot(width, font, (context, baseline) => {
      context.setTransform(squeeze, 0, 0, 1, overhang + start + phase, baseline);
      context.direction = 'ltr';
      context.fillText(text, 0, 0);
    }),
  );
  const sharpest = shots.reduce((best, shot) => (shot.doubt < best.doubt ? shot : best));
  // A little more air than the design, more between words: small type on rough paper wants it.
  const air = /^[ \u00a0]$/.test(text) ? 0.7 : 0.2;
  return { advance: cell ?? Math.round(natural + air), ink: sharpest.ink };
}

/** The width letters of one width are centred in; undefined where each has its own. */
function cellOf(text: string, font: Font): number | undefined {
  if (font.face) return font.face.cell;
  // Vazirmatn's digits differ in width: each gets one cell, the widest a little narrowed.
  return /[\u0660-\u0669\u06f0-\u06f9]/.test(text) ? Math.round(font.size * 0.54) : undefined;
}

function shapedInk(text: string, font: Font, direction: Direction): Ink {
  return shoot(shapedWidth(text, font) + 2 * overhang, font, (context, baseline) => {
    context.setTransform(1, 0, 0, 1, overhang, baseline);
    context.direction = direction;
    context.fillText(isolateFigures(text, direction), 0, 0);
  }).ink;
}

const shapedWidth = (text: string, font: Font): number => Math.ceil(measure(text, font));

let bench: SKRSContext2D | undefined;
let benchFont = '';

/** The one small canvas everything is drawn on, with its font set. */
function benchFor(width: number, height: number, font: Font): SKRSContext2D {
  if (!bench || bench.canvas.width < width || bench.canvas.height < height) {
    bench = createCanvas(Math.max(width, 720), Math.max(height, 160)).getContext('2d');
    bench.textAlign = 'left';
    bench.textBaseline = 'alphabetic';
    benchFont = '';
  }
  // Parsing a font takes the library longer than drawing a word.
  const css = cssOf(font);
  if (css !== benchFont) bench.font = css;
  benchFont = css;
  return bench;
}

const measure = (text: string, font: Font): number => benchFor(0, 0, font).measureText(text).width;

/** Draws, reads back and crops; `doubt` is how much coverage lay near the threshold. */
function shoot(width: number, font: Font, draw: (context: SKRSContext2D, baseline: number) => void) {
  const { ascent, descent } = metricsOf(font);
  const baseline = ascent + overhang;
  const height = baseline + descent + overhang;
  const context = benchFor(width, height, font);
  context.resetTransform();
  context.clearRect(0, 0, width, height);
  draw(context, baseline);
  context.resetTransform();
  const { data } = context.getImageData(0, 0, width, height);
  const coverage = new Uint8Array(width * height);
  let doubt = 0;
  for (let i = 0; i < coverage.length; i += 1) {
    const alpha = must(data[i * 4 + 3], 'a pixel has an alpha');
    coverage[i] = alpha < threshold ? 0 : 1;
    doubt += Math.min(alpha, 255 - alpha);
  }
  return { ink: crop(coverage, width, height, baseline), doubt };
}

function crop(coverage: Uint8Array, width: number, height: number, baseline: number): Ink {
  let [left, right, top, bottom] = [width, -1, height, -1];
  for (let i = 0; i < coverage.length; i += 1) {
    if (coverage[i] === 0) continue;
    const x = i % width;
    const y = (i - x) / width;
    if (x < left) left = x;
    if (x > right) right = x;
    if (y < top) top = y;
    if (y > bottom) bottom = y;
  }
  if (right < 0) return { left: 0, top: 0, width: 0, height: 0, ink: new Uint8Array() };
  const size = { width: right - left + 1, height: bottom - top + 1 };
  const ink = new Uint8Array(size.width * size.height);
  for (let y = 0; y < size.height; y += 1) {
    const from = (top + y) * width + left;
    ink.set(coverage.subarray(from, from + size.width), y * size.width);
  }
  return { ...size, left: left - overhang, top: top - baseline, ink };
}
