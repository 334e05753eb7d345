import { Select } from '@mantine/core';
import { useRef } from 'react';
import { ItemStatus } from '../../../domain/areas/catalogue/item.ts';
import { missingParts } from '../../../domain/areas/catalogue/list.ts';
import { catalogueWords } from '../../../domain/areas/catalogue/words.ts';
import { useAsk } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useAction } from '../../app/hotkeys.ts';
import { useWords } from '../../app/language.ts';
import { SearchField } from '../../parts/search-field.tsx';
import { CategorySelect } from './category-select.tsx';
import styles from './items.module.css';
import { narrow, useList } from './list-state.ts';

interface ItemFiltersProps {
  /** Beside the editor there is room for the search alone. */
  readonly narrow: boolean;
  readonly total: number | undefined;
}

export function ItemFilters({ narrow: isNarrow, total }: ItemFiltersProps) {
  const w = useWords(catalogueWords).list;
  const filter = useList((list) => list.filter);
  const field = useRef<HTMLInputElement>(null);
  const find = useAction({
    id: 'catalogue.find',
    label: w.search,
    keys: ['Mod+F'],
    inFields: true,
    run: () => field.current?.focus(),
  });
  return (
    <div className={styles.filters} role="search">
      <div className={styles.search}>
        <SearchField
          ref={field}
          value={filter.text}
          onChange={(text) => narrow({ text })}
          label={w.search}
          keys={isNarrow ? undefined : find.keys}
          acceptBarcode
        />
      </div>
      {!isNarrow && <Choices />}
      {total !== undefined && (
        <span className={styles.found} role="status">
          {w.found(total)}
        </span>
      )}
    </div>
  );
}

function Choices() {
  const w = useWords(catalogueWords);
  const filter = useList((list) => list.filter);
  const brands = useAsk(api.catalogue.brands, {}).data ?? [];
  return (
    <>
      <div className={styles.filter}>
        <CategorySelect
          name={w.list.category}
          placeholder={w.list.allCategories}
          value={filter.categoryId}
          onChange={(categoryId) => narrow({ categoryId })}
        />
      </div>
      {brands.length > 0 && (
        <div className={styles.filter}>
          <Select
            aria-label={w.list.brand}
            placeholder={w.list.allBrands}
            data={brands}
            value={filter.brand}
            onChange={(brand) => narrow({ brand })}
            searchable
            clearable
            limit={100}
          />
        </div>
      )}
      <div className={styles.filter}>
        <Select
          aria-label={w.list.status}
          placeholder={w.list.current}
          data={ItemStatus.options.map((value) => ({ value, label: w.statuses[value] }))}
          value={filter.status}
          onChange={(value) => narrow({ status: ItemStatus.options.find((one) => one === value) ?? null })}
          clearable
        />
      </div>
      <div className={styles.filter}>
        <Select
          aria-label={w.list.missing}
          placeholder={w.list.missing}
          data={missingParts.map((value) => ({ value, label: w.list.missingParts[value] }))}
          value={filter.missing}
          onChange={(value) => narrow({ missing: missingParts.find((one) => one === value) ?? null })}
          clearable
        />
      </div>
    </>
  );
}
