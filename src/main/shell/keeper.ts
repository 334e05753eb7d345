/** Keeps the till's own process alive, and hands counters their ports to it. */
import { type MessagePortMain, type UtilityProcess, utilityProcess } from 'electron';
import { entryFile } from '../paths.ts';
import { flagArguments, type ShellFlags, safeKeyVariable } from './flags.ts';
import { Patience } from './patience.ts';
import { safeKeyIn } from './safe-key.ts';
import { type Trouble, troubleOfExit } from './trouble.ts';

/** `counter` comes with the counter's end of a new port. */
export interface ToTill {
  readonly kind: 'counter' | 'close';
}

const closingMs = 10_000;

export class TillKeeper {
  readonly #flags: ShellFlags;
  readonly #onLost: (why: Trouble) => void;
  readonly #patience = new Patience({ firstMs: 250, mostMs: 8000, tries: 6, calmMs: 60_000 });
  #till: UtilityProcess | undefined;
  /** Asked for while the till was down; a page that asks again has given up its earlier port. */
  #waiting: MessagePortMain | undefined;
  #closing = false;

  /** `onLost` is called once, when the till is not coming back. */
  constructor(flags: ShellFlags, onLost: (why: Trouble) => void) {
    this.#flags = flags;
    this.#onLost = onLost;
  }

  start(): void {
    if (this.#closing) return;
    const safeKey = safeKeyIn(this.#flags.dataDir);
    this.#till = utilityProcess.fork(entryFile('service'), flagArguments(this.#flags), {
      serviceName: 'Dukkan till',
      stdio: 'inherit',
      ...(safeKey === null ? {} : { env: { ...process.env, [safeKeyVariable]: safeKey } }),
    });
    this.#till.once('exit', (code) => this.#ended(code));
    if (this.#waiting) this.attach(this.#waiting);
    this.#waiting = undefined;
  }

  attach(port: MessagePortMain): void {
    if (this.#till) this.#till.postMessage({ kind: 'counter' } satisfies ToTill, [port]);
    else this.#waiting = port;
  }

  /** Resolves when the till has closed its ledger, or was ended because it did not in time. */
  async close(): Promise<void> {
    this.#closing = true;
    const till = this.#till;
    if (!till) return;
    await new Promise<void>((resolve) => {
      const late = setTimeout(() => till.kill(), closingMs);
      till.once('exit', () => {
        clearTimeout(late);
        resolve();
      });
      till.postMessage({ kind: 'close' } satisfies ToTill);
    });
  }

  #ended(code: number): void {
    this.#till = undefined;
    if (this.#closing) return;
    const trouble = troubleOfExit(code);
    // A full disk or a locked folder will not mend by trying again; a crash may.
    if (trouble !== 'fault') this.#onLost(trouble);
    else if (!this.#patience.retry(() => this.start())) this.#onLost('stopped');
  }
}
