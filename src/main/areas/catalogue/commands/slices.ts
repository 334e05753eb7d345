/** Work on many rows in commits so short that a sale between two of them is not held up. */
import { setImmediate } from 'node:timers/promises';
import { assert, ok, refuse } from '../../../../domain/kit/result.ts';
import type { Tx } from '../../../ledger/tx.ts';
import type { Call, Kit } from '../../area.ts';

const targetMs = 12;
const fewest = 20;
const most = 200;
/** An entry holds 256 K letters; rows are told by their own length, their changes by about twice as much. */
const mostLetters = 60_000;

/** How many rows a commit of the wished length takes here; it learns from each. */
export class Pace {
  #size = fewest;

  /** How many rows from `from` on go together. */
  take(rows: readonly unknown[], from: number): number {
    let letters = 0;
    let count = 0;
    while (count < this.#size && from + count < rows.length) {
      letters += JSON.stringify(rows[from + count]).length;
      if (count > 0 && letters > mostLetters) break;
      count += 1;
    }
    return count;
  }

  /** It was too much for one entry. */
  halve(count: number): void {
    this.#size = Math.max(1, Math.floor(count / 2));
  }

  learn(count: number, tookMs: number): void {
    const ideal = Math.round((count * targetMs) / Math.max(1, tookMs));
    this.#size = Math.min(most, Math.max(fewest, Math.min(ideal, this.#size * 2)));
  }
}

export interface SlicedWork {
  readonly kit: Kit;
  readonly call: Pick<Call, 'actor' | 'approval'>;
  readonly command: string;
  readonly pace: Pace;
  /** Asked before each slice. */
  readonly stop: () => string | null;
}

/** A slice that does not fit into one entry is tried again as two. */
export const tooMuch = Symbol('too much');

/**
 * Commits the rows slice by slice, each whole; answers false when it was stopped on the way. A step may run
 * twice (a full disk makes room once), so it answers with what to do when its slice is on disk, or null.
 */
export async function inSlices<Row>(
  work: SlicedWork,
  rows: readonly Row[],
  step: (tx: Tx, slice: readonly Row[]) => (() => void) | null | typeof tooMuch,
): Promise<boolean> {
  const { kit, call, command, pace } = work;
  const { ledger } = kit;
  for (let from = 0; from < rows.length; ) {
    if (work.stop()) return false;
    const slice = rows.slice(from, from + pace.take(rows, from));
    const begun = ledger.now();
    const header = { id: ledger.newId(), command, actor: call.actor, approval: call.approval };
    let then: (() => void) | null = null;
    const done = ledger.commit(header, (tx) => {
      const next = step(tx, slice);
      if (next === tooMuch) return refuse('TooMuch');
      then = next;
      return ok(null);
    });
    if (!done.ok) {
      assert(slice.length > 1, 'one row is not too much');
      pace.halve(slice.length);
      continue;
    }
    (then as (() => void) | null)?.();
    pace.learn(slice.length, ledger.now() - begun);
    from += slice.length;
    // Sales that came meanwhile go first.
    await setImmediate();
  }
  return true;
}
