/** What others changed, as it came: what, from and to, who, where and when. */
import { useEffect } from 'react';
import type { ForeignChange } from '../../../domain/areas/sync/contract.ts';
import { syncWords } from '../../../domain/areas/sync/words.ts';
import { formatList } from '../../../domain/kit/format.ts';
import { useAsk, useLive } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useLanguage, useWords } from '../../app/language.ts';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { DateText } from '../../parts/date-text.tsx';
import { RefreshIcon } from '../../parts/icons.tsx';
import styles from './sync.module.css';
import { type SaidValue, useThing, useValues } from './thing.ts';

export function Changes() {
  const w = useWords(syncWords);
  const changes = useAsk(api.sync.changes, {});
  const heardAt = useLive(api.sync.state, {}).data?.lastContactAt;
  const { refetch } = changes;
  // What comes with a pull is not a command of this counter.
  useEffect(() => {
    if (heardAt) void refetch();
  }, [heardAt, refetch]);
  return (
    <DataTable
      label={w.views.changes}
      rows={changes.data}
      columns={useColumns()}
      rowKey={({ n }) => String(n)}
      error={changes.error}
      empty={{ icon: RefreshIcon, title: w.changes.empty, hint: w.changes.emptyHint }}
    />
  );
}

function useColumns(): readonly Column<ForeignChange>[] {
  const w = useWords(syncWords).changes;
  const thingOf = useThing();
  return [
    { id: 'what', header: w.what, cell: (row) => <bdi>{thingOf(row)}</bdi>, width: 'minmax(10rem, 2fr)' },
    {
      id: 'from',
      header: w.from,
      cell: (row) => <Before row={row} />,
      width: 'minmax(7rem, 1fr)',
      yields: 1,
    },
    { id: 'to', header: w.to, cell: (row) => <After row={row} />, width: 'minmax(7rem, 1fr)' },
    { id: 'who', header: w.who, cell: (row) => row.byName, width: 'minmax(7rem, 1fr)', yields: 3 },
    { id: 'where', header: w.where, cell: (row) => row.tillName, width: 'minmax(7rem, 1fr)', yields: 4 },
    {
      id: 'when',
      header: w.when,
      cell: (row) => <DateText at={row.at} show="both" />,
      width: '10.5rem',
      yields: 2,
    },
  ];
}

function Before({ row: { before, after, names } }: { readonly row: ForeignChange }) {
  const w = useWords(syncWords).changes;
  const say = useValues(names);
  const joined = useJoined();
  if (before === null) return w.madeNew;
  return <span className={styles.long}>{joined(say(before, after))}</span>;
}

function After({ row: { before, after, names } }: { readonly row: ForeignChange }) {
  const joined = useJoined();
  return <span className={styles.long}>{joined(useValues(names)(after, before))}</span>;
}

function useJoined(): (values: readonly SaidValue[]) => string {
  const language = useLanguage();
  return (values) =>
    formatList(
      values.map(({ name, value }) => (name === null ? value : `${name}: ${value}`)),
      language,
    );
}
