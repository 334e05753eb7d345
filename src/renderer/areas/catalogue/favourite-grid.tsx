/** Tiles as the sale screen shows them; one dropped on another changes places with it. */
import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import type { Favourite } from '../../../domain/areas/catalogue/contract.ts';
import type { FoundItem } from '../../../domain/areas/catalogue/item.ts';
import { catalogueWords } from '../../../domain/areas/catalogue/words.ts';
import { useCommand, useLive } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useDirection, useWords } from '../../app/language.ts';
import { ErrorNote } from '../../parts/error-note.tsx';
import { MoneyText } from '../../parts/money-text.tsx';
import { Tile } from '../../parts/tile.tsx';
import styles from './favourites.module.css';
import { hueOf, useCategories } from './use-categories.ts';

interface FavouriteGridProps {
  readonly tiles: readonly Favourite[];
  readonly openId: string | null;
  readonly onOpen: (favouriteId: string) => void;
}

export function FavouriteGrid({ tiles, openId, onOpen }: FavouriteGridProps) {
  const w = useWords(catalogueWords).favourites;
  const { byId } = useCategories();
  const columns = useLive(api.setting.settings, {}).data?.['sale.favouriteColumns'] ?? 5;
  const rtl = useDirection() === 'rtl';
  const place = useCommand(api.catalogue.placeFavourite);
  const swap = (tile: Favourite, other: Favourite | undefined): void => {
    if (!other || other === tile) return;
    place.run({
      ...targetOf(tile),
      favouriteId: tile.favouriteId,
      page: other.page,
      position: other.position,
    });
  };
  const { dragged, over, grip } = useTileDrag(tiles, swap);
  const onKeyDown = (event: KeyboardEvent, at: number): void => {
    const along = rtl ? -1 : 1;
    const steps = { ArrowRight: along, ArrowLeft: -along, ArrowDown: columns, ArrowUp: -columns };
    const step = steps[event.key as keyof typeof steps];
    const [tile, other] = [tiles[at], tiles[at + (step ?? 0)]];
    if (!event.altKey || step === undefined || !tile) return;
    event.preventDefault();
    event.stopPropagation();
    swap(tile, other);
  };
  return (
    <>
      <ErrorNote error={place.refused} />
      <ul className={styles.grid} aria-label={w.title} style={{ ['--columns' as string]: columns }}>
        {tiles.map((tile, at) => (
          <li
            key={tile.favouriteId}
            className={styles.place}
            data-tile={tile.favouriteId}
            data-dragged={tile.favouriteId === dragged || undefined}
            data-over={tile.favouriteId === over || undefined}
            onKeyDown={(event) => onKeyDown(event, at)}
            {...grip(tile)}
          >
            <Tile
              name={tile.label}
              hue={tile.colour ?? hueOf(byId, tile.item?.categoryId ?? tile.categoryId)}
              picture={tile.item?.pictureId}
              price={isPriced(tile.item) && <MoneyText amount={tile.item.priceMinor} bare />}
              pressed={tile.favouriteId === openId}
              onPress={() => onOpen(tile.favouriteId)}
            />
          </li>
        ))}
      </ul>
    </>
  );
}

const isPriced = (item: FoundItem | null): item is FoundItem =>
  item !== null && !item.hasVariants && !item.openPrice;

export const targetOf = ({ item, categoryId, ownLabel, ownColour }: Favourite) => ({
  itemId: item?.id ?? null,
  categoryId: item ? null : categoryId,
  label: ownLabel,
  colour: ownColour,
});

/** A finger or mouse that moves further than this drags; less is a tap. */
const tapPx = 8;

function useTileDrag(
  tiles: readonly Favourite[],
  swap: (tile: Favourite, other: Favourite | undefined) => void,
) {
  const start = useRef<{ readonly x: number; readonly y: number } | null>(null);
  const [dragged, setDragged] = useState<string | null>(null);
  const [over, setOver] = useState<string | null>(null);
  const under = ({ clientX, clientY }: PointerEvent): string | null =>
    document
      .elementsFromPoint(clientX, clientY)
      .map((element) => element.closest<HTMLElement>('[data-tile]')?.dataset['tile'])
      .find((id) => id !== undefined) ?? null;
  const end = (): void => {
    start.current = null;
    setDragged(null);
    setOver(null);
  };
  const grip = (tile: Favourite) => ({
    onPointerDown: (event: PointerEvent) => {
      if (event.button === 0) start.current = { x: event.clientX, y: event.clientY };
    },
    onPointerMove: (event: PointerEvent) => {
      if (!start.current) return;
      const moved = Math.hypot(event.clientX - start.current.x, event.clientY - start.current.y);
      if (dragged === null && moved < tapPx) return;
      if (dragged === null) event.currentTarget.setPointerCapture(event.pointerId);
      setDragged(tile.favouriteId);
      const found = under(event);
      setOver(found === tile.favouriteId ? null : found);
    },
    onPointerUp: (event: PointerEvent) => {
      const goal = dragged ? under(event) : null;
      end();
      if (goal)
        swap(
          tile,
          tiles.find(({ favouriteId }) => favouriteId === goal),
        );
    },
    onPointerCancel: end,
    onClickCapture: (event: { stopPropagation(): void }) => dragged !== null && event.stopPropagation(),
  });
  return { dragged, over, grip };
}
