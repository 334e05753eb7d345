/** What a till knows of the company beyond its own journal: how far it reads each feed, and what wins there. */
import { integer, text } from 'drizzle-orm/sqlite-core';
import type { FeedItem } from '../../../domain/kit/sync/wire.ts';
import { local } from '../tables.ts';

/** One row, from enrolment on. */
export const syncStanding = local(
  'sync_standing',
  {
    one: integer().notNull(),
    /** HQ's; null before its first answer. */
    serverEpoch: text(),
    /** The newest own entry that HQ has, and the newest that no power cut can take from it. */
    acked: integer().notNull().default(0),
    durable: integer().notNull().default(0),
    /** The newest clock seen of others: own clocks go on after it. */
    seen: text(),
    /** When HQ last answered, to some minutes. */
    contactAt: integer(),
  },
  { key: ['one'] },
);

export const syncCursor = local(
  'sync_cursor',
  {
    scope: text().notNull(),
    position: integer().notNull(),
    digest: text().notNull(),
    /** While a snapshot is being read: the position and digest it brings, and how far it is read. */
    snapshotAt: integer(),
    snapshotDigest: text(),
    snapshotAfter: integer(),
  },
  { key: ['scope'] },
);

/** The winners as HQ merged them: what a row shows wherever no own edit waits. */
export const mergedGroup = local(
  'merged_group',
  {
    tab: text().notNull(),
    id: text().notNull(),
    grp: text().notNull(),
    /** JSON text of the values, as they came. */
    vals: text().notNull(),
    clock: text().notNull(),
    /** When it came here. */
    at: integer().notNull().default(0),
  },
  { key: ['tab', 'id', 'grp'] },
);

/** Own edits HQ has not answered with a winner yet; they lie over what it says. */
export const ownEdit = local(
  'own_edit',
  {
    tab: text().notNull(),
    id: text().notNull(),
    grp: text().notNull(),
    /** The newest entry that set it. */
    seq: integer().notNull(),
  },
  { key: ['tab', 'id', 'grp'] },
);

/**
 * Why an item waits. `unknown`: of a newer schema, to be applied in full after this till's update. `failed`: it
 * cannot be applied, and somebody must look.
 */
export type WaitReason = 'unknown' | 'failed';

export const waitingItem = local(
  'waiting_item',
  {
    scope: text().notNull(),
    position: integer().notNull(),
    reason: text().$type<WaitReason>().notNull(),
    item: text({ mode: 'json' }).$type<FeedItem>().notNull(),
    detail: text().notNull(),
    at: integer().notNull(),
  },
  { key: ['scope', 'position'] },
);
