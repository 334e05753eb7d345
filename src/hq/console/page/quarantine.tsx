/** What was kept but could not be opened, why, and opening it anew. */
import { useMutation, useQuery } from '@tanstack/react-query';
import { useAction } from '../../../renderer/app/hotkeys.ts';
import { useLanguage, useWords } from '../../../renderer/app/language.ts';
import { ActionButton } from '../../../renderer/parts/action-button.tsx';
import { DateText } from '../../../renderer/parts/date-text.tsx';
import { EmptyState } from '../../../renderer/parts/empty-state.tsx';
import { CheckIcon, RefreshIcon } from '../../../renderer/parts/icons.tsx';
import { PageHeader } from '../../../renderer/parts/page-header.tsx';
import { toast } from '../../../renderer/parts/toast.tsx';
import { api, refetchInterval } from './api.ts';
import { sizeText } from './measure.ts';
import styles from './page.module.css';
import type { PageProps } from './shown.ts';
import { Table } from './table.tsx';
import { TillName } from './till-name.tsx';
import { Troubled } from './trouble.tsx';
import { pageWords } from './words.ts';

export function QuarantinePage({ company }: PageProps) {
  const w = useWords(pageWords).quarantine;
  const language = useLanguage();
  const asked = useQuery({ ...api.quarantine.list.queryOptions({ input: { company } }), refetchInterval });
  const replay = useMutation(
    api.quarantine.replay.mutationOptions({
      onSuccess: ({ opened, left }) =>
        toast(w.replayed(opened, left), { tone: left > 0 ? 'amber' : 'green' }),
    }),
  );
  const rows = asked.data?.rows ?? [];
  const open = (wanted: typeof rows) =>
    replay.mutate({ company, rows: wanted.map(({ till, stream, seq }) => ({ till, stream, seq })) });
  const all = useAction({
    id: 'hq.replay',
    label: w.replayAll,
    keys: ['R'],
    run: () => open(rows),
    disabled: rows.length === 0,
  });
  return (
    <>
      <PageHeader
        title={w.title}
        sub={rows.length > 0 ? w.count(asked.data?.total ?? 0) : undefined}
        actions={
          rows.length > 0 && (
            <ActionButton {...all} icon={RefreshIcon} tone="accent" pending={replay.isPending} />
          )
        }
      />
      <Troubled error={asked.error ?? replay.error} />
      {asked.data?.total === 0 && <EmptyState icon={CheckIcon} title={w.empty} hint={w.emptyHint} />}
      {rows.length > 0 && (
        <Table
          label={w.title}
          rows={rows}
          keyOf={({ till, stream, seq }) => `${till}/${stream}/${seq}`}
          columns={[
            { key: 'till', head: w.till, cell: ({ till }) => <TillName company={company} till={till} /> },
            { key: 'reason', head: w.reason, cell: ({ reason }) => w.reasons[reason] },
            {
              key: 'command',
              head: w.command,
              cell: ({ command, bytes }) => (
                <>
                  <bdi>{command}</bdi> <span className={styles.faint}>{sizeText(bytes, language)}</span>
                </>
              ),
            },
            { key: 'at', head: w.at, cell: ({ at }) => <DateText at={at} show="both" /> },
            {
              key: 'replay',
              head: w.actions,
              act: true,
              cell: (row) => (
                <ActionButton
                  icon={RefreshIcon}
                  tone="quiet"
                  label={w.replay}
                  disabled={replay.isPending}
                  onClick={() => open([row])}
                />
              ),
            },
          ]}
        />
      )}
    </>
  );
}
