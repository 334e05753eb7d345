/** A real printer on a real wire: slips, drawer kicks and questions, one after the other. */

import type { PrinterProfile } from '../../../domain/areas/device/printer-settings.ts';
import type { PrintFault } from '../../../domain/areas/device/queue.ts';
import { assert } from '../../../domain/kit/result.ts';
import type { Transport } from '../transport/link.ts';
import type { Timers } from '../transport/timers.ts';
import { converse, lookAt } from './conversation.ts';
import { escpos, kick, pictureSlip } from './escpos.ts';
import { HeldLine } from './held-line.ts';
import type { Printer, PrintJob, PrintOutcome } from './index.ts';
import type { PrinterLine } from './line.ts';
import type { Bitmap } from './raster/bitmap.ts';
import { starKick, starline } from './starline.ts';
import { faultOf, type PrinterState } from './status.ts';

/** Whether the drawer was asked to open, and whether its sensor says that it did; null: nobody can say. */
export type KickOutcome =
  | { readonly kind: 'requested'; readonly opened: boolean | null }
  /** Nothing left us. */
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

  print(bitmap: Bitmap, job: PrintJob, signal: AbortSignal): Promise<PrintOutcome> {
    const { cuts, strips, waiting } = job;
    const encode = this.#profile.language === 'starline' ? starline : escpos;
    const bytes = encode(strips ? { bitmap, strips } : pictureSlip(bitmap, cuts), this.#profile);
    return this.printBytes(bytes, signal, { rows: bitmap.height, waiting });
  }

  /** Bytes as they are, as the ticket of code pages; `rows` of paper they make. */
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
      const how = { dialect, paperMs, hungryBytes, isSated: this.#isSated, waiting };
      const outcome = await converse(line, bytes, how, signal);
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

  /** Never tried again: a drawer that opens late opens for somebody else. The signal is its expiry. */
  kick(pin: 2 | 5, signal: AbortSignal): Promise<KickOutcome> {
    const pulse = this.#profile.language === 'starline' ? starKick(pin) : kick(pin);
    return this.#held.inTurn(async (line): Promise<KickOutcome> => {
      if (typeof line === 'string') return { kind: 'failed', fault: line };
      const speaks = this.#profile.status.speaks !== 'nothing';
      // What a stopped printer is told it does later, when somebody else stands at the drawer.
      const hindrance = speaks ? await hindranceOf(line) : null;
      if (hindrance) return { kind: 'failed', fault: hindrance };
      if (signal.aborted) return { kind: 'failed', fault: 'timedOut' };
      void line.write(pulse);
      await line.until(() => false, drawerMs);
      return { kind: 'requested', opened: speaks ? ((await line.ask(1))?.drawerOpen ?? null) : null };
    }, signal);
  }

  /** What it says of itself now, or why it cannot be asked; a printer that never speaks has nothing to tell. */
  look(signal: AbortSignal): Promise<PrinterState | PrintFault> {
    return this.#held.inTurn(async (line) => {
      if (typeof line === 'string') return line;
      if (this.#profile.status.speaks === 'nothing') return {};
      return (await lookAt(line)) ?? 'unreachable';
    }, signal);
  }

  close(): Promise<void> {
    return this.#held.close();
  }
}

async function hindranceOf(line: PrinterLine): Promise<PrintFault | null> {
  const state = await lookAt(line);
  return state ? faultOf(state) : 'unreachable';
}
