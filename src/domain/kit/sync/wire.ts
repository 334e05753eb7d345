/**
 * The wire between a till and HQ, version 1 (HTTPS, JSON + gzip): what each route takes and answers. There is no way to
 * ask for one's own journal: a till that was restored gets its lost life back through its feeds, under a new epoch.
 */
import { z } from 'zod';
import { hqRefusals } from './refusals.ts';

export const protocol = 1;

/** The largest body of one entry, in UTF-8 bytes. */
export const maxBodyBytes = 256 * 1024;

/** What HQ takes and gives at once, unless its hello says otherwise. */
export const usualLimits = {
  pushEntries: 1000,
  pushBytes: 1024 * 1024,
  pullItems: 2000,
  pullBytes: 1024 * 1024,
};

/** Parts that other routes have too. */
export const id = z.string().min(1).max(64);
export const count = z.number().int().nonnegative();
export const Hash = z.string().regex(/^[0-9a-f]{64}$/);
export const Millis = z.number().int().nonnegative();
const Hlc = z.string().regex(/^[0-9a-f]{12}-[0-9a-f]{4}-.{1,64}$/);
export const Mark = z.object({ seq: count, hash: Hash });
export const Epoch = z.number().int().positive();

/** A feed as HQ names it: `company`, `branch:<id>`, `till:<id>`. */
export const FeedScope = z.string().regex(/^(company|branch:.{1,64}|till:.{1,64})$/);
export type FeedScope = z.infer<typeof FeedScope>;

/**
 * The scope of a change as its till writes it: `branch` and `till` are the till's own by its registration;
 * a node that looks after other branches names them.
 */
export const ChangeScope = z.string().regex(/^(company|branch|till|branch:.{1,64})$/);
export type ChangeScope = z.infer<typeof ChangeScope>;

/** Where a till stands in a feed, and the running digest it reckoned up to there. */
export const Cursor = z.object({ position: count, digest: Hash });
export type Cursor = z.infer<typeof Cursor>;

const Cursors = z.record(FeedScope, Cursor);

export const refusalOf = z.object({
  code: z.enum(Object.keys(hqRefusals) as [keyof typeof hqRefusals, ...(keyof typeof hqRefusals)[]]),
  /** With `Gap` and `Fork`: what HQ has of this stream. */
  have: Mark.optional(),
  retryAfterMs: count.optional(),
  /** For the log, never for decisions. */
  detail: z.string().max(1000).optional(),
});
export type Refused = z.infer<typeof refusalOf>;

/** What a till says of itself as it goes. */
const standing = {
  /** As it is, however wrong. */
  clock: z.number().int(),
  freeMb: count.nullable(),
  /** Entries HQ has not acknowledged, and the age of the oldest. */
  pending: count,
  oldestMs: count,
  /** What waits for a person at the till: conflicts it found, and items of feeds it could not apply. */
  conflicts: count.optional(),
  laidAside: count.optional(),
};
const TillStanding = z.object(standing);
export type TillStanding = z.infer<typeof TillStanding>;

/** POST /v1/hello: who is there, and how far. Nothing is pushed before it is answered. */
export const HelloRequest = z.object({
  proto: z.number().int(),
  till: id,
  epoch: Epoch,
  /** New at every start of the till. */
  nonce: z.string().min(1).max(64),
  app: z.string().max(64),
  schema: count,
  /** The chain's newest entry, then older ones at growing distances: HQ finds the newest it has too. */
  marks: z.array(Mark).min(1).max(64),
  acked: count,
  /** The `serverEpoch` the cursors belong to; null before the first hello. */
  serverEpoch: z.string().max(64).nullable(),
  cursors: Cursors,
  ...standing,
});
export type HelloRequest = z.infer<typeof HelloRequest>;

export const HelloAction = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ok') }),
  /** This copy is not the one that lives under its epoch: begin a later one than `after` and say hello again. */
  z.object({ kind: z.literal('newEpoch'), after: Epoch }),
  /** Read these feeds again from a snapshot: the cursors do not fit what HQ has. */
  z.object({ kind: z.literal('resync'), scopes: z.array(FeedScope) }),
  /** Another machine took this till's place: what it still has goes to review, and nothing comes back. */
  z.object({ kind: z.literal('retired') }),
]);
export type HelloAction = z.infer<typeof HelloAction>;

export const HelloAnswer = z.object({
  /** Changes when HQ was restored or emptied. */
  serverEpoch: z.string().max(64),
  serverTime: Millis,
  /** To be named in every push and pull. */
  session: z.string().max(64),
  /** What HQ has of this stream: pushes go on after it. `durable` is what no power cut can take from HQ. */
  have: Mark.extend({ durable: count }),
  /** The feeds this till takes. A cursor below `min` needs the snapshot. */
  scopes: z.array(z.object({ id: FeedScope, head: count, min: count })),
  limits: z.object({ pushEntries: count, pushBytes: count, pullItems: count, pullBytes: count }),
  /** Below this schema a till pulls no master data; it pushes all the same. */
  minSchema: count,
  action: HelloAction,
});
export type HelloAnswer = z.infer<typeof HelloAnswer>;

