/** The print queue: an outbox of this till. */
import { integer, text } from 'drizzle-orm/sqlite-core';
import type { DeviceSettings } from '../../../domain/areas/device/attached.ts';
import type { PrintDocument } from '../../../domain/areas/device/document.ts';
import type { KickProblem, KickReason, KickState } from '../../../domain/areas/device/drawer.ts';
import type { PrinterUse } from '../../../domain/areas/device/printer-settings.ts';
import type { PrintKind, PrintProblem, PrintState } from '../../../domain/areas/device/queue.ts';
import type { Language } from '../../../domain/kit/words.ts';
import { local, record } from '../../ledger/tables.ts';

export const printJob = local(
  'print_job',
  {
    id: text().notNull(),
    kind: text().$type<PrintKind>().notNull(),
    /** Which printers may take it. */
    use: text().$type<PrinterUse>().notNull(),
    /** Only this one may: a test of it. */
    fixedTo: text(),
    /** Who took it last. */
    takenBy: text(),
    /** The sale, shift, move or repayment it prints; the slip is drawn from those facts, which never change. */
    subjectId: text().notNull(),
    /** 0 is the original; n is the n-th COPY. */
    copy: integer().notNull().default(0),
    /** As the asker reads; absent where nobody asked. */
    language: text(),
    /** What it says where the facts behind it still move: an X report. */
    document: text({ mode: 'json' }).$type<PrintDocument>(),
    state: text().$type<PrintState>().notNull(),
    attempts: integer().notNull().default(0),
    problem: text().$type<PrintProblem>(),
    /** The printer said that it came out; else it was sent, and that is all anybody knows. */
    confirmed: integer({ mode: 'boolean' }).notNull().default(false),
    createdAt: integer().notNull(),
    /** When it was last asked for: its age counts from then. */
    askedAt: integer().notNull(),
    /** Who asked for it: on the COPY mark. */
    requestedBy: text(),
  },
  { key: ['id'] },
);

/** The next copy's number of what may have been on paper, so that a second slip always says COPY. */
export const printCount = local(
  'print_count',
  { kind: text().notNull(), subjectId: text().notNull(), count: integer().notNull() },
  { key: ['kind', 'subjectId'] },
);

/** Each time the drawer was asked to open, and what came of it: the last ones. */
export const drawerKick = local(
  'drawer_kick',
  {
    id: text().notNull(),
    /** The printer whose cable it hangs on. */
    deviceId: text().notNull(),
    reason: text().$type<KickReason>().notNull(),
    /** The sale, repayment, cash move or count. */
    subjectId: text(),
    userId: text(),
    userName: text().notNull(),
    askedAt: integer().notNull(),
    state: text().$type<KickState>().notNull(),
    problem: text().$type<KickProblem>(),
    openMs: integer(),
  },
  { key: ['id'] },
);

/** Who may watch the basket of a counter: the digest of a pass that only its display knows. */
export const displayPass = local(
  'display_pass',
  {
    digest: text().notNull(),
    counter: text().notNull(),
    /** Of the counter that gave it. */
    language: text().$type<Language>().notNull(),
    openedAt: integer().notNull(),
  },
  { key: ['digest'] },
);

/** What hangs on this till. */
export const device = record(
  'device',
  {
    name: { name: text().notNull().default('') },
    on: { isOn: integer({ mode: 'boolean' }).notNull().default(true) },
    settings: { settings: text({ mode: 'json' }).$type<DeviceSettings>() },
  },
  { scope: 'till' },
);
