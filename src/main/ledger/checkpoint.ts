/** Checkpoints happen in the pauses and beside the till's thread; the WAL file keeps its size. */
import type { Ledger } from './ledger.ts';

const quietMs = 1500;
/** A day without a pause still folds its log: some 20 MB of it at a sale's size. */
const mostCommits = 256;

/**
 * After a second and a half without a commit, or after many, asks for the log to be folded into the file;
 * returns how to stop. `fold` says itself what went wrong: a log that was not folded today is folded later.
 */
export function checkpointInPauses(ledger: Ledger, fold: () => Promise<unknown>): () => void {
  let commits = 0;
  let folding = false;
  const go = (): void => {
    if (folding || commits === 0) return;
    folding = true;
    commits = 0;
    void fold().finally(() => {
      folding = false;
    });
  };
  const timer = setTimeout(go, quietMs);
  timer.unref();
  const stop = ledger.watchers.watchAll(() => {
    commits += 1;
    if (commits >= mostCommits) go();
    else timer.refresh();
  });
  return () => {
    clearTimeout(timer);
    stop();
  };
}
