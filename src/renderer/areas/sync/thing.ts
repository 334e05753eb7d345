/** What a change is about, and its values, in words. */
import { readSettingId } from '../../../domain/areas/setting/rules.ts';
import { settingWords } from '../../../domain/areas/setting/words.ts';
import { syncWords } from '../../../domain/areas/sync/words.ts';
import { useWords } from '../../app/language.ts';
import { useFieldName, useValueText } from '../../app/value-text.ts';

interface Thing {
  readonly table: string;
  readonly group: string;
  readonly label: string;
}

/** `Price · Tea`, `Setting of the branch · Logo on the receipt · North` */
export function useThing(): (thing: Thing) => string {
  const w = useWords(syncWords);
  const { labels } = useWords(settingWords);
  return ({ table, group, label }) => {
    const kind = w.things[`${table}.${group}`] ?? w.things[table] ?? w.something;
    if (!table.endsWith('_setting')) return label === '' ? kind : `${kind} · ${label}`;
    const { branch, key } = readSettingId(label);
    return [kind, (labels as Record<string, string>)[key] ?? key, branch].filter(Boolean).join(' · ');
  };
}

type Values = Readonly<Record<string, unknown>>;
export interface SaidValue {
  /** Absent where there is but one. */
  readonly name: string | null;
  readonly value: string;
}

/** Only what differs, each with its name; a single one says itself. */
export function useValues(
  names: Readonly<Record<string, string>>,
): (values: Values, other: Values | null) => SaidValue[] {
  const fieldOf = useFieldName();
  const textOf = useValueText(names);
  const { removed } = useWords(syncWords).changes;
  return (values, other) => {
    const fields = Object.keys(values).filter(
      (field) => other === null || JSON.stringify(values[field]) !== JSON.stringify(other[field]),
    );
    return fields.map((field) => {
      const isLife = field === 'deletedAt' && values[field] !== null;
      const alone = fields.length === 1;
      return { name: alone ? null : fieldOf(field), value: isLife ? removed : textOf(field, values[field]) };
    });
  };
}
