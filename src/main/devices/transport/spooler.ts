/** A printer the system knows by name, through CUPS: its queue takes the bytes as they are, and says no more. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { ok, type Result, refuse } from '../../../domain/kit/result.ts';
import { type Link, type LinkEvents, type OpenRefusal, Outgoing, type Transport } from './link.ts';

/** Takes a slip whole when its link is closed, or not at all when it is dropped. */
export interface Spooler extends Transport {
  readonly takesAtClose: true;
}
export interface SpoolerLink extends Link {
  /** As if nothing had been written. */
  drop(): void;
}

export const isSpooler = (transport: Transport): transport is Spooler => 'takesAtClose' in transport;

/** `command`: what puts its input into the queue. Windows has no such command; its printers are shared (file.ts). */
export const spooler = (printer: string, command = 'lp'): Spooler => ({
  path: printer,
  takesAtClose: true,
  open: (events, signal) => openQueue(printer, command, events, signal),
});

type Lp = ReturnType<typeof startLp>;
const startLp = (printer: string, command: string) =>
  spawn(command, ['-d', printer, '-o', 'raw', '-'], { stdio: ['pipe', 'ignore', 'pipe'] });

/** The queue has the bytes when the command has ended well: until then they may come to nothing. */
async function openQueue(
  printer: string,
  command: string,
  events: LinkEvents,
  signal: AbortSignal,
): Promise<Result<SpoolerLink, OpenRefusal>> {
  if (signal.aborted) return refuse('Cancelled');
  const lp = startLp(printer, command);
  try {
    await once(lp, 'spawn');
  } catch (error) {
    return refuse('NotFound', { detail: error instanceof Error ? error.message : String(error) });
  }
  return ok(linkOf(lp, events));
}

function linkOf(lp: Lp, events: LinkEvents): SpoolerLink {
  const outgoing = new Outgoing((bytes, taken) => {
    lp.stdin.write(bytes, taken);
  });
  let said = '';
  lp.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-500);
  });
  // An unknown printer's command ends before it has read all.
  lp.stdin.on('error', (error) => {
    said ||= error.message;
  });
  const ended = new Promise<void>((resolve) => {
    lp.once('close', (code) => {
      outgoing.end();
      events.ended({ by: code === 0 ? 'us' : 'error', detail: said.trim() });
      resolve();
    });
  });
  return {
    write: (bytes) => outgoing.write(bytes),
    get waiting() {
      return outgoing.waiting;
    },
    close: () => {
      lp.stdin.end();
      return ended;
    },
    drop: () => void lp.kill('SIGKILL'),
  };
}
