/** Checkpoints happen in the pauses, so that no cashier waits for one; the WAL file keeps its size. */
import type { Ledger } from './ledger.ts';

const quietMs = 1500;

/** After a second and a half without a commit, folds the log into the file; returns how to stop. */
export function checkpointInPauses(ledger: Ledger): () => void {
  let timer: NodeJS.Timeout | undefined;
  const stop = ledger.watchers.watchAll(() => {
    clearTimeout(timer);
    timer = setTimeout(() => ledger.sqlite.pragma('wal_checkpoint(PASSIVE)'), quietMs);
    timer.unref();
  });
  return () => {
    clearTimeout(timer);
    stop();
  };
}
