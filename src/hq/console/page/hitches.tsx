/** What did not go by itself, by till, and what each figure means. */
import { useQuery } from '@tanstack/react-query';
import { useWords } from '../../../renderer/app/language.ts';
import { EmptyState } from '../../../renderer/parts/empty-state.tsx';
import { CheckIcon } from '../../../renderer/parts/icons.tsx';
import { CountText } from '../../../renderer/parts/number-text.tsx';
import { PageHeader } from '../../../renderer/parts/page-header.tsx';
import { api, refetchInterval } from './api.ts';
import styles from './page.module.css';
import type { PageProps } from './shown.ts';
import { Table } from './table.tsx';
import { TillName } from './till-name.tsx';
import { Troubled } from './trouble.tsx';
import { pageWords } from './words.ts';

const kinds = ['conflicts', 'laidAside', 'quarantined', 'clamped', 'forks'] as const;

export function HitchesPage({ company }: PageProps) {
  const w = useWords(pageWords).hitches;
  const asked = useQuery({ ...api.hitches.overview.queryOptions({ input: { company } }), refetchInterval });
  const rows = asked.data ?? [];
  return (
    <>
      <PageHeader title={w.title} sub={w.sub} />
      <Troubled error={asked.error} />
      {asked.data && rows.length === 0 && <EmptyState icon={CheckIcon} title={w.empty} hint={w.emptyHint} />}
      {rows.length > 0 && (
        <>
          <Table
            label={w.title}
            rows={rows}
            keyOf={({ till }) => till}
            columns={[
              { key: 'till', head: w.till, cell: ({ till }) => <TillName company={company} till={till} /> },
              ...kinds.map((kind) => ({
                key: kind,
                head: w.kinds[kind],
                end: true,
                cell: (row: (typeof rows)[number]) => <CountText count={row[kind]} />,
              })),
            ]}
          />
          <dl className={`${styles.figures} ${styles.legend}`}>
            {kinds.map((kind) => [
              <dt key={kind}>{w.kinds[kind]}</dt>,
              <dd key={`${kind}.hint`}>{w.hints[kind]}</dd>,
            ])}
          </dl>
        </>
      )}
    </>
  );
}
