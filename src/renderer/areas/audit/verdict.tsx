import type { ChainFinding, ChainState } from '../../../domain/areas/audit/contract.ts';
import { sentenceOf } from '../../../domain/areas/audit/sentences.ts';
import { auditWords } from '../../../domain/areas/audit/words.ts';
import { formatDateTime } from '../../../domain/kit/date-format.ts';
import { formatNumber } from '../../../domain/kit/format.ts';
import { useLanguage, useWords } from '../../app/language.ts';
import { useShop } from '../../app/shop.ts';
import { Note } from '../../parts/error-note.tsx';
import { CheckIcon, WarningIcon } from '../../parts/icons.tsx';
import styles from './audit.module.css';

/** What the last proof found. */
export function Verdict({ last }: { readonly last: ChainState['last'] }) {
  const w = useWords(auditWords).chain;
  const language = useLanguage();
  const zone = useShop((shop) => shop.timeZone);
  if (!last) return <Note>{w.never}</Note>;
  const found = last.findings.length + last.more;
  const rows = formatNumber(last.facts + last.records, language);
  return (
    <>
      <Note tone={last.ok ? 'green' : 'red'} icon={last.ok ? CheckIcon : WarningIcon}>
        <strong className={styles.verdict}>{last.ok ? w.whole : w.broken(found)}</strong>
        <span className={styles.proof}>
          {w.verifiedAt(formatDateTime(last.at, language, zone), last.userName)} ·{' '}
          {w.counted(formatNumber(last.entries, language), rows)}
        </span>
      </Note>
      {!last.ok && (
        <section>
          <h2 className={styles.heading}>{w.findings}</h2>
          <ul className={styles.findings}>
            {last.findings.map((finding) => (
              <Finding
                key={`${finding.kind} ${finding.table} ${finding.key} ${finding.entry?.seq}`}
                finding={finding}
              />
            ))}
          </ul>
          {last.more > 0 && <p>{w.andMore(last.more)}</p>}
        </section>
      )}
    </>
  );
}

function Finding({
  finding: { kind, table, key, fields, entry, detail },
}: {
  readonly finding: ChainFinding;
}) {
  const { chain: w, entities } = useWords(auditWords);
  const language = useLanguage();
  const zone = useShop((shop) => shop.timeZone);
  const place = [table && (entities[table] ?? table), key, fields?.join(', '), detail]
    .filter(Boolean)
    .join(' · ');
  const nameOf = ({ seq, command, who, at }: NonNullable<ChainFinding['entry']>): string =>
    [
      w.entry(formatNumber(seq, language)),
      sentenceOf(command, language),
      who,
      formatDateTime(at, language, zone),
    ].join(' · ');
  return (
    <li>
      <strong>{w.kinds[kind] ?? kind}</strong>
      {place && <span dir="auto">{place}</span>}
      {entry && <span>{nameOf(entry)}</span>}
    </li>
  );
}
