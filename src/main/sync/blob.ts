/** One blob from HQ into a file: what came before a cut stays, and the rest is asked for. */
import { existsSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { refusalOf } from '../../domain/kit/sync/wire.ts';
import type { Outcome, SyncPorts } from './ports.ts';

/** As much as HQ takes. */
const mostBytes = 4 * 1024 * 1024;
const silenceMs = 30_000;

export interface BlobAsked {
  readonly url: string;
  readonly token: string;
  readonly life: AbortSignal;
  readonly after: SyncPorts['after'];
}

/** Adds to the file `part` what is missing of a blob. What is in it is for the caller to prove. */
export async function fetchBlob(
  { url, token, life, after }: BlobAsked,
  part: string,
): Promise<Outcome<null>> {
  const have = existsSync(part) ? statSync(part).size : 0;
  const range = have > 0 ? { range: `bytes=${have}-` } : {};
  const silent = new AbortController();
  const signal = AbortSignal.any([life, silent.signal]);
  const watch = (): (() => void) => after(silenceMs, () => silent.abort());
  let stopWatch = watch();
  try {
    const headers = { authorization: `Bearer ${token}`, ...range };
    const response = await fetch(url, { headers, redirect: 'error', signal });
    // Cut after its last byte.
    if (response.status === 416) return { kind: 'answer', value: null };
    if (response.status !== 200 && response.status !== 206) return await refusedBy(response);
    const file = await open(part, response.status === 206 ? 'a' : 'w', 0o600);
    try {
      let length = response.status === 206 ? have : 0;
      for await (const chunk of response.body ?? []) {
        stopWatch();
        stopWatch = watch();
        const bytes = chunk as Uint8Array;
        length += bytes.length;
        if (length > mostBytes) return { kind: 'failed', slow: false };
        await file.write(bytes);
      }
    } finally {
      await file.close();
    }
    return { kind: 'answer', value: null };
  } catch (error) {
    // Cut, silent or nobody there; a disk that fails is another matter.
    if (!signal.aborted && !(error instanceof TypeError)) throw error;
    return { kind: 'failed', slow: silent.signal.aborted };
  } finally {
    stopWatch();
  }
}

/** True where HQ has it already. */
export async function isBlobThere({ url, token, life }: BlobAsked): Promise<boolean> {
  try {
    const headers = { authorization: `Bearer ${token}`, range: 'bytes=0-0' };
    const signal = AbortSignal.any([life, AbortSignal.timeout(silenceMs)]);
    const response = await fetch(url, { method: 'HEAD', headers, redirect: 'error', signal });
    return response.ok;
  } catch (error) {
    if (error instanceof TypeError || error instanceof DOMException) return false;
    throw error;
  }
}

async function refusedBy(response: Response): Promise<Outcome<null>> {
  try {
    const read = refusalOf.safeParse(await response.json());
    if (read.success) return { kind: 'refused', refused: read.data };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  return { kind: 'failed', slow: false };
}
