/** Turns a guarded call into its activity row, inside the call's own transaction. */

import { readSettingId } from '../../../../domain/areas/setting/rules.ts';
import { type Row, same } from '../../../ledger/codec.ts';
import type { Identity } from '../../../ledger/meta.ts';
import type { RecordChange, Tx } from '../../../ledger/tx.ts';
import type { RecordedCall } from '../../area.ts';
import { activity, type ValueChange } from '../tables.ts';

/** Never shown, not even to an owner. */
const secret = new Set(['pinHash', 'pinSalt', 'badgeHash', 'demo.pins']);
/** A picture is not read in a log. */
const longestValue = 1000;
/** A bulk change names its first records; the journal holds them all. */
const maxChanges = 50;

export function recordActivity(identity: () => Identity) {
  return (tx: Tx, { command, meta, call, notes }: RecordedCall): void => {
    const [only] = tx.changed;
    const note = Object.assign({}, ...notes) as (typeof notes)[number];
    const changes = tx.changed.flatMap(valueChanges).slice(0, maxChanges);
    tx.add(activity, {
      id: tx.newId(),
      at: tx.at,
      action: meta.audit ?? 'INFO',
      severity: note.severity ?? meta.severity ?? 'LOW',
      command,
      userId: call.actor.userId,
      userName: call.actor.name,
      tillId: identity().tillId,
      approvedById: call.approval?.userId ?? null,
      approvedByName: call.approval?.name ?? null,
      entity: note.entity ?? only?.table ?? null,
      entityId: note.entityId ?? only?.id ?? null,
      label: note.label ?? labelOf(only),
      amountMinor: note.amountMinor ?? null,
      reason: note.reason ?? null,
      changes: changes.length > 0 ? changes : null,
      details: note.details ?? null,
    });
  };
}

function valueChanges({ before, after, table, id }: RecordChange, index: number): ValueChange[] {
  const isSetting = table.endsWith('_setting');
  const nameOf = (field: string): string =>
    isSetting && field === 'value' ? readSettingId(id).key : index === 0 ? field : `${table}.${field}`;
  return Object.keys(after)
    .filter((field) => field !== 'clocks' && field !== 'id' && !same(before?.[field] ?? null, after[field]))
    .map((field) => {
      const name = nameOf(field);
      const told = (value: unknown): unknown => (secret.has(isSetting ? name : field) ? null : short(value));
      return { field: name, old: told(before?.[field] ?? null), new: told(after[field]) };
    });
}

function short(value: unknown): unknown {
  const text = JSON.stringify(value) ?? '';
  return text.length > longestValue ? `${text.slice(0, longestValue)}…` : value;
}

function labelOf(change: RecordChange | undefined): string {
  const row: Row = change?.after ?? {};
  const name = row.name ?? row.code;
  return typeof name === 'string' ? name : '';
}
