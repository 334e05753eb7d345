/** Sends files to a till as the import screen does. */
import type { Id } from '../../../src/domain/kit/ids.ts';
import type { TestTill } from '../../kit/till.ts';
import type { Shelves } from './shelves.ts';

type Catalogue = Shelves['owner']['catalogue'];
type How = Omit<Parameters<Catalogue['importRun']>[0], 'commandId' | 'changeId'>;

const mebibyte = 1024 * 1024;

/** Sends the bytes in chunks; answers with the id the import goes by. */
export async function sendFile(
  { till, owner }: Pick<Shelves, 'till' | 'owner'>,
  content: string | Uint8Array,
  fileName = 'items.csv',
): Promise<Id> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const changeId = till.id();
  const { catalogue } = owner;
  await catalogue.importBegin({ commandId: till.id(), changeId, fileName, bytes: bytes.length });
  for (let offset = 0; offset < bytes.length; offset += mebibyte) {
    const chunk = new File([bytes.slice(offset, offset + mebibyte)], 'chunk');
    await catalogue.importChunk({ commandId: till.id(), changeId, offset, chunk });
  }
  return changeId;
}

export async function importFile(
  shop: Pick<Shelves, 'till' | 'owner'>,
  content: string | Uint8Array,
  how: How = {},
) {
  const changeId = await sendFile(shop, content);
  const commandId = shop.till.id();
  return { changeId, ...(await shop.owner.catalogue.importRun({ commandId, changeId, ...how })) };
}

/** Every record of the catalogue as it is now, without the clocks of its groups. */
export const recordsOf = ({ kit }: TestTill) =>
  Object.fromEntries(
    ['item', 'barcode', 'category', 'price'].map((table) => [
      table,
      kit.ledger.read
        .all<Record<string, unknown>>(`select * from "${table}" order by id`)
        .map(({ clocks: _clocks, ...row }) => row),
    ]),
  );
