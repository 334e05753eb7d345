import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useDirection } from '../app/language.ts';
import { EmptyState, type EmptyStateProps } from './empty-state.tsx';
import { Tile, type TileProps } from './tile.tsx';
import styles from './tile-grid.module.css';

export interface TileGridProps<T> {
  readonly label: string;
  readonly items: readonly T[];
  readonly tileKey: (item: T) => string;
  readonly tileOf: (item: T) => TileProps;
  /** The narrowest a tile may be, in pixels. */
  readonly minWidth?: number | undefined;
  readonly tileHeight?: number | undefined;
  readonly empty?: EmptyStateProps | undefined;
}

const gap = 8;
/** Tiles stand on the same edges as the heads and rows around them. */
const edge = 16;
/** The last tile of a row has no gap after it. */
const around = 2 * edge - gap;

/** Tiles by the thousand: only the rows in sight exist; arrows walk from tile to tile. */
export function TileGrid<T>({
  items,
  tileKey,
  tileOf,
  minWidth = 136,
  tileHeight = 116,
  ...props
}: TileGridProps<T>) {
  // There is no grid while there is nothing to show: what measures it follows it when it comes.
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null);
  const columns = useColumns(scroller, minWidth);
  const [active, setActive] = useState(0);
  const wanted = useRef<number | null>(null);
  const rtl = useDirection() === 'rtl';
  const rows = useVirtualizer({
    count: Math.ceil(items.length / columns),
    getScrollElement: () => scroller,
    estimateSize: () => tileHeight + gap,
    overscan: 3,
    paddingStart: gap,
    paddingEnd: edge,
    initialRect: { width: 800, height: 600 },
  });

  useEffect(() => {
    if (wanted.current === null) return;
    const tile = scroller?.querySelector<HTMLElement>(`[data-at="${wanted.current}"] button`);
    if (!tile) return;
    tile.focus();
    wanted.current = null;
  });

  const onKeyDown = (event: KeyboardEvent): void => {
    const along = rtl ? -1 : 1;
    const steps: Record<string, number> = {
      ArrowRight: along,
      ArrowLeft: -along,
      ArrowDown: columns,
      ArrowUp: -columns,
    };
    const step = steps[event.key];
    const next = step === undefined ? -1 : active + step;
    if (next < 0 || next >= items.length) return;
    event.preventDefault();
    wanted.current = next;
    setActive(next);
    rows.scrollToIndex(Math.floor(next / columns));
  };

  if (items.length === 0) return <EmptyState {...(props.empty ?? { title: '' })} small />;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrows move between the tiles, which are buttons
    <div ref={setScroller} className={styles.grid} onKeyDown={onKeyDown}>
      <ul className={styles.list} aria-label={props.label} style={{ blockSize: rows.getTotalSize() }}>
        {rows.getVirtualItems().flatMap((row) =>
          items.slice(row.index * columns, (row.index + 1) * columns).map((item, n) => {
            const at = row.index * columns + n;
            return (
              <li
                key={tileKey(item)}
                data-at={at}
                className={styles.place}
                onFocus={() => setActive(at)}
                style={{
                  transform: `translateY(${row.start}px)`,
                  insetInlineStart: `calc(${edge}px + (100% - ${around}px) / ${columns} * ${n})`,
                  inlineSize: `calc((100% - ${around}px) / ${columns} - ${gap}px)`,
                  blockSize: tileHeight,
                }}
              >
                <Tile {...tileOf(item)} />
              </li>
            );
          }),
        )}
      </ul>
    </div>
  );
}

function useColumns(element: HTMLElement | null, minWidth: number): number {
  const [columns, setColumns] = useState(4);
  useLayoutEffect(() => {
    if (!element) return;
    const fit = (): void =>
      setColumns(Math.max(1, Math.floor((element.clientWidth - around) / (minWidth + gap)) || 4));
    fit();
    const observer = new ResizeObserver(fit);
    observer.observe(element);
    return () => observer.disconnect();
  }, [element, minWidth]);
  return columns;
}
