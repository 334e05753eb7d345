/** One walk along the chain: every hash beside the one before, and beside what others remember of it. */
import { genesis, hashOfBody, hashOfEntry } from '../journal.ts';
import { type JournalRow, nameOf } from './entries.ts';
import type { EntryName, Findings } from './findings.ts';

/** An entry that something outside the chain vouches for: a printed slip, the marker. */
export interface Anchor {
  readonly seq: number;
  /** The whole hash in hex, or its beginning as a slip prints it. */
  readonly hash: string;
  readonly source: string;
}

/** Every hash, number, clock and epoch of the chain in order; names each entry that does not hold. */
export class ChainWalk {
  readonly #till: string;
  readonly #findings: Findings;
  readonly #anchors: ReadonlyMap<number, readonly Anchor[]>;
  #seq = 0;
  #hash: Uint8Array = genesis;
  #hlc = '';
  #epoch = 0;

  constructor(till: string, anchors: readonly Anchor[], findings: Findings) {
    this.#till = till;
    this.#findings = findings;
    this.#anchors = Map.groupBy(anchors, ({ seq }) => seq);
  }

  step(row: JournalRow): void {
    const entry = nameOf(row);
    const find = (what: 'broken' | 'body' | 'gap' | 'order', detail?: string): void =>
      this.#findings.add({ kind: 'chain', what, entry, ...(detail ? { detail } : {}) });
    const gap = row.seq - this.#seq - 1;
    if (gap !== 0) find('gap', `${gap} missing before it`);
    const bodyHash = hashOfBody(row.body);
    if (!bodyHash.equals(row.body_hash)) find('body');
    const header = { ...row, till: this.#till };
    const isHeader = hashOfEntry(this.#hash, header, row.body_hash).equals(row.hash);
    // After a gap the hash before is unknown, and the gap is already told.
    if (!isHeader && gap === 0) find('broken');
    if (row.hlc <= this.#hlc || row.epoch < this.#epoch) find('order');
    this.#meet(row, entry);
    this.#seq = row.seq;
    this.#hash = row.hash;
    this.#hlc = row.hlc;
    this.#epoch = row.epoch;
  }

  /** After the last entry: an anchor beyond it means that the end was cut off. */
  end(): { seq: number; hash: string } {
    for (const [seq, anchors] of this.#anchors) {
      if (seq <= this.#seq) continue;
      for (const { source } of anchors)
        this.#findings.add({ kind: 'anchor', what: 'missing', detail: source });
    }
    return { seq: this.#seq, hash: Buffer.from(this.#hash).toString('hex') };
  }

  #meet(row: JournalRow, entry: EntryName): void {
    const hash = row.hash.toString('hex');
    for (const anchor of this.#anchors.get(row.seq) ?? []) {
      if (hash.startsWith(anchor.hash.toLowerCase())) continue;
      this.#findings.add({ kind: 'anchor', what: 'changed', entry, detail: anchor.source });
    }
  }
}
