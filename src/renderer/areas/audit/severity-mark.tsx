import { auditWords } from '../../../domain/areas/audit/words.ts';
import type { Severity } from '../../../domain/kit/contract.ts';
import { useWords } from '../../app/language.ts';
import { InfoIcon, WarningIcon } from '../../parts/icons.tsx';
import styles from './audit.module.css';

/** A shape and a word, not only a colour; the usual has none. */
export function SeverityMark({ severity }: { readonly severity: Severity }) {
  const w = useWords(auditWords).severities;
  if (severity === 'LOW') return null;
  const Drawn = severity === 'MEDIUM' ? InfoIcon : WarningIcon;
  return (
    <span
      className={styles.mark}
      data-severity={severity}
      role="img"
      aria-label={w[severity]}
      title={w[severity]}
    >
      <Drawn size={16} />
    </span>
  );
}
