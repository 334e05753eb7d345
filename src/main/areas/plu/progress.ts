/** How far each scale's sending has come, for whoever watches; gone with this run of the till. */
import type { Id } from '../../../domain/kit/ids.ts';
import { Signal } from '../../ledger/watch.ts';
import type { Kit } from '../area.ts';

export const progressSignal = new Signal('plu.progress');

interface Step {
  readonly done: number;
  readonly of: number;
}

/** Nobody reads faster, and whoever watches is told everything anew. */
const tellEveryMs = 250;

export class Progress {
  readonly #steps = new Map<Id, Step>();
  readonly #changed: () => void;
  #telling: NodeJS.Timeout | null = null;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  of(scaleId: Id): Step | null {
    return this.#steps.get(scaleId) ?? null;
  }

  /** Null: it is at rest. */
  tell(scaleId: Id, step: Step | null): void {
    if (step) this.#steps.set(scaleId, step);
    else this.#steps.delete(scaleId);
    this.#telling ??= setTimeout(() => {
      this.#telling = null;
      this.#changed();
    }, tellEveryMs).unref();
  }
}

const known = new WeakMap<Kit, Progress>();

export function progressOf(kit: Kit): Progress {
  const progress = known.get(kit) ?? new Progress(() => kit.ledger.watchers.raise(progressSignal));
  known.set(kit, progress);
  return progress;
}
