/** Pictures by the hash of their content: put once, got whole or in part. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { and, eq, sql } from 'drizzle-orm';
import { type Answer, no, ok } from '../../domain/kit/sync/answer.ts';
import { toHex } from '../../domain/kit/sync/chain.ts';
import { sha256 } from '../keys.ts';
import type { HqKit } from '../kit.ts';
import type { Asker } from '../registry/tokens.ts';
import { inCompany, rowsOf } from '../store/db.ts';
import { blob } from '../store/tables.ts';
import { readBody } from './body.ts';

export const maxBlobBytes = 4 * 1024 * 1024;

export async function putBlob(
  kit: HqKit,
  asker: Asker,
  hash: string,
  request: IncomingMessage,
): Promise<Answer<{ size: number }>> {
  const read = await readBody(request, { packed: maxBlobBytes, plain: maxBlobBytes });
  if (!read.ok) return no(read.code, { detail: read.detail });
  const { bytes } = read;
  if (toHex(sha256(bytes)) !== hash) return no('BadHash');
  if (!(await isActive(kit, asker))) return no('Revoked');
  const row = { companyId: asker.company, hash, size: bytes.length, bytes, at: kit.now() };
  await inCompany(kit.hq, asker.company, (tx) => tx.insert(blob).values(row).onConflictDoNothing());
  return ok({ size: bytes.length });
}

export async function getBlob(
  kit: HqKit,
  asker: Asker,
  hash: string,
  { request, response }: { request: IncomingMessage; response: ServerResponse },
): Promise<Answer<null>> {
  const { company } = asker;
  if (!(await isActive(kit, asker))) return no('Revoked');
  const mine = and(eq(blob.companyId, company), eq(blob.hash, hash));
  const found = await inCompany(kit.hq, company, async (tx) => {
    const [row] = await tx.select({ size: blob.size }).from(blob).where(mine);
    if (!row) return null;
    const part = partOf(request.headers.range, row.size);
    if (part === null) return { size: row.size, part, bytes: Buffer.alloc(0) };
    const [read] = await rowsOf<{ bytes: Uint8Array }>(
      tx,
      sql`select substring(bytes from ${part.from + 1}::int for ${part.to - part.from + 1}::int) as bytes
        from blob where ${mine}`,
    );
    return { size: row.size, part, bytes: Buffer.from(read?.bytes ?? []) };
  });
  if (!found) return no('NotFound');
  const { size, part, bytes } = found;
  if (part === null) response.writeHead(416, { 'content-range': `bytes */${size}` }).end();
  else {
    const whole = part.from === 0 && part.to === size - 1;
    response.writeHead(whole ? 200 : 206, {
      'content-type': 'application/octet-stream',
      'content-length': bytes.length,
      'accept-ranges': 'bytes',
      'cache-control': 'private, max-age=31536000, immutable',
      ...(whole ? {} : { 'content-range': `bytes ${part.from}-${part.to}/${size}` }),
    });
    response.end(bytes);
  }
  return ok(null);
}

const isActive = (kit: HqKit, { company, till: id, displaced }: Asker): Promise<boolean> =>
  inCompany(kit.hq, company, async (tx) => {
    const [row] = await rowsOf<{ state: string }>(
      tx,
      sql`select state from till where company_id = ${company} and id = ${id}`,
    );
    return !displaced && row?.state === 'active';
  });

export interface Part {
  readonly from: number;
  readonly to: number;
}

/** One range of bytes, the whole without one, null for one that is not there. Several ranges get the whole. */
export function partOf(range: string | undefined, size: number): Part | null {
  const all = { from: 0, to: size - 1 };
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(range ?? '') ?? [];
  if (first === '' && last === '') return all;
  if (first === '')
    return Number(last) === 0 ? null : { from: Math.max(0, size - Number(last)), to: size - 1 };
  const from = Number(first);
  const to = last === '' ? size - 1 : Math.min(Number(last), size - 1);
  return from < size && from <= to ? { from, to } : null;
}
