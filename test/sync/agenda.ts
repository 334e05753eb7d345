/** What will happen, by virtual time: one heap, one thread; equal times go in the order they were planned. */
import { createHash } from 'node:crypto';

interface Step {
  readonly at: number;
  readonly order: number;
  readonly run: () => void | Promise<void>;
  cancelled: boolean;
}

export class Agenda {
  readonly #heap: Step[] = [];
  readonly #trace = createHash('sha256');
  readonly #log: ((line: string) => void) | null;
  #order = 0;
  #now: number;

  constructor(now: number, log: ((line: string) => void) | null) {
    this.#now = now;
    this.#log = log;
  }

  get now(): number {
    return this.#now;
  }

  /** Everything that happens goes into the trace: two runs of one seed have one hash. */
  note(what: string): void {
    this.#trace.update(`${this.#now} ${what}\n`);
    this.#log?.(`${new Date(this.#now).toISOString().slice(5, 23)} ${what}`);
  }

  get traceHash(): string {
    return this.#trace.copy().digest('hex').slice(0, 16);
  }

  after(ms: number, run: Step['run']): () => void {
    const step = { at: this.#now + Math.max(0, Math.ceil(ms)), order: this.#order++, run, cancelled: false };
    this.#push(step);
    return () => {
      step.cancelled = true;
    };
  }

  /** Does all that is planned until then. */
  async run(until: number): Promise<void> {
    for (;;) {
      const step = this.#heap[0];
      if (!step || step.at > until) {
        this.#now = Math.max(this.#now, until);
        return;
      }
      this.#pop();
      if (step.cancelled) continue;
      this.#now = step.at;
      await step.run();
    }
  }

  #before(a: number, b: number): boolean {
    const [x, y] = [this.#heap[a] as Step, this.#heap[b] as Step];
    return x.at < y.at || (x.at === y.at && x.order < y.order);
  }

  #swap(a: number, b: number): void {
    [this.#heap[a], this.#heap[b]] = [this.#heap[b] as Step, this.#heap[a] as Step];
  }

  #push(step: Step): void {
    this.#heap.push(step);
    for (let at = this.#heap.length - 1; at > 0; ) {
      const parent = (at - 1) >> 1;
      if (!this.#before(at, parent)) break;
      this.#swap(at, parent);
      at = parent;
    }
  }

  #pop(): void {
    this.#swap(0, this.#heap.length - 1);
    this.#heap.pop();
    for (let at = 0; ; ) {
      let least = at;
      for (const child of [2 * at + 1, 2 * at + 2]) {
        if (child < this.#heap.length && this.#before(child, least)) least = child;
      }
      if (least === at) break;
      this.#swap(at, least);
      at = least;
    }
  }
}
