/** The till's log: a line of JSON an event, in a file that starts anew when it is large. */
import { appendFileSync, existsSync, renameSync, statSync } from 'node:fs';
import type { Log } from './areas/area.ts';

const maxBytes = 5 * 1024 * 1024;

/** Failing to log must not fail the till: a full disk is told on the screen. */
export function fileLog(path: string, now: () => number): Log {
  const write = (level: string, event: string, data: object): void => {
    const line = `${JSON.stringify({ at: new Date(now()).toISOString(), level, event, ...data })}\n`;
    try {
      if (existsSync(path) && statSync(path).size > maxBytes) renameSync(path, `${path}.1`);
      appendFileSync(path, line, { mode: 0o600 });
    } catch (error) {
      process.stderr.write(`log: ${String(error)}\n${line}`);
    }
  };
  const listeners = new Set<(code: string, error: unknown) => void>();
  return {
    info: (event, data = {}) => write('info', event, data),
    warn: (event, data = {}) => write('warn', event, data),
    fault: (code, error) => {
      write('fault', code, {
        error: error instanceof Error ? (error.stack ?? error.message) : String(error),
      });
      for (const listener of listeners) listener(code, error);
    },
    onFault: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

/** Told before the process ends, or instead: a promise nobody waited for is no reason to stop selling. */
export function logStrays(log: Log): () => void {
  const stray = (error: unknown): void => log.fault('stray', error);
  const crash = (error: unknown): void => log.fault('crash', error);
  process.on('unhandledRejection', stray);
  process.on('uncaughtExceptionMonitor', crash);
  return () => {
    process.off('unhandledRejection', stray);
    process.off('uncaughtExceptionMonitor', crash);
  };
}
