/** Above the sign-in: whose shop it is, what time it is there, and in which language to go on. */
import { formatDate, formatTime } from '../../../domain/kit/date-format.ts';
import { languageNames, languages } from '../../../domain/kit/words.ts';
import { useLive } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useNow } from '../../app/clock.ts';
import { useLanguage, useWords } from '../../app/language.ts';
import { setPreferences } from '../../app/preferences.ts';
import { useShop } from '../../app/shop.ts';
import { appWords } from '../../app/words.ts';
import { SegmentBar } from '../../parts/segment-bar.tsx';
import styles from './sign-in.module.css';

export function GateHead() {
  const w = useWords(appWords);
  const language = useLanguage();
  const start = useLive(api.setting.start, {}).data;
  const zone = useShop((shop) => shop.timeZone);
  const at = useNow();
  return (
    <header className={styles.head}>
      <div className={styles.place}>
        <strong>{start?.shopName || w.appName}</strong>
        <span>{[start?.branchName, start?.tillName].filter(Boolean).join(' · ')}</span>
      </div>
      <div className={styles.clock}>
        <bdi>{formatTime(at, language, zone)}</bdi>
        <span>{formatDate(at, language, zone, 'long')}</span>
      </div>
      <SegmentBar
        label={w.language}
        segments={languages.map((value) => ({ value, label: languageNames[value] }))}
        value={language}
        onChange={(value) => setPreferences({ language: value })}
      />
    </header>
  );
}
