/** Work beside the till's thread: backups and long queries on a connection of their own. */
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Backstage } from './areas/area.ts';
import { backupName, rotate } from './ledger/backup.ts';
import type { DataPaths } from './ledger/files.ts';
import { entryFile } from './paths.ts';

/** What the worker is asked; answers come back by number. */
export type Errand =
  | { readonly n: number; readonly kind: 'backup'; readonly target: string }
  | { readonly n: number; readonly kind: 'query'; readonly name: string; readonly input: unknown };
export type ErrandAnswer =
  | { readonly n: number; readonly value: unknown }
  | { readonly n: number; readonly error: string };

export function openBackstage(paths: DataPaths, now: () => number): Backstage & { close(): Promise<void> } {
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  let worker: Worker | null = null;
  let last = 0;
  const failAll = (why: string): void => {
    for (const { reject } of waiting.values()) reject(new Error(why));
    waiting.clear();
  };
  const start = (): Worker => {
    const started = new Worker(entryFile('reader'), { workerData: { database: paths.database } });
    started.on('message', (answer: ErrandAnswer) => {
      const asked = waiting.get(answer.n);
      waiting.delete(answer.n);
      if ('error' in answer) asked?.reject(new Error(answer.error));
      else asked?.resolve(answer.value);
    });
    started.on('error', (error) => failAll(error.message));
    started.on('exit', () => {
      if (worker === started) worker = null;
      failAll('the reader stopped');
    });
    started.unref();
    return started;
  };
  const ask = (
    errand: { kind: 'backup'; target: string } | { kind: 'query'; name: string; input: unknown },
  ) =>
    new Promise<unknown>((resolve, reject) => {
      worker ??= start();
      last += 1;
      waiting.set(last, { resolve, reject });
      worker.postMessage({ n: last, ...errand } satisfies Errand);
    });
  return {
    async backup(why) {
      const target = join(paths.backups, backupName(now(), why));
      await ask({ kind: 'backup', target });
      rotate(paths.backups);
      return target;
    },
    query: async <T>(name: string, input: unknown) => (await ask({ kind: 'query', name, input })) as T,
    async close() {
      await worker?.terminate();
    },
  };
}
