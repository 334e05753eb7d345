/** Changes of many items as one, from every till: who, when, how many, and taking one back. */
import { useState } from 'react';
import type { BulkRun } from '../../../domain/areas/catalogue/bulk-contract.ts';
import { catalogueWords } from '../../../domain/areas/catalogue/words.ts';
import { useLive } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useWords } from '../../app/language.ts';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import { DateText } from '../../parts/date-text.tsx';
import { UndoIcon } from '../../parts/icons.tsx';
import { CountText } from '../../parts/number-text.tsx';
import { CataloguePage } from './catalogue-page.tsx';
import { UndoSheet } from './undo-sheet.tsx';

export function ChangesScreen() {
  const w = useWords(catalogueWords).changes;
  const nav = useWords(catalogueWords).nav;
  const runs = useLive(api.catalogue.bulkRuns, {});
  const [openId, setOpen] = useState<string | null>(null);
  const open = runs.data?.find(({ id }) => id === openId);
  return (
    <CataloguePage place="changes">
      <DataTable<BulkRun>
        label={nav.changes}
        rows={runs.data}
        columns={useColumns()}
        rowKey={({ id }) => id}
        openKey={open?.id}
        onOpen={(run) => setOpen(run.id)}
        error={runs.error}
        toneOf={({ undoable }) => (undoable ? undefined : 'muted')}
        empty={{ icon: UndoIcon, title: w.empty, hint: w.emptyHint }}
      />
      {open && <UndoSheet run={open} onClose={() => setOpen(null)} />}
    </CataloguePage>
  );
}

function useColumns(): readonly Column<BulkRun>[] {
  const w = useWords(catalogueWords).changes;
  return [
    {
      id: 'what',
      header: w.what,
      width: 'minmax(11rem, 2fr)',
      cell: ({ kind, title }) => (title === '' ? w.kinds[kind] : `${w.kinds[kind]} · ${title}`),
    },
    {
      id: 'records',
      header: w.records,
      align: 'end',
      width: 'minmax(5.5rem, 0.6fr)',
      cell: ({ records }) => <CountText count={records} />,
    },
    { id: 'who', header: w.who, width: 'minmax(7rem, 1fr)', yields: 2, cell: ({ userName }) => userName },
    { id: 'where', header: w.where, width: 'minmax(6rem, 1fr)', yields: 3, cell: ({ tillName }) => tillName },
    {
      id: 'when',
      header: w.when,
      width: '10.5rem',
      yields: 1,
      cell: ({ startedAt }) => <DateText at={startedAt} show="both" />,
    },
    {
      id: 'state',
      header: w.state,
      width: 'minmax(7.5rem, 1fr)',
      cell: ({ state, undone, undoable }) => (undone && undoable ? w.partly : w.states[state]),
    },
  ];
}
