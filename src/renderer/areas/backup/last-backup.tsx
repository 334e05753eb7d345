/** When the last whole copy was made, or that there is none. */
import { backupWords } from '../../../domain/areas/backup/words.ts';
import { formatDateTime } from '../../../domain/kit/date-format.ts';
import { useLive } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useLanguage, useWords } from '../../app/language.ts';
import { useShop } from '../../app/shop.ts';
import styles from './backup.module.css';

export function LastBackup() {
  const w = useWords(backupWords);
  const language = useLanguage();
  const zone = useShop((shop) => shop.timeZone);
  const state = useLive(api.backup.backupState, {}).data;
  if (!state) return null;
  const { running, lastGood } = state;
  const said = lastGood ? w.last(formatDateTime(lastGood.at, language, zone)) : w.never;
  return <p className={styles.hint}>{running ? w.running : said}</p>;
}
