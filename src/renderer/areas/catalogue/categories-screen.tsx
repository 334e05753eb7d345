/** The tree of categories, dragged or moved with the keys; one of them beside it, named and coloured. */
import { useState } from 'react';
import { catalogueWords } from '../../../domain/areas/catalogue/words.ts';
import type { Id } from '../../../domain/kit/ids.ts';
import { newId } from '../../app/adapters.ts';
import { useAction } from '../../app/hotkeys.ts';
import { useWords } from '../../app/language.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { CatalogueIcon, PlusIcon } from '../../parts/icons.tsx';
import { Pane } from '../../parts/pane.tsx';
import { SplitPane } from '../../parts/split-pane.tsx';
import { CataloguePage } from './catalogue-page.tsx';
import { CategoryEditor } from './category-editor.tsx';
import { CategoryTree } from './category-tree.tsx';
import { useCategories } from './use-categories.ts';

interface Open {
  readonly id: Id;
  /** Where a new one is put; undefined for one that is there. */
  readonly parentId?: Id | null;
}

export function CategoriesScreen() {
  const w = useWords(catalogueWords);
  const { placed, byId } = useCategories();
  const [open, setOpen] = useState<Open | null>(null);
  const begin = (parentId: Id | null): void => setOpen({ id: newId(), parentId });
  const add = useAction({
    id: 'categories.add',
    label: w.categories.add,
    keys: ['Ins'],
    run: () => begin(null),
  });
  const row = open ? byId.get(open.id) : undefined;
  const isOpen = open && (row || open.parentId !== undefined);
  return (
    <CataloguePage
      place="categories"
      actions={<ActionButton {...add} icon={PlusIcon} tone={open ? 'plain' : 'accent'} />}
    >
      <SplitPane
        startWidth="46%"
        portraitFoot="end"
        start={
          <Pane flush label={w.nav.categories}>
            {placed?.length === 0 ? (
              <EmptyState
                icon={CatalogueIcon}
                title={w.categories.empty}
                hint={w.categories.emptyHint}
                action={add}
              />
            ) : (
              <CategoryTree placed={placed ?? []} openId={open?.id} onOpen={(id) => setOpen({ id })} />
            )}
          </Pane>
        }
        end={
          isOpen ? (
            <CategoryEditor
              key={open.id}
              categoryId={open.id}
              row={row}
              parentId={row ? row.parentId : (open.parentId ?? null)}
              onAddBelow={() => begin(open.id)}
              onGone={() => setOpen(null)}
            />
          ) : (
            <EmptyState title={w.categories.choose} hint={w.categories.moveHint} small />
          )
        }
      />
    </CataloguePage>
  );
}
