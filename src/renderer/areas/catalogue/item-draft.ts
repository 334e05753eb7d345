/** An item as the editor holds it: what the till has, and over it what was changed and not yet saved. */
import type { CodeDraft, ItemChanges, ItemDetails } from '../../../domain/areas/catalogue/edit.ts';
import type { Id } from '../../../domain/kit/ids.ts';

export type ItemFields = Required<{ [K in keyof ItemChanges]: NonNullable<ItemChanges[K]> | Nullable<K> }>;
type Nullable<K extends keyof ItemChanges> = null extends ItemChanges[K] ? null : never;

export interface ItemDraft {
  /** Only what differs from what the till has. */
  readonly changes: Partial<ItemFields>;
  readonly codes: readonly CodeDraft[] | null;
}

export const nothingChanged: ItemDraft = { changes: {}, codes: null };

export const blankItem: ItemFields = {
  name: '',
  brand: null,
  kind: 'item',
  categoryId: null,
  sku: null,
  plu: null,
  unit: 'piece',
  decimals: 0,
  weighed: false,
  priceMinor: 0,
  openPrice: false,
  taxIds: null,
  costMinor: null,
  colour: null,
  pictureId: null,
  description: null,
  characteristics: [],
  status: 'onSale',
  components: [],
};

const fields = Object.keys(blankItem) as (keyof ItemFields)[];

export const fieldsOf = (details: ItemDetails): ItemFields =>
  Object.fromEntries(fields.map((field) => [field, details[field]])) as ItemFields;

/** The draft after a change; a field put back to what it was is no change any more. */
export function changed(draft: ItemDraft, base: ItemFields, part: Partial<ItemFields>): ItemDraft {
  const changes = { ...draft.changes, ...part };
  const real = fields.filter((field) => field in changes && !alike(changes[field], base[field]));
  return { ...draft, changes: Object.fromEntries(real.map((field) => [field, changes[field]])) };
}

export const isChanged = ({ changes, codes }: ItemDraft): boolean =>
  codes !== null || Object.keys(changes).length > 0;

export const newCode = (id: Id, code: string): CodeDraft => ({
  id,
  code,
  packName: null,
  packQtyMilli: 1000,
  packPriceMinor: null,
});

const alike = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
