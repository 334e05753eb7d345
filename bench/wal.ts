/**
 * Reads a write-ahead log as it lies on disk (sqlite.org/fileformat2.html#walformat): every page that was
 * written is a frame, and a frame that ends a transaction bears the size of the database. In FULL each such
 * frame is synced once before the commit answers, so they are counted as syncs.
 */
import { readFileSync } from 'node:fs';

export interface Written {
  readonly bytes: number;
  readonly syncs: number;
}

const [headerBytes, frameHeadBytes] = [32, 24];

/** What the log holds since it was last begun anew. */
export function writtenIn(walFile: string): Written & { readonly generation: string } {
  const wal = readFileSync(walFile);
  const pageBytes = wal.readUInt32BE(8);
  const salts = wal.subarray(16, 24);
  let [bytes, syncs] = [0, 0];
  for (
    let at = headerBytes;
    at + frameHeadBytes + pageBytes <= wal.length;
    at += frameHeadBytes + pageBytes
  ) {
    if (!wal.subarray(at + 8, at + 16).equals(salts)) break;
    bytes += frameHeadBytes + pageBytes;
    if (wal.readUInt32BE(at + 4) > 0) syncs += 1;
  }
  return { bytes, syncs, generation: salts.toString('hex') };
}
