/** What was set, read by every area that obeys it. */
import { isNull } from 'drizzle-orm';
import {
  type SettingKey,
  type SettingOf,
  type Settings,
  settingFrom,
  settingKeys,
  settingNames,
} from '../../../domain/areas/setting/rules.ts';
import { must } from '../../../domain/kit/result.ts';
import type { Reader } from '../../ledger/reader.ts';
import { tax } from './tables.ts';

const byScope = {
  company: 'select value from company_setting where id = ? and deleted_at is null',
  branch: 'select value from branch_setting where id = ? and deleted_at is null',
  till: 'select value from till_setting where id = ? and deleted_at is null',
};

/** One setting, by one look-up of its key. */
export function settingOf<K extends SettingKey>(read: Reader, key: K): SettingOf<K> {
  const row = read.get<{ value: string | null }>(byScope[settingKeys[key].scope], key);
  return settingFrom(key, row?.value ? JSON.parse(row.value) : undefined);
}

export const settingsIn = (read: Reader): Settings =>
  Object.fromEntries(settingNames.map((key) => [key, settingOf(read, key)])) as Settings;

export type TaxRecord = (typeof tax)['$inferSelect'];

export const taxesIn = (read: Reader): TaxRecord[] =>
  read.db.select().from(tax).where(isNull(tax.deletedAt)).orderBy(tax.id).all();

export interface Here {
  readonly companyId: string;
  readonly branchId: string;
  readonly tillId: string;
}

/** Which company, branch and till this is. */
export const hereIn = (read: Reader): Here =>
  must(
    read.get<Here>(
      'select company_id as "companyId", branch_id as "branchId", till_id as "tillId" from ledger_identity',
    ),
    'an opened till has an identity',
  );
