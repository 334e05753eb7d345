/** One price list: every item with its own price and the list's, which is typed in its row. */
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ListedItem, ListFilter } from '../../../domain/areas/catalogue/list.ts';
import { catalogueWords } from '../../../domain/areas/catalogue/words.ts';
import { useCommand } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useWords } from '../../app/language.ts';
import { appWords } from '../../app/words.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { ConfirmButton } from '../../parts/confirm-bar.tsx';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import type { Sort } from '../../parts/data-table-head.tsx';
import { ErrorNote } from '../../parts/error-note.tsx';
import { EditIcon, PercentIcon, TrashIcon } from '../../parts/icons.tsx';
import { MoneyText } from '../../parts/money-text.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { Pane } from '../../parts/pane.tsx';
import { SearchField } from '../../parts/search-field.tsx';
import { toast } from '../../parts/toast.tsx';
import { ItemName } from './item-name.tsx';
import { ListPriceCell } from './list-price-cell.tsx';
import { noFilter } from './list-state.ts';
import styles from './price-lists.module.css';
import { PriceSheet } from './price-sheet.tsx';
import { hueOf, useCategories } from './use-categories.ts';
import { useItems } from './use-items.ts';

interface PriceListItemsProps {
  readonly list: { readonly id: string; readonly name: string };
  readonly onGone: () => void;
}

export function PriceListItems({ list, onGone }: PriceListItemsProps) {
  const w = useWords(catalogueWords);
  const [filter, setFilter] = useState<ListFilter>(noFilter);
  const [sort, setSort] = useState<Sort>({ by: 'popular', down: false });
  const [filling, setFilling] = useState(false);
  const [renaming, setRenaming] = useState(false);
  const { items, total, error, more, again } = useItems(filter, sort, list.id);
  const columns = useColumns(list.id);
  return (
    <Pane
      flush
      label={list.name}
      head={
        <PageHeader
          title={list.name}
          actions={
            <>
              <ActionButton
                label=""
                name={w.lists.rename}
                icon={EditIcon}
                tone="quiet"
                onClick={() => setRenaming(true)}
              />
              <ActionButton label={w.lists.fill} icon={PercentIcon} onClick={() => setFilling(true)} />
              <EraseButton list={list} onGone={onGone} />
            </>
          }
        />
      }
    >
      {renaming && <Rename list={list} onDone={() => setRenaming(false)} />}
      <div className={styles.filter}>
        <SearchField
          value={filter.text}
          onChange={(text) => setFilter({ ...filter, text })}
          label={w.list.search}
          acceptBarcode
        />
        {total !== undefined && <span className={styles.found}>{w.list.found(total)}</span>}
      </div>
      <DataTable
        label={list.name}
        rows={items}
        columns={columns}
        rowKey={({ id }) => id}
        sort={sort}
        onSort={setSort}
        onEnd={more}
        error={error}
        onTryAgain={again}
        empty={{ title: w.list.nothing }}
      />
      <PriceSheet
        opened={filling}
        chosen={{ itemIds: null, filter }}
        to={list.id}
        onClose={() => setFilling(false)}
      />
    </Pane>
  );
}

function useColumns(priceListId: string): readonly Column<ListedItem>[] {
  const w = useWords(catalogueWords);
  const { byId } = useCategories();
  return [
    {
      id: 'name',
      header: w.list.name,
      width: 'minmax(12rem, 2fr)',
      sortBy: ({ name }) => name,
      cell: (item) => (
        <ItemName
          item={item}
          hue={item.colour ?? hueOf(byId, item.categoryId)}
          detail={[item.brand, item.sku ?? item.barcode].filter(Boolean).join(' · ')}
        />
      ),
    },
    {
      id: 'price',
      header: w.lists.ownPrice,
      align: 'end',
      width: 'minmax(7rem, 1fr)',
      sortBy: ({ priceMinor }) => priceMinor,
      cell: ({ priceMinor }) => <MoneyText amount={priceMinor} tone="muted" bare />,
    },
    {
      id: 'list',
      header: w.lists.listPrice,
      width: 'minmax(13rem, 1fr)',
      cell: (item) => (
        <ListPriceCell key={`${item.id} ${item.listMinor}`} item={item} priceListId={priceListId} />
      ),
    },
  ];
}

interface RenameProps {
  readonly list: PriceListItemsProps['list'];
  readonly onDone: () => void;
}

function Rename({ list, onDone }: RenameProps) {
  const w = useWords(catalogueWords).lists;
  const { verb } = useWords(appWords);
  const [name, setName] = useState(list.name);
  const save = useCommand(api.catalogue.savePriceList, { onDone });
  const run = (): void => {
    if (name.trim() !== '') save.run({ priceListId: list.id, name });
  };
  return (
    <>
      <div className={styles.rename}>
        <TextInput
          label={w.name}
          value={name}
          maxLength={60}
          autoFocus
          onChange={(event) => setName(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') run();
            if (event.key === 'Escape') onDone();
          }}
        />
        <ActionButton label={verb.cancel} tone="quiet" onClick={onDone} />
        <ActionButton label={verb.save} disabled={name.trim() === ''} pending={save.pending} onClick={run} />
      </div>
      <ErrorNote error={save.refused} />
    </>
  );
}

function EraseButton({ list, onGone }: PriceListItemsProps) {
  const w = useWords(catalogueWords).lists;
  const { verb } = useWords(appWords);
  const back = useCommand(api.catalogue.savePriceList);
  const erase = useCommand(api.catalogue.erasePriceList, {
    onDone: () => {
      onGone();
      toast(w.erased(list.name), {
        id: 'list',
        undo: () => back.run({ priceListId: list.id, name: list.name }),
      });
    },
  });
  return (
    <>
      <ErrorNote error={erase.refused} />
      <ConfirmButton
        label=""
        name={verb.delete}
        icon={TrashIcon}
        tone="quiet"
        danger
        question={w.eraseAsk(list.name)}
        confirm={verb.delete}
        onConfirm={() => erase.run({ priceListId: list.id })}
      />
    </>
  );
}
