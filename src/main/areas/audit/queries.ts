/** The activity log by pages, by filters and by words; run in the worker, for it may be long. */
import type {
  ActivityChoices,
  ActivityDetails,
  ActivityFilter,
  ActivityRow,
} from '../../../domain/areas/audit/contract.ts';
import { addDays, calendarDate } from '../../../domain/kit/calendar.ts';
import { firstIdAt } from '../../../domain/kit/ids.ts';
import { momentOf } from '../../../domain/kit/time.ts';
import type { Reader } from '../../ledger/reader.ts';
import { settingOf } from '../setting/queries.ts';
import type { ValueChange } from './tables.ts';
import { spokenIds } from './word-index.ts';

export type PageAsked = ActivityFilter & { readonly before: string | null; readonly limit: number };

const columns = `a.id, a.at, a.action, a.severity, a.command, a.user_id as "userId", a.user_name as "userName",
  a.till_id as "tillId", coalesce(t.name, '') as "tillName", a.approved_by_name as "approvedByName", a.entity,
  a.entity_id as "entityId", a.label, a.amount_minor as "amountMinor", a.reason,
  coalesce(json_array_length(a.changes), 0) as "changeCount"`;

// Each `?` of a filter stands twice: once for “is it asked”, once for what.
const fits = `from activity a left join till t on t.id = a.till_id
  where a.id >= ? and a.id < ?
    and (? = '[]' or a.action in (select value from json_each(?)))
    and (? = '[]' or a.severity in (select value from json_each(?)))
    and (? is null or a.user_id = ?)
    and (? is null or a.till_id = ?)
    and (? is null or a.entity = ?)
    and (? is null or a.entity_id = ?)
    and (? is null or a.command = ?)
    and (? = 0 or a.approved_by_id is not null)`;
const byTime = `select ${columns} ${fits} order by a.id desc limit ?`;
const byIds = `select ${columns} ${fits} and a.id in (select value from json_each(?)) order by a.id desc`;

/** Greater than any id that can be. */
const noId = 'g';

export function activityPage(read: Reader, asked: PageAsked): { rows: ActivityRow[]; next: string | null } {
  const params = paramsOf(read, asked);
  const wanted = asked.limit + 1;
  const found: ActivityRow[] = [];
  if (asked.text === '') found.push(...read.all<ActivityRow>(byTime, ...params, wanted));
  else {
    for (const ids of spokenIds(read, asked.text, asked.before)) {
      found.push(...read.all<ActivityRow>(byIds, ...params, JSON.stringify(ids)));
      if (found.length >= wanted) break;
    }
  }
  const rows = found.slice(0, asked.limit);
  return { rows, next: found.length > asked.limit ? (rows.at(-1)?.id ?? null) : null };
}

function paramsOf(read: Reader, asked: PageAsked): (string | number | null)[] {
  const { from, until } = boundsOf(read, asked);
  const twice = <T>(value: T): [T, T] => [value, value];
  return [
    from,
    asked.before !== null && asked.before < until ? asked.before : until,
    ...twice(JSON.stringify(asked.actions)),
    ...twice(JSON.stringify(asked.severities)),
    ...twice(asked.userId),
    ...twice(asked.tillId),
    ...twice(asked.entity),
    ...twice(asked.entityId),
    ...twice(asked.command),
    asked.approvedOnly ? 1 : 0,
  ];
}

/** Ids are born in the order of time, so a range of days is a range of the table. */
function boundsOf(read: Reader, { from, until }: ActivityFilter): { from: string; until: string } {
  const timeZone = settingOf(read, 'time.zone');
  const first = from && momentOf(calendarDate(from), timeZone);
  const last = until && momentOf(addDays(calendarDate(until), 1), timeZone);
  return { from: first ? firstIdAt(first) : '', until: last ? firstIdAt(last) : noId };
}

interface RawDetails {
  readonly changes: string | null;
  readonly details: string | null;
}

export function activityDetails(read: Reader, id: string): ActivityDetails | null {
  const all = { actions: [], severities: [], userId: null, tillId: null, entity: null, entityId: null };
  const asked = { ...all, command: null, approvedOnly: false, text: '', from: null, until: null };
  const params = paramsOf(read, { ...asked, before: null, limit: 1 });
  const [row] = read.all<ActivityRow>(byIds, ...params, JSON.stringify([id]));
  const raw = read.get<RawDetails>('select changes, details from activity where id = ?', id);
  if (!row || !raw) return null;
  const changes = raw.changes ? (JSON.parse(raw.changes) as ValueChange[]) : [];
  const details = raw.details ? (JSON.parse(raw.details) as Record<string, unknown>) : {};
  return { ...row, changes: [...changes], details, names: namesOf(read, [raw.changes, raw.details]) };
}

const named = [
  'user',
  'role',
  'branch',
  'till',
  'tax',
  'item',
  'category',
  'customer',
  'customer_group',
  'price_list',
];
/** A built-in role has no name but its key, which the counter puts into words. */
const nameIn = (table: string): string => (table === 'role' ? 'coalesce(built_in, name)' : 'name');
const namesOfIds = named
  .map(
    (table) =>
      `select id, ${nameIn(table)} name from "${table}" where id in (select value from json_each(?))`,
  )
  .join(' union all ');
const anyId = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** What the ids in these texts are called today. */
export function namesOf(read: Reader, texts: readonly (string | null)[]): Record<string, string> {
  const ids = JSON.stringify([...new Set(texts.flatMap((text) => text?.match(anyId) ?? []))]);
  const rows = read.all<{ id: string; name: string }>(namesOfIds, ...named.map(() => ids));
  return Object.fromEntries(rows.filter(({ name }) => name !== '').map(({ id, name }) => [id, name]));
}

export const activityChoices = (read: Reader): ActivityChoices => ({
  users: read.all('select id, name from user order by name, id'),
  // With their branch where the company has several.
  tills: read.all(
    `select t.id, iif(several, coalesce(b.name || ' · ', '') || t.name, t.name) as name
     from till t left join branch b on b.id = t.branch_id,
       (select count(*) > 1 as several from branch where deleted_at is null and became_id is null)
     order by 2, 1`,
  ),
});

export const newestActivity = (read: Reader): string | null =>
  read.get<{ id: string }>('select id from activity order by id desc limit 1')?.id ?? null;
