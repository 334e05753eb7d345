/**
 * One slip over an open line: is it ready, send, has it come out. The border is the slip's first byte: before it a
 * failure may be tried again, after it only a person who has looked at the paper knows (hardware: print queue).
 */

import type { StatusDialect } from '../../../domain/areas/device/printer-settings.ts';
import type { PrintFault } from '../../../domain/areas/device/queue.ts';
import type { PrintOutcome } from './index.ts';
import type { PrinterLine } from './line.ts';
import { faultOf, type PrinterState, questions } from './status.ts';

export interface Conversation {
  readonly dialect: StatusDialect;
  /** How long the paper itself takes; waiting for a proof begins after it. */
  readonly paperMs: number;
  /**
   * A job before this one may have been cut off within a picture: the printer takes so many bytes more for dots
   * before it obeys again. Zeros are white, and outside of a picture they are nothing.
   */
  readonly hungryBytes: number;
  /** The job before this one ended well, so it is not hungry. */
  readonly isSated: boolean;
  /** Told while the printer waits for somebody, as for paper; null when it goes on. */
  readonly waiting?: ((fault: PrintFault | null) => void) | undefined;
}

/** Small enough that a stalled printer is noticed, large enough to keep it busy. */
const chunkBytes = 1024;

/** Until the queue of commands answers, when nothing lies in it. */
const proofMs = 3000;
/** After a proof: one that was late comes right behind it. */
const quietMs = { fresh: 150, doubtful: 1500 };
/** A printer that is well and does not prove the slip in this time has forgotten it. */
const forgottenMs = 15_000;
/** Nothing taken, nothing heard: longer than changing a roll without haste. */
const silenceMs = 60_000;
/** A printer that says what it waits for is waited for. */
const patienceMs = 10 * 60_000;
const pollMs = 1000;

/** Prints once. `signal`: the caller gives up. Never rejects. */
export async function converse(
  line: PrinterLine,
  slip: Uint8Array,
  how: Conversation,
  signal: AbortSignal,
): Promise<PrintOutcome> {
  const hindrance = await prepare(line, how, signal);
  if (hindrance) return { kind: 'failed', ...hindrance };
  const telling = { ...how, waiting: onChange(how.waiting) };
  const doubt = (await send(line, slip, telling, signal)) ?? (await prove(line, telling, signal));
  telling.waiting(null);
  if (doubt) return { kind: 'unknown', ...doubt };
  return { kind: 'printed', confirmed: how.dialect.confirms };
}

/** Passes on what is other than it was. */
function onChange(tell: Conversation['waiting']): (fault: PrintFault | null) => void {
  let told: PrintFault | null = null;
  return (fault) => {
    if (fault !== told) tell?.(fault);
    told = fault;
  };
}

interface Trouble {
  readonly fault: PrintFault;
  readonly detail: string;
}
const trouble = (fault: PrintFault, detail: string): Trouble => ({ fault, detail });

function given(line: PrinterLine, signal: AbortSignal): Trouble | null {
  if (signal.aborted) {
    const isLate = signal.reason instanceof DOMException && signal.reason.name === 'TimeoutError';
    return trouble(isLate ? 'timedOut' : 'cancelled', 'given up');
  }
  return line.ended && trouble('unreachable', line.ended.detail || 'hung up');
}

/** Everything before the first byte: null when the printer is ready for the slip. */
async function prepare(line: PrinterLine, how: Conversation, signal: AbortSignal): Promise<Trouble | null> {
  const { dialect, hungryBytes, isSated } = how;
  if (dialect.speaks !== 'nothing') {
    const state = await lookAt(line);
    const lost = given(line, signal);
    if (lost) return lost;
    if (!state) return trouble('unreachable', 'it does not answer');
    const fault = faultOf(state);
    if (fault) return trouble(fault, 'it said so');
  }
  if (dialect.confirms) return synchronise(line, how, signal);
  if (!isSated) await feedZeros(line, hungryBytes, signal);
  return given(line, signal);
}

/** The printer's own word, or null when it says nothing at all. */
export async function lookAt(line: PrinterLine): Promise<PrinterState | null> {
  let state: PrinterState = {};
  for (const question of questions) {
    const answer = await line.ask(question);
    // Clones answer the first and not every other.
    if (!answer && question === 1) return null;
    state = { ...state, ...answer };
  }
  return state;
}

