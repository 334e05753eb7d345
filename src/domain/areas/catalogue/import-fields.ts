/** How a file is read, as it travels between the counter and the till. */
import { z } from 'zod';
import { importFields, type Mapping, sources } from './import/fields.ts';
import type { ReadOptions } from './import/row-cells.ts';

const column = z.number().int().min(0).max(500);
const NamedColumn = z.object({ label: z.string().max(200), column });

export const MappingField = z.object({
  source: z.enum(sources),
  headerRow: z.number().int().min(-1).max(1000),
  columns: z.partialRecord(z.enum(importFields), z.array(column).max(20)),
  branches: z
    .array(
      z.object({
        branch: z.string().max(200),
        price: column.exactOptional(),
        onHand: column.exactOptional(),
        available: column.exactOptional(),
      }),
    )
    .max(100),
  taxes: z.array(NamedColumn).max(50),
  characteristics: z.array(NamedColumn).max(100),
}) satisfies z.ZodType<Mapping>;

export const ReadingField = z.object({
  mark: z.enum(['point', 'comma']).nullable(),
  toman: z.boolean(),
  lostZeros: z.boolean(),
  sections: z.boolean(),
}) satisfies z.ZodType<Omit<ReadOptions, 'currency'>>;

/** Put right by hand where the file's own signs were misread. */
export const TableReadingField = z.object({
  encoding: z
    .enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1251', 'windows-1254', 'windows-1256'])
    .optional(),
  delimiter: z.enum([',', ';', '\t', '|']).optional(),
});
