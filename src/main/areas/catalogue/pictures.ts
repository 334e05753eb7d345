/** Pictures of items as the counters ask for them. */
import { ok, refuse } from '../../../domain/kit/result.ts';
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

export const addPicture = action(async ({ pictures }: Kit, { picture }: { picture: File }) => {
  const bytes = Buffer.from(await picture.arrayBuffer());
  if (!typeOf(bytes)) return refuse('NotAPicture');
  return ok({ pictureId: pictures.add(bytes) });
});

/** `pictureId` is 64 hex digits by the contract, so it can name no other file. */
export const picture = query(
  async (_read, { pictureId }: { pictureId: string }, _call, { pictures, log }: Kit) => {
    const bytes = await pictures.read(pictureId).catch((error: unknown) => {
      // A disk that fails or is full: the item is sold without its picture.
      log.fault('catalogue.picture', error);
      return null;
    });
    const type = bytes && typeOf(bytes);
    return (
      bytes && new File([new Uint8Array(bytes)], pictureId, { type: type ?? 'application/octet-stream' })
    );
  },
);
