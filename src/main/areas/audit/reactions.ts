/** Beside the till: faults become rows of the log, and its words are folded while nobody waits for them. */
import type { Kit } from '../area.ts';
import { recordFaults } from './commands/faults.ts';

const everyMs = 10 * 60_000;
const slicesAtOnce = 5;

export function watchOver(kit: Kit): () => void {
  const stopRecording = recordFaults(kit);
  let stopped = false;
  const timer = setInterval(() => {
    kit.backstage.query('audit.fold', { slices: slicesAtOnce }).catch((error: unknown) => {
      // A till that closes stops the worker in the middle of it.
      if (!stopped) kit.log.fault('audit.fold', error);
    });
  }, everyMs);
  timer.unref();
  return () => {
    stopped = true;
    clearInterval(timer);
    stopRecording();
  };
}
