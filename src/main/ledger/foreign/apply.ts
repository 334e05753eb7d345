/**
 * Applies what others did, by the same row writes and the same folds as a command. A fact is added once,
 * whoever brings it; a group shows what HQ says wins, unless an own edit still waits.
 */
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { assert, must } from '../../../domain/kit/result.ts';
import { readChanges } from '../../../domain/kit/sync/changes.ts';
import type { FeedItem } from '../../../domain/kit/sync/wire.ts';
import { codecOf, type Row, type RowCodec } from '../codec.ts';
import { sqliteCode } from '../faults.ts';
import type { Beside } from '../ledger.ts';
import type { Identity } from '../meta.ts';
import type { ReactionTx } from '../react.ts';
import { mergedGroup, type WaitReason, waitingItem } from './tables.ts';
import type { Witness } from './witness.ts';

type FactsItem = Extract<FeedItem, { kind: 'facts' }>;
type GroupItem = Extract<FeedItem, { kind: 'group' }>;
type Merged = Pick<(typeof mergedGroup)['$inferSelect'], 'vals' | 'clock' | 'at'>;

/** A group as it is to be seen. */
interface Shown {
  readonly group: string;
  readonly values: Row;
  readonly clock: string;
}

/** How many of the items from `at` on are applied together: groups of one record, one behind the other. */
export function together(items: readonly FeedItem[], at: number): number {
  const first = items[at];
  let end = at + 1;
  if (first?.kind !== 'group') return 1;
  for (let next = items[end]; next?.kind === 'group'; next = items[end]) {
    if (next.table !== first.table || next.id !== first.id) break;
    end += 1;
  }
  return end - at;
}

/** An item that cannot be applied as it is, whatever is tried again. */
class Inapplicable extends Error {
  override readonly name = 'Inapplicable';
}

/** Who looks on, by what it keeps its rows, and whether the items are many at once. */
export interface Watched {
  readonly witness: Witness;
  readonly tx: ReactionTx;
  readonly bulk: boolean;
}

export class Applier {
  readonly #parts: Beside;
  readonly #tables: ReadonlyMap<string, SQLiteTable>;
  readonly #at: number;
  readonly #ownFeeds: ReadonlySet<string>;
  readonly #watched: Watched | null;

  constructor(
    parts: Beside,
    tables: ReadonlyMap<string, SQLiteTable>,
    here: { readonly at: number; readonly identity: Identity },
    watched: Watched | null = null,
  ) {
    this.#parts = parts;
    this.#tables = tables;
    this.#at = here.at;
    const { branchId, tillId } = here.identity;
    this.#ownFeeds = new Set(['company', `branch:${branchId}`, `till:${tillId}`]);
    this.#watched = watched;
  }

  /**
   * Applies an item, or several groups of one record, as `together` gives them; what cannot be applied is laid
   * aside with its reason, so that one bad item stops nothing. Answers how many were. Throws only what may pass:
   * a busy or full disk.
   */
  apply(scope: string, items: readonly FeedItem[]): number {
    const { statements } = this.#parts;
    statements.of('savepoint item').run();
    try {
      const partly = this.#partly(scope, items);
      statements.of('release item').run();
      for (const item of partly) this.#layAside(scope, item, 'unknown', 'of a newer schema');
      return partly.length;
    } catch (error) {
      if (!isForEver(error)) throw error;
      statements.of('rollback to item').run();
      statements.of('release item').run();
      if (items.length > 1) return items.reduce((sum, item) => sum + this.apply(scope, [item]), 0);
      const [item] = items;
      const detail = error instanceof Error ? error.message : String(error);
      if (item) this.#layAside(scope, item, 'failed', detail);
      return 1;
    }
  }

