/** One price list: every item with its own price and the list's, which is typed in its row. */
import { useState } from 'react';
import type { PriceListRow } from '../../../domain/areas/catalogue/contract.ts';
import type { ListedItem, ListFilter } from '../../../domain/areas/catalogue/list.ts';
import { catalogueWords } from '../../../domain/areas/catalogue/words.ts';
import { useWords } from '../../app/language.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { type Column, DataTable } from '../../parts/data-table.tsx';
import type { Sort } from '../../parts/data-table-head.tsx';
import { EditIcon, PercentIcon } from '../../parts/icons.tsx';
import { MoneyText } from '../../parts/money-text.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { Pane } from '../../parts/pane.tsx';
import { SearchField } from '../../parts/search-field.tsx';
import { ItemName } from './item-name.tsx';
import { EraseList, ListEditor, PlanLine } from './list-editor.tsx';
import { ListPriceCell } from './list-price-cell.tsx';
import { noFilter } from './list-state.ts';
import styles from './price-lists.module.css';
import { PriceSheet } from './price-sheet.tsx';
import { hueOf, useCategories } from './use-categories.ts';
import { useItems } from './use-items.ts';

interface PriceListItemsProps {
  readonly list: PriceListRow;
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
  const isPlanned = list.insteadOf !== null;
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
                name={isPlanned ? w.lists.edit : w.lists.rename}
                icon={EditIcon}
                tone="quiet"
                onClick={() => setRenaming(true)}
              />
              <ActionButton label={w.lists.fill} icon={PercentIcon} onClick={() => setFilling(true)} />
              <EraseList list={list} onGone={onGone} />
            </>
          }
        />
      }
    >
      {renaming && <ListEditor list={list} onDone={() => setRenaming(false)} />}
      {isPlanned && !renaming && <PlanLine list={list} />}
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
