/** What an entry puts into the feeds, and how a feed is summed up so that both ends can compare. */

import type { Hash } from './chain.ts';
import { type Change, readChanges, type SetChange, scopeOfChange } from './changes.ts';
import type { QuarantineReason, Registration, StoredEntry, Winner } from './store.ts';
import type { ChangeScope, FeedItem, FeedScope } from './wire.ts';

export interface Opened {
  /** By feed, the body of the facts it gets. */
  readonly facts: ReadonlyMap<FeedScope, string>;
  readonly sets: readonly Winner[];
}

/** What an entry holds for each feed; a body of facts of one scope is not even parsed. */
export function openEntry(entry: StoredEntry, registration: Registration): Opened | QuarantineReason {
  const { body, sets, scopes } = entry;
  if (registration.state !== 'active') return registration.state;
  if (body === null) return { facts: new Map(), sets: [] };
  const [only, ...more] = scopes;
  if (!sets && only !== undefined && more.length === 0) {
    const feed = feedOf(only, registration);
    return feed === null ? 'foreignScope' : { facts: new Map([[feed, body]]), sets: [] };
  }
  const changes = readChanges(body);
  return changes === null ? 'unreadable' : spread(changes, entry, registration);
}

function spread(
  changes: readonly Change[],
  entry: StoredEntry,
  registration: Registration,
): Opened | QuarantineReason {
  const facts = new Map<FeedScope, Change[]>();
  const sets: Winner[] = [];
  for (const change of changes) {
    const scope = feedOf(scopeOfChange(change), registration);
    if (scope === null) return 'foreignScope';
    if ('set' in change) sets.push(winnerOf(change, scope, entry));
    else facts.set(scope, [...(facts.get(scope) ?? []), change]);
  }
  return { facts: new Map([...facts].map(([scope, of]) => [scope, JSON.stringify(of)])), sets };
}

/** The feed of a change; null where this till has no part in it. */
export function feedOf(scope: ChangeScope, { till, branch, allBranches }: Registration): FeedScope | null {
  if (scope === 'company') return scope;
  if (scope === 'till') return `till:${till}`;
  const own = `branch:${branch}`;
  if (scope === 'branch' || scope === own) return own;
  return allBranches ? scope : null;
}

const winnerOf = (
  { id, set, group, values }: SetChange,
  scope: FeedScope,
  { clock, schema, till, id: entry, actor, at }: StoredEntry,
): Winner => ({
  scope,
  table: set,
  id,
  group,
  values: JSON.stringify(values),
  clock,
  schema,
  till,
  entry,
  actor,
  at,
});

/** An item before it has its position. */
export type Unplaced = WithoutPosition<FeedItem>;
type FactsOf = Extract<FeedItem, { kind: 'facts' }>;
type WithoutPosition<T> = T extends unknown ? Omit<T, 'position'> : never;

export const factsItem = (
  entry: Omit<FactsOf, 'kind' | 'position' | 'body' | 'bodyHash' | 'epoch'> & { stream: number },
  body: string | null,
  bodyHash: Hash,
): Omit<FactsOf, 'position'> => {
  const { till, stream, seq, id, schema, at, clock, command } = entry;
  return { kind: 'facts', till, epoch: stream, seq, id, schema, at, clock, command, body, bodyHash };
};

export const groupItem = ({ scope: _, ...winner }: Winner): Unplaced => ({ kind: 'group', ...winner });

/** What the running digest takes in of an item: the same for a till's own entry, whose body stays behind. */
export function itemText(item: FeedItem): string {
  if (item.kind === 'facts') {
    const { position, till, epoch, seq, id, schema, at, clock, command, bodyHash } = item;
    return JSON.stringify([position, 'facts', till, epoch, seq, id, schema, at, clock, command, bodyHash]);
  }
  const { position, table, id, group, values, clock, schema, till, entry, actor, at } = item;
  return JSON.stringify([position, 'group', table, id, group, values, clock, schema, till, entry, actor, at]);
}

/** A till has its own entries: only their place and hash go back to it. */
export const withoutOwn = (item: FeedItem, till: string, epoch: number): FeedItem =>
  item.kind === 'facts' && item.till === till && item.epoch === epoch ? { ...item, body: null } : item;
