/** HQ's answers to who reads a feed: page by page from a cursor, or from a snapshot. */
import { type Answer, type HqPorts, no, ok } from './answer.ts';
import { genesis } from './chain.ts';
import type { HqTx } from './store.ts';
import type { FeedItem, FeedScope, PullAnswer, PullRequest, SnapshotAnswer } from './wire.ts';

export async function answerPull(
  { store, limits }: HqPorts,
  till: string,
  pull: PullRequest,
): Promise<Answer<PullAnswer>> {
  return store.transact(async (tx) => {
    const asking = await whoPulls(tx, till, pull.session);
    if (!asking.ok) return asking;
    if (pull.serverEpoch !== tx.serverEpoch) return no('Resync');
    const { registration, stream } = asking.value;
    const heads = await tx.heads(registration.feeds);
    const pages: PullAnswer['pages'] = [];
    let items = Math.min(pull.maxItems, limits.pullItems);
    let bytes = Math.min(pull.maxBytes, limits.pullBytes);
    let more = false;
    for (const scope of registration.feeds) {
      const after = pull.cursors[scope];
      const { head, min } = heads.get(scope) ?? { head: 0, min: 0 };
      if (after === undefined || after === head) continue;
      if (after > head || after < min) return no('Resync', { detail: `${scope} at ${after}` });
      const read = items > 0 && bytes > 0 ? await tx.readFeed(scope, after, { items, bytes }, stream) : [];
      const to = read.at(-1)?.position ?? after;
      more ||= to < head;
      if (read.length === 0) continue;
      const digest = (await tx.digestAt(scope, to)) ?? genesis.hash;
      pages.push({ scope, from: after + 1, to, items: [...read], digest });
      items -= read.length;
      bytes -= read.reduce((sum, item) => sum + sizeOf(item), 0);
    }
    return ok({ pages, more });
  });
}

export async function answerSnapshot(
  { store, limits }: HqPorts,
  till: string,
  asked: {
    readonly session: string;
    readonly scope: FeedScope;
    readonly at: number | null;
    readonly after: number;
  },
): Promise<Answer<SnapshotAnswer>> {
  const { scope, after } = asked;
  return store.transact(async (tx) => {
    const asking = await whoPulls(tx, till, asked.session);
    if (!asking.ok) return asking;
    if (!asking.value.registration.feeds.includes(scope)) return no('NotFound');
    const head = (await tx.heads([scope])).get(scope)?.head ?? 0;
    const at = asked.at ?? head;
    const digest = at === 0 ? genesis.hash : await tx.digestAt(scope, at);
    // HQ was restored between two pages: what was asked for is no more.
    if (digest === null) return no('Resync');
    const most = { items: limits.pullItems, bytes: limits.pullBytes };
    const items = await tx.readCurrent(scope, after, at, most);
    const last = items.at(-1)?.position;
    const next = last === undefined || last >= at ? null : last;
    return ok({ serverEpoch: tx.serverEpoch, scope, at, digest, items: [...items], next });
  });
}

async function whoPulls(tx: HqTx, till: string, session: string) {
  const registration = await tx.registration(till);
  if (!registration) return no('BadToken');
  if (registration.state !== 'active') return no('Revoked');
  const stream = (await tx.streams(till)).find((one) => one.session === session);
  return stream ? ok({ registration, stream }) : no('Fenced');
}

/** About what an item weighs on the wire. */
export const sizeOf = (item: FeedItem): number =>
  200 + (item.kind === 'facts' ? (item.body?.length ?? 0) : item.values.length + item.actor.length);
