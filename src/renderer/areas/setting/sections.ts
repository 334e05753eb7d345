/** Which setting stands where, in reading order. */
import type { settingWords } from '../../../domain/areas/setting/words.ts';
import type { ShownKey } from './form.ts';

export type SectionName = Exclude<keyof (typeof settingWords)['en']['sections'], 'taxes' | 'window'>;
type HintName = keyof (typeof settingWords)['en']['hints'];

export const sections: Record<SectionName, readonly ShownKey[]> = {
  shop: [
    'shop.name',
    'shop.legalName',
    'shop.taxId',
    'shop.country',
    'shop.language',
    'time.zone',
    'day.cutoffMinutes',
  ],
  money: ['shop.currency', 'money.cashStepMinor', 'money.showToman', 'money.foreign'],
  selling: ['tender.methods', 'sale.tips', 'sale.favouriteColumns', 'tax.defaultIds'],
  codes: ['code.patterns', 'code.expired', 'scanner.separator'],
  shift: ['shift.overShortLimitMinor', 'till.drawerAlarmSeconds'],
  receipt: ['receipt.print', 'receipt.layout', 'receipt.logo'],
  places: ['till.lockMinutes', 'lan.enabled', 'backup.everyHours', 'backup.folder'],
};
export const sectionNames = Object.keys(sections) as SectionName[];

export const hints: Partial<Record<ShownKey, HintName>> = {
  'shop.legalName': 'legal',
  'shop.currency': 'currency',
  'shop.language': 'language',
  'day.cutoffMinutes': 'cutoff',
  'money.cashStepMinor': 'cashStep',
  'money.foreign': 'foreign',
  'tender.methods': 'methods',
  'sale.favouriteColumns': 'favourites',
  'code.patterns': 'patterns',
  'code.expired': 'expired',
  'scanner.separator': 'separator',
  'shift.overShortLimitMinor': 'overShort',
  'till.drawerAlarmSeconds': 'drawer',
  'till.lockMinutes': 'lock',
  'lan.enabled': 'lan',
  'backup.folder': 'backupFolder',
};
