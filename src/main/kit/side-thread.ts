/** A thread of its own for work that would hold up a sale: asked by message, answered by number. */
import { Worker } from 'node:worker_threads';
import { entryFile } from '../paths.ts';

export interface SideThread<Ask, Answer> {
  ask(ask: Ask): Promise<Answer>;
  /** True from then on when it answers nothing any more. */
  readonly ended: boolean;
  close(): Promise<void>;
}

export interface ThreadLimits {
  readonly memoryMb: number;
  /** For one answer; a thread that takes longer is ended. */
  readonly timeoutMs: number;
}

/** The thread ran out of the memory it was given; whoever asked may have a word for that. */
export class OutOfMemory extends Error {
  override readonly name = 'OutOfMemory';
}

export interface Asked<Ask> {
  readonly n: number;
  readonly ask: Ask;
}
export type Answered<Answer> =
  | { readonly n: number; readonly answer: Answer }
  | { readonly n: number; readonly fault: string };

interface Waiting<Answer> {
  resolve(answer: Answer): void;
  reject(error: Error): void;
  readonly timer: NodeJS.Timeout;
}

export function sideThread<Ask, Answer>(entry: string, limits: ThreadLimits): SideThread<Ask, Answer> {
  const worker = new Worker(entryFile(entry), {
    resourceLimits: { maxOldGenerationSizeMb: limits.memoryMb },
  });
  // An idle thread does not keep the till from ending; one that is asked does, by its timer.
  worker.unref();
  const waiting = new Map<number, Waiting<Answer>>();
  let asked = 0;
  let ended: Error | null = null;
  const end = (error: Error): void => {
    ended ??= error;
    for (const { reject, timer } of waiting.values()) {
      clearTimeout(timer);
      reject(ended);
    }
    waiting.clear();
  };
  worker.on('message', (message: Answered<Answer>) => {
    const asker = waiting.get(message.n);
    if (!asker) return;
    waiting.delete(message.n);
    clearTimeout(asker.timer);
    if ('fault' in message) asker.reject(new Error(message.fault));
    else asker.resolve(message.answer);
  });
  worker.on('error', (error: Error & { code?: string }) =>
    end(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new OutOfMemory(error.message) : error),
  );
  worker.on('exit', () => end(new Error(`the thread ${entry} has ended`)));
  return {
    get ended() {
      return ended !== null;
    },
    ask: (ask) =>
      new Promise((resolve, reject) => {
        if (ended) return reject(ended);
        asked += 1;
        const timer = setTimeout(() => {
          end(new Error(`the thread ${entry} took more than ${limits.timeoutMs} ms`));
          void worker.terminate();
        }, limits.timeoutMs);
        waiting.set(asked, { resolve, reject, timer });
        worker.postMessage({ n: asked, ask } satisfies Asked<Ask>);
      }),
    async close() {
      end(new Error(`the thread ${entry} was closed`));
      await worker.terminate();
    },
  };
}
