/** The rows every shop begins with. The one place that writes for other areas: before it there are none. */
import { type BuiltInRole, builtInRoles, rightsOfBuiltIn } from '../../../../domain/areas/access/roles.ts';
import {
  type SettingKey,
  type SettingOf,
  type Settings,
  settingIdOf,
  settingKeys,
} from '../../../../domain/areas/setting/rules.ts';
import type { Id } from '../../../../domain/kit/ids.ts';
import type { Tx } from '../../../ledger/tx.ts';
import { role, user } from '../../access/tables.ts';
import { codesIn, hereIn } from '../queries.ts';
import { branch, branchSetting, companySetting, tax, till, tillSetting } from '../tables.ts';

const tableOf = { company: companySetting, branch: branchSetting, till: tillSetting };

export function keepSetting<K extends SettingKey>(
  tx: Tx,
  key: K,
  value: SettingOf<K>,
  branchId = hereIn(tx.read).branchId,
): void {
  tx.save(tableOf[settingKeys[key].scope], settingIdOf(key, branchId), { value });
}

export function keepSettings(tx: Tx, settings: Partial<Settings>, branchId?: string): void {
  for (const [key, value] of Object.entries(settings)) keepSetting(tx, key as SettingKey, value, branchId);
}

/** The built-in roles, as records from now on; answers with their ids. */
export function addBuiltInRoles(tx: Tx): Record<BuiltInRole, Id> {
  const ids = {} as Record<BuiltInRole, Id>;
  for (const builtIn of builtInRoles) {
    ids[builtIn] = tx.newId();
    tx.save(role, ids[builtIn], { builtIn, ...rightsOfBuiltIn[builtIn] });
  }
  return ids;
}

export interface NewTax {
  readonly name: string;
  readonly rateBp: number;
  readonly included: boolean;
}

export function addTaxes(tx: Tx, taxes: readonly NewTax[]): Id[] {
  return taxes.map((values) => {
    const id = tx.newId();
    tx.save(tax, id, values);
    return id;
  });
}

/** This branch and this till, under the ids the ledger gave them. */
export function namePlaces(tx: Tx, names: { branch: string; till: string }): void {
  const { branchId, tillId } = hereIn(tx.read);
  // Headquarters may have given them before anybody named the shop.
  const codes = codesIn(tx.read);
  tx.save(branch, branchId, { name: names.branch, code: codes.branch });
  tx.save(till, tillId, { name: names.till, branchId, code: codes.till });
}

/** Set-up and the demo are for a till that has nobody yet. */
export const isNew = (tx: Pick<Tx, 'read'>): boolean =>
  tx.read.db.select({ id: user.id }).from(user).limit(1).get() === undefined;
