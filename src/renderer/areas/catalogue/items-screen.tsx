/** The items of the shop: found, filtered, chosen; one of them beside the list to be edited. */
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect } from 'react';
import { normaliseCode } from '../../../domain/areas/catalogue/codes.ts';
import { catalogueWords } from '../../../domain/areas/catalogue/words.ts';
import { newId } from '../../app/adapters.ts';
import { client } from '../../app/client.ts';
import { type ActionProps, useAction } from '../../app/hotkeys.ts';
import { useWords } from '../../app/language.ts';
import { useScan } from '../../app/scan-queue.ts';
import { useMay } from '../../app/session.ts';
import { play } from '../../app/sounds.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { DataTable } from '../../parts/data-table.tsx';
import { CatalogueIcon, PlusIcon } from '../../parts/icons.tsx';
import { Pane } from '../../parts/pane.tsx';
import { SplitPane } from '../../parts/split-pane.tsx';
import { CataloguePage } from './catalogue-page.tsx';
import { ChosenBar } from './chosen-bar.tsx';
import { freshItem } from './drafts.ts';
import { useItemColumns } from './item-columns.tsx';
import { ItemEditor } from './item-editor.tsx';
import { ItemFilters } from './item-filters.tsx';
import { ItemsExport } from './items-export.tsx';
import { choose, closeItem, narrow, noFilter, openItem, openNew, sortBy, useList } from './list-state.ts';
import { type Items, useItems } from './use-items.ts';

export function ItemsScreen() {
  const w = useWords(catalogueWords);
  const { open, filter, sort } = useList();
  const list = useItems(filter, sort);
  const mayEdit = useMay('catalogue.edit');
  useOpenByScan();
  useOpenByLink();
  const add = useAction({
    id: 'catalogue.add',
    label: w.list.add,
    group: w.title,
    keys: ['Ins'],
    run: () => openNew(freshItem(newId)),
    disabled: !mayEdit,
  });
  return (
    <CataloguePage
      place="items"
      actions={
        <>
          <ItemsExport filter={filter} total={list.total ?? 0} />
          {mayEdit && <ActionButton {...add} icon={PlusIcon} tone={open ? 'plain' : 'accent'} />}
        </>
      }
    >
      {open ? (
        <SplitPane
          startWidth="38%"
          portraitFoot="end"
          start={<ItemList list={list} add={add} narrow />}
          end={
            <ItemEditor
              key={open.id}
              itemId={open.id}
              isNew={open.isNew}
              code={open.code}
              onClose={closeItem}
            />
          }
        />
      ) : (
        <ItemList list={list} add={add} />
      )}
    </CataloguePage>
  );
}

interface ItemListProps {
  readonly list: Items;
  readonly add: ActionProps;
  /** Beside the editor. */
  readonly narrow?: boolean;
}

function ItemList({ list, add, narrow: isNarrow = false }: ItemListProps) {
  const w = useWords(catalogueWords);
  const { filter, sort, open, chosen, everything } = useList();
  const { items, total, error, more, again } = list;
  const columns = useItemColumns(items ?? [], isNarrow);
  const isFiltered = JSON.stringify(filter) !== JSON.stringify(noFilter);
  return (
    <Pane flush label={w.title}>
      <ItemFilters narrow={isNarrow} total={total} />
      <DataTable
        label={w.title}
        rows={items}
        columns={columns}
        rowKey={({ id }) => id}
        openKey={open?.id}
        onOpen={({ id }) => openItem(id)}
        onChoose={({ id }) => choose([id], !chosen.has(id))}
        sort={sort}
        onSort={sortBy}
        onEnd={more}
        error={error}
        onTryAgain={again}
        remember={isNarrow ? undefined : 'catalogue.items'}
        toneOf={({ status }) => (status === 'archived' ? 'muted' : undefined)}
        empty={
          isFiltered
            ? { title: w.list.nothing, action: { label: w.list.clear, onClick: () => narrow(noFilter) } }
            : {
                icon: CatalogueIcon,
                title: w.list.empty,
                hint: w.list.emptyHint,
                action: add.disabled ? undefined : { ...add, tone: 'accent' },
              }
        }
      />
      {(chosen.size > 0 || everything) && <ChosenBar total={total ?? 0} />}
    </Pane>
  );
}

/** A scanned code opens its item, or begins a new one with it. */
/** Other screens lead to one item: `/catalogue?item=…`. */
function useOpenByLink(): void {
  const { item } = useSearch({ strict: false }) as { readonly item?: unknown };
  const navigate = useNavigate();
  useEffect(() => {
    if (typeof item !== 'string') return;
    openItem(item);
    void navigate({ to: '/catalogue' as never, replace: true });
  }, [item, navigate]);
}

function useOpenByScan(): void {
  const mayEdit = useMay('catalogue.edit');
  useScan(
    async ({ code }) => {
      const found = await client.catalogue.itemsByCode({ code });
      const [first] = found;
      play(first ? 'ok' : 'unknown');
      if (found.length === 1 && first) openItem(first.id);
      else if (first) narrow({ ...noFilter, text: code });
      else if (mayEdit) openNew(freshItem(newId), normaliseCode(code) ?? code);
    },
    { enabled: useList((list) => list.open === null) },
  );
}
