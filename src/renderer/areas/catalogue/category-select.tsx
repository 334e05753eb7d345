import { Select } from '@mantine/core';
import { catalogueWords } from '../../../domain/areas/catalogue/words.ts';
import type { Id } from '../../../domain/kit/ids.ts';
import { foldForSearch, searchVariants } from '../../../domain/kit/search.ts';
import { useWords } from '../../app/language.ts';
import { useCategories } from './use-categories.ts';

export interface CategorySelectProps {
  readonly label?: string | undefined;
  /** Spoken name where there is no label. */
  readonly name?: string | undefined;
  readonly value: Id | null;
  readonly onChange: (categoryId: Id | null) => void;
  readonly placeholder?: string | undefined;
}

/** A category by its path; typing finds any part of it in any script. */
export function CategorySelect({ label, name, value, onChange, placeholder }: CategorySelectProps) {
  const w = useWords(catalogueWords);
  const { placed = [] } = useCategories();
  return (
    <Select
      label={label}
      aria-label={name}
      placeholder={placeholder ?? w.editor.noCategory}
      data={placed.map(({ id, path }) => ({ value: id, label: path }))}
      value={value}
      onChange={onChange}
      searchable
      clearable
      nothingFoundMessage={w.list.nothing}
      maxDropdownHeight={360}
      filter={({ options, search, limit }) => {
        const readings = searchVariants(search);
        return options.filter((option) => 'label' in option && fits(option.label, readings)).slice(0, limit);
      }}
    />
  );
}

const fits = (path: string, readings: readonly string[]): boolean =>
  readings.length === 0 || readings.some((reading) => foldForSearch(path).includes(reading));
