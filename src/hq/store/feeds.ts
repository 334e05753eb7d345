/** The feeds: what each branch and the company gets, position by position, and who wins so far. */
import { and, eq, sql } from 'drizzle-orm';
import { must } from '../../domain/kit/result.ts';
import { genesis, type Hash } from '../../domain/kit/sync/chain.ts';
import { sizeOf } from '../../domain/kit/sync/pull.ts';
import type { FeedHead, HqTx, Life, ReadMost, StoredEntry, Winner } from '../../domain/kit/sync/store.ts';
import type { FeedItem, FeedScope } from '../../domain/kit/sync/wire.ts';
import { type Db, rowsOf } from './db.ts';
import { feedItem } from './tables.ts';

/** Bodies that a transaction stored as entries: a feed does not store them again. */
export type Bodies = Map<string, string | null>;

export const bodyKey = ({ till, stream, seq }: Pick<StoredEntry, 'till' | 'stream' | 'seq'>): string =>
  JSON.stringify([till, stream, seq]);

type FeedTx = Pick<HqTx, 'winners' | 'raiseHead' | 'appendFeed' | 'digestAt' | 'readFeed' | 'readCurrent'>;

export const feedTx = (tx: Db, company: string, bodies: Bodies): FeedTx => ({
  winners: async (keys) => {
    const asked = JSON.stringify(keys.map(({ scope, table, id, group }) => ({ scope, table, id, group })));
    return rowsOf<Winner>(
      tx,
      sql`select w.scope, w."table", w.id, w."group", w."values", w.clock, w.schema, w.till, w.entry, w.actor, w.at
        from (select distinct scope, "table", id, "group"
          from json_to_recordset(${asked}::json) as k (scope text, "table" text, id text, "group" text)) k
        join winner w on w.company_id = ${company} and w.scope = k.scope and w."table" = k."table"
          and w.id = k.id and w."group" = k."group"`,
    );
  },
  raiseHead: async (scope, count) => {
    const [raised] = await rowsOf<FeedHead>(
      tx,
      sql`insert into feed_head as f (company_id, scope, head, min, digest)
        values (${company}, ${scope}, ${count}, 0, ${genesis.hash})
        on conflict (company_id, scope) do update set head = f.head + excluded.head
        returning f.head - ${count}::bigint as head, f.min, f.digest`,
    );
    if (!raised) throw new Error(`the head of ${scope} could not be raised`);
    return raised;
  },
  appendFeed: async (scope, items, digests) => {
    const rows = items.map((item, at) => rowOf(item, digests[at] ?? genesis.hash, bodies));
    await tx.execute(sql`
      insert into feed_item (company_id, scope, position, digest, till, stream, seq, body, body_hash, "group", size)
      select ${company}, ${scope}, position, digest, till, stream, seq, body, "bodyHash", "group", size
      from json_to_recordset(${JSON.stringify(rows)}::json) as i (position bigint, digest text, till text,
        stream bigint, seq bigint, body text, "bodyHash" text, "group" text, size bigint)`);
    const groups = items.filter((item) => item.kind === 'group');
    if (groups.length > 0) await putWinners(tx, company, scope, groups);
    await tx.execute(sql`update feed_head set digest = ${digests.at(-1) ?? genesis.hash}
      where company_id = ${company} and scope = ${scope}`);
  },
  digestAt: async (scope, position) => {
    const own = and(eq(feedItem.companyId, company), eq(feedItem.scope, scope));
    const [row] = await tx
      .select({ digest: feedItem.digest })
      .from(feedItem)
      .where(and(own, eq(feedItem.position, position)));
    return row?.digest ?? null;
  },
  readFeed: (scope, after, most, own) => read(tx, { company, scope, after, most, to: null, own }),
  readCurrent: (scope, after, to, most) => read(tx, { company, scope, after, most, to, own: null }),
});

