/** What must be told about a printer before the first byte: nothing of it can be asked for over the wire. */
import { z } from 'zod';
import { FileWire, SerialWire, SpoolerWire, TcpWire, UsbWire } from './wires.ts';

/** Pages by the names that shops and manuals use. */
export const CodePage = z.enum([
  'cp437',
  'cp850',
  'cp852',
  'cp857',
  'cp858',
  'cp864',
  'cp866',
  'cp1250',
  'cp1251',
  'cp1252',
  'cp1254',
  'cp1256',
  /** Kazakh. */
  'kz1048',
]);
export type CodePage = z.infer<typeof CodePage>;

/** Who numbers code pages alike. */
export const Maker = z.enum([
  'epson',
  'xprinter',
  'pos5890',
  'pos8360',
  'rongta',
  'mpt',
  'bixolon',
  'citizen',
  'sunmi',
  'star',
]);
export type Maker = z.infer<typeof Maker>;

export const TypeSettings = z.object({
  /** A line goes out in the first of these that has all its letters. */
  pages: z.array(CodePage).max(CodePage.options.length).readonly(),
  /** Dots of a letter of the narrow font; null: there is none to rely on. */
  narrow: z.number().int().min(6).max(16).nullable(),
  maker: Maker,
  /** Where this printer differs from its maker's others. */
  numbers: z.partialRecord(CodePage, z.number().int().min(0).max(255)),
});
export type TypeSettings = z.infer<typeof TypeSettings>;

/** How this printer speaks. */
export const StatusDialect = z.object({
  /** `unasked`: it answers and also sends packets by itself (ASB), which arrive even when nothing can be sent. */
  speaks: z.enum(['nothing', 'whenAsked', 'unasked']),
  /** Answers `GS r` from its queue: the only proof that a slip came out. */
  confirms: z.boolean(),
  /** The level of the drawer's pin when it is open; drawers are wired both ways. */
  drawerOpenWhen: z.enum(['high', 'low']),
  /** Without its sensor a printer may say "nearly out" for ever. */
  nearEnd: z.enum(['watched', 'ignored']),
});
export type StatusDialect = z.infer<typeof StatusDialect>;

/** Dots of the head: paper of 58 mm has 384, of 80 mm 512, 576 or 640. */
export const headWidths = [384, 512, 576, 640] as const;

export const PrinterProfile = z.object({
  language: z.enum(['escpos', 'starline']),
  widthDots: z.literal(headWidths),
  /** The printer's own type, with the numbers of its code pages; null: every slip is a picture. */
  type: TypeSettings.nullable(),
  /** Bars and QR by the printer's own commands, or as dots like the rest. */
  codes: z.enum(['own', 'drawn']),
  cut: z.enum(['partial', 'full', 'none']),
  /** From the head to the cutter or the tear bar. */
  feedToCutDots: z.number().int().min(0).max(400),
  /** What `ESC J` and `ESC 3` count: many Epsons halves of a dot, clones dots. */
  feedUnitsPerDot: z.literal([1, 2]),
  /** Rows of a raster band: small buffers want few, and fewer make more commands. */
  bandRows: z.number().int().min(8).max(255),
  /** Sounds when a slip comes out, where a cook does not look. */
  beeps: z.boolean(),
  status: StatusDialect,
});
export type PrinterProfile = z.infer<typeof PrinterProfile>;

/** What comes out where; `report` is X and Z, `kitchen` and `bar` are orders of what is made there. */
export const PrinterUse = z.enum(['receipt', 'report', 'kitchen', 'bar']);
export type PrinterUse = z.infer<typeof PrinterUse>;

/** `picture` prints into the folder of prints: where there is no printer yet, and in the demo. */
export const PrinterWire = z.discriminatedUnion('kind', [
  SerialWire,
  TcpWire,
  UsbWire,
  SpoolerWire,
  FileWire,
  z.object({ kind: z.literal('picture') }),
]);
export type PrinterWire = z.infer<typeof PrinterWire>;

export const PrinterSettings = z.object({
  wire: PrinterWire,
  profile: PrinterProfile,
  uses: z.array(PrinterUse).max(PrinterUse.options.length).readonly(),
  /** What it takes over while none of the printers of that use can print. */
  standsInFor: z.array(PrinterUse).max(PrinterUse.options.length).readonly(),
  /** The drawer on its cable, by the pin of its plug; null: there is none. */
  drawer: z.object({ pin: z.literal([2, 5]) }).nullable(),
});
export type PrinterSettings = z.infer<typeof PrinterSettings>;

/** What a printer says is the matter; several at once. */
export const PrinterWord = z.enum([
  'paperNearEnd',
  'paperOut',
  'coverOpen',
  'cutterJam',
  'overheated',
  'needsService',
  'offline',
  'drawerOpen',
]);
export type PrinterWord = z.infer<typeof PrinterWord>;
