/** One request to HQ over `fetch`: whatever comes of it is a value, and it ends in a stated time. */
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

export interface Request {
  readonly path: string;
  /** Absent: a GET. Bytes are put as they are, anything else is posted as JSON. */
  readonly body?: unknown;
  readonly token?: string;
  readonly timeoutMs: number;
}

export type Reply =
  /** `aheadMs`: how far HQ's clock is ahead of ours, to the second. */
  | {
      readonly kind: 'reply';
      readonly status: number;
      readonly json: unknown;
      readonly aheadMs: number | null;
    }
  /** `garbled`: somebody answered who does not speak JSON. */
  | { readonly kind: 'silence'; readonly why: 'late' | 'unreachable' | 'untrusted' | 'garbled' | 'stopped' };

const zip = promisify(gzip);
/** Below this gzip saves nothing. */
const zipFrom = 1024;
/** Far above the largest page HQ gives. */
const mostBytes = 32 * 1024 * 1024;

export async function request(
  address: string,
  asked: Request,
  { life, now }: { readonly life: AbortSignal; readonly now: () => number },
): Promise<Reply> {
  const late = AbortSignal.timeout(asked.timeoutMs);
  try {
    const sent = await sentAs(asked);
    const signal = AbortSignal.any([life, late]);
    // The address is pinned: nobody but HQ itself may send the till elsewhere.
    const response = await fetch(`${address}${asked.path}`, { ...sent, redirect: 'error', signal });
    const text = await textOf(response);
    const date = Date.parse(response.headers.get('date') ?? '');
    const aheadMs = Number.isNaN(date) ? null : date - now();
    return { kind: 'reply', status: response.status, json: JSON.parse(text), aheadMs };
  } catch (error) {
    if (life.aborted) return { kind: 'silence', why: 'stopped' };
    if (late.aborted) return { kind: 'silence', why: 'late' };
    return { kind: 'silence', why: whyOf(error) };
  }
}

async function sentAs({ body, token }: Request): Promise<RequestInit> {
  const headers: Record<string, string> = token === undefined ? {} : { authorization: `Bearer ${token}` };
  if (body === undefined) return { headers };
  if (body instanceof Uint8Array) {
    headers['content-type'] = 'application/octet-stream';
    return { method: 'PUT', headers, body: new Uint8Array(body) };
  }
  const text = JSON.stringify(body);
  headers['content-type'] = 'application/json';
  if (text.length < zipFrom) return { method: 'POST', headers, body: text };
  headers['content-encoding'] = 'gzip';
  return { method: 'POST', headers, body: await zip(text) };
}

async function textOf(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += (chunk as Uint8Array).length;
    if (bytes > mostBytes) throw new SyntaxError('more than HQ ever says');
    text += decoder.decode(chunk as Uint8Array, { stream: true });
  }
  return text + decoder.decode();
}

const distrust = /CERT|SIGNATURE|SELF_SIGNED|ISSUER/;

function whyOf(error: unknown): 'unreachable' | 'untrusted' | 'garbled' {
  if (error instanceof SyntaxError) return 'garbled';
  const cause: unknown = error instanceof Error ? error.cause : null;
  const code = cause !== null && typeof cause === 'object' && 'code' in cause ? String(cause.code) : '';
  return distrust.test(code) ? 'untrusted' : 'unreachable';
}
