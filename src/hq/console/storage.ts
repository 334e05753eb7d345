/** How much headquarters holds of a company, and how far its feeds are. */
import { asc, eq, sql } from 'drizzle-orm';
import type { HqKit } from '../kit.ts';
import { inCompany, rowsOf } from '../store/db.ts';
import { feedHead } from '../store/tables.ts';

export const storageOf = ({ hq }: HqKit, owner: string) =>
  inCompany(hq, owner, async (tx) => {
    const [sizes] = await rowsOf<Sizes>(
      tx,
      sql`select count(*) as entries, coalesce(sum(pg_column_size(body)), 0) as "entryBytes",
          (select count(*) from blob where company_id = ${owner}) as blobs,
          (select coalesce(sum(size), 0)::bigint from blob where company_id = ${owner}) as "blobBytes",
          pg_database_size(current_database()) as "databaseBytes"
        from entry where company_id = ${owner}`,
    );
    const feeds = await tx
      .select({ scope: feedHead.scope, head: feedHead.head, min: feedHead.min })
      .from(feedHead)
      .where(eq(feedHead.companyId, owner))
      .orderBy(asc(feedHead.scope));
    return { ...(sizes ?? nothing), feeds };
  });

interface Sizes {
  readonly entries: number;
  readonly entryBytes: number;
  readonly blobs: number;
  readonly blobBytes: number;
  readonly databaseBytes: number;
}
const nothing: Sizes = { entries: 0, entryBytes: 0, blobs: 0, blobBytes: 0, databaseBytes: 0 };
