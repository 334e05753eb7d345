/** How this till's file, disk and copies are; one row for each thing that is looked after. */
import { text } from 'drizzle-orm/sqlite-core';
import type { BackupResult } from '../../../domain/areas/backup/contract.ts';
import type { DiskState } from '../../../domain/areas/backup/rules.ts';
import { local } from '../../ledger/tables.ts';

export interface HealthParts {
  readonly disk: { readonly state: DiskState; readonly freeMb: number };
  readonly clock: { readonly behindMs: number };
  /** While this shift was open, against a clock that nobody sets. */
  readonly jump: { readonly byMs: number; readonly shiftId: string };
  readonly damage: { readonly found: string };
  readonly chain: { readonly broken: boolean };
  readonly restored: { readonly at: number; readonly from: string | null };
  readonly lastBackup: BackupResult;
  readonly goodBackup: BackupResult;
  readonly running: Record<never, never>;
  readonly restoring: { readonly name: string };
}
export type HealthPart = keyof HealthParts;

export const health = local(
  'health',
  { part: text().$type<HealthPart>().notNull(), value: text({ mode: 'json' }).$type<unknown>().notNull() },
  { key: ['part'] },
);
