/** Pictures of items: files named by what is in them, beside the database. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ok, refuse } from '../../../domain/kit/result.ts';
import { writeWhole } from '../../ledger/files.ts';
import { action, type Kit, query } from '../area.ts';

/** Told by their first bytes; a name and a type can be anything. */
const kinds = [
  { type: 'image/jpeg', starts: (bytes: Buffer) => bytes.subarray(0, 3).equals(Buffer.of(0xff, 0xd8, 0xff)) },
  {
    type: 'image/png',
    starts: (bytes: Buffer) =>
      bytes.subarray(0, 8).equals(Buffer.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)),
  },
  {
    type: 'image/webp',
    starts: (bytes: Buffer) =>
      bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP',
  },
];
const typeOf = (bytes: Buffer): string | undefined => kinds.find(({ starts }) => starts(bytes))?.type;

export const addPicture = action(async ({ paths }: Kit, { picture }: { picture: File }) => {
  const bytes = Buffer.from(await picture.arrayBuffer());
  if (!typeOf(bytes)) return refuse('NotAPicture');
  const pictureId = createHash('sha256').update(bytes).digest('hex');
  const path = join(paths.pictures, pictureId);
  if (!existsSync(path)) writeWhole(path, bytes);
  return ok({ pictureId });
});

/** `pictureId` is 64 hex digits by the contract, so it can name no other file. */
export const picture = query(async (_read, { pictureId }: { pictureId: string }, _call, { paths }: Kit) => {
  const path = join(paths.pictures, pictureId);
  if (!existsSync(path)) return null;
  const bytes = await readFile(path);
  return new File([bytes], pictureId, { type: typeOf(bytes) ?? 'application/octet-stream' });
});
