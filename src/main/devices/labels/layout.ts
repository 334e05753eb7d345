/** A label laid out once, in dots of whatever prints it: name above, code below, and the price as large as it goes. */
import type { LabelPaper, LabelText } from '../../../domain/areas/device/label.ts';
import { metricsOf } from '../printer/raster/fonts.ts';
import type { Layout } from '../printer/raster/layout.ts';
import { type Board, boardFor, fitted, place, type Styled, styled } from './board.ts';
import { codeOn } from './code.ts';

export function layoutLabel(text: LabelText, paper: LabelPaper, dotsPerMm: number): Layout {
  const board = boardFor(text.direction, paper, dotsPerMm);
  const top = layName(board, text.name);
  const code = codeOn(board, text, top);
  if (text.kind === 'shelf') laySmallPrint(board, text, code);
  layPrice(board, text, { top, bottom: code.top, start: code.beside });
  const { width, height, marks, omissions } = board;
  return { width, height, marks, cuts: [], omissions };
}

/** Answers where the name ends. */
function layName(board: Board, name: string): number {
  const { mm, heightMm, margin, inner } = board;
  const size = mm(Math.min(3.6, Math.max(2.4, heightMm * 0.09)));
  const copy = styled(board, name, { size, bold: heightMm < 30 });
  const { ascent, descent } = metricsOf(copy.font);
  let y = margin;
  for (const line of copy.lines(inner, heightMm >= 24 ? 2 : 1)) {
    place(board, copy, line, { start: 0, field: inner, baseline: y + ascent, align: 'start' });
    y += ascent + descent;
  }
  return y;
}

/** What a person bends down to read: the price of a unit and the day, at the end of the foot. */
function laySmallPrint(board: Board, { unitPrice, date }: LabelText, code: { readonly end: number }): void {
  const { mm, height, margin, inner } = board;
  const field = inner - code.end;
  const said = [date, unitPrice].filter((each) => each !== null);
  let bottom = height - margin;
  for (const each of said) {
    const copy = styled(board, each, { size: mm(2.1), bold: false });
    const { ascent, descent } = metricsOf(copy.font);
    const line = copy.line;
    if (line.width > field) {
      board.omissions.push({ block: 0, why: 'tooWide' });
      continue;
    }
    place(board, copy, line, { start: code.end, field, baseline: bottom - descent, align: 'end' });
    bottom -= ascent + descent;
  }
}

interface Room {
  readonly top: number;
  readonly bottom: number;
  /** What lies at the start edge already. */
  readonly start: number;
}

/** Figures are as high as capitals; only a comma reaches below the line. */
const capital = 0.74;
const comma = 0.17;

function layPrice(board: Board, { price, oldPrice, kind }: LabelText, room: Room): void {
  if (!price) return;
  const { mm, inner, heightMm } = board;
  const gap = mm(1);
  const tallest = Math.floor((room.bottom - room.top - gap) / (capital + comma));
  const most = kind === 'item' ? Math.min(tallest, mm(heightMm * 0.2)) : tallest;
  const wide = inner - room.start;
  const small = (least: number, share: number): number =>
    Math.min(Math.max(mm(least), Math.floor(Math.min(most * 0.33, wide * share))), mm(3.4));
  const sign = styled(board, price.sign, { size: small(2, 0.08), bold: false });
  const old = oldPrice === null ? null : styled(board, oldPrice, { size: small(2.2, 0.1), bold: false });
  const field = wide - sign.line.width - gap;
  const { amount, oldAt } = bestPrice(board, { text: price.amount, old, most, field, gap });
  const baseline = room.bottom - Math.round(gap / 2 + amount.font.size * comma);
  place(board, amount, amount.line, { start: room.start, field, baseline, align: 'end' });
  place(board, sign, sign.line, { start: room.start, field: wide, baseline, align: 'end' });
  if (!old || oldAt === 'nowhere') return;
  const above = oldAt === 'above' ? Math.round(amount.font.size * capital) + gap : 0;
  const start = oldAt === 'above' ? room.start + field - old.line.width : room.start;
  const at = { baseline: baseline - above, size: old.font.size };
  place(board, old, old.line, { start, field: old.line.width, baseline: at.baseline, align: 'start' });
  strike(board, start, old.line.width, at);
}

interface Wanted {
  readonly text: string;
  readonly old: Styled | null;
  readonly most: number;
  readonly field: number;
  readonly gap: number;
}
interface Priced {
  readonly amount: Styled;
  readonly oldAt: 'beside' | 'above' | 'nowhere';
}

/** The old price goes where it leaves the new one larger; where there is room for one, it is the new one. */
function bestPrice(board: Board, { text, old, most, field, gap }: Wanted): Priced {
  const fit = (oldAt: Priced['oldAt'], most: number, room: number): Priced[] => {
    const amount = fitted(board, text, { most, room });
    return amount.line.width <= room && amount.font.size <= most * 1.1 ? [{ amount, oldAt }] : [];
  };
  const taken = old ? Math.ceil(old.font.size * capital) + gap : 0;
  const both = old
    ? [
        ...fit('beside', most, field - old.line.width - 2 * gap),
        ...(old.line.width <= field ? fit('above', most - Math.ceil(taken / (capital + comma)), field) : []),
      ]
    : [];
  const [best] = both.sort((a, b) => b.amount.font.size - a.amount.font.size);
  if (best) return best;
  const amount = fitted(board, text, { most, room: field });
  if (old || amount.line.width > field) board.omissions.push({ block: 0, why: 'tooWide' });
  return { amount, oldAt: 'nowhere' };
}

function strike(
  board: Board,
  start: number,
  width: number,
  { baseline, size }: { readonly baseline: number; readonly size: number },
): void {
  const x = board.direction === 'ltr' ? board.margin + start : board.width - board.margin - start - width;
  const height = Math.max(2, Math.round(size / 14));
  const y = baseline - Math.round((size * capital + height) / 2);
  board.marks.push({ kind: 'box', x, y, width, height });
}
