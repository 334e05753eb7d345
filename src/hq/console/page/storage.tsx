/** How much headquarters holds, and how far each feed is. */
import { useQuery } from '@tanstack/react-query';
import { useLanguage, useWords } from '../../../renderer/app/language.ts';
import { CountText } from '../../../renderer/parts/number-text.tsx';
import { PageHeader } from '../../../renderer/parts/page-header.tsx';
import { StatCard, StatRow } from '../../../renderer/parts/stat-card.tsx';
import { api, refetchInterval } from './api.ts';
import { sizeText } from './measure.ts';
import styles from './page.module.css';
import type { PageProps } from './shown.ts';
import { Table } from './table.tsx';
import { TillName } from './till-name.tsx';
import { Troubled } from './trouble.tsx';
import { pageWords } from './words.ts';

export function StoragePage({ company }: PageProps) {
  const w = useWords(pageWords).storage;
  const language = useLanguage();
  const asked = useQuery({ ...api.storage.overview.queryOptions({ input: { company } }), refetchInterval });
  const held = asked.data;
  const size = (bytes: number) => sizeText(bytes, language);
  return (
    <>
      <PageHeader title={w.title} sub={w.sub} />
      <Troubled error={asked.error} />
      {held && (
        <div className={styles.stack}>
          <StatRow>
            <StatCard
              label={w.entries}
              value={<CountText count={held.entries} />}
              note={size(held.entryBytes)}
            />
            <StatCard
              label={w.pictures}
              value={<CountText count={held.blobs} />}
              note={size(held.blobBytes)}
            />
            <StatCard label={w.database} value={size(held.databaseBytes)} note={w.databaseNote} />
          </StatRow>
          {held.feeds.length === 0 ? (
            <p className={styles.hint}>{w.noFeeds}</p>
          ) : (
            <Table
              label={w.feeds}
              rows={held.feeds}
              keyOf={({ scope }) => scope}
              columns={[
                {
                  key: 'scope',
                  head: w.feed,
                  cell: ({ scope }) => <ScopeName company={company} scope={scope} />,
                },
                { key: 'head', head: w.head, end: true, cell: ({ head }) => <CountText count={head} /> },
                { key: 'min', head: w.min, end: true, cell: ({ min }) => <CountText count={min} /> },
              ]}
            />
          )}
        </div>
      )}
    </>
  );
}

function ScopeName({ company, scope }: { readonly company: string; readonly scope: string }) {
  const w = useWords(pageWords).storage;
  const branches = useQuery(api.branches.list.queryOptions({ input: { company } }));
  const [kind, id = ''] = scope.split(':');
  if (kind === 'branch') {
    const name = branches.data?.find((branch) => branch.id === id)?.name ?? id.slice(0, 8);
    return <bdi className={styles.strong}>{w.ofBranch(name)}</bdi>;
  }
  if (kind === 'till') return <TillName company={company} till={id} />;
  return <span className={styles.strong}>{w.ofCompany}</span>;
}
