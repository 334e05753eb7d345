/** The line to a printer while it is open: what goes out, what comes back, and what is known of its state. */
import type { StatusDialect } from '../../../domain/areas/device/printer-settings.ts';
import { type Result, refuse } from '../../../domain/kit/result.ts';
import type { Ended, Link, LinkEvents, WriteRefusal } from '../transport/link.ts';
import type { SpoolerLink } from '../transport/spooler.ts';
import type { Timers } from '../transport/timers.ts';
import { askWhenDone } from './escpos.ts';
import { ask, type PrinterState, type Question, readAnswer, StatusReader } from './status.ts';

/** Null while the system has not said whether it takes the bytes. */
export interface Writing {
  readonly isTaken: boolean | null;
}

type Listener = () => void;

/** What a printer that is online cannot have. */
const nothingHinders: PrinterState = {
  coverOpen: false,
  paperOut: false,
  cutterJam: false,
  overheated: false,
  needsService: false,
};

/** How long an answer in real time may take, over Bluetooth serial too. */
const answerMs = 1500;

export class PrinterLine {
  readonly timers: Timers;
  readonly #dialect: StatusDialect;
  readonly #reader: StatusReader;
  readonly #listeners = new Set<Listener>();
  #link: Link | null = null;
  #ended: Ended | null = null;
  #asking: { question: Question; answered: (state: PrinterState) => void } | null = null;
  #state: PrinterState = {};
  #owed = 0;
  #heardAt: number;

  constructor(dialect: StatusDialect, timers: Timers) {
    this.#dialect = dialect;
    this.#reader = new StatusReader(dialect);
    this.timers = timers;
    this.#heardAt = timers.now();
  }

  /** What the link tells; made before the link is, for it may speak at once. */
  readonly events: LinkEvents = {
    received: (bytes) => this.#hear(bytes),
    ended: (how) => {
      this.#ended = how;
      this.#tell();
    },
  };

  attach(link: Link): void {
    this.#link = link;
  }

  get ended(): Ended | null {
    return this.#ended;
  }

  /** All that was said of its state on this line. */
  get state(): PrinterState {
    return this.#state;
  }

  /** Packets that came unasked. */
  packets = 0;

  /** Proofs asked for and not yet given. */
  get owed(): number {
    return this.#owed;
  }

  get heardAt(): number {
    return this.#heardAt;
  }

  write(bytes: Uint8Array): Promise<Result<void, WriteRefusal>> {
    return this.#link ? this.#link.write(bytes) : Promise.resolve(refuse('LinkClosed'));
  }

  /** Writes without waiting; `until` looks again when the system has answered. */
  begin(bytes: Uint8Array): Writing {
    const writing: { isTaken: boolean | null } = { isTaken: null };
    void this.write(bytes).then(({ ok }) => {
      writing.isTaken = ok;
      this.#tell();
    });
    return writing;
  }

  async close(): Promise<void> {
    await this.#link?.close();
  }

  /** What a queue of the system's has not yet been given for good is taken back. */
  drop(): void {
    if (this.#link && 'drop' in this.#link) (this.#link as SpoolerLink).drop();
  }

  /** Whether bytes we wrote still lie with the system: what is written now comes after them. */
  get isClogged(): boolean {
    return (this.#link?.waiting ?? 0) > 0;
  }

  /** One question at a time, for an answer does not say to which it belongs; null when none came. */
  async ask(question: Question): Promise<PrinterState | null> {
    let given: PrinterState | null = null;
    this.#asking = { question, answered: (state) => (given = state) };
    void this.write(ask(question));
    await this.until(() => given !== null, answerMs);
    this.#asking = null;
    return given;
  }

  /** Asks to be told when all before this is done. */
  askWhenDone(): void {
    this.#owed += 1;
    void this.write(askWhenDone);
  }

  /** What was asked for in vain will not come. */
  forgive(): void {
    this.#owed = 0;
  }

  /** True as soon as it holds; false when the time is over, the line is dead or the caller gives up. */
  until(holds: () => boolean, ms: number, signal?: AbortSignal): Promise<boolean> {
    return new Promise((resolve) => {
      const settle = (held: boolean) => {
        cancel();
        this.#listeners.delete(look);
        signal?.removeEventListener('abort', look);
        resolve(held);
      };
      const look = () => {
        if (holds()) settle(true);
        else if (this.#ended || signal?.aborted) settle(false);
      };
      const cancel = this.timers.after(ms, () => settle(holds()));
      this.#listeners.add(look);
      signal?.addEventListener('abort', look);
      look();
    });
  }

  #hear(bytes: Uint8Array): void {
    this.#heardAt = this.timers.now();
    for (const word of this.#reader.read(bytes)) {
      if (word.kind === 'packet') {
        this.packets += 1;
        this.#learn(word.state);
      }
      if (word.kind === 'done') this.#owed = Math.max(0, this.#owed - 1);
      if (word.kind === 'answer') this.#answer(word.byte);
    }
    this.#tell();
  }

  #answer(byte: number): void {
    const state = this.#asking && readAnswer(this.#asking.question, byte, this.#dialect);
    if (!state) return;
    this.#learn(state);
    this.#asking?.answered(state);
  }

  #learn(state: PrinterState): void {
    this.#state = { ...this.#state, ...(state.offline === false ? nothingHinders : {}), ...state };
  }

  #tell(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}
