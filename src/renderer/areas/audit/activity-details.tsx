/** One activity in full: who, when, where, why, and each field before and after. */
import type { ActivityDetails as Details } from '../../../domain/areas/audit/contract.ts';
import { sentenceOf } from '../../../domain/areas/audit/sentences.ts';
import { auditWords } from '../../../domain/areas/audit/words.ts';
import { formatDateTime } from '../../../domain/kit/date-format.ts';
import { useAsk } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useLanguage, useWords } from '../../app/language.ts';
import { useShop } from '../../app/shop.ts';
import { useFieldName, useValueText } from '../../app/value-text.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { ErrorNote } from '../../parts/error-note.tsx';
import { MoneyText } from '../../parts/money-text.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { Pane } from '../../parts/pane.tsx';
import styles from './audit.module.css';
import type { Narrowing } from './filter.ts';
import { useAbout, useWho } from './names.ts';
import { SeverityMark } from './severity-mark.tsx';

interface ActivityDetailsProps {
  readonly id: string;
  readonly onNarrow: (part: Partial<Narrowing>) => void;
}

export function ActivityDetails({ id, onNarrow }: ActivityDetailsProps) {
  const w = useWords(auditWords);
  const language = useLanguage();
  const details = useAsk(api.audit.activity, { id }, { keep: true });
  const row = details.data;
  return (
    <Pane
      label={w.details.title}
      head={<PageHeader title={row ? sentenceOf(row.command, language) : w.details.title} />}
    >
      <ErrorNote error={details.error} />
      {row && (
        <div className={styles.details}>
          <Facts row={row} />
          <Changes row={row} />
          <div className={styles.ways}>
            {row.entityId && (
              <ActionButton
                label={w.details.onlyThis}
                onClick={() => onNarrow({ entityId: row.entityId, entity: row.entity })}
              />
            )}
            {row.userId && (
              <ActionButton label={w.details.onlyUser} onClick={() => onNarrow({ userId: row.userId })} />
            )}
          </div>
        </div>
      )}
    </Pane>
  );
}

function Facts({ row }: { readonly row: Details }) {
  const w = useWords(auditWords);
  const language = useLanguage();
  const zone = useShop((shop) => shop.timeZone);
  const whoOf = useWho();
  const aboutOf = useAbout();
  const fieldOf = useFieldName();
  const textOf = useValueText(row.names);
  const { columns } = w;
  return (
    <dl className={styles.facts}>
      <dt>{columns.at}</dt>
      <dd>
        <bdi>{formatDateTime(row.at, language, zone, 'long')}</bdi>
      </dd>
      <dt>{columns.who}</dt>
      <dd>{whoOf(row)}</dd>
      {row.approvedByName && (
        <>
          <dt>{columns.approvedBy}</dt>
          <dd>{row.approvedByName}</dd>
        </>
      )}
      {aboutOf(row) && (
        <>
          <dt>{columns.label}</dt>
          <dd>
            <bdi>{aboutOf(row)}</bdi>
          </dd>
        </>
      )}
      {row.amountMinor !== null && (
        <>
          <dt>{columns.amount}</dt>
          <dd>
            <MoneyText amount={row.amountMinor} />
          </dd>
        </>
      )}
      {row.reason && (
        <>
          <dt>{columns.reason}</dt>
          <dd>{row.reason}</dd>
        </>
      )}
      {Object.entries(row.details).map(([field, value]) => (
        <Fact key={field} name={fieldOf(field)} value={textOf(field, value)} />
      ))}
      <dt>{columns.severity}</dt>
      <dd className={styles.what}>
        <SeverityMark severity={row.severity} />
        {w.severities[row.severity]}
      </dd>
      {row.tillName && <Fact name={columns.till} value={row.tillName} />}
    </dl>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  );
}

function Changes({ row }: { readonly row: Details }) {
  const w = useWords(auditWords).details;
  const fieldOf = useFieldName();
  const textOf = useValueText(row.names);
  if (row.changes.length === 0) return null;
  // The salt goes with its PIN.
  const shown = row.changes.filter(({ field }) => field !== 'pinSalt');
  return (
    <table className={styles.changes}>
      <thead>
        <tr>
          <th>{w.field}</th>
          <th>{w.old}</th>
          <th>{w.new}</th>
        </tr>
      </thead>
      <tbody>
        {shown.map(({ field, old, new: after }) => {
          const isSecret = old === null && after === null;
          return (
            <tr key={field}>
              <th scope="row">{fieldOf(field)}</th>
              <td className={styles.old}>{isSecret ? w.secret : textOf(field, old)}</td>
              <td>{isSecret ? w.changed : textOf(field, after)}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
