/** Categories one below another; a row is dragged by its handle, or moved with Alt and the arrows. */
import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import { catalogueWords } from '../../../domain/areas/catalogue/words.ts';
import type { Id } from '../../../domain/kit/ids.ts';
import { useCommand } from '../../app/ask.ts';
import { api } from '../../app/client.ts';
import { useDirection, useWords } from '../../app/language.ts';
import { hueVar } from '../../app/theme.ts';
import { ErrorNote } from '../../parts/error-note.tsx';
import { DownIcon, DragIcon, ForwardIcon } from '../../parts/icons.tsx';
import { toast } from '../../parts/toast.tsx';
import { type Goal, goalAt, goalByKey, shownOf } from './category-moves.ts';
import styles from './category-tree.module.css';
import type { PlacedCategory } from './use-categories.ts';

interface CategoryTreeProps {
  readonly placed: readonly PlacedCategory[];
  readonly openId: Id | undefined;
  readonly onOpen: (categoryId: Id) => void;
}

export function CategoryTree({ placed, openId, onOpen }: CategoryTreeProps) {
  const w = useWords(catalogueWords).categories;
  const [folded, setFolded] = useState<ReadonlySet<Id>>(new Set());
  const { move, refused } = useMove(placed);
  const { dragged, goal, handle, list } = useDrag(placed, move);
  const rtl = useDirection() === 'rtl';
  const rows = shownOf(placed, folded);
  const fold = (id: Id): void => {
    const next = new Set(folded);
    if (!next.delete(id)) next.add(id);
    setFolded(next);
  };
  const onKeyDown = (event: KeyboardEvent, row: PlacedCategory): void => {
    const at = rows.indexOf(row);
    const to = event.altKey ? goalByKey(placed, row, event.key, rtl) : null;
    if (to) {
      event.preventDefault();
      event.stopPropagation();
      move(row, to);
      return;
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.altKey || step === undefined) return;
    event.preventDefault();
    const next = list.current?.querySelectorAll<HTMLElement>('[role=treeitem]')[at + step];
    next?.focus();
  };
  return (
    <>
      <ErrorNote error={refused} />
      <div ref={list} className={styles.tree} role="tree" aria-label={w.title}>
        {rows.map((row) => (
          <div
            key={row.id}
            role="treeitem"
            aria-level={row.depth + 1}
            aria-selected={row.id === openId}
            aria-expanded={row.children.length > 0 ? !folded.has(row.id) : undefined}
            tabIndex={row.id === (openId ?? rows[0]?.id) ? 0 : -1}
            className={styles.row}
            data-id={row.id}
            data-dragged={row.id === dragged || undefined}
            data-goal={goal?.over === row.id ? goal.zone : undefined}
            style={{ ['--depth' as string]: row.depth, ['--hue' as string]: hueVar(row.colour) }}
            onClick={() => onOpen(row.id)}
            onKeyDown={(event) => {
              if (event.key === 'Enter') onOpen(row.id);
              else onKeyDown(event, row);
            }}
          >
            <Fold row={row} folded={folded.has(row.id)} onFold={fold} />
            <span className={styles.hue} data-none={row.colour === null || undefined} />
            <span className={styles.name}>{row.name}</span>
            <span className={styles.handle} aria-hidden="true" {...handle(row)}>
              <DragIcon />
            </span>
          </div>
        ))}
      </div>
    </>
  );
}

interface FoldProps {
  readonly row: PlacedCategory;
  readonly folded: boolean;
  readonly onFold: (id: Id) => void;
}

function Fold({ row, folded, onFold }: FoldProps) {
  const w = useWords(catalogueWords).categories;
  if (row.children.length === 0) return <span className={styles.fold} />;
  return (
    <button
      type="button"
      className={styles.fold}
      aria-label={folded ? w.unfold : w.fold}
      tabIndex={-1}
      onClick={(event) => {
        event.stopPropagation();
        onFold(row.id);
      }}
    >
      {folded ? <ForwardIcon size={16} /> : <DownIcon size={16} />}
    </button>
  );
}

type Move = (row: PlacedCategory, to: Goal) => void;

function useMove(placed: readonly PlacedCategory[]) {
  const w = useWords(catalogueWords).categories;
  const back = useCommand(api.catalogue.moveCategory);
  const command = useCommand(api.catalogue.moveCategory);
  const move: Move = (row, { parentId, index }) => {
    const before = { parentId: row.parentId, index: siblingsOf(placed, row.parentId).indexOf(row.id) };
    if (before.parentId === parentId && before.index === index) return;
    void command.attempt({ categoryId: row.id, parentId, index }).then((outcome) => {
      if (outcome.ok && before.parentId !== parentId) {
        toast(w.moved(row.name), { id: 'category', undo: () => back.run({ categoryId: row.id, ...before }) });
      }
    });
  };
  return { move, refused: command.refused ?? back.refused };
}

const siblingsOf = (placed: readonly PlacedCategory[], parentId: Id | null): Id[] =>
  placed.filter((one) => one.parentId === parentId).map(({ id }) => id);

/** Pointer events, not the browser's own dragging: fingers and mice alike. */
function useDrag(placed: readonly PlacedCategory[], move: Move) {
  const list = useRef<HTMLDivElement>(null);
  const [dragged, setDragged] = useState<Id | null>(null);
  const [goal, setGoal] = useState<ReturnType<typeof goalAt>>(null);
  const look = (event: PointerEvent, row: PlacedCategory) => {
    const under = document
      .elementsFromPoint(event.clientX, event.clientY)
      .map((element) => element.closest<HTMLElement>('[role=treeitem]'))
      .find((element) => element && list.current?.contains(element));
    const over = placed.find(({ id }) => id === under?.dataset['id']);
    const box = under?.getBoundingClientRect();
    return over && box ? goalAt(placed, row, over, (event.clientY - box.top) / box.height) : null;
  };
  const handle = (row: PlacedCategory) => ({
    onPointerDown: (event: PointerEvent) => {
      event.preventDefault();
      event.currentTarget.setPointerCapture(event.pointerId);
      setDragged(row.id);
    },
    onPointerMove: (event: PointerEvent) => dragged === row.id && setGoal(look(event, row)),
    onPointerUp: (event: PointerEvent) => {
      const to = dragged === row.id ? look(event, row) : null;
      setDragged(null);
      setGoal(null);
      if (to) move(row, to);
    },
    onPointerCancel: () => {
      setDragged(null);
      setGoal(null);
    },
    onClick: (event: { stopPropagation(): void }) => event.stopPropagation(),
  });
  return { dragged, goal, handle, list };
}
