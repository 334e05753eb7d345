/** A request's body, held to its size before and after it is unpacked, and read once. */
import type { IncomingMessage } from 'node:http';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { HqRefusal } from '../../domain/kit/sync/refusals.ts';

const unpack = promisify(gunzip);

export interface BodyLimit {
  /** As it travels, and as it is. */
  readonly packed: number;
  readonly plain: number;
}

/** A batch holds up to two times its 256 KB of bodies and one large entry; JSON in JSON doubles its quotes. */
const large: BodyLimit = { packed: 2 * 1024 * 1024, plain: 8 * 1024 * 1024 };
const small: BodyLimit = { packed: 128 * 1024, plain: 512 * 1024 };

export const limitOf = (path: string): BodyLimit => (path === '/v1/push' ? large : small);

export type ReadBody =
  | { readonly ok: true; readonly bytes: Buffer }
  | { readonly ok: false; readonly code: HqRefusal; readonly detail: string };

const no = (code: HqRefusal, detail: string): ReadBody => ({ ok: false, code, detail });

export async function readBody(request: IncomingMessage, { packed, plain }: BodyLimit): Promise<ReadBody> {
  const encoding = request.headers['content-encoding'] ?? 'identity';
  if (encoding !== 'identity' && encoding !== 'gzip') return no('BadRequest', 'gzip or nothing');
  const most = encoding === 'gzip' ? packed : plain;
  if (Number(request.headers['content-length'] ?? 0) > most) return no('TooLarge', `at most ${most} bytes`);
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > most) return no('TooLarge', `at most ${most} bytes`);
    chunks.push(chunk);
  }
  const bytes = Buffer.concat(chunks);
  return encoding === 'gzip' ? unpacked(bytes, plain) : { ok: true, bytes };
}

async function unpacked(bytes: Buffer, most: number): Promise<ReadBody> {
  try {
    return { ok: true, bytes: await unpack(bytes, { maxOutputLength: most }) };
  } catch (error) {
    const { code = '' } = error as { code?: string };
    if (code === 'ERR_BUFFER_TOO_LARGE') return no('TooLarge', `at most ${most} bytes`);
    if (code.startsWith('Z_')) return no('BadRequest', 'not gzip');
    throw error;
  }
}

export type Parsed = { readonly ok: true; readonly value: unknown } | { readonly ok: false };

/** JSON that can be stored: a text with a NUL or half a character is none that PostgreSQL keeps. */
export function parsed(bytes: Buffer): Parsed {
  if (bytes.length === 0) return { ok: true, value: undefined };
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'));
    return isStorable(value) ? { ok: true, value } : { ok: false };
  } catch (error) {
    if (error instanceof SyntaxError) return { ok: false };
    throw error;
  }
}

/** Nothing on the wire is nested deeper; a body holds its changes as text. */
const deepest = 16;

function isStorable(value: unknown, depth = 0): boolean {
  if (typeof value === 'string') return value.isWellFormed() && !value.includes('\0');
  if (typeof value !== 'object' || value === null) return true;
  if (depth === deepest) return false;
  return Object.entries(value).every(
    ([key, inner]) => isStorable(key, deepest) && isStorable(inner, depth + 1),
  );
}
