/** HQ's live line: it says how far its feeds are, so that a till need not ask. Whatever ends it, it comes back. */
import { LiveEvent } from '../../domain/kit/sync/wire.ts';
import type { NetworkPorts } from './network.ts';
import type { Outcome } from './ports.ts';

/** HQ says at least something every 20 s. */
const silenceMs = 50_000;
const firstWaitMs = 1000;
/** Shorter than the driver's: a word on this line ends the driver's wait, and so a backlog never waits a minute. */
const longestWaitMs = 20_000;
/** An event names a few heads. */
const mostChars = 64 * 1024;

type Ports = Pick<NetworkPorts, 'after' | 'random' | 'heard' | 'onFault'>;

export class LiveLine {
  readonly #url: string;
  readonly #bearer: () => Promise<Outcome<string>>;
  readonly #life: AbortSignal;
  readonly #ports: Ports;
  #cancel: () => void = () => undefined;
  #failures = 0;

  constructor(url: string, bearer: () => Promise<Outcome<string>>, life: AbortSignal, ports: Ports) {
    this.#url = url;
    this.#bearer = bearer;
    this.#life = life;
    this.#ports = ports;
  }

  open(): void {
    this.#listen().then(() => this.#again(), this.#ports.onFault);
  }

  close(): void {
    this.#cancel();
  }

  #again(): void {
    if (this.#life.aborted) return;
    const grown = Math.min(firstWaitMs * 2 ** Math.min(this.#failures, 6), longestWaitMs);
    this.#failures += 1;
    // Tills that lost HQ together do not come back together.
    this.#cancel = this.#ports.after(grown * (0.5 + this.#ports.random() / 2), () => this.open());
  }

  async #listen(): Promise<void> {
    const bearer = await this.#bearer();
    if (bearer.kind !== 'answer' || this.#life.aborted) return;
    const silent = new AbortController();
    const signal = AbortSignal.any([this.#life, silent.signal]);
    const headers = { authorization: `Bearer ${bearer.value}`, accept: 'text/event-stream' };
    const watch = (): (() => void) => this.#ports.after(silenceMs, () => silent.abort());
    let stopWatch = watch();
    try {
      const response = await fetch(this.#url, { headers, redirect: 'error', signal });
      if (response.status !== 200) {
        await response.body?.cancel();
        return;
      }
      const decoder = new TextDecoder();
      let text = '';
      for await (const chunk of response.body ?? []) {
        stopWatch();
        stopWatch = watch();
        text = this.#take(text + decoder.decode(chunk as Uint8Array, { stream: true }));
        if (text.length > mostChars) return;
      }
    } catch (error) {
      // Cut, refused or silent: all the same here, and the poll goes on meanwhile.
      if (!signal.aborted && !(error instanceof TypeError)) throw error;
    } finally {
      stopWatch();
    }
  }

  /** Hands on whole events; answers the rest. */
  #take(text: string): string {
    const events = text.replaceAll('\r\n', '\n').split('\n\n');
    const rest = events.pop() ?? '';
    for (const event of events) {
      const said = event
        .split('\n')
        .filter((line) => line.startsWith('data:'))
        .map((line) => line.slice(5).trim())
        .join('\n');
      if (said === '') continue;
      const read = LiveEvent.safeParse(parsed(said));
      if (!read.success) continue;
      this.#failures = 0;
      this.#ports.heard(read.data.heads);
    }
    return rest;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
