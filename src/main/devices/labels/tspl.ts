/** TSPL, the language of TSC and of the label printers that copy it (Xprinter, Gprinter, HPRT, Rongta). */
import type { LabelPaper } from '../../../domain/areas/device/label.ts';
import type { Layout } from '../printer/raster/layout.ts';
import type { LabelTextMark } from './board.ts';
import { type BarsMark, partsOf } from './native.ts';
import type { LabelOrder } from './zpl.ts';

/** Between labels of a roll; a printer that was calibrated measures it itself. */
const gapMm = 2;

export function tspl(layout: Layout, paper: LabelPaper, { copies, native }: LabelOrder): Uint8Array {
  const parts = partsOf(layout, native ? { text: (mark) => typeFor(mark) !== null, bars: canBar } : null);
  const { widthMm, heightMm } = paper;
  const before = `SIZE ${widthMm} mm,${heightMm} mm\r\nGAP ${gapMm} mm,0 mm\r\nDIRECTION 1\r\nREFERENCE 0,0\r\nCLS\r\n`;
  const { picture } = parts;
  const after = [
    ...parts.boxes.map(({ x, y, width, height }) => `BAR ${x},${y},${width},${height}`),
    ...parts.bars.map(barsLine),
    ...parts.texts.map(textLine),
    `PRINT 1,${copies}`,
  ].map((line) => `${line}\r\n`);
  return Buffer.concat([
    Buffer.from(before, 'latin1'),
    ...(picture
      ? [
          Buffer.from(
            `BITMAP ${picture.x},${picture.y},${picture.bitmap.width / 8},${picture.bitmap.height},0,`,
          ),
          // Here a set bit is white.
          picture.bitmap.bits.map((byte) => ~byte),
          Buffer.from('\r\n'),
        ]
      : []),
    Buffer.from(after.join(''), 'latin1'),
  ]);
}

/** The printer's own letters: number, dots wide, dots high; each may be doubled, and so on. */
const types = [
  ['5', 32, 48],
  ['4', 24, 32],
  ['3', 16, 24],
  ['2', 12, 20],
  ['1', 8, 12],
] as const;

interface Type {
  readonly font: string;
  readonly times: number;
  readonly width: number;
  readonly height: number;
}

/** The largest of the printer's letters that stay within the line's height and width. */
function typeFor({ text, width, font, direction }: LabelTextMark): Type | null {
  if (direction !== 'ltr' || !/^[\x20-\x7e]+$/.test(text) || /["\\]/.test(text)) return null;
  const found = [4, 3, 2, 1]
    .flatMap((times) =>
      types.map(([font, wide, high]) => ({
        font,
        times,
        width: wide * times * text.length,
        height: high * times,
      })),
    )
    .filter((type) => type.width <= width && type.height <= font.size * 1.15)
    .sort((a, b) => b.height - a.height);
  const [best] = found;
  // Letters much smaller than meant are better drawn.
  return best && best.height >= font.size * 0.6 ? best : null;
}

function textLine(mark: LabelTextMark): string {
  const type = typeFor(mark);
  if (!type) throw new Error('only what has a type is set');
  const x = mark.align === 'right' ? mark.x + mark.width - type.width : mark.x;
  const top = Math.max(0, mark.y - Math.round(type.height * 0.8));
  return `TEXT ${x},${top},"${type.font}",0,${type.times},${type.times},"${mark.text}"`;
}

const canBar = ({ code }: BarsMark): boolean =>
  code.symbology === 'ean13' || /^[A-Za-z0-9 ./-]+$/.test(code.text);

function barsLine({ x, y, dots, scale, code }: BarsMark): string {
  const name = code.symbology === 'ean13' ? 'EAN13' : '128';
  return `BARCODE ${x},${y},"${name}",${dots.height * scale},0,0,${scale},${scale},"${code.text}"`;
}
