/**
 * The review lane: what machines brought after they were shut out or replaced, machine by machine. It goes into the
 * feeds when somebody says so, or is left aside; it stays here either way.
 */
import { and, asc, count, eq, inArray, sql } from 'drizzle-orm';
import type { HqKit } from '../kit.ts';
import { inCompany } from '../store/db.ts';
import { entry, quarantine } from '../store/tables.ts';
import { itsEntry, replay } from './quarantine.ts';

/** One life of a till, as far as it waits here. */
export interface Backlog {
  readonly till: string;
  readonly stream: number;
}

const reasons = ['revoked', 'retired'] as const;
export const isReviewed = inArray(quarantine.reason, [...reasons]);
const ofBacklog = (owner: string, { till, stream }: Backlog) =>
  and(eq(quarantine.companyId, owner), eq(quarantine.till, till), eq(quarantine.stream, stream), isReviewed);

interface Part {
  readonly command: string;
  readonly entries: number;
  readonly bytes: number;
  readonly from: number;
  readonly to: number;
}

export const listReview = ({ hq }: HqKit, owner: string) =>
  inCompany(hq, owner, async (tx) => {
    const { till, stream, reason, aside } = quarantine;
    const { command } = entry;
    const rows = await tx
      .select({
        ...{ till, stream, reason, aside, command, entries: count() },
        bytes: sql<number>`coalesce(sum(octet_length(${entry.body})), 0)::bigint`,
        from: sql<number>`min(${entry.at})`,
        to: sql<number>`max(${entry.at})`,
      })
      .from(quarantine)
      .innerJoin(entry, itsEntry)
      .where(and(eq(quarantine.companyId, owner), isReviewed))
      .groupBy(till, stream, reason, aside, command)
      .orderBy(asc(aside), asc(till), asc(stream), asc(reason), asc(command));
    const backlogs = Map.groupBy(rows, (row) =>
      JSON.stringify([row.till, row.stream, row.reason, row.aside]),
    );
    return [...backlogs.values()].flatMap((parts) => {
      const [first] = parts;
      return first?.reason === 'revoked' || first?.reason === 'retired'
        ? [
            {
              till: first.till,
              stream: first.stream,
              reason: first.reason,
              aside: first.aside,
              ...summed(parts),
            },
          ]
        : [];
    });
  });

const summed = (parts: readonly Part[]) => ({
  entries: parts.reduce((sum, { entries }) => sum + entries, 0),
  bytes: parts.reduce((sum, { bytes }) => sum + bytes, 0),
  /** When it says it happened: by the machine's own clock. */
  from: Math.min(...parts.map(({ from }) => from)),
  to: Math.max(...parts.map(({ to }) => to)),
  commands: parts
    .map(({ command, entries }) => ({ command, entries }))
    .sort((a, b) => b.entries - a.entries || (a.command < b.command ? -1 : 1)),
});

const mostAtOnce = 500;

/** All of it, oldest first, in batches: what was taken in when something breaks stays so. */
export async function acceptBacklog(kit: HqKit, owner: string, backlog: Backlog) {
  let [opened, left, after] = [0, 0, 0];
  for (;;) {
    const rows = await inCompany(kit.hq, owner, (tx) =>
      tx
        .select({ till: quarantine.till, stream: quarantine.stream, seq: quarantine.seq })
        .from(quarantine)
        .where(and(ofBacklog(owner, backlog), sql`${quarantine.seq} > ${after}`))
        .orderBy(asc(quarantine.seq))
        .limit(mostAtOnce),
    );
    after = rows.at(-1)?.seq ?? after;
    if (rows.length === 0) return { opened, left };
    const done = await replay(kit, owner, rows);
    opened += done.opened;
    left += done.left;
  }
}

/** Left where it is, and counted no more; or looked at again. */
export const putAside = (
  { hq }: HqKit,
  owner: string,
  { aside, ...backlog }: Backlog & { aside: boolean },
): Promise<boolean> =>
  inCompany(hq, owner, async (tx) => {
    const moved = tx.update(quarantine).set({ aside }).where(ofBacklog(owner, backlog));
    return (await moved.returning({ seq: quarantine.seq })).length > 0;
  });
