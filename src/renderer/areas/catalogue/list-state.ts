/** What the list of items shows, kept while one looks at other screens. */
import { create } from 'zustand';
import type { ListFilter } from '../../../domain/areas/catalogue/list.ts';
import type { Id } from '../../../domain/kit/ids.ts';
import type { Sort } from '../../parts/data-table-head.tsx';

export const noFilter: ListFilter = {
  text: '',
  categoryId: null,
  brand: null,
  kind: null,
  status: null,
  missing: null,
};

interface ListState {
  readonly filter: ListFilter;
  readonly sort: Sort;
  /** Items chosen one by one; `everything` is all that the filter leaves. */
  readonly chosen: ReadonlySet<Id>;
  readonly everything: boolean;
  /** The item in the editor; a new one is not on the till yet. */
  readonly open: { readonly id: Id; readonly isNew: boolean; readonly code?: string } | null;
}

export const useList = create<ListState>(() => ({
  filter: noFilter,
  sort: { by: 'popular', down: false },
  chosen: new Set(),
  everything: false,
  open: null,
}));

/** Another filter leaves other items, so nothing stays chosen. */
export function narrow(part: Partial<ListFilter>): void {
  useList.setState(({ filter }) => ({
    filter: { ...filter, ...part },
    chosen: new Set(),
    everything: false,
  }));
}

export const sortBy = (sort: Sort): void => useList.setState({ sort });

export function choose(itemIds: readonly Id[], on: boolean): void {
  useList.setState(({ chosen }) => {
    const next = new Set(chosen);
    for (const id of itemIds) {
      if (on) next.add(id);
      else next.delete(id);
    }
    return { chosen: next, everything: false };
  });
}

export const chooseEverything = (): void => useList.setState({ chosen: new Set(), everything: true });
export const chooseNothing = (): void => useList.setState({ chosen: new Set(), everything: false });

export const openItem = (id: Id): void => useList.setState({ open: { id, isNew: false } });
export const openNew = (id: Id, code?: string): void =>
  useList.setState({ open: { id, isNew: true, ...(code ? { code } : {}) } });
export const closeItem = (): void => useList.setState({ open: null });
