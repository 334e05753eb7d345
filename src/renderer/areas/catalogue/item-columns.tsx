/** Columns of the list of items: all of them, or what fits beside the editor. */
import { Checkbox } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { ListedItem } from '../../../domain/areas/catalogue/list.ts';
import { marginOf } from '../../../domain/areas/catalogue/price-rules.ts';
import { catalogueWords } from '../../../domain/areas/catalogue/words.ts';
import { useWords } from '../../app/language.ts';
import { useMay } from '../../app/session.ts';
import type { Column } from '../../parts/data-table.tsx';
import { MoneyText } from '../../parts/money-text.tsx';
import { PercentText } from '../../parts/number-text.tsx';
import { ItemName } from './item-name.tsx';
import styles from './items.module.css';
import { choose, chooseNothing, useList } from './list-state.ts';
import { hueOf, useCategories } from './use-categories.ts';

export function useItemColumns(items: readonly ListedItem[], narrow: boolean): readonly Column<ListedItem>[] {
  const w = useWords(catalogueWords);
  const { byId } = useCategories();
  const seesCost = useMay('catalogue.seeCost');
  const mayEdit = useMay('catalogue.edit');
  const mayPrice = useMay('catalogue.editPrice');
  const boxes = useChooser(items);
  // Nobody chooses rows to do nothing with them.
  const chooser = mayEdit || mayPrice ? [boxes] : [];
  // A tablet held upright: the code goes below the name, so that the price stays in sight.
  const slim = useMediaQuery('(max-width: 68rem)') ?? false;
  const coded = narrow || slim;
  const name: Column<ListedItem> = {
    id: 'name',
    header: w.list.name,
    width: narrow ? 'minmax(9rem, 1fr)' : 'minmax(14rem, 2.4fr)',
    sortBy: (item) => item.name,
    cell: (item) => (
      <ItemName
        item={item}
        hue={item.colour ?? hueOf(byId, item.categoryId)}
        detail={[item.brand, coded ? (item.sku ?? item.barcode) : null].filter(Boolean).join(' · ')}
      />
    ),
  };
  const price: Column<ListedItem> = {
    id: 'price',
    header: w.list.price,
    align: 'end',
    width: narrow ? '6.5rem' : 'minmax(6.5rem, 0.8fr)',
    sortBy: (item) => item.priceMinor,
    cell: (item) => <Price item={item} />,
  };
  if (narrow) return [...chooser, name, price];
  const category: Column<ListedItem> = {
    id: 'category',
    header: w.list.category,
    width: 'minmax(8rem, 1.2fr)',
    optional: 'shown',
    cell: ({ categoryId }) => {
      const category = categoryId ? byId.get(categoryId) : undefined;
      return (
        <span className={styles.quiet} title={category?.path}>
          {category?.name}
        </span>
      );
    },
  };
  if (slim) return [...chooser, name, category, price];
  return [
    ...chooser,
    name,
    ...codeColumns(w),
    category,
    price,
    ...(seesCost ? costColumns(w) : []),
    ...lastColumns(w),
  ];
}

type W = (typeof catalogueWords)['en'];

const codeColumns = (w: W): Column<ListedItem>[] => [
  {
    id: 'sku',
    header: w.list.sku,
    width: 'minmax(6rem, 0.8fr)',
    optional: 'shown',
    cell: ({ sku }) => <bdi className={styles.codes}>{sku}</bdi>,
  },
  {
    id: 'barcode',
    header: w.list.barcode,
    width: 'minmax(8.5rem, 0.9fr)',
    optional: 'shown',
    cell: ({ barcode }) => <bdi className={styles.codes}>{barcode}</bdi>,
  },
];

const costColumns = (w: W): Column<ListedItem>[] => [
  {
    id: 'cost',
    header: w.list.cost,
    align: 'end',
    width: 'minmax(6rem, 0.7fr)',
    optional: 'shown',
    cell: ({ costMinor }) => costMinor !== null && <MoneyText amount={costMinor} tone="muted" bare />,
  },
  {
    id: 'margin',
    header: w.list.margin,
    align: 'end',
    width: 'minmax(5rem, 0.5fr)',
    optional: 'hidden',
    cell: ({ priceMinor, costMinor }) => {
      const margin = marginOf(priceMinor, costMinor);
      return margin !== null && <PercentText percent={margin} />;
    },
  },
];

const lastColumns = (w: W): Column<ListedItem>[] => [
  {
    id: 'unit',
    header: w.list.unit,
    width: '5rem',
    optional: 'hidden',
    cell: ({ unit }) => <span className={styles.quiet}>{w.units[unit as 'piece'] ?? unit}</span>,
  },
  {
    id: 'status',
    header: w.list.status,
    width: 'minmax(6rem, 0.7fr)',
    optional: 'shown',
    cell: ({ status, kind, hasVariants }) => (
      <>
        {status !== 'onSale' && <span className={styles.tag}>{w.statuses[status]}</span>}{' '}
        {kind !== 'item' && <span className={styles.tag}>{w.kinds[kind]}</span>}{' '}
        {hasVariants && <span className={styles.tag}>{w.list.variants}</span>}
      </>
    ),
  },
];

function Price({ item }: { readonly item: ListedItem }) {
  const w = useWords(catalogueWords);
  if (item.openPrice) return <span className={styles.quiet}>{w.list.openPrice}</span>;
  return <MoneyText amount={item.priceMinor} bare />;
}

/** Boxes that choose rows; the one in the head chooses all rows in sight. */
function useChooser(items: readonly ListedItem[]): Column<ListedItem> {
  const w = useWords(catalogueWords).list;
  const { chosen, everything } = useList();
  const all = everything || (items.length > 0 && items.every(({ id }) => chosen.has(id)));
  return {
    id: 'chosen',
    header: w.choose,
    width: '1.5rem',
    head: (
      <Checkbox
        aria-label={w.chooseRows}
        checked={all}
        indeterminate={!all && chosen.size > 0}
        onChange={() =>
          all
            ? chooseNothing()
            : choose(
                items.map(({ id }) => id),
                true,
              )
        }
      />
    ),
    cell: ({ id, name }) => (
      // biome-ignore lint/a11y/noStaticElementInteractions: a tap beside the box must not open the row
      // biome-ignore lint/a11y/useKeyWithClickEvents: the same
      <span className={styles.box} onClick={(event) => event.stopPropagation()}>
        <Checkbox
          aria-label={name}
          checked={everything || chosen.has(id)}
          tabIndex={-1}
          onChange={({ currentTarget }) => choose([id], currentTarget.checked)}
        />
      </span>
    ),
  };
}
