/** A printer on a USB cable as Linux shows it: `/dev/usb/lp0`, a character device that is read and written. */
import { constants } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import { ok, type Result, refuse } from '../../../domain/kit/result.ts';
import { refusalOfFile } from './file.ts';
import { type Link, type LinkEvents, type OpenRefusal, Outgoing, type Transport } from './link.ts';
import type { Timers } from './timers.ts';

/** A device that has nothing to say, or takes nothing now, is asked again so soon. */
const againMs = 30;
const pieceBytes = 4096;

export const usb = (path: string, timers: Timers): Transport => ({
  path,
  open: (events, signal) => openUsb(path, timers, events, signal),
});

async function openUsb(
  path: string,
  timers: Timers,
  events: LinkEvents,
  signal: AbortSignal,
): Promise<Result<Link, OpenRefusal>> {
  try {
    // Where the device is missing, opening for writing would make a file of this name and print into it.
    if (!(await stat(path)).isCharacterDevice())
      return refuse('NotFound', { detail: `${path} is no device` });
    // Without O_NONBLOCK a printer out of paper holds the thread, and the file cannot even be closed.
    const file = await open(path, constants.O_RDWR | constants.O_NONBLOCK);
    if (!signal.aborted) return ok(linkOf(new UsbWire(file, timers, events)));
    await file.close();
    return refuse('Cancelled');
  } catch (error) {
    return refusalOfFile(error);
  }
}

const linkOf = (wire: UsbWire): Link => ({
  write: (bytes) => wire.outgoing.write(bytes),
  get waiting() {
    return wire.outgoing.waiting;
  },
  close: () => wire.close('us', ''),
});

const isNothingYet = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'EAGAIN' || error.code === 'EWOULDBLOCK');

class UsbWire {
  readonly outgoing = new Outgoing((bytes, taken) => {
    this.#queue = this.#queue.then(() => this.#send(bytes)).then(taken);
  });
  readonly #file: FileHandle;
  readonly #timers: Timers;
  readonly #events: LinkEvents;
  #queue: Promise<void> = Promise.resolve();
  #isOpen = true;

  constructor(file: FileHandle, timers: Timers, events: LinkEvents) {
    this.#file = file;
    this.#timers = timers;
    this.#events = events;
    void this.#listen();
  }

  async close(by: 'us' | 'wire', detail: string): Promise<void> {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.outgoing.end();
    await this.#file.close();
    this.#events.ended({ by, detail });
  }

  /** Null once all is taken, else what stopped it. */
  async #send(bytes: Uint8Array): Promise<Error | null> {
    for (let at = 0; at < bytes.length && this.#isOpen; ) {
      const written = await this.#try(() =>
        this.#file.write(bytes, at, Math.min(pieceBytes, bytes.length - at)),
      );
      if (written instanceof Error) return written;
      at += written?.bytesWritten ?? 0;
    }
    return null;
  }

  async #listen(): Promise<void> {
    const into = new Uint8Array(256);
    while (this.#isOpen) {
      const read = await this.#try(() => this.#file.read(into, 0, into.length, null));
      if (read instanceof Error) return this.close('wire', read.message);
      if (read && read.bytesRead > 0) this.#events.received(into.slice(0, read.bytesRead));
      // A printer that does not speak reads as an empty file.
      else if (read) await this.#rest();
    }
  }

  /** Null when there was nothing to be done yet, and a while has passed. */
  async #try<T>(act: () => Promise<T>): Promise<T | Error | null> {
    try {
      return await act();
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      if (!isNothingYet(error)) return error;
      await this.#rest();
      return null;
    }
  }

  #rest(): Promise<void> {
    return new Promise((resolve) => void this.#timers.after(againMs, resolve));
  }
}
