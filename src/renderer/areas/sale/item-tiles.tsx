/** Favourites and the items of a category, as tiles. */
import { useMemo, useState } from 'react';
import type { FoundItem } from '../../../domain/areas/catalogue/item.ts';
import { saleWords } from '../../../domain/areas/sale/words.ts';
import { useLive } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useWords } from '../../app/language.ts';
import { Chips } from '../../parts/chips.tsx';
import { StarIcon } from '../../parts/icons.tsx';
import { MoneyText } from '../../parts/money-text.tsx';
import type { TileProps } from '../../parts/tile.tsx';
import { TileGrid } from '../../parts/tile-grid.tsx';
import styles from './items.module.css';

const favourites = 'favourites';
const everything = 'everything';

export function ItemTiles({ onPick }: { readonly onPick: (itemId: string) => void }) {
  const w = useWords(saleWords);
  const [chosen, setChosen] = useState(favourites);
  const categories = useLive(api.catalogue.categories, {}).data ?? [];
  const children = categories.filter((each) => each.parentId === (isPseudo(chosen) ? null : chosen));
  const path = pathTo(categories, chosen);
  const chips = [
    { id: favourites, label: w.favourites },
    { id: everything, label: w.all },
    ...path.map((each) => ({ id: each.id, label: each.name, hue: each.colour })),
    ...children.map((each) => ({ id: each.id, label: each.name, hue: each.colour })),
  ];
  return (
    <div className={styles.tiles}>
      <div className={styles.chips}>
        <Chips label={w.all} chips={chips} chosen={[chosen]} onPick={setChosen} />
      </div>
      {chosen === favourites ? (
        <FavouriteTiles onPick={onPick} onCategory={setChosen} />
      ) : (
        <CategoryTiles categoryId={chosen === everything ? null : chosen} onPick={onPick} />
      )}
    </div>
  );
}

const isPseudo = (id: string): boolean => id === favourites || id === everything;

interface CategoryRow {
  readonly id: string;
  readonly parentId: string | null;
  readonly name: string;
  readonly colour: string | null;
}

/** The chosen category and those above it, outermost first. */
function pathTo(categories: readonly CategoryRow[], chosen: string): CategoryRow[] {
  const path: CategoryRow[] = [];
  let at = categories.find((each) => each.id === chosen);
  while (at && path.length < 20) {
    path.unshift(at);
    const { parentId } = at;
    at = categories.find((each) => each.id === parentId);
  }
  return path;
}

function CategoryTiles({
  categoryId,
  onPick,
}: {
  readonly categoryId: string | null;
  readonly onPick: (id: string) => void;
}) {
  const w = useWords(saleWords);
  const hueOf = useHues();
  const page = useLive(api.catalogue.tiles, { categoryId, limit: 120 }, { keep: true });
  const items = useMemo(() => page.data?.items ?? [], [page.data]);
  return (
    <TileGrid
      label={w.all}
      items={items}
      tileKey={(item) => item.id}
      tileOf={(item) => tileOf(item, hueOf(item), onPick)}
      empty={page.isPending ? undefined : { title: w.nothingFound }}
    />
  );
}

function FavouriteTiles({
  onPick,
  onCategory,
}: {
  readonly onPick: (id: string) => void;
  readonly onCategory: (id: string) => void;
}) {
  const w = useWords(saleWords);
  const hueOf = useHues();
  const grid = useLive(api.catalogue.favourites, {});
  return (
    <TileGrid
      label={w.favourites}
      items={grid.data ?? []}
      tileKey={(tile) => tile.favouriteId}
      tileOf={(tile) => {
        const { item, categoryId, label, colour } = tile;
        if (item) return { ...tileOf(item, colour ?? hueOf(item), onPick), name: label };
        return { name: label, hue: colour, onPress: () => categoryId && onCategory(categoryId) };
      }}
      empty={grid.isPending ? undefined : { icon: StarIcon, title: w.noFavourites, hint: w.noFavouritesHint }}
    />
  );
}

/** An item without a colour of its own wears its category's, or that of the nearest one above with any. */
function useHues(): (item: FoundItem) => string | null {
  const categories = useLive(api.catalogue.categories, {}).data ?? [];
  return (item) =>
    item.colour ??
    (item.categoryId
      ? (pathTo(categories, item.categoryId).findLast((each) => each.colour)?.colour ?? null)
      : null);
}

function tileOf(item: FoundItem, hue: string | null, onPick: (id: string) => void): TileProps {
  const priced = !item.openPrice && !item.hasVariants;
  return {
    name: item.name,
    hue,
    picture: item.pictureId,
    price: priced ? <MoneyText amount={item.priceMinor} bare /> : undefined,
    onPress: () => onPick(item.id),
  };
}
