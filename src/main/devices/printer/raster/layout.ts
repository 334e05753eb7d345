/** A document on paper of a given width: every mark has its place, nothing is drawn yet. */
import type {
  BlockOf,
  Direction,
  PrintBlock,
  PrintDocument,
} from '../../../../domain/areas/device/document.ts';
import { assert } from '../../../../domain/kit/result.ts';
import type { Box, Dots } from './bitmap.ts';
import { layBarcode, layPicture, layQr } from './blocks.ts';
import { layColumns } from './columns.ts';
import { type Font, fontsAreRegistered } from './fonts.ts';
import { layCopyMark, layText, type Page, pageFor } from './page.ts';
import type { Pictures } from './picture.ts';
import type { Typesetter } from './typeface.ts';

/** A line of text from its left edge on its baseline; `black: false` leaves it white in a black box. */
export interface TextMark {
  readonly kind: 'text';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly text: string;
  readonly font: Font;
  readonly direction: Direction;
  readonly black: boolean;
}
export interface BoxMark extends Box {
  readonly kind: 'box';
}
/** Modules or a screened picture, each of its dots `scale` dots of the head. */
export interface DotsMark {
  readonly kind: 'dots';
  readonly x: number;
  readonly y: number;
  readonly dots: Dots;
  readonly scale: number;
  /** What the dots say, for a printer that can say it itself. */
  readonly code?: BlockOf<'barcode'> | BlockOf<'qr'>;
}
export type Mark = TextMark | BoxMark | DotsMark;

/** What this paper could not take; the layout editor shows it, the slip goes without. */
export interface Omission {
  readonly block: number;
  readonly why: 'tooWide' | 'notEncodable' | 'noPicture';
}

export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly marks: readonly Mark[];
  /** Rows above which the paper is cut, besides the cut at the end. */
  readonly cuts: readonly number[];
  readonly omissions: readonly Omission[];
}

const tallest = 200_000;

/**
 * Places every block on paper `widthDots` wide (a multiple of 8: 384, 512, 576, 640 …). Fonts are registered
 * before. With a `type`, what the printer can set itself gets places in its letters.
 */
export function layoutDocument(
  document: PrintDocument,
  widthDots: number,
  pictures: Pictures = new Map(),
  type: Typesetter | null = null,
): Layout {
  assert(fontsAreRegistered(), 'registerFonts comes before the first slip');
  assert(widthDots >= 256 && widthDots % 8 === 0, `no print head has ${widthDots} dots`);
  const page = pageFor(widthDots, document.direction, type);
  layCopyMark(page, document.copyMark);
  document.blocks.forEach((block, i) => {
    page.block = i;
    if (block.kind === 'cut') cut(page, document.copyMark);
    else layBlock(page, block, pictures);
  });
  page.y += page.margin;
  assert(page.y <= tallest, `a slip of ${page.y} dots is longer than a roll`);
  return { width: widthDots, height: page.y, marks: page.marks, cuts: page.cuts, omissions: page.omissions };
}

function layBlock(page: Page, block: Exclude<PrintBlock, { kind: 'cut' }>, pictures: Pictures): void {
  switch (block.kind) {
    case 'text':
      layText(page, block);
      break;
    case 'columns':
      layColumns(page, block);
      break;
    case 'rule':
      layRule(page, block.style ?? 'solid');
      break;
    case 'spacer':
      page.y += Math.round(block.lines * page.lineHeight);
      break;
    case 'logo':
    case 'image':
      layPicture(page, block, pictures);
      break;
    case 'barcode':
      layBarcode(page, block);
      break;
    case 'qr':
      layQr(page, block);
      break;
  }
}

function layRule(page: Page, style: 'solid' | 'dashed'): void {
  const air = Math.round(page.sizes.normal * 0.32);
  const [dash, gap] = style === 'solid' ? [page.inner, 0] : [6, 5];
  for (let x = 0; x < page.inner; x += dash + gap) {
    const width = Math.min(dash, page.inner - x);
    page.marks.push({ kind: 'box', x: page.margin + x, y: page.y + air, width, height: 2 });
  }
  page.y += 2 * air + 2;
}

function cut(page: Page, copyMark: string | undefined): void {
  page.y += page.margin;
  page.cuts.push(page.y);
  page.y += page.margin;
  layCopyMark(page, copyMark);
}
