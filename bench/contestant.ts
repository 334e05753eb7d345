/** A process of its own that is asked one thing after the other: the product, or the bare reference beside it. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { assert } from '../src/domain/kit/result.ts';

/** Each question has its own input; `ask` types it from the table. */
type Answers = Record<string, (input: never) => unknown>;

interface Answered {
  readonly value?: unknown;
  readonly error?: string;
}

export class Contestant<A extends Answers> {
  readonly #child: ChildProcess;
  readonly #ended: Promise<unknown[]>;

  /** `file`: a module that ends in `answer(...)` with the same answers. */
  constructor(file: string) {
    this.#child = fork(file, { serialization: 'advanced', execArgv: ['--no-warnings'] });
    this.#ended = once(this.#child, 'exit');
  }

  async ask<K extends keyof A & string>(
    question: K,
    ...[input]: Parameters<A[K]>
  ): Promise<Awaited<ReturnType<A[K]>>> {
    assert(this.#child.connected, 'a contestant that still runs');
    this.#child.send({ question, input });
    const heard = await Promise.race([once(this.#child, 'message'), this.#ended]);
    const answered = heard[0] as Answered | number | null;
    if (answered === null || typeof answered === 'number')
      throw new Error(`${question}: ended with ${answered}`);
    if (answered.error !== undefined) throw new Error(`${question}: ${answered.error}`);
    return answered.value as Awaited<ReturnType<A[K]>>;
  }

  async stop(): Promise<void> {
    if (this.#child.exitCode !== null) return;
    this.#child.disconnect();
    await this.#ended;
  }
}

interface Question {
  readonly question: string;
  readonly input: unknown;
}

/** In the contestant's own process: answers until nobody asks any more. */
export function answer(answers: Answers): void {
  const reply = async ({ question, input }: Question): Promise<void> => {
    try {
      process.send?.({ value: await answers[question]?.(input as never) });
    } catch (error) {
      process.send?.({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
  };
  process.on('message', (asked: Question) => void reply(asked));
  process.once('disconnect', () => process.exit(0));
}
