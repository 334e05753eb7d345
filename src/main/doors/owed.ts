/** Answers that a door still owes: one that closes gives them first, and lets its streams be cut. */
import { AsyncLocalStorage } from 'node:async_hooks';

interface Handled {
  readonly response?: { readonly body?: unknown } | undefined;
}

export class OwedAnswers {
  readonly #owed = new Set<object>();
  readonly #asked = new AsyncLocalStorage<object>();
  #settled: () => void = () => undefined;

  /** From the question until all of the answer has left. */
  track(answering: () => Promise<unknown>): void {
    const question = {};
    this.#owed.add(question);
    const done = (): void => this.#forget(question);
    this.#asked.run(question, answering).then(done, done);
  }

  /** What goes on until somebody hangs up is not waited for. */
  readonly sparesStreams = async <T extends Handled>({ next }: { next(): Promise<T> }): Promise<T> => {
    const handled = await next();
    const body = handled.response?.body;
    if (typeof body === 'object' && body !== null && Symbol.asyncIterator in body)
      this.#forget(this.#asked.getStore());
    return handled;
  };

  /** Resolves when nothing is owed any more, or when it took too long. */
  async given(mostMs: number): Promise<void> {
    if (this.#owed.size === 0) return;
    let timer: NodeJS.Timeout | undefined;
    await new Promise<void>((resolve) => {
      this.#settled = resolve;
      timer = setTimeout(resolve, mostMs);
    });
    clearTimeout(timer);
  }

  #forget(question: object | undefined): void {
    if (question) this.#owed.delete(question);
    if (this.#owed.size === 0) this.#settled();
  }
}
