/** What may be asked of many items at once: prices changed, files brought in and taken out, pictures. */
import { z } from 'zod';
import { action, command, live, query, refusals, TextField } from '../../kit/contract.ts';
import { Id } from '../../kit/ids.ts';
import { PriceChange, PricePreview } from './bulk-price.ts';
import { BulkKind, UndoPreview } from './bulk-undo.ts';
import { PictureId } from './edit.ts';
import { sources } from './import/fields.ts';
import { errorCodes, warningCodes } from './import/problems.ts';
import { MappingField, ReadingField, TableReadingField } from './import-fields.ts';
import { ListFilter } from './list.ts';

/** Items named one by one, or all that a filter leaves. */
export const Chosen = z.object({ itemIds: z.array(Id).max(5000).nullable(), filter: ListFilter });
export type Chosen = z.infer<typeof Chosen>;

export const bulkStates = [
  'uploading',
  'running',
  'done',
  'cancelled',
  'interrupted',
  'undoing',
  'undone',
] as const;

/** A change of many items, at whichever till it was made; how far it came is known where it goes on. */
export const BulkRun = z.object({
  id: Id,
  kind: BulkKind,
  state: z.enum(bulkStates),
  /** The file's name; empty for prices. */
  title: z.string(),
  startedAt: z.number().int(),
  userName: z.string(),
  /** Empty where nobody gave the till a name. */
  tillName: z.string(),
  /** Items, codes, prices and categories it moved. */
  records: z.number().int(),
  /** Rows there are, and rows done. */
  rows: z.number().int(),
  done: z.number().int(),
  created: z.number().int(),
  changed: z.number().int(),
  unchanged: z.number().int(),
  refused: z.number().int(),
  /** Some of it stands, and can be taken back. */
  undoable: z.boolean(),
  /** What was taken back so far, and what was left since somebody had changed it. */
  undone: z
    .object({
      at: z.number().int(),
      userName: z.string(),
      restored: z.number().int(),
      kept: z.number().int(),
    })
    .nullable(),
});
export type BulkRun = z.infer<typeof BulkRun>;

const counts = {
  created: z.number().int(),
  changed: z.number().int(),
  unchanged: z.number().int(),
  refused: z.number().int(),
};
const undone = z.object({
  restored: z.number().int(),
  /** Changed by somebody since, and left as they are. */
  kept: z.number().int(),
});
const gone = { FileGone: {} };
const busy = { AnotherIsRunning: {} };
const fileRefusals = {
  FileEmpty: {},
  FileTooLarge: { bytes: z.number().int() },
  TooManyRows: { rows: z.number().int() },
  TooManyColumns: { columns: z.number().int() },
  OldSpreadsheet: {},
  LockedSpreadsheet: {},
  NotATable: {},
  FileBroken: {},
};

const ProblemShape = z.object({
  code: z.enum([...errorCodes, ...warningCodes]),
  severity: z.enum(['error', 'warning']),
  row: z.number().int(),
  column: z.string(),
  value: z.string(),
  firstRow: z.number().int().optional(),
});

export const ImportPreview = z.object({
  format: z.enum(['csv', 'xlsx']),
  encoding: TableReadingField.shape.encoding.unwrap().nullable(),
  delimiter: TableReadingField.shape.delimiter.unwrap().nullable(),
  rowCount: z.number().int(),
  source: z.enum(sources),
  mapping: MappingField,
  /** The mapping is that of the last file with this heading. */
  remembered: z.boolean(),
  reading: ReadingField,
  /** The currency beside the prices, where it is not the shop's. */
  foreignCurrency: z.string().nullable(),
  heading: z.array(z.string()),
  /** The first rows below the heading, as they are. */
  head: z.array(z.array(z.string())),
  items: z.number().int(),
  fresh: z.number().int(),
  known: z.number().int(),
  problems: z.object({ errors: z.number().int(), warnings: z.number().int(), first: z.array(ProblemShape) }),
  unknownTaxes: z.array(z.string()),
});
export type ImportPreview = z.infer<typeof ImportPreview>;

export const maxChunkBytes = 4 * 1024 * 1024;
const howRead = {
  changeId: Id,
  table: TableReadingField.default({}),
  /** Null: as it seems best, or as it was for the last such file. */
  mapping: MappingField.nullable().default(null),
  reading: ReadingField.nullable().default(null),
};

export const bulkContract = {
  bulkRuns: live('catalogue.view', {}, z.array(BulkRun)),

  previewPrices: query('catalogue.editPrice', { chosen: Chosen, change: PriceChange }).output(PricePreview),
  changePrices: action(
    'catalogue.editPrice',
    { changeId: Id, chosen: Chosen, change: PriceChange },
    { audit: 'PRICE_UPDATE', severity: 'HIGH' },
  )
    .output(z.object({ changed: z.number().int() }))
    .errors(
      refusals({ ...busy, PriceListGone: {}, NameTaken: { name: z.string() }, EndsBeforeItBegins: {} }),
    ),
  previewUndo: query('catalogue.view', { changeId: Id }).output(UndoPreview),
  /** Puts back what it changed, but for what somebody changed since; needs the right to make such a change. */
  undoBulk: action('catalogue.view', { changeId: Id }, { audit: 'RESTORE', severity: 'HIGH' })
    .output(undone)
    .errors(refusals({ ...busy, NothingToUndo: {} })),
  /** Stops after the rows it is at; what is done stays done. */
  cancelBulk: action('catalogue.edit', { changeId: Id }).output(z.object({})),

  /** A file comes in chunks, is looked at as often as needed, then imported. */
  importBegin: command('catalogue.import', {
    changeId: Id,
    fileName: TextField(200).min(1),
    bytes: z
      .number()
      .int()
      .min(1)
      .max(50 * 1024 * 1024),
  }).output(z.object({})),
  importChunk: action('catalogue.import', {
    changeId: Id,
    offset: z.number().int().min(0),
    chunk: z.file().max(maxChunkBytes),
  })
    .output(z.object({ received: z.number().int() }))
    .errors(
      refusals({
        ...gone,
        ChunkOutOfOrder: { received: z.number().int() },
        FileTooLarge: { bytes: z.number().int() },
      }),
    ),
  importPreview: action('catalogue.import', howRead)
    .output(ImportPreview)
    .errors(refusals({ ...gone, ...fileRefusals })),
  importRun: action('catalogue.import', howRead, { audit: 'IMPORT', severity: 'HIGH' })
    .output(z.object(counts))
    .errors(refusals({ ...gone, ...busy, ...fileRefusals, NoNames: {}, DiskNearlyFull: {} })),

  exportItems: query(
    'catalogue.export',
    { chosen: Chosen, format: z.enum(['csv', 'xlsx']) },
    { audit: 'EXPORT', severity: 'MEDIUM' },
  ).output(z.file()),

  addPicture: action('catalogue.edit', { picture: z.file().max(1024 * 1024) })
    .output(z.object({ pictureId: PictureId }))
    .errors(refusals({ NotAPicture: {} })),
  /** Null where this till has not got it. */
  picture: query('signedIn', { pictureId: PictureId }).output(z.file().nullable()),
};
