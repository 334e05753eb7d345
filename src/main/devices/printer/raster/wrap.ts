/** Breaking text into lines: at spaces, inside a word only when the word alone is too wide. */
import type { Direction } from '../../../../domain/areas/device/document.ts';
import type { Font } from './fonts.ts';
import { widthOf } from './ink.ts';
import { graphemes } from './script.ts';

export interface Line {
  readonly text: string;
  readonly width: number;
}

interface Setting {
  readonly font: Font;
  readonly direction: Direction;
  /** Dots a line may take. */
  readonly limit: number;
  /** The last of them ends in an ellipsis when there was more. */
  readonly maxLines?: number | undefined;
  /** Lines of nearly one length, as centred text wants. */
  readonly balanced?: boolean;
}

/** At least one line, none wider than the limit (but a single letter wider than it). */
export function wrap(text: string, setting: Setting): Line[] {
  const { font, direction, limit, maxLines = Number.POSITIVE_INFINITY } = setting;
  let lines = breakLines(text, setting, limit);
  if (lines.length > maxLines) lines = clamp(lines, maxLines, setting);
  else if (setting.balanced && lines.length > 1) lines = balance(text, setting, lines);
  return lines.map((line) => ({ text: line, width: widthOf(line, font, direction) }));
}

function breakLines(text: string, { font, direction }: Setting, limit: number): string[] {
  const fits = (line: string) => widthOf(line.trimEnd(), font, direction) <= limit;
  const lines: string[] = [];
  for (const paragraph of text.split('\n')) {
    let line = '';
    for (const word of paragraph.split(/(?<= )(?! )/)) {
      if (fits(line + word)) {
        line += word;
        continue;
      }
      if (line !== '') lines.push(line);
      const pieces = fits(word) ? [word] : breakWord(word, fits);
      lines.push(...pieces.slice(0, -1));
      line = pieces.at(-1) ?? '';
    }
    lines.push(line);
  }
  return lines.map((line) => line.trim());
}

/** Pieces that fit, broken after a hyphen, slash or stop where one is near the edge. */
function breakWord(word: string, fits: (piece: string) => boolean): string[] {
  const pieces: string[] = [];
  let rest = graphemes(word);
  while (rest.length > 0 && !fits(rest.join(''))) {
    let count = rest.length - 1;
    while (count > 1 && !fits(rest.slice(0, count).join(''))) count -= 1;
    const joint = rest.slice(0, count).findLastIndex((letter) => /[-–/.,:;_]/.test(letter)) + 1;
    if (joint > count / 2) count = joint;
    count = Math.max(1, count);
    pieces.push(rest.slice(0, count).join(''));
    rest = rest.slice(count);
  }
  pieces.push(rest.join(''));
  return pieces;
}

function clamp(lines: string[], maxLines: number, { font, direction, limit }: Setting): string[] {
  const kept = lines.slice(0, maxLines - 1);
  const rest = graphemes(lines.slice(maxLines - 1, maxLines + 1).join(' '));
  let count = rest.length;
  // Few printers' types have an ellipsis of one cell.
  const ellipsis = font.face ? '...' : '…';
  const shortened = () => `${withoutStump(rest.slice(0, count).join(''), rest[count])}${ellipsis}`;
  while (count > 0 && widthOf(shortened(), font, direction) > limit) count -= 1;
  return [...kept, shortened()];
}

/** Half a number would be another number, and two letters of a word say nothing: both go with the rest. */
function withoutStump(kept: string, next = ' '): string {
  const whole = /\s/.test(next) ? kept : kept.replace(/\s+(?:\S{1,2}|\S?\p{Nd}\S*)$/u, '');
  return whole.replace(/[\s,.;:–-]+$/u, '');
}

/** The narrowest limit that needs no more lines and breaks no word for it, found to within a few dots. */
function balance(text: string, setting: Setting, lines: string[]): string[] {
  const words = text.split(/\s/).map((word) => widthOf(word, setting.font, setting.direction));
  let [low, high, best] = [Math.max(setting.limit / 2, ...words), setting.limit, lines];
  while (high - low > 4) {
    const limit = (low + high) / 2;
    const narrower = breakLines(text, setting, limit);
    if (narrower.length > lines.length) low = limit;
    else [high, best] = [limit, narrower];
  }
  return best;
}
