/** Whether a page of a feed is what HQ summed up, before anything of it is applied. */
import { type Hash, hashOfText, nextDigest, type Sha256 } from './chain.ts';
import { itemText } from './feed.ts';
import type { Cursor, FeedItem, PullAnswer } from './wire.ts';

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

/** A body that travels is the one the digest speaks of. */
export const bodyHolds = (sha256: Sha256, item: FeedItem): boolean =>
  item.kind === 'group' || item.body === null || hashOfText(sha256, item.body) === item.bodyHash;
