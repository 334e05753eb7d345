/** What was set, read by every area that obeys it. */
import { and, isNull } from 'drizzle-orm';
import type { Places, Start, TaxRow } from '../../../domain/areas/setting/contract.ts';
import {
  type DemoPin,
  readSettingId,
  type SettingId,
  type SettingKey,
  type SettingOf,
  type Settings,
  settingFrom,
  settingIdOf,
  settingKeys,
  settingNames,
} from '../../../domain/areas/setting/rules.ts';
import { must } from '../../../domain/kit/result.ts';
import { lasting } from '../../ledger/lasting.ts';
import type { Reader } from '../../ledger/reader.ts';
import { branch, branchSetting, companySetting, tax, till, tillSetting } from './tables.ts';

const byScope = {
  company: 'select value from company_setting where id = ? and deleted_at is null',
  branch: 'select value from branch_setting where id = ? and deleted_at is null',
  till: 'select value from till_setting where id = ? and deleted_at is null',
};

const settingIn = lasting([companySetting, branchSetting, tillSetting], (read, id: SettingId): unknown => {
  const key = readSettingId(id).key as SettingKey;
  const row = read.get<{ value: string | null }>(byScope[settingKeys[key].scope], id);
  return settingFrom(key, row?.value ? JSON.parse(row.value) : undefined);
});

/** One setting; it is asked for everywhere and changes once a year. What a branch sets is this one's unless told. */
export function settingOf<K extends SettingKey>(read: Reader, key: K, branchId?: string): SettingOf<K> {
  const isOfBranch = settingKeys[key].scope === 'branch';
  const id = isOfBranch ? settingIdOf(key, branchId ?? hereIn(read).branchId) : key;
  return settingIn(read, id) as SettingOf<K>;
}

export const settingsIn = (read: Reader, branchId?: string): Settings =>
  Object.fromEntries(settingNames.map((key) => [key, settingOf(read, key, branchId)])) as Settings;

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

/** Whether a paper went out that bears amounts and a number. */
export const anyPaper = (read: Reader): boolean =>
  read.get('select 1 from sale union all select 1 from repayment limit 1') !== undefined;

/** Receipts bear the codes, and headquarters gives them: after either they stay. */
export const areCodesFixed = (read: Reader): boolean =>
  anyPaper(read) || read.get('select 1 from sync_standing') !== undefined;

/** The codes receipts are numbered by. */
export const codesIn = (read: Reader): { branch: string; till: string } =>
  must(
    read.get<{ branch: string; till: string }>(
      'select branch_code branch, till_code till from ledger_identity',
    ),
    'an opened till has an identity',
  );

/** How many living items carry a tax. */
export const itemsTaxedBy = (read: Reader, taxId: string): number =>
  read.get<{ n: number }>(
    `select count(*) n from item
     where deleted_at is null and exists (select 1 from json_each(tax_ids) where value = ?)`,
    taxId,
  )?.n ?? 0;

export function startOf(read: Reader): Start {
  const { branchId, tillId } = hereIn(read);
  const demoPins = settingOf(read, 'demo.pins');
  return {
    isNew: read.get('select 1 from user limit 1') === undefined,
    shopName: settingOf(read, 'shop.name'),
    branchName: nameOf(read, 'select name from branch where id = ?', branchId),
    tillName: nameOf(read, 'select name from till where id = ?', tillId),
    language: settingOf(read, 'shop.language'),
    currency: settingOf(read, 'shop.currency'),
    timeZone: settingOf(read, 'time.zone'),
    demoPins: demoPins && stillTrue(read, demoPins),
  };
}

/** A PIN that was changed since is nobody's business. */
function stillTrue(read: Reader, pins: NonNullable<SettingOf<'demo.pins'>>): Record<string, DemoPin> {
  const told: Record<string, DemoPin> = {};
  for (const [userId, { salt, ...shown }] of Object.entries(pins)) {
    if (read.get('select 1 from user where id = ? and pin_salt = ?', userId, salt)) told[userId] = shown;
  }
  return told;
}

const nameOf = (read: Reader, sql: string, id: string): string =>
  read.get<{ name: string }>(sql, id)?.name ?? '';

export function taxRows(read: Reader): TaxRow[] {
  const defaults = settingOf(read, 'tax.defaultIds');
  return read.db
    .select()
    .from(tax)
    .orderBy(tax.id)
    .all()
    .map(({ id, name, rateBp, included, deletedAt }) => ({
      id,
      name,
      rateBp,
      included,
      deletedAt,
      isDefault: defaults.includes(id),
    }));
}

/** Those of the company; a shop that joined it is another one now. */
export const branchesIn = (read: Reader) =>
  read.db
    .select()
    .from(branch)
    .where(and(isNull(branch.deletedAt), isNull(branch.becameId)))
    .orderBy(branch.id)
    .all();

export function placesIn(read: Reader): Places {
  const { branchId, tillId } = hereIn(read);
  const tills = read.db.select().from(till).where(isNull(till.deletedAt)).orderBy(till.id).all();
  return {
    branches: branchesIn(read).map(({ id, name, code, address, phone }) => ({
      id,
      name,
      code,
      address: address ?? '',
      phone: phone ?? '',
      isHere: id === branchId,
    })),
    tills: tills.map(({ id, name, code, branchId: of }) => ({
      id,
      name,
      code,
      branchId: of ?? branchId,
      isHere: id === tillId,
    })),
    codesAreFixed: areCodesFixed(read),
  };
}

/** Empty where nobody gave it one. */
export const tillName = (read: Reader, tillId: string): string =>
  nameOf(read, 'select name from till where id = ?', tillId);
