/** What headquarters keeps: days, what waits for a person, and how much there is. */
import { z } from 'zod';
import { act, ask, count, DateText, done, id, Millis, Name, ofCompany } from './shape.ts';

const QuarantineRow = z.object({
  till: id,
  stream: count,
  seq: count,
  reason: z.enum(['unreadable', 'foreignScope', 'idReused']),
  at: Millis,
  command: z.string(),
  bytes: count,
});

export const quarantine = {
  list: ask(
    '/quarantine',
    { ...ofCompany, limit: z.coerce.number().int().min(1).max(500).default(100) },
    z.object({ total: count, rows: z.array(QuarantineRow) }),
  ),
  /** Opens them anew, the oldest first. */
  replay: act(
    '/quarantine/replay',
    {
      ...ofCompany,
      rows: z
        .array(z.object({ till: id, stream: count, seq: count }))
        .min(1)
        .max(500),
    },
    z.object({ opened: count, left: count }),
  ),
};

const ofBacklog = { ...ofCompany, till: id, stream: count };

/** What machines brought after they were shut out or replaced. */
export const review = {
  list: ask(
    '/review',
    ofCompany,
    z.array(
      z.object({
        till: id,
        /** The epoch it was brought under. */
        stream: count,
        reason: z.enum(['revoked', 'retired']),
        /** Somebody looked and left it. */
        aside: z.boolean(),
        entries: count,
        bytes: count,
        from: Millis,
        to: Millis,
        commands: z.array(z.object({ command: z.string(), entries: count })),
      }),
    ),
  ),
  /** Takes it into the feeds, as if it had just come. */
  accept: act('/review/accept', ofBacklog, z.object({ opened: count, left: count })),
  keepAside: act('/review/aside', { ...ofBacklog, aside: z.boolean() }, done),
};

export const hitches = {
  /** What did not go by itself, by till. */
  overview: ask(
    '/hitches',
    ofCompany,
    z.array(
      z.object({
        till: id,
        /** Open at the till, as it last said: edits that lost to others', and items it could not apply. */
        conflicts: count,
        laidAside: count,
        quarantined: count,
        clamped: count,
        forks: count,
      }),
    ),
  ),
};

export const days = {
  list: ask(
    '/days',
    { ...ofCompany, from: DateText, to: DateText },
    z.array(
      z.object({
        businessDate: DateText,
        complete: z.boolean(),
        tills: z.array(
          z.object({
            till: id,
            state: z.enum(['sealed', 'waived', 'missing']),
            shifts: count,
            /** By currency. */
            totals: z.array(z.object({ currency: z.string(), salesMinor: z.number().int(), count })),
            reason: z.string().nullable(),
          }),
        ),
      }),
    ),
  ),
  /** A till that did not seal that day, and need not. */
  waive: act('/days/waive', { ...ofCompany, businessDate: DateText, till: id, reason: Name }, done),
};

export const storage = {
  overview: ask(
    '/storage',
    ofCompany,
    z.object({
      entries: count,
      entryBytes: count,
      blobs: count,
      blobBytes: count,
      /** Of the whole database. */
      databaseBytes: count,
      feeds: z.array(z.object({ scope: z.string(), head: count, min: count })),
    }),
  ),
};
