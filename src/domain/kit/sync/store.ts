/**
 * What HQ's decisions ask of its store. One store is of one company, and no query of it may see another's
 * rows. PostgreSQL is one; the simulator has one in memory.
 */
import type { Hash, Mark } from './chain.ts';
import type { FeedItem, FeedScope, WireEntry } from './wire.ts';

export interface Registration {
  readonly till: string;
  readonly branch: string;
  /** The feeds it takes: `company`, its branch (or all of them) and its own. */
  readonly feeds: readonly FeedScope[];
  /** It may change what belongs to other branches. */
  readonly allBranches: boolean;
  /** `revoked`: shut out. `retired`: another machine has its place. What either still brings waits for a person. */
  readonly state: 'active' | 'revoked' | 'retired';
}

/** One life of a till as HQ knows it: its entries from `base` to `tip` came under this epoch. */
export interface Stream {
  readonly till: string;
  readonly epoch: number;
  /** The entry this life began after; an earlier life of the same till brought it. */
  readonly base: Mark;
  readonly tip: Mark;
  /** The newest clock of its entries, as merged. */
  readonly clock: string | null;
  readonly session: string;
  readonly nonce: string;
  /** Nonces of earlier starts: one that comes back is a second copy. Newest last, bounded. */
  readonly pastNonces: readonly string[];
}

export interface StoredEntry extends WireEntry {
  readonly till: string;
  /** The epoch of the stream that brought it. */
  readonly stream: number;
  readonly hash: Hash;
  readonly bodyHash: Hash;
  /** As merged: HQ's own where the till's was too far ahead. */
  readonly clock: string;
  readonly receivedAt: number;
}

/** The values of a record's group that win so far. */
export interface Winner {
  readonly scope: FeedScope;
  readonly table: string;
  readonly id: string;
  readonly group: string;
  readonly values: string;
  readonly clock: string;
  readonly schema: number;
  readonly till: string;
  readonly entry: string;
  readonly actor: string;
  readonly at: number;
}
export type WinnerKey = Pick<Winner, 'scope' | 'table' | 'id' | 'group'>;

/** An entry that is stored and acknowledged, and has reached no feed. */
export interface Quarantined {
  readonly till: string;
  readonly stream: number;
  readonly seq: number;
  readonly reason: QuarantineReason;
}
export type QuarantineReason =
  /** The body is no list of changes. */
  | 'unreadable'
  /** A change belongs to a scope this till has no part in. */
  | 'foreignScope'
  /** Another entry of the company has this id and other content. */
  | 'idReused'
  /** The machine was shut out, or replaced, before it brought this: a person looks first. */
  | 'revoked'
  | 'retired';

export interface FeedHead {
  readonly head: number;
  /** The lowest cursor that can still be read on from. */
  readonly min: number;
  readonly digest: Hash;
}

/** Within one transaction. Reads see its own writes. */
export interface HqTx {
  readonly serverEpoch: string;
  /** Held until the transaction ends, so that one till is served by one request at a time. */
  registration(till: string): Promise<Registration | null>;
  streams(till: string): Promise<readonly Stream[]>;
  putStream(stream: Stream): Promise<void>;
  /** Those of `marks` that are entries of this till, under whatever epoch they came. */
  findMarks(till: string, marks: readonly Mark[]): Promise<readonly Mark[]>;
  /** Hashes by seq of a stream's entries, both ends in. */
  hashes(till: string, stream: number, from: number, to: number): Promise<ReadonlyMap<number, Hash>>;
  /** Stores all of them; answers the body hash of each id that the company already had. */
  addEntries(entries: readonly StoredEntry[]): Promise<ReadonlyMap<string, Hash>>;
  quarantine(rows: readonly Quarantined[]): Promise<void>;
  winners(keys: readonly WinnerKey[]): Promise<readonly Winner[]>;
  /** Raises the head by `count` and answers it as it was; the row is held from here on. */
  raiseHead(scope: FeedScope, count: number): Promise<FeedHead>;
  /**
   * Items at the positions just raised, and the feed's running digest with each of them; groups among them are
   * the winners from now on.
   */
  appendFeed(scope: FeedScope, items: readonly FeedItem[], digests: readonly Hash[]): Promise<void>;
  heads(scopes: readonly FeedScope[]): Promise<ReadonlyMap<FeedScope, FeedHead>>;
  /** The running digest at a position; null where the feed has none such. */
  digestAt(scope: FeedScope, position: number): Promise<Hash | null>;
  /**
   * Items after a position, in order, at most so many and about so many bytes, but one at least. Bodies of `own`
   * facts stay behind, as `withoutOwn` says, and weigh nothing.
   */
  readFeed(scope: FeedScope, after: number, most: ReadMost, own: Life): Promise<readonly FeedItem[]>;
  /** The same up to `to`, without groups that are no longer the winners. */
  readCurrent(scope: FeedScope, after: number, to: number, most: ReadMost): Promise<readonly FeedItem[]>;
}

/** Whose entries, of which epoch. */
export type Life = Pick<Stream, 'till' | 'epoch'>;

export interface ReadMost {
  readonly items: number;
  readonly bytes: number;
}

export interface HqStore {
  /** False where a power cut may still take what was committed. */
  readonly durable: boolean;
  /** One transaction, whole or not at all. It may run again when two stood in each other's way. */
  transact<T>(run: (tx: HqTx) => Promise<T>): Promise<T>;
}
