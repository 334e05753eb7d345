/** What came of meeting others: edits that lost to theirs, and what they changed lately. */
import { integer, text } from 'drizzle-orm/sqlite-core';
import type { SealReport } from '../../../domain/kit/sync/seal.ts';
import { local } from '../../ledger/tables.ts';

const json = <T>() => text({ mode: 'json' }).$type<T>();
type Values = Readonly<Record<string, unknown>>;

/**
 * One for each group of a record. `held`: an own edit has met another's, and HQ has not said who wins; only
 * when it is theirs does it open.
 */
export const conflict = local(
  'conflict',
  {
    tab: text().notNull(),
    rowId: text().notNull(),
    grp: text().notNull(),
    id: text().notNull(),
    kind: text().$type<'edit' | 'code'>().notNull(),
    state: text().$type<'held' | 'open'>().notNull(),
    mine: json<Values>().notNull(),
    mineBy: text().notNull().default(''),
    mineTill: text().notNull().default(''),
    mineAt: integer().notNull(),
    theirs: json<Values>().notNull(),
    theirsBy: text().notNull().default(''),
    theirsTill: text().notNull().default(''),
    theirsAt: integer().notNull(),
    learnedAt: integer().notNull(),
  },
  { key: ['tab', 'rowId', 'grp'] },
);

/** The newest few hundred, by when they came here. */
export const foreignChange = local(
  'foreign_change',
  {
    n: integer().notNull(),
    tab: text().notNull(),
    rowId: text().notNull(),
    grp: text().notNull(),
    before: json<Values>(),
    after: json<Values>().notNull(),
    byName: text().notNull().default(''),
    tillId: text().notNull(),
    at: integer().notNull(),
  },
  { key: ['n'] },
);

/** A shift's Z report as headquarters was told it, and its word for it; nulls while that is waited for. */
export const zSeal = local(
  'z_seal',
  {
    shiftId: text().notNull(),
    report: json<SealReport>().notNull(),
    sealedAt: integer(),
    sig: text(),
    /** Which life of headquarters has it: one that was restored or emptied is told anew. */
    serverEpoch: text(),
  },
  { key: ['shiftId'] },
);