/** An entry as it travels: its header, and its body as the till wrote it. Hashes are reckoned, not sent. */
export const WireEntry = z.object({
  /** The epoch it was written in; the batch's own may be later. */
  epoch: Epoch,
  seq: z.number().int().positive(),
  id,
  schema: count,
  at: z.number().int(),
  hlc: Hlc,
  command: z.string().min(1).max(128),
  actor: z.string().max(4096),
  approval: z.string().max(4096).nullable(),
  /** True when the body holds `set` changes: HQ opens only those. */
  sets: z.boolean(),
  /** Every scope of the body's changes. */
  scopes: z.array(ChangeScope).max(64),
  /** JSON text of the changes; null when it was erased, and then `bodyHash` stands for it. */
  body: z.string().nullable(),
  bodyHash: Hash.optional(),
});
export type WireEntry = z.infer<typeof WireEntry>;

/** POST /v1/push */
export const PushRequest = z.object({
  session: z.string().max(64),
  epoch: Epoch,
  /** The entry before the first of these. */
  prev: Mark,
  entries: z.array(WireEntry).min(1),
  /** The hash of the last of these: it proves all of them. */
  tip: Mark,
  /** Ed25519 by the till's key over `pushText`, base64url. */
  sig: z.string().max(128),
});
export type PushRequest = z.infer<typeof PushRequest>;

/** What a till signs: the chain's hash stands for every entry behind it. */
export const pushText = (till: string, { epoch, prev, tip }: Pick<PushRequest, 'epoch' | 'prev' | 'tip'>) =>
  JSON.stringify(['dukkan push', protocol, till, epoch, prev.seq, prev.hash, tip.seq, tip.hash]);

export const PushAnswer = z.object({
  /** Another than the hello's: HQ was restored since, and the cursors may not fit what it has. */
  serverEpoch: z.string().max(64),
  accepted: Mark,
  durable: count,
  /** Entries whose clocks were too far ahead; others see HQ's clock in their place. */
  clamped: z.array(z.object({ seq: count, clock: Hlc })),
  /** Entries that are kept but could not be opened; HQ's console shows them. */
  quarantined: z.array(z.object({ seq: count, reason: z.string() })),
  /** After this push: who has pulled so far has all that follows from it. */
  heads: z.record(FeedScope, count),
  /**
   * When all of these entries came to stand in one feed as they are, one behind the other: after which position,
   * and the feed's running digest with the last. Who has read so far need not pull what it said itself.
   */
  placed: z.object({ scope: FeedScope, after: count, digest: Hash }).nullable(),
});
export type PushAnswer = z.infer<typeof PushAnswer>;

/** One thing in a feed: facts that an entry added, or the group of a record that now wins. */
export const FeedItem = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('facts'),
    position: count,
    till: id,
    epoch: Epoch,
    seq: count,
    id,
    schema: count,
    at: z.number().int(),
    /** As merged: HQ's where the till's own was too far ahead. */
    clock: Hlc,
    command: z.string(),
    /** JSON text of `add` changes; null in the till's own entries of its present epoch, which it has. */
    body: z.string().nullable(),
    bodyHash: Hash,
  }),
  z.object({
    kind: z.literal('group'),
    position: count,
    table: z.string(),
    id: z.string(),
    group: z.string(),
    /** JSON text of the group's values. */
    values: z.string(),
    clock: Hlc,
    schema: count,
    /** Who set it: for what-changed views. */
    till: id,
    entry: id,
    actor: z.string(),
    at: z.number().int(),
  }),
]);
export type FeedItem = z.infer<typeof FeedItem>;

/** POST /v1/pull */
export const PullRequest = z.object({
  session: z.string().max(64),
  serverEpoch: z.string().max(64),
  cursors: z.record(FeedScope, count),
  maxItems: count,
  maxBytes: count,
  standing: TillStanding.optional(),
});
export type PullRequest = z.infer<typeof PullRequest>;

export const PullAnswer = z.object({
  pages: z.array(
    z.object({
      scope: FeedScope,
      /** First position of these items; `to` is the last, and `digest` the feed's running digest there. */
      from: count,
      to: count,
      items: z.array(FeedItem),
      digest: Hash,
    }),
  ),
  more: z.boolean(),
});
export type PullAnswer = z.infer<typeof PullAnswer>;

/** GET /v1/live: server-sent events with this as data, and a comment every 20 s. */
export const LiveEvent = z.object({ serverEpoch: z.string(), heads: z.record(FeedScope, count) });
export type LiveEvent = z.infer<typeof LiveEvent>;

/**
 * GET /v1/snapshot/{scope}?at=…&after=…: the feed up to `at` (its head, when absent) without the groups that
 * were overtaken before. Pages go by position; a page can be asked for again.
 */
export const SnapshotAnswer = z.object({
  serverEpoch: z.string(),
  scope: FeedScope,
  at: count,
  /** The feed's running digest at `at`. */
  digest: Hash,
  items: z.array(FeedItem),
  /** Where the next page begins; null on the last. */
  next: count.nullable(),
});
export type SnapshotAnswer = z.infer<typeof SnapshotAnswer>;
