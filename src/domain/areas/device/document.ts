/** What a slip says, before anyone knows how wide the paper is: plain JSON, stored in the print job's row. */
import { z } from 'zod';

export const Align = z.enum(['start', 'center', 'end']);
export type Align = z.infer<typeof Align>;
export const Direction = z.enum(['ltr', 'rtl']);
export type Direction = z.infer<typeof Direction>;

/** `muted` is set smaller: one-bit paper has no grey. */
const style = {
  size: z.enum(['normal', 'large', 'huge']).optional(),
  bold: z.boolean().optional(),
  muted: z.boolean().optional(),
};

/** Newlines break the line; bounds keep a runaway caller from printing a roll. */
const text = z.string().max(4000);
const maxLines = z.number().int().min(1).max(50).optional();
/** A name the printing side can look the picture up by, or the picture itself as a `data:` URI. */
const picture = z.string().min(1).max(400_000);

const TextBlock = z.object({
  kind: z.literal('text'),
  text,
  align: Align.optional(),
  /** Longer text ends in an ellipsis; absent, it takes the lines it needs. */
  maxLines,
  ...style,
});

const Column = z.object({
  /** Its part of the width the others leave. Absent: as wide as its widest text, which is never cut. */
  weight: z.number().int().min(1).max(100).optional(),
  align: Align.optional(),
  maxLines,
  ...style,
});

/** Rows that share their columns, first column at the start edge. A row's style goes before its column's. */
const ColumnsBlock = z
  .object({
    kind: z.literal('columns'),
    columns: z.array(Column).min(1).max(8),
    /** Names of the columns; where the paper is too narrow for them side by side, each names its own line. */
    head: z.array(text).optional(),
    rows: z.array(z.object({ cells: z.array(text), ...style })).max(2000),
  })
  .refine(
    ({ columns, head, rows }) =>
      (head === undefined || head.length === columns.length) &&
      rows.every((row) => row.cells.length === columns.length),
    'a cell for every column',
  );

const RuleBlock = z.object({ kind: z.literal('rule'), style: z.enum(['solid', 'dashed']).optional() });

/** Empty paper, in lines of normal text. */
const SpacerBlock = z.object({ kind: z.literal('spacer'), lines: z.number().min(0.1).max(20) });

/** Centred, as large as the paper bears. */
const LogoBlock = z.object({ kind: z.literal('logo'), picture });

const ImageBlock = z.object({
  kind: z.literal('image'),
  picture,
  widthPercent: z.number().int().min(5).max(100),
  align: Align.optional(),
});

const digitsOf = { ean13: 13, ean8: 8, upca: 12 } as const;

const BarcodeBlock = z
  .object({
    kind: z.literal('barcode'),
    symbology: z.enum(['code128', 'ean13', 'ean8', 'upca']),
    text: z.string().regex(/^[\x20-\x7e]{1,60}$/),
    /** The characters under the bars; on unless said otherwise. */
    caption: z.boolean().optional(),
  })
  .refine(
    ({ symbology, text }) => symbology === 'code128' || isChecked(text, digitsOf[symbology]),
    'an EAN or UPC has its number of digits, the last its check digit',
  );

const QrBlock = z.object({
  kind: z.literal('qr'),
  text: z.string().min(1).max(1000),
  size: z.enum(['small', 'normal', 'large']).optional(),
});

/** The paper is cut here; a slip always ends with a cut of its own. */
const CutBlock = z.object({ kind: z.literal('cut') });

export const PrintBlock = z.discriminatedUnion('kind', [
  TextBlock,
  ColumnsBlock,
  RuleBlock,
  SpacerBlock,
  LogoBlock,
  ImageBlock,
  BarcodeBlock,
  QrBlock,
  CutBlock,
]);
export type PrintBlock = z.infer<typeof PrintBlock>;

export const PrintDocument = z.object({
  /** BCP 47, as `ru` or `fa`. */
  language: z.string().min(2).max(35),
  /** Which edge is the start: rtl mirrors the whole slip. */
  direction: Direction,
  /** Printed across the head of every slip of a reprint: `COPY 2 · 20.11.2026 14:05 · Aizada`. */
  copyMark: z.string().min(1).max(200).optional(),
  blocks: z.array(PrintBlock).max(10_000),
});
export type PrintDocument = z.infer<typeof PrintDocument>;

export type BlockOf<Kind extends PrintBlock['kind']> = Extract<PrintBlock, { kind: Kind }>;
export type TextStyle = Pick<BlockOf<'text'>, keyof typeof style>;

/** The last digit makes the sum of all, each second from it threefold, end in zero. */
function isChecked(digits: string, count: number): boolean {
  if (digits.length !== count || !/^\d+$/.test(digits)) return false;
  const weighted = [...digits].map((digit, i) => Number(digit) * ((count - i) % 2 === 1 ? 1 : 3));
  return weighted.reduce((sum, part) => sum + part, 0) % 10 === 0;
}
