/** A shop's catalogue for tests: items made through the counter, as an editor would. */
import type { ItemChanges } from '../../../src/domain/areas/catalogue/edit.ts';
import type { Id } from '../../../src/domain/kit/ids.ts';
import { openTestTill, type TestTill, type TestTillOptions } from '../../kit/till.ts';

export interface Shelves {
  readonly till: TestTill;
  readonly owner: ReturnType<TestTill['clientFor']>;
  /** Makes an item; a string is its name. Answers with its id. */
  add(item: string | (ItemChanges & { name: string }), codes?: readonly (string | Code)[]): Promise<Id>;
  category(name: string, parentId?: Id | null): Promise<Id>;
  /** Names a search finds, in their order. */
  find(text: string, filter?: { categoryId?: Id; sellable?: boolean; limit?: number }): Promise<string[]>;
  /** Names of what a code means. */
  scan(code: string): Promise<string[]>;
}

export interface Code {
  readonly code: string;
  readonly packName?: string;
  readonly packQtyMilli?: number;
  readonly packPriceMinor?: number;
}

export async function openShelves(options: TestTillOptions = {}): Promise<Shelves> {
  const till = await openTestTill(options);
  const owner = till.clientFor('owner');
  const { catalogue } = owner;
  return {
    till,
    owner,
    async add(item, codes = []) {
      const itemId = till.id();
      const fields = typeof item === 'string' ? { name: item } : item;
      const drafts = codes.map((code) => codeDraft(till, typeof code === 'string' ? { code } : code));
      await catalogue.createItem({ commandId: till.id(), itemId, item: fields, codes: drafts });
      return itemId;
    },
    async category(name, parentId = null) {
      const categoryId = till.id();
      await catalogue.saveCategory({
        commandId: till.id(),
        categoryId,
        name,
        colour: null,
        station: null,
        parentId,
      });
      return categoryId;
    },
    find: async (text, filter = {}) => (await catalogue.search({ text, ...filter })).map(({ name }) => name),
    scan: async (code) => (await catalogue.itemsByCode({ code })).map(({ name }) => name),
  };
}

export const codeDraft = (till: TestTill, { code, ...pack }: Code) => ({
  id: till.id(),
  code,
  packName: pack.packName ?? null,
  packQtyMilli: pack.packQtyMilli ?? 1000,
  packPriceMinor: pack.packPriceMinor ?? null,
});
