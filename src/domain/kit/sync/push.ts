/** HQ's answer to a push: what is new is stored as it came, merged and put into the feeds, in one transaction. */
import { type Answer, type HqPorts, no, ok } from './answer.ts';
import { type ChainedEntry, chainBatch, continues, overlapOf, tooLarge } from './batch.ts';
import { type Hash, hashOfText, nextDigest, type Sha256 } from './chain.ts';
import { factsItem, groupItem, itemText, openEntry, type Unplaced } from './feed.ts';
import { effectiveClock, mergeGroups } from './merge.ts';
import type { HqTx, Quarantined, Registration, StoredEntry, Stream, Winner } from './store.ts';
import type { FeedItem, FeedScope, PushAnswer, PushRequest } from './wire.ts';

/** The caller has verified the token and the batch's signature. */
export async function answerPush(
  ports: HqPorts,
  till: string,
  push: PushRequest,
): Promise<Answer<PushAnswer>> {
  if (tooLarge(push, ports.limits)) return no('TooLarge');
  const chained = chainBatch(ports.sha256, till, push);
  if (!chained.ok) return no(chained.code, { detail: chained.detail });
  return ports.store.transact(async (tx) => {
    const registration = await tx.registration(till);
    if (!registration) return no('BadToken');
    const stream = (await tx.streams(till)).find(({ epoch }) => epoch === push.epoch);
    if (!stream || stream.session !== push.session) return no('Fenced');
    const stretch = overlapOf(stream, push);
    const stored = stretch
      ? await tx.hashes(till, stream.epoch, stretch.from, stretch.to)
      : new Map<number, Hash>();
    const checked = continues(stream, push.prev, chained.value, stored);
    if (!checked.ok) return no(checked.code, { have: stream.tip, detail: checked.detail });
    const taken = await takeEntries(ports, tx, { registration, stream, fresh: checked.value });
    const heads = await tx.heads(registration.state === 'active' ? registration.feeds : []);
    const accepted = taken.stream.tip;
    return ok({
      serverEpoch: tx.serverEpoch,
      accepted,
      durable: ports.store.durable ? accepted.seq : 0,
      clamped: taken.clamped,
      quarantined: taken.quarantined.map(({ seq, reason }) => ({ seq, reason })),
      heads: Object.fromEntries([...heads].map(([scope, { head }]) => [scope, head])),
      placed: taken.placed,
    });
  });
}

interface Taking {
  readonly registration: Registration;
  readonly stream: Stream;
  readonly fresh: readonly ChainedEntry[];
}

async function takeEntries(ports: HqPorts, tx: HqTx, { registration, stream, fresh }: Taking) {
  if (fresh.length === 0) return { stream, clamped: [], quarantined: [], placed: null };
  const now = ports.now();
  const entries: StoredEntry[] = [];
  let { tip, clock } = stream;
  for (const { entry, hash, bodyHash } of fresh) {
    const effective = effectiveClock(entry.hlc, clock, now, stream.till);
    if (clock === null || effective > clock) clock = effective;
    tip = { seq: entry.seq, hash };
    const place = { till: stream.till, stream: stream.epoch, hash, bodyHash };
    entries.push({ ...entry, ...place, clock: effective, receivedAt: now });
  }
  const known = await tx.addEntries(entries);
  const { news, reused } = sorted(entries, known);
  const next = { ...stream, tip, clock };
  await tx.putStream(next);
  const told = await tell(ports.sha256, tx, registration, news);
  const quarantined = [...reused, ...told.quarantined];
  if (quarantined.length > 0) await tx.quarantine(quarantined);
  const clamped = entries
    .filter((entry) => entry.clock !== entry.hlc)
    .map(({ seq, clock }) => ({ seq, clock }));
  const [only, ...more] = told.placed;
  const asTheyAre = only && more.length === 0 && only.items === entries.length && clamped.length === 0;
  const placed = asTheyAre ? { scope: only.scope, after: only.after, digest: only.digest } : null;
  return { stream: next, clamped, quarantined, placed };
}

