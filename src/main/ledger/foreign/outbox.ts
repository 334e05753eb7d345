/** The journal as HQ takes it: entries after a mark, and marks by which HQ finds what it has of them. */
import { type Mark, toHex } from '../../../domain/kit/sync/chain.ts';
import type { WireEntry } from '../../../domain/kit/sync/wire.ts';
import type { Reader } from '../reader.ts';

interface JournalRow {
  seq: number;
  id: string;
  epoch: number;
  at: number;
  hlc: string;
  schema: number;
  actor: string;
  approval: string | null;
  command: string;
  sets: number;
  scopes: string;
  body: string;
  hash: Buffer;
}

/** Whole entries after `seq`: at most so many and about so many characters, but one at least. */
export function entriesAfter(
  read: Reader,
  seq: number,
  most: { readonly entries: number; readonly bytes: number },
): { entries: WireEntry[]; tip: Mark } | null {
  const rows = read.all<JournalRow>(
    `select seq, id, epoch, at, hlc, schema, actor, approval, command, sets, scopes, body, hash
     from journal where seq > ? order by seq limit ?`,
    seq,
    most.entries,
  );
  let bytes = 0;
  const fits = rows.filter(({ body }, at) => {
    bytes += body.length + 300;
    return at === 0 || bytes <= most.bytes;
  });
  const last = fits.at(-1);
  if (!last) return null;
  const entries = fits.map(({ sets, scopes, hash: _, ...row }) => ({
    ...row,
    sets: sets === 1,
    scopes: scopes === '' ? [] : scopes.split(','),
  }));
  return { entries, tip: { seq: last.seq, hash: toHex(last.hash) } };
}

/** The newest entry, and older ones at distances that double. */
export function marksOf(read: Reader, tip: number): Mark[] {
  const seqs: number[] = [];
  for (let back = 0; tip - back >= 1; back = back === 0 ? 1 : back * 2) seqs.push(tip - back);
  return seqs.flatMap((seq) => markAt(read, seq) ?? []);
}

export function markAt(read: Reader, seq: number): Mark | null {
  const row = read.get<{ hash: Buffer }>('select hash from journal where seq = ?', seq);
  return row ? { seq, hash: toHex(row.hash) } : null;
}

/** When the oldest entry after `seq` was written; null when there is none. */
export const waitsSince = (read: Reader, seq: number): number | null =>
  read.get<{ at: number }>('select at from journal where seq > ? order by seq limit 1', seq)?.at ?? null;