  /** Those of which not all was known here. */
  #partly(scope: string, items: readonly FeedItem[]): FeedItem[] {
    const [first] = items;
    if (first?.kind === 'facts') return this.#facts(first) ? [] : [first];
    return this.#groups(scope, items as readonly GroupItem[]);
  }

  /** Puts what HQ says in the place of an own edit that is answered. */
  reveal(tab: string, id: string, grp: string): void {
    const won = this.#merged(tab, id, grp);
    const table = this.#tables.get(tab);
    if (won) this.#watched?.witness.answered(this.#watched.tx, { tab, id, grp }, won.clock);
    if (won && table) this.#show(table, id, [{ group: grp, values: valuesOf(won.vals), clock: won.clock }]);
  }

  /**
   * Another winner came since; it would be wrong to put this one in its place. One that waits for an update was the
   * winner when it came: whatever else is there now came later, even with an earlier clock, from an HQ that was
   * restored. One that failed never was.
   */
  isOvertaken({ table, id, group, clock }: GroupItem, reason: WaitReason): boolean {
    const won = this.#merged(table, id, group);
    return won !== undefined && (reason === 'unknown' ? won.clock !== clock : won.clock > clock);
  }

  /** True when all of it was known here. */
  #facts({ body }: FactsItem): boolean {
    // Its own entry, which this till has.
    if (body === null) return true;
    const changes = readChanges(body);
    if (!changes) throw new Inapplicable('its body is no list of changes');
    let whole = true;
    for (const change of changes) {
      if ('set' in change) throw new Inapplicable('a record among facts');
      const table = this.#tables.get(change.add);
      if (!table) whole = false;
      else if (!this.#add(table, change.row)) whole = false;
    }
    return whole;
  }

  #add(table: SQLiteTable, given: Row): boolean {
    const codec = codecOf(table);
    if (codec.spec.class !== 'fact') throw new Inapplicable(`${codec.spec.name} is no fact here`);
    const row = codec.complete(given);
    const { statements, projector, writer, touched } = this.#parts;
    const { changes } = statements.of(codec.insertOrIgnore).run(...codec.encode(row));
    if (changes === 1) {
      touched(codec.spec.name);
      projector.added(table, row, writer);
    } else this.#compare(codec, row, given);
    return isKnown(codec, given);
  }

  /** What was there already must be the same fact; `ignore` also swallows rows that break a rule. */
  #compare(codec: RowCodec, row: Row, given: Row): void {
    const raw = this.#parts.statements.of(codec.selectByKey).get(...codec.keyOf(row)) as Row | undefined;
    if (!raw) throw new Inapplicable(`${codec.spec.name} breaks a rule of its table`);
    const fields = codec.differing(raw, row).filter((prop) => prop in given);
    if (fields.length > 0) throw new Inapplicable(`${codec.spec.name} differs in ${fields.join(', ')}`);
  }

  /** Groups of one record: shown together, so that what follows from the record is folded once. */
  #groups(scope: string, items: readonly GroupItem[]): GroupItem[] {
    const { table: tab, id } = must(items[0], 'a group');
    const table = this.#tables.get(tab);
    // Another branch's setting is none here, though it has the same key.
    if (table && codecOf(table).spec.keyed && !this.#ownFeeds.has(scope)) return [];
    const shown: Shown[] = [];
    const before =
      this.#watched && table ? (this.#watched.tx.find(table, { id } as never) as Row | null) : null;
    const partly = items.filter((item) => !this.#group(item, before, shown));
    if (table && shown.length > 0) this.#show(table, id, shown);
    return partly;
  }

  /** True when all of it was known here; what is to be seen of it is put to `shown`. */
  #group(item: GroupItem, before: Row | null, shown: Shown[]): boolean {
    const { table: tab, id, group, values, clock } = item;
    const table = this.#tables.get(tab);
    const given = valuesOf(values);
    // Nor can it be told yet whether it is one: of all that waits the last of each feed wins.
    if (!table) return false;
    const last = this.#merged(tab, id, group) ?? null;
    const codec = codecOf(mergedGroup);
    const merged = { tab, id, grp: group, vals: values, clock, at: this.#at };
    this.#parts.statements.of(codec.replace).run(...codec.encode(codec.complete(merged)));
    const { spec } = codecOf(table);
    if (spec.class !== 'record') throw new Inapplicable(`${tab} is no record here`);
    const props = spec.groups[group];
    if (!props) return false;
    const waits = 'select seq from own_edit where tab = ? and id = ? and grp = ?';
    const own = this.#parts.statements.of(waits).get(tab, id, group) as { seq: number } | undefined;
    if (this.#watched) {
      const { witness, tx, bulk } = this.#watched;
      witness.won(tx, { item, given, before, ownSeq: own?.seq ?? null, last, bulk });
    }
    if (!own) shown.push({ group, values: given, clock });
    return Object.keys(given).every((prop) => props.includes(prop));
  }

  /** Values that did not come are as if never set, so that every till shows the same. */
  #show(table: SQLiteTable, id: string, sets: readonly Shown[]): void {
    const codec = codecOf(table);
    const { statements, projector, writer, touched } = this.#parts;
    const raw = statements.of(codec.selectByKey).get(...codec.keyOf({ id })) as Row | undefined;
    const before = raw ? codec.decode(raw) : null;
    const clocks: Row = { ...((before?.['clocks'] as object | undefined) ?? {}) };
    const values: Row = { ...(before ?? {}), id, clocks };
    for (const { group, values: given, clock } of sets) {
      const props = codec.spec.groups[group];
      assert(props, `${codec.spec.name} has no group ${group}`);
      for (const prop of props) values[prop] = given[prop];
      clocks[group] = clock;
    }
    const after = codec.complete(values);
    statements.of(codec.replace).run(...codec.encode(after));
    touched(codec.spec.name);
    projector.changed(table, before, after, writer);
  }

  #merged(tab: string, id: string, grp: string): Merged | undefined {
    const sql = 'select vals, clock, at from merged_group where tab = ? and id = ? and grp = ?';
    return this.#parts.statements.of(sql).get(tab, id, grp) as Merged | undefined;
  }

  #layAside(scope: string, item: FeedItem, reason: WaitReason, detail: string): void {
    const codec = codecOf(waitingItem);
    const row = { scope, position: item.position, reason, item, detail, at: this.#at };
    this.#parts.statements.of(codec.replace).run(...codec.encode(codec.complete(row)));
    this.#parts.touched(codec.spec.name);
  }
}

function valuesOf(text: string): Row {
  const values: unknown = JSON.parse(text);
  if (typeof values !== 'object' || values === null) throw new Inapplicable('its values are none');
  return values as Row;
}

const isKnown = ({ spec }: RowCodec, given: Row): boolean =>
  Object.keys(given).every((prop) => spec.columns.some((column) => column.prop === prop));

/** Trying again would end the same: a rule of a table, a value no column takes, our own code. */
const forEver = /^SQLITE_(CONSTRAINT|MISMATCH|TOOBIG|RANGE|ERROR)/;
const isForEver = (error: unknown): boolean => {
  const code = sqliteCode(error);
  return code === '' ? error instanceof Error && !('code' in error) : forEver.test(code);
};
