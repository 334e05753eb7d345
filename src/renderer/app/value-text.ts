/** A field and its value in words: money as money, ids by name, rights by their titles. */
import { accessWords } from '../../domain/areas/access/words.ts';
import { auditWords } from '../../domain/areas/audit/words.ts';
import { catalogueWords } from '../../domain/areas/catalogue/words.ts';
import { settingWords } from '../../domain/areas/setting/words.ts';
import { formatDateTime } from '../../domain/kit/date-format.ts';
import { formatList, formatMoney, formatNumber, formatPercent, formatQty } from '../../domain/kit/format.ts';
import { basisPoints, minor, qtyMilli } from '../../domain/kit/money.ts';
import { isPermission } from '../../domain/kit/permissions.ts';
import { useLanguage, useWords } from './language.ts';
import { useShop } from './shop.ts';
import { appWords } from './words.ts';

const moments = new Set(['deletedAt', 'validFrom', 'validUntil', 'at']);

/** `names` are those of the ids that occur. */
export function useValueText(
  names: Readonly<Record<string, string>>,
): (field: string, value: unknown) => string {
  const w = useWords(auditWords).details;
  const access = useWords(accessWords);
  const { hues } = useWords(appWords);
  const { unitNames: unit, kinds: kind, statuses: status } = useWords(catalogueWords);
  const language = useLanguage();
  const { currency, timeZone } = useShop();

  const choices: Readonly<Record<string, Readonly<Record<string, string>>>> = { unit, kind, status };

  const ofText = (field: string, text: string): string => {
    const name = names[text];
    if (name !== undefined) return (access.roles as Record<string, string>)[name] ?? name;
    if (isPermission(text)) return access.permissions[text];
    return choices[field]?.[text] ?? (hues as Record<string, string>)[text] ?? text;
  };
  const ofNumber = (field: string, value: number): string => {
    if (field.endsWith('Minor')) return formatMoney(minor(value), currency, language);
    if (field.endsWith('Bp')) return formatPercent(basisPoints(value), language);
    if (field.endsWith('Milli')) return formatQty(qtyMilli(value), 0, language);
    if (moments.has(field)) return formatDateTime(value, language, timeZone);
    return formatNumber(value, language);
  };
  const listed = (parts: readonly string[]): string => formatList(parts, language);
  const text = (field: string, value: unknown): string => {
    if (value === null || value === undefined || value === '') return w.nothing;
    if (typeof value === 'boolean') return value ? w.yes : w.no;
    if (typeof value === 'number') return ofNumber(field, value);
    if (typeof value === 'string') return ofText(field, value);
    if (Array.isArray(value)) return listed(value.map((one) => text(field, one))) || w.nothing;
    const parts = Object.entries(value as Record<string, unknown>);
    return listed(parts.map(([key, inner]) => `${key}: ${text(key, inner)}`));
  };
  return (field, value) => text(field.split('.').at(-1) ?? field, value);
}

export function useFieldName(): (field: string) => string {
  const w = useWords(auditWords);
  const { labels } = useWords(settingWords);
  return (field) => {
    const setting = (labels as Record<string, string>)[field];
    if (setting) return setting;
    const [table, name] = field.includes('.') ? field.split('.') : [null, field];
    const word = w.fields[name ?? ''] ?? name ?? field;
    return table ? `${w.entities[table] ?? table}: ${word}` : word;
  };
}
