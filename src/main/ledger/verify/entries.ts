/** One walk along the journal: the chain, and each fact beside the entry that added it. */
import type Database from 'better-sqlite3';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { codecOf, type Row, type RowCodec } from '../codec.ts';
import { type Change, genesis, hashOfBody, hashOfEntry } from '../journal.ts';
import { type EntryName, type Findings, keyText } from './findings.ts';
import type { RecordFold } from './records.ts';

export interface JournalRow {
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
  body: string;
  body_hash: Buffer;
  hash: Buffer;
}

/** An entry that something outside the chain vouches for: a printed slip, the marker. */
export interface Anchor {
  readonly seq: number;
  /** The whole hash in hex, or its beginning as a slip prints it. */
  readonly hash: string;
  readonly source: string;
}

/** A page of the largest entries is 25 MB. */
const pageSize = 100;

export function* entriesOf(sqlite: Database.Database): Generator<JournalRow> {
  const page = sqlite.prepare(
    `select seq, id, epoch, at, hlc, schema, actor, approval, command, sets, body, body_hash, hash
     from journal where seq > ? order by seq limit ${pageSize}`,
  );
  let rows = page.all(Number.MIN_SAFE_INTEGER) as JournalRow[];
  while (rows.length > 0) {
    yield* rows;
    rows = page.all(rows.at(-1)?.seq) as JournalRow[];
  }
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

/** Facts beside the entries that added them; the sets go on to the fold of the records. */
export class FactWalk {
  readonly found = new Map<string, number>();
  readonly #sqlite: Database.Database;
  readonly #tables: ReadonlyMap<string, SQLiteTable>;
  readonly #fold: RecordFold;
  readonly #findings: Findings;
  readonly #lookups = new Map<string, Database.Statement>();

  constructor(
    sqlite: Database.Database,
    tables: ReadonlyMap<string, SQLiteTable>,
    fold: RecordFold,
    findings: Findings,
  ) {
    this.#sqlite = sqlite;
    this.#tables = tables;
    this.#fold = fold;
    this.#findings = findings;
  }

  step(row: JournalRow): void {
    const entry = nameOf(row);
    let sets = 0;
    for (const change of changesOf(row.body)) {
      if ('add' in change) this.#added(change.add, change.row, entry);
      else {
        sets = 1;
        this.#fold.take(change, row);
      }
    }
    if (sets !== row.sets) this.#findings.add({ kind: 'chain', what: 'changed', entry, fields: ['sets'] });
  }

  #added(name: string, row: Row, entry: EntryName): void {
    const table = this.#tables.get(name);
    if (!table) {
      this.#findings.add({ kind: 'fact', what: 'unknown', table: name, entry });
      return;
    }
    const codec = codecOf(table);
    const whole = codec.complete(row);
    const key = codec.keyOf(whole);
    const raw = this.#lookup(codec).get(...key) as Row | undefined;
    if (!raw) {
      this.#findings.add({ kind: 'fact', what: 'missing', table: name, key: keyText(key), entry });
      return;
    }
    this.found.set(name, (this.found.get(name) ?? 0) + 1);
    const fields = codec.differing(raw, whole);
    if (fields.length > 0) {
      this.#findings.add({ kind: 'fact', what: 'changed', table: name, key: keyText(key), fields, entry });
    }
  }

  #lookup({ spec, selectByKey }: RowCodec): Database.Statement {
    const lookup = this.#lookups.get(spec.name) ?? this.#sqlite.prepare(selectByKey);
    this.#lookups.set(spec.name, lookup);
    return lookup;
  }
}

/** None of a body that was tampered with so far that it is no list of changes; the chain names it. */
export function changesOf(body: string): Change[] {
  const parsed = parse(body);
  return Array.isArray(parsed) ? (parsed as Change[]).filter((one) => one && typeof one === 'object') : [];
}

export function nameOf({ seq, id, command, at, actor }: JournalRow): EntryName {
  return { seq, id, command, at, who: whoIs(actor) };
}

function whoIs(actor: string): string {
  const parsed = parse(actor) as { name?: unknown } | null;
  return typeof parsed?.name === 'string' ? parsed.name : actor;
}

/** What was tampered with may be no JSON at all. */
export function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
