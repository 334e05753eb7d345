/** The journal as it lies in a file that may have been tampered with. */
import type Database from 'better-sqlite3';
import type { Change } from '../../../domain/kit/sync/changes.ts';
import type { EntryName } from './findings.ts';

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
