/** Bytes into a file, as Windows takes them for a shared printer: `\\localhost\Receipts`. Nothing comes back. */
import { type FileHandle, open } from 'node:fs/promises';
import { ok, type Result, refuse } from '../../../domain/kit/result.ts';
import { type Link, type LinkEvents, type OpenRefusal, Outgoing, type Transport } from './link.ts';

/** A share is written, a file is added to. */
export const file = (path: string): Transport => ({
  path,
  open: async (events, signal) => {
    if (signal.aborted) return refuse('Cancelled');
    try {
      return ok(linkOf(await open(path, path.startsWith('\\\\') ? 'w' : 'a'), events));
    } catch (error) {
      return refusalOfFile(error);
    }
  },
});

function linkOf(handle: FileHandle, events: LinkEvents): Link {
  let queue: Promise<unknown> = Promise.resolve();
  let isOpen = true;
  const outgoing = new Outgoing((bytes, taken) => {
    queue = queue.then(() => handle.writeFile(bytes)).then(() => taken(), taken);
  });
  return {
    write: (bytes) => outgoing.write(bytes),
    get waiting() {
      return outgoing.waiting;
    },
    close: async () => {
      if (!isOpen) return;
      isOpen = false;
      await queue;
      outgoing.end();
      await handle.close();
      events.ended({ by: 'us', detail: '' });
    },
  };
}

const refusals: Readonly<Record<string, 'NotFound' | 'NoRights'>> = {
  ENOENT: 'NotFound',
  ENOTDIR: 'NotFound',
  ENXIO: 'NotFound',
  ENODEV: 'NotFound',
  EACCES: 'NoRights',
  EPERM: 'NoRights',
};

/** What opening a path came to; throws what is no error of the system's. */
export function refusalOfFile(error: unknown): Result<never, OpenRefusal> {
  if (!(error instanceof Error)) throw error;
  const code = 'code' in error ? String(error.code) : '';
  if (code === 'EBUSY') return refuse('InUse', { owner: null });
  return refuse(refusals[code] ?? 'Broken', { detail: error.message });
}
