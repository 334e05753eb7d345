import type { ActivityRow } from '../../../domain/areas/audit/contract.ts';
import { sentenceOf } from '../../../domain/areas/audit/sentences.ts';
import { auditWords } from '../../../domain/areas/audit/words.ts';
import { useLanguage, useWords } from '../../app/language.ts';
import type { Column } from '../../parts/data-table.tsx';
import { DateText } from '../../parts/date-text.tsx';
import { CheckIcon } from '../../parts/icons.tsx';
import { MoneyText } from '../../parts/money-text.tsx';
import styles from './audit.module.css';
import { useAbout, useWho } from './names.ts';
import { SeverityMark } from './severity-mark.tsx';

export function useColumns(): readonly Column<ActivityRow>[] {
  const w = useWords(auditWords);
  const language = useLanguage();
  const aboutOf = useAbout();
  const { columns } = w;
  return [
    {
      id: 'at',
      header: columns.at,
      width: '10rem',
      cell: ({ at }) => <DateText at={at} show="both" />,
    },
    { id: 'who', header: columns.who, width: 'minmax(7rem, 1fr)', cell: (row) => <Who row={row} /> },
    {
      id: 'what',
      header: columns.what,
      width: 'minmax(9rem, 1.5fr)',
      cell: ({ command, severity }) => (
        <span className={styles.what}>
          <SeverityMark severity={severity} />
          {sentenceOf(command, language)}
        </span>
      ),
    },
    {
      id: 'label',
      yields: 1,
      header: columns.label,
      width: 'minmax(8rem, 1.3fr)',
      cell: (row) => <bdi>{aboutOf(row)}</bdi>,
    },
    {
      id: 'amount',
      header: columns.amount,
      align: 'end',
      width: 'minmax(6rem, 0.8fr)',
      cell: ({ amountMinor }) => amountMinor !== null && <MoneyText amount={amountMinor} bare />,
    },
    ...spareColumns(w),
  ];
}

/** Offered by the chooser. */
const spareColumns = ({ columns, actions }: (typeof auditWords)['en']): readonly Column<ActivityRow>[] => [
  {
    id: 'action',
    header: columns.action,
    width: '8rem',
    optional: 'hidden',
    cell: ({ action }) => actions[action],
  },
  { id: 'till', header: columns.till, width: '7rem', optional: 'hidden', cell: ({ tillName }) => tillName },
  {
    id: 'reason',
    header: columns.reason,
    width: 'minmax(8rem, 1fr)',
    optional: 'hidden',
    cell: ({ reason }) => reason,
  },
];

function Who({ row }: { readonly row: ActivityRow }) {
  const w = useWords(auditWords);
  const whoOf = useWho();
  return (
    <span className={styles.two}>
      {whoOf(row)}
      {row.approvedByName && (
        <small title={w.columns.approvedBy}>
          <CheckIcon size={14} /> {row.approvedByName}
        </small>
      )}
    </span>
  );
}
