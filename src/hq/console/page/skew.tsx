/** How far a till's clock is from headquarters' own. */
import { useLanguage, useWords } from '../../../renderer/app/language.ts';
import { spanText } from './measure.ts';
import styles from './page.module.css';
import { clockOffMs } from './till-state.ts';
import { pageWords } from './words.ts';

/** Less than two seconds are the way there and back. */
export function Skew({ skewMs }: { readonly skewMs: number }) {
  const w = useWords(pageWords).tills;
  const language = useLanguage();
  const apart = Math.abs(skewMs);
  if (apart < 2000) return <span className={styles.faint}>{w.clockRight}</span>;
  const span = spanText(apart, language);
  return (
    <span className={apart > clockOffMs ? styles.amber : undefined}>
      {skewMs > 0 ? w.clockAhead(span) : w.clockBehind(span)}
    </span>
  );
}
