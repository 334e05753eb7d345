/**
 * Reading from a Unix serial port that may be pulled out. The library (bindings-cpp 13, unix-read) takes the empty read
 * of a port that hung up for "nothing yet" and reads again at once, for ever: no `close` comes and a core is burnt.
 * It happens when the port goes between two polls, which is to say sometimes.
 */
import { read } from 'node:fs';
import { promisify } from 'node:util';

interface Poller {
  once(event: 'readable', listener: (error: Error | null) => void): unknown;
}
/** What Linux and macOS have beneath; Windows reads another way, and has no such fault. */
interface UnixPort {
  fd: number | null;
  readonly poller: Poller;
  read: (buffer: Buffer, offset: number, length: number) => Promise<{ buffer: Buffer; bytesRead: number }>;
}

const readSome = promisify(read);
const nothingYet = new Set(['EAGAIN', 'EWOULDBLOCK', 'EINTR']);

/** Before the first byte is asked for. */
export function heedHangUp(port: object | undefined): void {
  if (!port || !isUnix(port)) return;
  port.read = async (buffer, offset, length) => {
    while (port.fd !== null) {
      const bytesRead = await readOrNothing(port.fd, buffer.subarray(offset, offset + length));
      // The port waits for one byte at least (vmin 1): none is the end.
      if (bytesRead === 0) throw new Error('the port hung up');
      if (bytesRead !== null) return { buffer, bytesRead };
      if (port.fd !== null) await readable(port.poller);
    }
    throw Object.assign(new Error('the port is closed'), { canceled: true });
  };
}

async function readOrNothing(fd: number, into: Buffer): Promise<number | null> {
  try {
    return (await readSome(fd, into, 0, into.length, null)).bytesRead;
  } catch (error) {
    if (error instanceof Error && 'code' in error && nothingYet.has(String(error.code))) return null;
    throw error;
  }
}

const readable = (poller: Poller): Promise<void> =>
  new Promise((resolve, reject) => {
    poller.once('readable', (error) => (error ? reject(error) : resolve()));
  });

const isUnix = (port: object): port is UnixPort => 'fd' in port && 'poller' in port && 'read' in port;
