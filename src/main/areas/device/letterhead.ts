/** Whose slips these are, as the settings have it now. */
import type { Letterhead } from '../../../domain/areas/device/slip.ts';
import { type Language, languages } from '../../../domain/kit/words.ts';
import type { Reader } from '../../ledger/reader.ts';
import { hereIn, settingOf } from '../setting/queries.ts';

/** `asked`: the language of whoever looks or asks; a layout that fixes one wins. Of this branch unless told. */
export function letterheadIn(read: Reader, asked: Language, of?: string): Letterhead {
  const here = hereIn(read);
  const branchId = of ?? here.branchId;
  const layout = settingOf(read, 'receipt.layout', branchId);
  const branch = read.get<{ name: string; address: string | null; phone: string | null }>(
    'select name, address, phone from branch where id = ?',
    branchId,
  );
  const till = read.get<{ name: string }>('select name from till where id = ?', here.tillId);
  return {
    language: layout.language === 'counter' ? asked : layout.language,
    layout,
    logo: settingOf(read, 'receipt.logo', branchId),
    shop: {
      name: settingOf(read, 'shop.name'),
      legalName: settingOf(read, 'shop.legalName'),
      taxId: settingOf(read, 'shop.taxId'),
      branchName: branch?.name ?? '',
      address: branch?.address ?? '',
      phone: branch?.phone ?? '',
      tillName: till?.name ?? '',
      currency: settingOf(read, 'shop.currency'),
      timeZone: settingOf(read, 'time.zone'),
      showToman: settingOf(read, 'money.showToman'),
    },
  };
}

/** The language of a slip nobody asked for: the user's own, else the shop's. */
export function languageOfUser(read: Reader, userId: string | null): Language {
  const row = userId
    ? read.get<{ language: string | null }>('select language from user where id = ?', userId)
    : undefined;
  return languages.find((one) => one === row?.language) ?? settingOf(read, 'shop.language');
}
