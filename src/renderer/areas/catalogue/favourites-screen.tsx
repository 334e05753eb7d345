/** The tiles of the sale screen: put in order by dragging, given words and colours of their own. */
import { useState } from 'react';
import type { Favourite } from '../../../domain/areas/catalogue/contract.ts';
import { catalogueWords } from '../../../domain/areas/catalogue/words.ts';
import { newId } from '../../app/adapters.ts';
import { useLive } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useAction } from '../../app/hotkeys.ts';
import { useWords } from '../../app/language.ts';
import { ActionButton } from '../../parts/action-button.tsx';
import { EmptyState } from '../../parts/empty-state.tsx';
import { PlusIcon, StarIcon } from '../../parts/icons.tsx';
import { Pane } from '../../parts/pane.tsx';
import { SplitPane } from '../../parts/split-pane.tsx';
import { CataloguePage } from './catalogue-page.tsx';
import { FavouriteEditor } from './favourite-editor.tsx';
import { FavouriteGrid } from './favourite-grid.tsx';

/** As many as the till has places for. */
const mostTiles = 80;

export function FavouritesScreen() {
  const w = useWords(catalogueWords);
  const tiles = useLive(api.catalogue.favourites, {}).data;
  const [open, setOpen] = useState<string | null>(null);
  const add = useAction({
    id: 'favourites.add',
    label: w.favourites.add,
    keys: ['Ins'],
    disabled: (tiles?.length ?? 0) >= mostTiles,
    run: () => setOpen(newId()),
  });
  const tile = tiles?.find(({ favouriteId }) => favouriteId === open);
  return (
    <CataloguePage
      place="favourites"
      actions={<ActionButton {...add} icon={PlusIcon} tone={open ? 'plain' : 'accent'} />}
    >
      <SplitPane
        startWidth="62%"
        portraitFoot="end"
        start={
          <Pane flush label={w.nav.favourites}>
            {tiles?.length === 0 ? (
              <EmptyState
                icon={StarIcon}
                title={w.favourites.empty}
                hint={w.favourites.emptyHint}
                action={add}
              />
            ) : (
              <FavouriteGrid tiles={tiles ?? []} openId={open} onOpen={setOpen} />
            )}
          </Pane>
        }
        end={
          open ? (
            <FavouriteEditor
              key={open}
              favouriteId={open}
              tile={tile}
              freePosition={freePosition(tiles ?? [])}
              onClose={() => setOpen(null)}
            />
          ) : (
            <EmptyState title={w.favourites.choose} hint={w.favourites.hint} small />
          )
        }
      />
    </CataloguePage>
  );
}

/** After the last tile; into a gap where there is no place after it. */
function freePosition(tiles: readonly Favourite[]): number {
  const taken = new Set(tiles.map(({ position }) => position));
  const next = Math.max(-1, ...taken) + 1;
  if (next < mostTiles) return next;
  return Array.from({ length: mostTiles }, (_, at) => at).find((at) => !taken.has(at)) ?? 0;
}
