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

/** The records changed in this commit so far, each once, with the groups that moved; and how many bytes that takes. */
export function movedIn({ changed }: Pick<Tx, 'changed'>): { moved: Moved[]; bytes: number } {
  let bytes = 0;
  const byRecord = Map.groupBy(changed, ({ table, id }) => `${table} ${id}`);
  const moved = [...byRecord.values()].map((steps) => {
    const [first, last] = [must(steps[0], 'its first step'), must(steps.at(-1), 'its last step')];
    const { table, id, before } = first;
    const past = clocksOf(before);
    const names = Object.entries(clocksOf(last.after)).flatMap(([group, clock]) =>
      past[group] === clock ? [] : [group],
    );
    const now = names.map((group) => {
      const text = textOf(table, group, last.after);
      bytes += Buffer.byteLength(text);
      return [group, markOf(text)] as const;
    });
    return {
      table,
      id,
      was: before && Object.fromEntries(names.map((group) => [group, valuesOf(table, group, before)])),
      now: Object.fromEntries(now),
    };
  });
  return { moved, bytes: bytes + Buffer.byteLength(JSON.stringify(moved)) };
}

/** The groups that nobody changed since. */
export const unchangedSince = ({ table, now }: Moved, row: Row): string[] =>
  Object.keys(now).filter((group) => markOf(textOf(table, group, row)) === now[group]);

/**
 * Of values, not of clocks: headquarters puts its own in the place of a clock that is ahead. Long enough that no two
 * values of one group meet by chance.
 */
const markOf = (text: string): string => hash('sha256', text, 'base64url').slice(0, 12);

const textOf = (table: string, group: string, row: Row): string => canonical(valuesOf(table, group, row));

export const valuesOf = (table: string, group: string, row: Row): Row =>
  Object.fromEntries((specOf(tableOf(table)).groups[group] ?? []).map((prop) => [prop, row[prop] ?? null]));

const clocksOf = (row: Row | null): Record<string, string> =>
  (row?.['clocks'] ?? {}) as Record<string, string>;
