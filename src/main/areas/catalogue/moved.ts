/** What a change of many records moved, in a form that another till can take back. */
import { hash } from 'node:crypto';
import { must } from '../../../domain/kit/result.ts';
import { canonical } from '../../../domain/kit/sync/canonical.ts';
import type { Row } from '../../ledger/codec.ts';
import { type RecordTable, specOf } from '../../ledger/tables.ts';
import type { Tx } from '../../ledger/tx.ts';
import { barcode, category, item, type Moved, price, priceList } from './tables.ts';

const tables = new Map<string, RecordTable>(
  [item, barcode, category, price, priceList].map((table) => [specOf(table).name, table]),
);

export const tableOf = (name: string): RecordTable =>
  must(tables.get(name), `nothing in bulk changes ${name}`);

/** The records changed in this commit so far, each once, with the groups that moved. */
export function movedIn({ changed }: Pick<Tx, 'changed'>): Moved[] {
  const byRecord = Map.groupBy(changed, ({ table, id }) => `${table} ${id}`);
  return [...byRecord.values()].map((steps) => {
    const [first, last] = [must(steps[0], 'its first step'), must(steps.at(-1), 'its last step')];
    const { table, id, before } = first;
    const past = clocksOf(before);
    const groups = Object.entries(clocksOf(last.after)).filter(([group, clock]) => past[group] !== clock);
    const names = groups.map(([group]) => group);
    return {
      table,
      id,
      was: before && Object.fromEntries(names.map((group) => [group, valuesOf(table, group, before)])),
      now: Object.fromEntries(names.map((group) => [group, markOf(table, group, last.after)])),
    };
  });
}

/** The groups that nobody changed since. */
export const unchangedSince = ({ table, now }: Moved, row: Row): string[] =>
  Object.keys(now).filter((group) => markOf(table, group, row) === now[group]);

/**
 * Values, not clocks: headquarters puts its own in the place of a clock that is ahead. Long enough that no two
 * values of one group meet by chance.
 */
const markOf = (table: string, group: string, row: Row): string =>
  hash('sha256', canonical(valuesOf(table, group, row)), 'base64url').slice(0, 12);

export const valuesOf = (table: string, group: string, row: Row): Row =>
  Object.fromEntries((specOf(tableOf(table)).groups[group] ?? []).map((prop) => [prop, row[prop] ?? null]));

const clocksOf = (row: Row | null): Record<string, string> =>
  (row?.['clocks'] ?? {}) as Record<string, string>;
