/** Choosing a name without a mouse: its number, or the arrows; Esc takes the choice back. */
import type { RefObject } from 'react';
import type { UserTile } from '../../../domain/areas/access/contract.ts';
import { useStrokes } from '../../app/hotkeys.ts';
import { useDirection } from '../../app/language.ts';
import { padKeyOf } from '../../parts/pad-keys.ts';

interface Choosing {
  readonly users: readonly UserTile[];
  readonly chosenId: string | null;
  readonly choose: (id: string | null) => void;
  readonly grid: RefObject<HTMLElement | null>;
}

export function useChoosing({ users, chosenId, choose, grid }: Choosing): void {
  const rtl = useDirection() === 'rtl';
  useStrokes((stroke) => {
    if (stroke.ctrlKey || stroke.altKey || stroke.metaKey) return false;
    if (stroke.key === 'Escape' && chosenId !== null) {
      choose(null);
      return true;
    }
    const digit = chosenId === null ? Number(padKeyOf(stroke) ?? 0) : 0;
    const numbered = users[digit - 1];
    if (numbered) {
      choose(numbered.id);
      return true;
    }
    const step = stepOf(stroke.key, columnsOf(grid.current), rtl);
    if (step === null || users.length === 0) return false;
    const at = users.findIndex(({ id }) => id === chosenId);
    const next = at < 0 ? 0 : Math.min(users.length - 1, Math.max(0, at + step));
    choose(users[next]?.id ?? null);
    return true;
  });
}

function stepOf(key: string, columns: number, rtl: boolean): number | null {
  const along = rtl ? -1 : 1;
  const steps: Record<string, number> = {
    ArrowRight: along,
    ArrowLeft: -along,
    ArrowDown: columns,
    ArrowUp: -columns,
  };
  return steps[key] ?? null;
}

/** As many as the grid drew. */
const columnsOf = (grid: HTMLElement | null): number =>
  grid ? getComputedStyle(grid).gridTemplateColumns.split(' ').length : 1;
