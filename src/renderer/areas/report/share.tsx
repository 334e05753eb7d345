/** How much of the whole something is: said and drawn. */
import { rateOf } from '../../../domain/areas/report/rules.ts';
import { formatPercent } from '../../../domain/kit/format.ts';
import { basisPoints } from '../../../domain/kit/money.ts';
import { useLanguage } from '../../app/language.ts';
import styles from './report.module.css';

export function Share({ part, whole }: { readonly part: number; readonly whole: number }) {
  const share = rateOf(part, whole);
  if (share === null) return null;
  return (
    <span className={styles.shareCell}>
      <ShareText share={share} />
      <ShareBar share={share} />
    </span>
  );
}

export function ShareText({ share }: { readonly share: number }) {
  return (
    <span className={styles.share}>
      {formatPercent(basisPoints(Math.round(share / 100) * 100), useLanguage())}
    </span>
  );
}

/** How much of the whole, drawn; the number says it as well. */
export function ShareBar({ share }: { readonly share: number }) {
  const width = Math.min(100, Math.max(0, share / 100));
  return (
    <span className={styles.bar} aria-hidden="true">
      <span style={{ inlineSize: `${width}%` }} />
    </span>
  );
}
