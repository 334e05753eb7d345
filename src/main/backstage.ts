/** Work beside the till's thread, on connections of its own: long queries, backups, checks, checkpoints. */
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Backstage } from './areas/area.ts';
import { type BackupMade, backupName } from './ledger/backup.ts';
import { StorageFull } from './ledger/faults.ts';
import type { DataPaths } from './ledger/files.ts';
import type { VerifyProgress, VerifyReport } from './ledger/verify.ts';
import { entryFile } from './paths.ts';

/** What the worker can be asked. */
export type Errand =
  | { readonly kind: 'query'; readonly name: string; readonly input: unknown }
  | { readonly kind: 'backup'; readonly target: string; readonly second: string | null }
  | { readonly kind: 'verify' }
  | { readonly kind: 'check' }
  | { readonly kind: 'checkpoint' }
  | { readonly kind: 'ballast'; readonly path: string };
export interface Asked {
  readonly n: number;
  readonly errand: Errand;
}
/** Answers come back by number; `progress` may come before. */
export type Answer =
  | { readonly n: number; readonly value: unknown }
  | { readonly n: number; readonly progress: VerifyProgress }
  | { readonly n: number; readonly error: string; readonly full: boolean };

/** What the till's own upkeep asks besides. */
export interface Upkeep extends Backstage {
  checkpoint(): Promise<void>;
  close(): Promise<void>;
}

export function openBackstage(paths: DataPaths, now: () => number): Upkeep {
  // Two, so that a report does not wait for a backup, nor a checkpoint for a report.
  const asking = new Stagehand(paths.database);
  const upkeep = new Stagehand(paths.database);
  return {
    query: async <T>(name: string, input: unknown) => (await asking.run({ kind: 'query', name, input })) as T,
    backup: async (why, second = null) => {
      const target = join(paths.backups, backupName(now(), why));
      return (await upkeep.run({ kind: 'backup', target, second })) as BackupMade;
    },
    verify: async (onProgress) => (await upkeep.run({ kind: 'verify' }, onProgress)) as VerifyReport,
    check: async () => (await upkeep.run({ kind: 'check' })) as string | null,
    checkpoint: async () => void (await upkeep.run({ kind: 'checkpoint' })),
    layBallast: async () => void (await upkeep.run({ kind: 'ballast', path: paths.ballast })),
    close: async () => void (await Promise.all([asking.close(), upkeep.close()])),
  };
}

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
  readonly onProgress: ((progress: VerifyProgress) => void) | undefined;
}

const mostWaiting = 50;

/** A worker that is started when it is first needed, and again after it died. */
class Stagehand {
  readonly #database: string;
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | null = null;
  #last = 0;

  constructor(database: string) {
    this.#database = database;
  }

  run(errand: Errand, onProgress?: (progress: VerifyProgress) => void): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (this.#waiting.size >= mostWaiting) throw new Error('too much is asked at once');
      this.#worker ??= this.#start();
      // An idle worker keeps no program alive; one with an errand in hand does.
      this.#worker.ref();
      this.#last += 1;
      this.#waiting.set(this.#last, { resolve, reject, onProgress });
      this.#worker.postMessage({ n: this.#last, errand } satisfies Asked);
    });
  }

  /** Waits for the native call in hand, if there is one; what waited behind it is refused. */
  async close(): Promise<void> {
    await this.#worker?.terminate();
  }

  #start(): Worker {
    const worker = new Worker(entryFile('reader'), { workerData: { database: this.#database } });
    worker.on('message', (answer: Answer) => this.#take(answer));
    worker.on('error', (error) => this.#fail(worker, error));
    worker.on('exit', () => this.#fail(worker, new Error('the worker stopped')));
    return worker;
  }

  #take(answer: Answer): void {
    const asked = this.#waiting.get(answer.n);
    if ('progress' in answer) {
      asked?.onProgress?.(answer.progress);
      return;
    }
    this.#waiting.delete(answer.n);
    if (this.#waiting.size === 0) this.#worker?.unref();
    if ('value' in answer) asked?.resolve(answer.value);
    else asked?.reject(answer.full ? new StorageFull(answer.error) : new Error(answer.error));
  }

  /** `error` comes before `exit`: whoever asks in between gets a new worker. */
  #fail(worker: Worker, error: unknown): void {
    if (this.#worker !== worker) return;
    this.#worker = null;
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    const why = error instanceof Error ? error : new Error(String(error));
    for (const { reject } of waiting) reject(why);
  }
}
