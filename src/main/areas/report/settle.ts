/** Folds what waits into the totals nobody watches live, in the pauses; reports are as right without it. */
import { tend } from '../../ledger/tend.ts';
import type { Kit } from '../area.ts';
import { foldSales } from './fold.ts';

const quietMs = 1000;
/** Few enough for any report to add them up by itself. */
const worthwhile = 100;
/** From here on it happens between two sales, pause or none. */
const tooMany = 1000;
/** A few milliseconds of work. */
const atOnce = 100;

/** Returns how to stop it. */
export function settleInPauses({ ledger, log }: Kit): () => void {
  let timer: NodeJS.Timeout | undefined;
  let sales = 0;
  const plan = (ms: number): void => {
    clearTimeout(timer);
    timer = setTimeout(settle, ms);
    timer.unref();
  };
  const settle = (): void => {
    try {
      const waiting = ledger.read.get<{ n: number }>('select count(*) as n from unfolded_sale')?.n ?? 0;
      if (waiting < worthwhile) return;
      sales = 0;
      tend(ledger, (writer) => void foldSales(writer, { most: atOnce }));
      plan(0);
    } catch (error) {
      log.fault('report.settle', error);
    }
  };
  const stop = ledger.watchers.watch(['unfolded_sale'], () => {
    sales += 1;
    plan(sales < tooMany ? quietMs : 0);
  });
  plan(quietMs);
  return () => {
    clearTimeout(timer);
    stop();
  };
}
