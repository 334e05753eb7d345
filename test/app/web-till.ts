/** The till as a real process of its own, as `npm run web` starts it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { root } from '../../scripts/run.ts';

const usualStartMs = 20_000;

/** Whoever starts programs and ends takes them along. */
const running = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of running) child.kill('SIGKILL');
});

export interface Ended {
  readonly code: number | null;
  /** Everything it printed. */
  readonly said: string;
}

export class WebTill {
  readonly #program: string;
  readonly #args: readonly string[];
  readonly #startMs: number;
  readonly #env: Readonly<Record<string, string>>;
  #child: ChildProcess | undefined;
  #said = '';
  url = '';

  /** `program`: the source `src/main/web.ts`, or what was built of it; `env` comes on top of ours at each start. */
  constructor(
    program: string,
    args: readonly string[],
    startMs = usualStartMs,
    env: Readonly<Record<string, string>> = {},
  ) {
    this.#program = program;
    this.#args = args;
    this.#startMs = startMs;
    this.#env = env;
  }

  get isRunning(): boolean {
    return this.#child !== undefined && this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** While it runs. */
  get pid(): number | undefined {
    return this.#child?.pid;
  }

  get said(): string {
    return this.#said;
  }

  /** Resolves once it says that it is ready; throws what it said instead. */
  async start(): Promise<void> {
    const ready = Promise.withResolvers<string>();
    const child = this.#spawn((said) => {
      const [, url] = /ready at (http:\S+)/.exec(said) ?? [];
      if (url) ready.resolve(url);
    });
    const late = setTimeout(
      () => ready.reject(new Error(`not ready in ${this.#startMs} ms: ${this.#said}`)),
      this.#startMs,
    );
    child.once('close', () => ready.reject(new Error(this.#said)));
    try {
      this.url = await ready.promise;
    } catch (error) {
      child.kill('SIGKILL');
      throw error;
    } finally {
      clearTimeout(late);
    }
  }

  /** For a start that is expected to fail. */
  async run(): Promise<Ended> {
    const child = this.#spawn(() => undefined);
    const [code] = (await once(child, 'close')) as [number | null];
    return { code, said: this.#said.trim() };
  }

  /** Sends the signal and waits for the end. */
  async kill(signal: NodeJS.Signals): Promise<number | null> {
    const child = this.#child;
    if (!child || !this.isRunning) return child?.exitCode ?? null;
    const ended = once(child, 'exit');
    child.kill(signal);
    const [code] = (await ended) as [number | null];
    return code;
  }

  /** A program that hangs: alive, and answering nobody. Not on Windows. */
  pause(): void {
    this.#child?.kill('SIGSTOP');
  }

  resume(): void {
    this.#child?.kill('SIGCONT');
  }

  /** Starts again on the same data and the same address, after a kill. */
  async restart(): Promise<void> {
    await this.kill('SIGTERM');
    await this.start();
  }

  #spawn(hear: (said: string) => void): ChildProcess {
    const port = this.url === '' ? '0' : new URL(this.url).port;
    const args = [this.#program, ...this.#args, '--port', port];
    const child = spawn(process.execPath, args, { cwd: root, env: { ...process.env, ...this.#env } });
    running.add(child);
    child.once('exit', () => running.delete(child));
    this.#said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        this.#said += text;
        hear(this.#said);
      });
    }
    this.#child = child;
    return child;
  }
}
