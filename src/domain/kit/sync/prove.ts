/** Whether a page of a feed is what HQ summed up, before anything of it is applied. */
import { type Hash, hashOfText, nextDigest, type Sha256 } from './chain.ts';
import { factsItem, itemText } from './feed.ts';
import type { Cursor, FeedItem, PullAnswer, PushAnswer, PushRequest } from './wire.ts';

type Page = PullAnswer['pages'][number];

/**
 * The running digest after each item; null for a page that does not continue the cursor, has a hole, holds a
 * body that is not the one hashed, or comes to another digest than HQ says.
 */
export function provePage(sha256: Sha256, { position, digest }: Cursor, page: Page): Hash[] | null {
  const digests: Hash[] = [];
  let running = digest;
  for (const [at, item] of page.items.entries()) {
    if (item.position !== position + at + 1 || !bodyHolds(sha256, item)) return null;
    running = nextDigest(sha256, running, itemText(item));
    digests.push(running);
  }
  const last = position + page.items.length;
  return page.from === position + 1 && page.to === last && running === page.digest ? digests : null;
}

interface OwnPlaced extends Pick<PushRequest, 'epoch' | 'entries'> {
  readonly till: string;
  readonly placed: NonNullable<PushAnswer['placed']>;
}

/**
 * The cursor behind a till's own entries, when they came to stand right after it as they are: reckoned here, and
 * null when it comes to another digest than HQ's.
 */
export function passOwn(
  sha256: Sha256,
  { position, digest }: Cursor,
  { till, epoch, entries, placed }: OwnPlaced,
): Cursor | null {
  if (placed.after !== position) return null;
  let running = digest;
  for (const [at, entry] of entries.entries()) {
    const bodyHash = entry.body === null ? entry.bodyHash : hashOfText(sha256, entry.body);
    if (bodyHash === undefined) return null;
    const item = factsItem({ ...entry, till, stream: epoch, clock: entry.hlc }, null, bodyHash);
    running = nextDigest(sha256, running, itemText({ ...item, position: position + at + 1 }));
  }
  return running === placed.digest ? { position: position + entries.length, digest: running } : null;
}

/** A body that travels is the one the digest speaks of. */
export const bodyHolds = (sha256: Sha256, item: FeedItem): boolean =>
  item.kind === 'group' || item.body === null || hashOfText(sha256, item.body) === item.bodyHash;