function rowOf(item: FeedItem, digest: Hash, bodies: Bodies) {
  const size = sizeOf(item);
  if (item.kind === 'group') {
    const { kind: _, position, values, till, ...group } = item;
    return { position, digest, till, stream: 0, seq: 0, body: values, group: JSON.stringify(group), size };
  }
  const { position, till, epoch: stream, seq, body, bodyHash } = item;
  const stored = bodies.get(bodyKey({ till, stream, seq }));
  return { position, digest, till, stream, seq, body: body === stored ? null : body, bodyHash, size };
}

async function putWinners(tx: Db, company: string, scope: FeedScope, groups: readonly FeedItem[]) {
  await tx.execute(sql`
    insert into winner (company_id, scope, "table", id, "group", "values", clock, schema, till, entry, actor, at, position)
    select ${company}, ${scope}, "table", id, "group", "values", clock, schema, till, entry, actor, at, position
    from json_to_recordset(${JSON.stringify(groups)}::json) as g ("table" text, id text, "group" text, "values" text,
      clock text, schema bigint, till text, entry text, actor text, at bigint, position bigint)
    on conflict (company_id, scope, "table", id, "group") do update set "values" = excluded."values",
      clock = excluded.clock, schema = excluded.schema, till = excluded.till, entry = excluded.entry,
      actor = excluded.actor, at = excluded.at, position = excluded.position`);
}

interface Asked {
  readonly company: string;
  readonly scope: FeedScope;
  readonly after: number;
  /** The position a snapshot goes up to, without groups that were overtaken; null for all that is there. */
  readonly to: number | null;
  readonly most: ReadMost;
  /** Whose bodies stay behind. */
  readonly own: Life | null;
}

interface ItemRow {
  position: number;
  till: string;
  epoch: number;
  seq: number;
  id: string;
  schema: number;
  at: number;
  clock: string;
  command: string;
  body: string | null;
  bodyHash: string;
  group: string | null;
}

/** What `sizeOf` says of a fact without its body. */
const ownSize = 200;

/** Weighed by what the rows say of their size, so that no body is read that does not fit. */
async function read(tx: Db, { company, scope, after, to, most, own }: Asked): Promise<FeedItem[]> {
  const current =
    to === null
      ? sql``
      : sql`and position <= ${to} and ("group" is null or exists (select 1 from winner w
          where w.company_id = f.company_id and w.scope = f.scope and w.position = f.position))`;
  const isOwn = own
    ? sql`(f."group" is null and f.till = ${own.till} and f.stream = ${own.epoch}::bigint)`
    : sql`false`;
  const rows = await rowsOf<ItemRow>(
    tx,
    sql`select f.position, f.till, f.stream as epoch, f.seq, e.id, e.schema, e.at, e.clock, e.command,
        case when ${isOwn} then null else coalesce(f.body, e.body) end as body, f.body_hash as "bodyHash", f."group"
      from (select *, sum(size) over (order by position) - size as before from (
          select f.company_id, f.position, f.till, f.stream, f.seq, f.body, f.body_hash, f."group",
            case when ${isOwn} then ${ownSize}::bigint else f.size end as size
          from feed_item f where company_id = ${company} and scope = ${scope} and position > ${after}
            ${current} order by position limit ${most.items}) f) f
      left join entry e on e.company_id = f.company_id and e.till = f.till and e.stream = f.stream and e.seq = f.seq
      where f.before = 0 or f.before + f.size <= ${most.bytes} order by f.position`,
  );
  return rows.map(itemOf);
}

function itemOf({ group, position, till, body, ...facts }: ItemRow): FeedItem {
  if (group === null) return { kind: 'facts', position, till, body, ...facts };
  return {
    kind: 'group',
    position,
    till,
    values: must(body, 'the values of a group'),
    ...(JSON.parse(group) as Group),
  };
}

type Group = Omit<Extract<FeedItem, { kind: 'group' }>, 'kind' | 'position' | 'till' | 'values'>;
