/** A serial port: RS-232, USB adapters, a pseudo-terminal. */
import { SerialPort } from 'serialport';
import { ok, type Result, refuse } from '../../../domain/kit/result.ts';
import { heedHangUp } from './hang-up.ts';
import {
  type Ended,
  type Link,
  type LinkEvents,
  type OpenRefusal,
  Outgoing,
  type Transport,
} from './link.ts';

export interface SerialSettings {
  readonly path: string;
  readonly baudRate: number;
  readonly dataBits: 7 | 8;
  readonly parity: 'none' | 'even' | 'odd';
  readonly stopBits: 1 | 2;
  /** Hardware handshake; without it the line is held up. */
  readonly rtscts?: boolean;
}

export const serial = (settings: SerialSettings): Transport => ({
  path: settings.path,
  open: (events, signal) => openSerial(settings, events, signal),
});

/**
 * Always a fresh port object: what is written to a closed one is kept by the library and sent after the next open,
 * perhaps to another scale.
 */
function openSerial(
  settings: SerialSettings,
  events: LinkEvents,
  signal: AbortSignal,
): Promise<Result<Link, OpenRefusal>> {
  if (signal.aborted) return Promise.resolve(refuse('Cancelled'));
  const { rtscts = false, ...line } = settings;
  const port = new SerialPort({ ...line, rtscts, lock: true, autoOpen: false });
  return new Promise((resolve) => {
    const giveUp = () => resolve(refuse('Cancelled'));
    signal.addEventListener('abort', giveUp, { once: true });
    port.open((error) => {
      signal.removeEventListener('abort', giveUp);
      if (error) return resolve(refusalOf(error));
      // The caller has gone: an open port that nobody holds would lock out the next try.
      if (signal.aborted) return port.close(() => undefined);
      raiseLines(port, rtscts);
      resolve(ok(linkOf(port, events)));
    });
  });
}

function linkOf(port: SerialPort, events: LinkEvents): Link {
  const outgoing = new Outgoing((bytes, taken) => {
    port.write(Buffer.from(bytes), taken);
  });
  let closing = false;
  let over = false;
  const end = (by: Ended['by'], detail: string) => {
    if (over) return;
    over = true;
    outgoing.end();
    events.ended({ by: closing ? 'us' : by, detail });
  };
  port.once('close', (error?: (Error & { disconnected?: boolean }) | null) =>
    end(error?.disconnected ? 'wire' : 'error', error?.message ?? ''),
  );
  // Where even closing fails no `close` comes; and without a listener an error would end the till.
  port.on('error', (error: Error) => (port.isOpen ? port.close() : end('error', error.message)));
  heedHangUp(port.port);
  port.on('data', (bytes: Buffer) => events.received(bytes));
  return {
    write: (bytes) => outgoing.write(bytes),
    get waiting() {
      return outgoing.waiting;
    },
    close: () => {
      if (!port.isOpen) return Promise.resolve();
      closing = true;
      return new Promise((resolve) => port.close(() => resolve()));
    },
  };
}

/** Some cables feed the device's side from these lines. Pseudo-terminals have none and say so. */
function raiseLines(port: SerialPort, rtscts: boolean): void {
  port.set(rtscts ? { dtr: true } : { dtr: true, rts: true }, () => undefined);
}

/** The library has no codes: its texts come from errno on Linux and macOS and from its own tables on Windows. */
const known: readonly [text: RegExp, code: 'NotFound' | 'NoRights' | 'InUse'][] = [
  [/no such file|file not found|unknown error code (2|3)\b/i, 'NotFound'],
  [/cannot lock|resource busy|device or resource busy|resource temporarily/i, 'InUse'],
  // Windows answers so for a port another program holds; there are no rights on COM ports.
  [/access denied/i, 'InUse'],
  [/permission denied|operation not permitted/i, 'NoRights'],
  [/no such device|not configured/i, 'NotFound'],
];

function refusalOf({ message }: Error): Result<never, OpenRefusal> {
  const code = known.find(([text]) => text.test(message))?.[1];
  if (code === 'InUse') return refuse('InUse', { owner: null });
  return refuse(code ?? 'Broken', { detail: message });
}
