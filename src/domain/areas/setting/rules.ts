/** Every setting: for whom it holds, what it may be, what it is until somebody sets it, and who may. */
import { z } from 'zod';
import { TextField } from '../../kit/contract.ts';
import { currencyOf } from '../../kit/currency.ts';
import { Id } from '../../kit/ids.ts';
import type { Permission } from '../../kit/permissions.ts';
import { languages } from '../../kit/words.ts';
import { builtInRoles } from '../access/roles.ts';
import { CodePatterns, firstPatterns } from '../catalogue/code-patterns.ts';
import { TenderMethod } from '../sale/sale.ts';
import { firstReceiptLayout, ReceiptLayout, ReceiptLogo } from './receipt-layout.ts';

export type SettingScope = 'company' | 'branch' | 'till';

interface Setting<T> {
  readonly scope: SettingScope;
  readonly need: Permission;
  readonly schema: z.ZodType<T>;
  readonly initial: T;
}

const company = <T>(schema: z.ZodType<T>, initial: T, need: Permission = 'setting.edit'): Setting<T> => ({
  scope: 'company',
  need,
  schema,
  initial,
});
const branch = <T>(schema: z.ZodType<T>, initial: T, need: Permission): Setting<T> => ({
  scope: 'branch',
  need,
  schema,
  initial,
});
const till = <T>(schema: z.ZodType<T>, initial: T, need: Permission = 'setting.till'): Setting<T> => ({
  scope: 'till',
  need,
  schema,
  initial,
});

export const CurrencyCode = z.string().regex(/^[A-Z]{3}$/);
export const CountryCode = z.string().regex(/^[A-Z]{2}$/);

/** `rateMicro`: minor units of the shop's currency for 1,000,000 minor units of this one. */
export const ForeignCurrency = z.object({
  currency: CurrencyCode,
  rateMicro: z.number().int().min(1).max(1_000_000_000_000_000),
});
export type ForeignCurrency = z.infer<typeof ForeignCurrency>;

/** What the sign-in of the demo shop tells of a user. */
export const DemoPin = z.object({ pin: z.string(), role: z.enum(builtInRoles) });
export type DemoPin = z.infer<typeof DemoPin>;

export const settingKeys = {
  'shop.name': company(TextField(80), ''),
  /** As tax papers and receipts must have it, where it differs from the name on the door. */
  'shop.legalName': company(TextField(120), ''),
  'shop.taxId': company(TextField(40), ''),
  'shop.country': company(CountryCode, 'KG'),
  'shop.currency': company(CurrencyCode, 'KGS'),
  'shop.language': company(z.enum(languages), 'en'),
  'time.zone': company(TextField(60).min(1), 'Asia/Bishkek'),
  /** Minutes after midnight until which a new shift still belongs to the day before. */
  'day.cutoffMinutes': company(z.number().int().min(0).max(720), 0),
  'tax.defaultIds': company(z.array(Id).max(8), [], 'setting.tax'),
  /** Smallest step of cash, in minor units; null is the currency's own. */
  'money.cashStepMinor': company(z.number().int().min(1).max(100_000_000).nullable(), null),
  'money.foreign': company(z.array(ForeignCurrency).max(12), []),
  /** Says amounts in toman beside rials. */
  'money.showToman': company(z.boolean(), false),
  'tender.methods': company(z.array(TenderMethod).min(1), [...TenderMethod.options]),
  'sale.tips': company(z.boolean(), false),
  'sale.favouriteColumns': company(z.number().int().min(3).max(8), 5),
  /** Labels of scales, by prefix. */
  'code.patterns': company(CodePatterns, [...firstPatterns]),
  /** What happens to goods whose code says that they are past their date. */
  'code.expired': company(z.enum(['warn', 'refuse', 'sell']), 'warn'),
  /** What a scanner types where a GS1 code has a separator; empty: it sends the separator, or the usual keys. */
  'scanner.separator': till(TextField(8), '', 'device.edit'),
  'shift.overShortLimitMinor': company(z.number().int().min(0).max(1_000_000_000_000), 0),
  'receipt.layout': branch(ReceiptLayout, firstReceiptLayout, 'setting.receipt'),
  /** Apart from the layout, which every sale looks at. */
  'receipt.logo': branch(ReceiptLogo.nullable(), null, 'setting.receipt'),
  /** Prints after each sale, or only when somebody asks for it. */
  'receipt.print': till(z.enum(['always', 'onRequest']), 'always'),
  'till.lockMinutes': till(z.number().int().min(0).max(240), 10),
  /** A drawer left open for longer is told; 0 is never. */
  'till.drawerAlarmSeconds': till(z.number().int().min(0).max(3600), 60),
  'lan.enabled': till(z.boolean(), false),
  'backup.everyHours': till(z.number().int().min(1).max(24), 4),
  /** A folder for a second copy, best on another drive; empty is none. */
  'backup.folder': till(TextField(300), ''),
  /** Told at the sign-in of the demo shop, each for as long as its salt is the user's. */
  'demo.pins': company(z.record(Id, DemoPin.extend({ salt: z.string() })).nullable(), null),
};

export type SettingKey = keyof typeof settingKeys;
export type SettingOf<K extends SettingKey> = z.infer<(typeof settingKeys)[K]['schema']>;
export type Settings = { readonly [K in SettingKey]: SettingOf<K> };

export const settingNames = Object.keys(settingKeys) as SettingKey[];

/** Under what a setting is kept. Every till has what all branches set, so that it says whose it is. */
export type SettingId = SettingKey | `${string}:${SettingKey}`;

export const settingIdOf = (key: SettingKey, branchId: string): SettingId =>
  settingKeys[key].scope === 'branch' ? `${branchId}:${key}` : key;

/** `branch` is empty for what the company or a till has set. */
export function readSettingId(id: string): { readonly branch: string; readonly key: string } {
  const end = id.lastIndexOf(':');
  return { branch: id.slice(0, Math.max(0, end)), key: id.slice(end + 1) };
}

/** What was kept under a key, or the initial value when nothing fitting was. */
export function settingFrom<K extends SettingKey>(key: K, kept: unknown): SettingOf<K> {
  const { schema, initial } = settingKeys[key] as Setting<SettingOf<K>>;
  if (kept === undefined || kept === null) return initial;
  const parsed = schema.safeParse(kept);
  // A later version may have kept what this one cannot read.
  return parsed.success ? parsed.data : initial;
}

const shapeOf = <M extends Record<string, Setting<unknown>>>(all: M) =>
  Object.fromEntries(Object.entries(all).map(([key, { schema }]) => [key, schema])) as {
    [K in keyof M]: M[K]['schema'];
  };

/** What a counter may see and save; the demo's PINs are told another way. */
export const SettingsSchema = z.object(shapeOf(settingKeys)).omit({ 'demo.pins': true });

/** Cash is paid in multiples of this many minor units. */
export const cashStepOf = (settings: Pick<Settings, 'money.cashStepMinor' | 'shop.currency'>): number =>
  settings['money.cashStepMinor'] ?? currencyOf(settings['shop.currency']).cashStep;

export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
