/** The print queue: an outbox of this till. */
import { integer, text } from 'drizzle-orm/sqlite-core';
import { local } from '../../ledger/tables.ts';

export type PrintKind = 'receipt' | 'copy' | 'xReport' | 'zReport' | 'cashMove' | 'repayment' | 'test';
/** hardware.md 7.10: after the first byte a failure is `unknown`, and a person is asked. */
export type PrintState = 'queued' | 'sending' | 'printed' | 'unknown' | 'failed';

export const printJob = local(
  'print_job',
  {
    id: text().notNull(),
    kind: text().$type<PrintKind>().notNull(),
    /** The sale, shift or move it prints; the slip is drawn from those facts, which never change. */
    subjectId: text().notNull(),
    /** 0 is the original; n is the n-th COPY. */
    copy: integer().notNull().default(0),
    language: text(),
    state: text().$type<PrintState>().notNull(),
    attempts: integer().notNull().default(0),
    problem: text(),
    createdAt: integer().notNull(),
    updatedAt: integer().notNull(),
    requestedBy: text(),
  },
  { key: ['id'] },
);

/** How often a subject was printed, so that a second slip always says COPY. */
export const printCount = local(
  'print_count',
  { kind: text().notNull(), subjectId: text().notNull(), count: integer().notNull() },
  { key: ['kind', 'subjectId'] },
);
