/** Whether a pushed batch continues what HQ has of a stream. */
import { type EntryHeader, type Hash, hashOfText, type Mark, nextHash, type Sha256 } from './chain.ts';
import type { HqRefusal } from './refusals.ts';
import type { Stream } from './store.ts';
import { maxBodyBytes, type PushRequest, type usualLimits, type WireEntry } from './wire.ts';

/** An entry whose place in the chain was reckoned. */
export interface ChainedEntry {
  readonly entry: WireEntry;
  readonly hash: Hash;
  readonly bodyHash: Hash;
}

export type Checked<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly code: HqRefusal; readonly detail: string };

const no = (code: HqRefusal, detail: string) => ({ ok: false, code, detail }) as const;

/** A batch of one entry always fits, or it would stop the till for ever. */
export function tooLarge({ entries }: PushRequest, limits: typeof usualLimits): boolean {
  if (entries.some(({ body }) => (body?.length ?? 0) > maxBodyBytes)) return true;
  if (entries.length > limits.pushEntries) return true;
  const length = entries.reduce((sum, { body }) => sum + (body?.length ?? 0), 0);
  return entries.length > 1 && length > 2 * limits.pushBytes;
}

/** Reckons every hash from the one before; `BadHash` when they do not come to the batch's tip. */
export function chainBatch(
  sha256: Sha256,
  till: string,
  { epoch, prev, entries, tip }: PushRequest,
): Checked<ChainedEntry[]> {
  const chained: ChainedEntry[] = [];
  let { seq, hash } = prev;
  for (const entry of entries) {
    seq += 1;
    if (entry.seq !== seq) return no('BadRequest', `entry ${entry.seq} where ${seq} was due`);
    if (entry.epoch > epoch) return no('BadRequest', `entry ${seq} is of a later epoch`);
    const erased = entry.body === null ? entry.bodyHash : hashOfText(sha256, entry.body);
    if (erased === undefined) return no('BadRequest', `entry ${seq} has neither body nor hash`);
    hash = nextHash(sha256, hash, headerOf(till, entry), erased);
    chained.push({ entry, hash, bodyHash: erased });
  }
  if (tip.seq !== seq || tip.hash !== hash) return no('BadHash', `the batch ends at ${seq} ${hash}`);
  return { ok: true, value: chained };
}

/** The stretch of what HQ has that a batch covers again, to be compared; null when it covers nothing. */
export function overlapOf(stream: Stream, { prev, tip }: PushRequest): { from: number; to: number } | null {
  const from = Math.max(prev.seq, stream.base.seq);
  const to = Math.min(tip.seq, stream.tip.seq);
  return from <= to ? { from, to } : null;
}

/**
 * The entries that are new, when the batch continues the stream: `Gap` when it begins after what HQ has,
 * `Fork` when HQ has another entry anywhere in it. `stored` are the stream's hashes over the overlap.
 */
export function continues(
  stream: Stream,
  prev: Mark,
  batch: readonly ChainedEntry[],
  stored: ReadonlyMap<number, Hash>,
): Checked<ChainedEntry[]> {
  if (prev.seq > stream.tip.seq) return no('Gap', `${prev.seq} after ${stream.tip.seq}`);
  if (prev.seq < stream.base.seq) return no('Gap', `${prev.seq} before ${stream.base.seq}`);
  const known = (seq: number): Hash | undefined =>
    seq === stream.base.seq ? stream.base.hash : stored.get(seq);
  if (known(prev.seq) !== prev.hash) return no('Fork', `at ${prev.seq}`);
  const fresh: ChainedEntry[] = [];
  for (const one of batch) {
    const { seq } = one.entry;
    if (seq > stream.tip.seq) fresh.push(one);
    else if (known(seq) !== one.hash) return no('Fork', `at ${seq}`);
  }
  return { ok: true, value: fresh };
}

export const headerOf = (till: string, entry: WireEntry): EntryHeader => ({ ...entry, till });
