/** What HQ makes of a hello: which life of which till this is, and whether its cursors still fit. */
import { genesis, type Hash, type Mark } from './chain.ts';
import type { FeedHead, Stream } from './store.ts';
import type { Cursor, FeedScope, HelloRequest } from './wire.ts';

const nonceMemory = 32;

export type Greeting =
  /** `stream` keeps the next epoch for this copy: no other may be told the same. */
  | { readonly kind: 'newEpoch'; readonly after: number; readonly stream: Stream }
  | { readonly kind: 'join'; readonly stream: Stream };

/**
 * A stream is joined by the copy that wrote it. Another copy is known by a chain that is older than what it
 * once pushed, by another entry at HQ's tip, or by a nonce of an earlier start that comes back; it goes on
 * under a new epoch. `known` are those of its marks that HQ has, under whatever epoch.
 */
export function greet(
  hello: HelloRequest,
  streams: readonly Stream[],
  known: readonly Mark[],
  session: string,
): Greeting {
  const { till, epoch, nonce, marks } = hello;
  const last = Math.max(0, ...streams.map((stream) => stream.epoch));
  const own = streams.find((stream) => stream.epoch === epoch);
  const base = known.reduce((best, mark) => (mark.seq > best.seq ? mark : best), genesis);
  const begin = (at: number): Stream => {
    const began = { till, epoch: at, base, tip: base, clock: newestClock(streams) };
    return { ...began, session, nonce, pastNonces: [] };
  };
  if (!own && epoch >= last) return { kind: 'join', stream: begin(epoch) };
  // Kept for it before, when the answer was lost on the way.
  const kept = streams.find(
    (one) => one.epoch > epoch && one.nonce === nonce && one.tip.seq === one.base.seq,
  );
  const another = (): Greeting => {
    const next = kept?.epoch ?? last + 1;
    return { kind: 'newEpoch', after: next - 1, stream: begin(next) };
  };
  if (!own) return another();
  const newest = Math.max(...marks.map(({ seq }) => seq));
  const other = marks.some(({ seq, hash }) => seq === own.tip.seq && hash !== own.tip.hash);
  if (newest < own.tip.seq || other || own.pastNonces.includes(nonce)) return another();
  const pastNonces =
    own.nonce === nonce ? own.pastNonces : [...own.pastNonces, own.nonce].slice(-nonceMemory);
  return { kind: 'join', stream: { ...own, session, nonce, pastNonces } };
}

/** A new life's clocks go on after the old one's. */
function newestClock(streams: readonly Stream[]): string | null {
  const clocks = streams.flatMap(({ clock }) => (clock === null ? [] : [clock])).sort();
  return clocks.at(-1) ?? null;
}

/** The feeds whose cursors do not stand on what HQ has. `digests` are HQ's at the cursors' positions. */
export function strayed(
  cursors: Readonly<Record<FeedScope, Cursor>>,
  heads: ReadonlyMap<FeedScope, FeedHead>,
  digests: ReadonlyMap<FeedScope, Hash | null>,
): FeedScope[] {
  return [...heads].flatMap(([scope, { min }]) => {
    const cursor = cursors[scope] ?? { position: 0, digest: genesis.hash };
    const fits = cursor.position >= min && digests.get(scope) === cursor.digest;
    return fits ? [] : [scope];
  });
}
