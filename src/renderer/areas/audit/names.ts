/** What people, things and fields of the log are called. */
import type { ActivityRow } from '../../../domain/areas/audit/contract.ts';
import { auditWords } from '../../../domain/areas/audit/words.ts';
import { settingWords } from '../../../domain/areas/setting/words.ts';
import { useWords } from '../../app/language.ts';

export function useWho(): (row: Pick<ActivityRow, 'userId' | 'userName' | 'action'>) => string {
  const w = useWords(auditWords);
  return ({ userId, userName, action }) =>
    userName || (userId === null && action === 'LOGIN' ? w.stranger : w.system);
}

/** Its label, or at least what kind of thing it was. Settings are named by their keys. */
export function useAbout(): (row: Pick<ActivityRow, 'label' | 'entity'>) => string {
  const w = useWords(auditWords);
  const { labels } = useWords(settingWords);
  return ({ label, entity }) => {
    if (entity === 'setting') {
      const keys = label.split(', ');
      return keys.map((key) => (labels as Record<string, string>)[key] ?? key).join(', ');
    }
    return label || (entity ? (w.entities[entity] ?? entity) : '');
  };
}