/** Until the queue of commands is empty and answers for itself: what is proved after this is our slip. */
async function synchronise(
  line: PrinterLine,
  how: Conversation,
  signal: AbortSignal,
): Promise<Trouble | null> {
  // A job that was cut off may have left its own question behind, to be answered on this line.
  const doubtful = line.owed > 0 || !how.isSated;
  line.askWhenDone();
  let quiet = doubtful ? quietMs.doubtful : quietMs.fresh;
  if (!(await line.until(() => line.owed === 0, proofMs, signal))) {
    await feedZeros(line, how.hungryBytes, signal);
    const owed = line.owed;
    line.askWhenDone();
    // A slow line carries a byte in a millisecond.
    const answers = await line.until(() => line.owed <= owed, proofMs + how.hungryBytes, signal);
    const lost = given(line, signal);
    if (lost) return lost;
    if (!answers) return trouble('busy', 'it does not come to the end of what it has');
    quiet = quietMs.doubtful;
  }
  // A late proof of something older would pass for ours.
  for (let owed = line.owed; await line.until(() => line.owed < owed, quiet, signal); ) owed = line.owed;
  line.forgive();
  return given(line, signal);
}

async function feedZeros(line: PrinterLine, bytes: number, signal: AbortSignal): Promise<void> {
  const writing = line.begin(new Uint8Array(bytes));
  await line.until(() => writing.isTaken !== null, proofMs, signal);
}

async function send(
  line: PrinterLine,
  slip: Uint8Array,
  how: Conversation,
  signal: AbortSignal,
): Promise<Trouble | null> {
  for (let at = 0; at < slip.length; at += chunkBytes) {
    const lost =
      given(line, signal) ?? (await sendChunk(line, slip.subarray(at, at + chunkBytes), how, signal));
    if (lost) return lost;
  }
  return null;
}

/** Nothing is asked in the midst of a slip: questions would be taken for dots. Only what comes unasked is heard. */
async function sendChunk(
  line: PrinterLine,
  chunk: Uint8Array,
  how: Conversation,
  signal: AbortSignal,
): Promise<Trouble | null> {
  const writing = line.begin(chunk);
  const begunAt = line.timers.now();
  for (;;) {
    await line.until(() => writing.isTaken !== null, pollMs, signal);
    if (writing.isTaken) return null;
    const lost = given(line, signal);
    if (lost) return lost;
    if (writing.isTaken === false) return trouble('unreachable', 'the line broke');
    const over = outOfPatience(line, how, line.timers.now() - begunAt);
    if (over) return over;
  }
}

/** Whether to stop waiting for it; a printer that says why it waits is given longer. */
function outOfPatience(line: PrinterLine, { waiting }: Conversation, ms: number): Trouble | null {
  const fault = faultOf(line.state);
  waiting?.(fault);
  if (fault) return ms > patienceMs ? trouble(fault, 'nobody came') : null;
  return ms > silenceMs ? trouble('timedOut', 'it takes nothing') : null;
}

/** Waits until the printer says that the slip is out; one that never says it has taken every byte, and that is all. */
async function prove(line: PrinterLine, how: Conversation, signal: AbortSignal): Promise<Trouble | null> {
  const { dialect, paperMs } = how;
  if (!dialect.confirms) return null;
  line.askWhenDone();
  let wellSince = line.timers.now();
  const sentAt = wellSince;
  for (;;) {
    if (await line.until(() => line.owed === 0, pollMs, signal)) return null;
    const lost = given(line, signal);
    if (lost) return lost;
    const asked = line.timers.now();
    if (!line.isClogged) await askAgain(line);
    const now = line.timers.now();
    const isSilent = line.heardAt < asked;
    // What was said unasked holds until something else is said; what was asked for is as old as its answer.
    const fault = isSilent && dialect.speaks !== 'unasked' ? null : faultOf(line.state);
    how.waiting?.(fault);
    if (fault) wellSince = now;
    const most = paperMs + (isSilent ? silenceMs : forgottenMs);
    if (now - wellSince > most)
      return trouble('timedOut', isSilent ? 'it fell silent' : 'it forgot the slip');
    if (now - sentAt > paperMs + patienceMs) return trouble(fault ?? 'timedOut', 'nobody came');
  }
}

/** What hinders it now, if anything. */
async function askAgain(line: PrinterLine): Promise<void> {
  const answer = await line.ask(1);
  if (!answer?.offline) return;
  await line.ask(2);
  await line.ask(3);
  await line.ask(4);
}
