/** Settings, each by its own right; taxes; the names and codes of this branch and till. */
import {
  isTimeZone,
  type SettingKey,
  type Settings,
  settingKeys,
  settingNames,
} from '../../../../domain/areas/setting/rules.ts';
import type { Id } from '../../../../domain/kit/ids.ts';
import { ok, refuse } from '../../../../domain/kit/result.ts';
import { foldForSearch } from '../../../../domain/kit/search.ts';
import type { Tx } from '../../../ledger/tx.ts';
import { command } from '../../area.ts';
import {
  anyPaper,
  areCodesFixed,
  branchesIn,
  codesIn,
  hereIn,
  itemsTaxedBy,
  settingOf,
  taxesIn,
} from '../queries.ts';
import { branch, tax, till } from '../tables.ts';
import { keepSetting, keepSettings, type NewTax } from './first-shop.ts';

type Changes = { readonly [K in SettingKey]?: Settings[K] | undefined };

interface WantedSettings {
  readonly changes: Changes;
  readonly branchId?: string | undefined;
}

export const saveSettings = command((tx, { changes, branchId }: WantedSettings, call) => {
  const wanted = settingNames.filter((key) => changes[key] !== undefined);
  const missing = wanted.map((key) => settingKeys[key].need).find((need) => !call.may(need));
  if (missing) return refuse('FORBIDDEN', { permission: missing });
  const timeZone = changes['time.zone'];
  if (timeZone !== undefined && !isTimeZone(timeZone)) return refuse('UnknownTimeZone', { timeZone });
  const currency = changes['shop.currency'];
  if (currency !== undefined && currency !== settingOf(tx.read, 'shop.currency') && anyPaper(tx.read))
    return refuse('CurrencyInUse');
  if (branchId !== undefined && !branchesIn(tx.read).some(({ id }) => id === branchId))
    return refuse('BranchGone');
  const each = <T>(value: (key: SettingKey) => T) =>
    Object.fromEntries(wanted.map((key) => [key, value(key)]));
  const before = each((key) => settingOf(tx.read, key, branchId)) as Partial<Settings>;
  keepSettings(tx, each((key) => changes[key]) as Partial<Settings>, branchId);
  call.note({
    label: wanted.join(', '),
    entity: 'setting',
    ...(wanted.includes('lan.enabled') ? { severity: 'HIGH' } : {}),
    ...(branchId === undefined ? {} : { details: { branchId } }),
  });
  return ok({ before });
});

type WantedTax = NewTax & { readonly taxId: Id };

export const addTax = command((tx, wanted: WantedTax) => saveTax(tx, wanted));

export const changeTax = command((tx, wanted: WantedTax) =>
  tx.find(tax, { id: wanted.taxId }) ? saveTax(tx, wanted) : refuse('TaxGone'),
);

function saveTax(tx: Tx, { taxId, name, rateBp, included }: WantedTax) {
  if (exists(tx, { name, rateBp }, taxId)) return refuse('TaxExists', { name });
  tx.save(tax, taxId, { name, rateBp, included });
  return ok({});
}

export const eraseTax = command((tx, { taxId }: { taxId: Id }) => {
  const row = tx.find(tax, { id: taxId });
  if (!row || row.deletedAt !== null) return refuse('TaxGone');
  const items = itemsTaxedBy(tx.read, taxId);
  if (items > 0) return refuse('TaxInUse', { items });
  tx.erase(tax, taxId);
  const defaults = settingOf(tx.read, 'tax.defaultIds');
  if (defaults.includes(taxId))
    keepSetting(
      tx,
      'tax.defaultIds',
      defaults.filter((id) => id !== taxId),
    );
  return ok({});
});

export const restoreTax = command((tx, { taxId }: { taxId: Id }) => {
  const row = tx.find(tax, { id: taxId });
  if (!row) return refuse('TaxGone');
  if (exists(tx, row, taxId)) return refuse('TaxExists', { name: row.name });
  tx.save(tax, taxId, { deletedAt: null });
  return ok({});
});

/** The same name at two rates is usual (10 % and 22 %); twice at one rate is a mistake. */
const exists = (tx: Tx, { name, rateBp }: { name: string; rateBp: number }, except: Id): boolean =>
  taxesIn(tx.read).some(
    (row) => row.id !== except && row.rateBp === rateBp && foldForSearch(row.name) === foldForSearch(name),
  );

interface WantedPlaces {
  readonly branch: {
    readonly name: string;
    readonly code: string;
    readonly address: string;
    readonly phone: string;
  };
  readonly till: { readonly name: string; readonly code: string };
}

export const changePlaces = command((tx, wanted: WantedPlaces) => {
  const { branchId, tillId } = hereIn(tx.read);
  const codes = codesIn(tx.read);
  const sameCodes = codes.branch === wanted.branch.code && codes.till === wanted.till.code;
  if (!sameCodes && areCodesFixed(tx.read)) return refuse('CodeIsPrinted');
  tx.save(branch, branchId, wanted.branch);
  tx.save(till, tillId, { ...wanted.till, branchId });
  return ok({});
});
