/** Fills what is over, in the pauses; reports are as right without it, only slower. */
import { tend } from '../../ledger/tend.ts';
import type { Kit } from '../area.ts';
import { fillSome } from './fill.ts';

/** Longer than between two customers of a busy hour. */
const quietMs = 20_000;
const breathMs = 50;

/** Returns how to stop it. */
export function settleInPauses({ ledger, log }: Kit): () => void {
  let timer: NodeJS.Timeout | undefined;
  const plan = (ms: number): void => {
    clearTimeout(timer);
    timer = setTimeout(settle, ms);
    timer.unref();
  };
  const settle = (): void => {
    try {
      let filled = 0;
      tend(ledger, (writer) => {
        filled = fillSome(writer, { most: 1 });
      });
      if (filled > 0) plan(breathMs);
    } catch (error) {
      log.fault('report.settle', error);
    }
  };
  const stop = ledger.watchers.watch(['day_total'], () => plan(quietMs));
  plan(quietMs);
  return () => {
    clearTimeout(timer);
    stop();
  };
}
