/** A real printer on a real wire: slips, drawer kicks and questions, one after the other. */

import type { PrinterProfile } from '../../../domain/areas/device/printer-settings.ts';
import type { PrintFault } from '../../../domain/areas/device/queue.ts';
import { assert } from '../../../domain/kit/result.ts';
import type { Transport } from '../transport/link.ts';
import type { Timers } from '../transport/timers.ts';
import { codePageTicket, ticketRows } from './code-page-ticket.ts';
import { converse, lookAt } from './conversation.ts';
import { escpos, kick, kickNow, pictureSlip } from './escpos.ts';
import { HeldLine } from './held-line.ts';
import type { Printer, PrintJob, PrintOutcome } from './index.ts';
import type { PrinterLine } from './line.ts';
import type { Bitmap } from './raster/bitmap.ts';
import { starKick, starline } from './starline.ts';
import { faultOf, type PrinterState } from './status.ts';

/** Whether the drawer was asked to open, and whether its sensor says that it did; null: nobody can say. */
export type KickOutcome =
  | { readonly kind: 'requested'; readonly opened: boolean | null }
  /** It stays shut: nothing left us, or what did was obeyed at once or never. */
  | { readonly kind: 'failed'; readonly fault: PrintFault };

/** Until a drawer's spring has pushed it out. */
const drawerMs = 600;
/** Rows a slow printer burns in a second. */
const rowsPerSecond = 400;
/** The longest command besides a band: a QR of a thousand letters of two bytes. */
const leastHunger = 2100;

export class WiredPrinter implements Printer {
  readonly waitsByItself = true;
  readonly #profile: PrinterProfile;
  readonly #held: HeldLine;
  readonly #takesAtClose: boolean;
  /** How the job before ended; how the till before ended nobody knows. */
  #isSated = false;
  #said: PrinterState | null = null;

  constructor(transport: Transport, profile: PrinterProfile, timers: Timers) {
    const { language, status } = profile;
    assert(language === 'escpos' || status.speaks === 'nothing', 'only ESC/POS is asked for its state');
    this.#profile = profile;
    this.#takesAtClose = 'takesAtClose' in transport;
    this.#held = new HeldLine(transport, timers, status);
  }

  get widthDots(): number {
    return this.#profile.widthDots;
  }

  get type() {
    return this.#profile.type;
  }

  /** What it said of itself when it last spoke; null: it never did. */
  get said(): PrinterState | null {
    return this.#said;
  }