/** An id is told once, with the content it had first; `known` are those of earlier batches. */
function sorted(entries: readonly StoredEntry[], known: ReadonlyMap<string, Hash>) {
  const bodies = new Map(known);
  const news: StoredEntry[] = [];
  const reused: Quarantined[] = [];
  for (const entry of entries) {
    const first = bodies.get(entry.id);
    if (first === undefined) {
      bodies.set(entry.id, entry.bodyHash);
      news.push(entry);
    } else if (first !== entry.bodyHash) reused.push(quarantinedAs(entry, 'idReused'));
  }
  return { news, reused };
}

/**
 * Puts into the feeds what the entries hold; answers those that cannot be opened. The last thing of its
 * transaction, since it holds the feeds' heads. Also the replay of what was in quarantine.
 */
export async function publish(
  sha256: Sha256,
  tx: HqTx,
  registration: Registration,
  entries: readonly StoredEntry[],
): Promise<Quarantined[]> {
  return (await tell(sha256, tx, registration, entries)).quarantined;
}

/** Items that came to stand in a feed after a position, and the feed's running digest with the last. */
interface Placed {
  readonly scope: FeedScope;
  readonly after: number;
  readonly items: number;
  readonly digest: Hash;
}

async function tell(
  sha256: Sha256,
  tx: HqTx,
  registration: Registration,
  entries: readonly StoredEntry[],
): Promise<{ quarantined: Quarantined[]; placed: Placed[] }> {
  const quarantined: Quarantined[] = [];
  const feeds = new Map<FeedScope, Unplaced[]>();
  const put = (scope: FeedScope, item: Unplaced): void => {
    const items = feeds.get(scope);
    if (items) items.push(item);
    else feeds.set(scope, [item]);
  };
  const sets: Winner[] = [];
  for (const entry of entries) {
    const opened = openEntry(entry, registration);
    if (typeof opened === 'string') {
      quarantined.push(quarantinedAs(entry, opened));
      continue;
    }
    for (const [scope, body] of opened.facts) {
      const bodyHash = body === entry.body ? entry.bodyHash : hashOfText(sha256, body);
      put(scope, factsItem(entry, body, bodyHash));
    }
    sets.push(...opened.sets);
  }
  if (sets.length > 0) {
    await hold(tx, [...feeds.keys(), ...sets.map(({ scope }) => scope)]);
    for (const winner of mergeGroups(await tx.winners(sets), sets)) put(winner.scope, groupItem(winner));
  }
  const placed: Placed[] = [];
  for (const scope of [...feeds.keys()].sort()) {
    placed.push(await append(sha256, tx, scope, feeds.get(scope) ?? []));
  }
  return { quarantined, placed };
}

/** Who wins is asked once nobody else can win meanwhile: of two that ask at once, the second asks after the first. */
async function hold(tx: HqTx, scopes: readonly FeedScope[]): Promise<void> {
  for (const scope of [...new Set(scopes)].sort()) await tx.raiseHead(scope, 0);
}

const quarantinedAs = ({ till, stream, seq }: StoredEntry, reason: Quarantined['reason']): Quarantined => ({
  till,
  stream,
  seq,
  reason,
});

async function append(
  sha256: Sha256,
  tx: HqTx,
  scope: FeedScope,
  unplaced: readonly Unplaced[],
): Promise<Placed> {
  const { head, digest } = await tx.raiseHead(scope, unplaced.length);
  const items = unplaced.map((item, at): FeedItem => ({ ...item, position: head + at + 1 }));
  const digests: Hash[] = [];
  for (const item of items) digests.push(nextDigest(sha256, digests.at(-1) ?? digest, itemText(item)));
  await tx.appendFeed(scope, items, digests);
  return { scope, after: head, items: items.length, digest: digests.at(-1) ?? digest };
}