  print(bitmap: Bitmap, job: PrintJob, signal: AbortSignal): Promise<PrintOutcome> {
    const { cuts, strips, waiting } = job;
    const encode = this.#profile.language === 'starline' ? starline : escpos;
    const bytes = encode(strips ? { bitmap, strips } : pictureSlip(bitmap, cuts), this.#profile);
    return this.printBytes(bytes, signal, { rows: bitmap.height, waiting });
  }

  printCodePages(signal: AbortSignal, waiting: NonNullable<PrintJob['waiting']>): Promise<PrintOutcome> {
    return this.printBytes(codePageTicket(this.#profile), signal, { rows: ticketRows, waiting });
  }

  /** Bytes as they are; `rows` of paper they make. */
  printBytes(
    bytes: Uint8Array,
    signal: AbortSignal,
    { rows, waiting }: { rows: number; waiting?: PrintJob['waiting'] },
  ): Promise<PrintOutcome> {
    const { status: dialect, bandRows, widthDots } = this.#profile;
    const hungryBytes = Math.max(leastHunger, (bandRows * widthDots) / 8);
    const paperMs = (rows * 1000) / rowsPerSecond;
    return this.#held.inTurn(async (line): Promise<PrintOutcome> => {
      if (typeof line === 'string') return { kind: 'failed', fault: line, detail: 'no line' };
      const told = (fault: PrintFault | null): void => {
        this.#remember(line);
        waiting?.(fault);
      };
      const how = { dialect, paperMs, hungryBytes, isSated: this.#isSated, waiting: told };
      const outcome = await converse(line, bytes, how, signal);
      this.#remember(line);
      if (this.#takesAtClose) return this.#submit(line, outcome);
      if (outcome.kind !== 'failed') this.#isSated = outcome.kind === 'printed';
      if (outcome.kind !== 'printed') await this.#held.hangUp();
      return outcome;
    }, signal);
  }

  /** The system's queue has the slip when the line has been closed well; before that nothing has left us. */
  async #submit(line: PrinterLine, outcome: PrintOutcome): Promise<PrintOutcome> {
    if (outcome.kind !== 'printed') line.drop();
    await this.#held.hangUp();
    if (outcome.kind === 'printed' && line.ended?.by === 'us') return outcome;
    const fault = outcome.kind === 'printed' ? 'unreachable' : outcome.fault;
    return { kind: 'failed', fault, detail: line.ended?.detail ?? 'the queue does not take it' };
  }

  /**
   * Never tried again: a drawer that opens late opens for somebody else. The signal is its expiry, also while a
   * slip that waits for paper has the line.
   */
  kick(pin: 2 | 5, signal: AbortSignal): Promise<KickOutcome> {
    return new Promise((resolve, reject) => {
      const expire = (): void => resolve({ kind: 'failed', fault: 'timedOut' });
      signal.addEventListener('abort', expire);
      const begun = (): void => signal.removeEventListener('abort', expire);
      this.#kickInTurn(pin, signal, begun).then(resolve, reject);
    });
  }

  /** `begun`: from now on it is known how it ends. */
  #kickInTurn(pin: 2 | 5, signal: AbortSignal, begun: () => void): Promise<KickOutcome> {
    return this.#held.inTurn(async (line): Promise<KickOutcome> => {
      begun();
      if (typeof line === 'string') return { kind: 'failed', fault: signal.aborted ? 'timedOut' : line };
      const speaks = this.#profile.status.speaks !== 'nothing';
      const hindrance = speaks ? await hindranceOf(line) : null;
      this.#remember(line);
      const pulse = this.#pulseFor(pin, hindrance);
      if (!pulse) return { kind: 'failed', fault: hindrance ?? 'printerError' };
      if (signal.aborted) return { kind: 'failed', fault: 'timedOut' };
      void line.write(pulse);
      if (this.#takesAtClose) await this.#held.hangUp();
      else await line.until(() => false, drawerMs);
      const opened = speaks ? ((await line.ask(1))?.drawerOpen ?? null) : null;
      this.#remember(line);
      if (hindrance && opened === false) return { kind: 'failed', fault: hindrance };
      return { kind: 'requested', opened };
    }, signal);
  }

  /**
   * What a stopped printer is told it does later, when somebody else stands at the drawer; in real time it does it
   * now or never, so that a shop without paper can still give change.
   */
  #pulseFor(pin: 2 | 5, hindrance: PrintFault | null): Uint8Array | null {
    if (this.#profile.language === 'starline') return starKick(pin);
    if (!hindrance) return kick(pin);
    return hindrance === 'paperOut' || hindrance === 'coverOpen' ? kickNow(pin) : null;
  }

  /** A printer that never speaks has nothing to tell but that its line can be had; of a queue not even that. */
  look(signal: AbortSignal): Promise<PrinterState | PrintFault> {
    if (this.#takesAtClose) return Promise.resolve({});
    return this.#held.inTurn(async (line) => {
      if (typeof line === 'string') return line;
      if (this.#profile.status.speaks === 'nothing') return {};
      const state = await lookAt(line);
      this.#remember(line);
      return state ?? 'unreachable';
    }, signal);
  }

  /** Whether the drawer is open, as its sensor has it; asked of a printer that speaks. */
  lookAtDrawer(signal: AbortSignal): Promise<boolean | PrintFault> {
    return this.#held.inTurn(async (line) => {
      if (typeof line === 'string') return line;
      const answer = await line.ask(1);
      this.#remember(line);
      return answer?.drawerOpen ?? 'unreachable';
    }, signal);
  }

  #remember(line: PrinterLine): void {
    if (Object.keys(line.state).length > 0) this.#said = { ...this.#said, ...line.state };
  }

  close(): Promise<void> {
    return this.#held.close();
  }
}

async function hindranceOf(line: PrinterLine): Promise<PrintFault | null> {
  const state = await lookAt(line);
  return state ? faultOf(state) : 'unreachable';
}
