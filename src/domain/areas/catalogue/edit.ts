/** What an editor may set of items, their codes, categories, favourites and prices. */
import { z } from 'zod';
import { MinorField, QtyField, TextField } from '../../kit/contract.ts';
import { Id } from '../../kit/ids.ts';
import { ItemKind, ItemStatus, NameAndValue, UnitField } from './item.ts';

export const AmountField = MinorField.min(0).max(1_000_000_000_000);
/** A name of the theme's palette. */
export const ColourField = z.string().regex(/^[a-z]{2,12}$/);
/** SHA-256 of its bytes. */
export const PictureId = z.string().regex(/^[0-9a-f]{64}$/);
export const Moment = z.number().int().min(0).max(8_640_000_000_000_000);

export const Part = z.object({ itemId: Id, qtyMilli: QtyField.min(1) });

export const itemShape = {
  name: TextField(200).min(1),
  brand: TextField(80).nullable(),
  kind: ItemKind,
  categoryId: Id.nullable(),
  sku: TextField(60).nullable(),
  plu: TextField(12).nullable(),
  unit: UnitField,
  decimals: z.number().int().min(0).max(3),
  weighed: z.boolean(),
  priceMinor: AmountField,
  openPrice: z.boolean(),
  /** Null: the shop's usual taxes. */
  taxIds: z.array(Id).max(8).nullable(),
  costMinor: AmountField.nullable(),
  colour: ColourField.nullable(),
  pictureId: PictureId.nullable(),
  description: TextField(4000).nullable(),
  characteristics: z.array(NameAndValue).max(50),
  status: ItemStatus,
  components: z.array(Part).max(50),
};
export const ItemChanges = z.object(itemShape).partial();
export type ItemChanges = z.infer<typeof ItemChanges>;

/** A barcode, of the item or of a pack of it. */
export const CodeDraft = z.object({
  id: Id,
  code: TextField(60).min(1),
  packName: TextField(60).nullable(),
  packQtyMilli: QtyField.min(1),
  packPriceMinor: AmountField.nullable(),
});
export type CodeDraft = z.infer<typeof CodeDraft>;

/** A price for a list, for a time, or both. */
export const priceShape = {
  priceId: Id,
  itemId: Id,
  priceListId: Id.nullable(),
  priceMinor: AmountField,
  validFrom: Moment.nullable(),
  validUntil: Moment.nullable(),
};

export const ItemDetails = z.object({
  ...itemShape,
  id: Id,
  unit: z.string(),
  deletedAt: z.number().int().nullable(),
  codes: z.array(CodeDraft),
  prices: z.array(z.object({ ...priceShape, priceId: Id })),
  options: z.array(NameAndValue),
  parent: z.object({ id: Id, name: z.string() }).nullable(),
  parts: z.array(z.object({ itemId: Id, name: z.string(), unit: z.string(), qtyMilli: QtyField })),
});
export type ItemDetails = z.infer<typeof ItemDetails>;

/** Where what is ordered is made. */
export const Station = z.enum(['kitchen', 'bar']);
export type Station = z.infer<typeof Station>;

export const CategoryRow = z.object({
  id: Id,
  name: z.string(),
  /** The nearest one above that is still there. */
  parentId: Id.nullable(),
  colour: z.string().nullable(),
  /** What is in it is made there; null: as what is above it. */
  station: Station.nullable(),
});
export type CategoryRow = z.infer<typeof CategoryRow>;

export const favouriteShape = {
  favouriteId: Id,
  page: z.number().int().min(0).max(9),
  position: z.number().int().min(0).max(79),
};
export const favouriteTarget = {
  itemId: Id.nullable(),
  categoryId: Id.nullable(),
  label: TextField(40).nullable(),
  colour: ColourField.nullable(),
};

/** Size: S, M, L. */
export const VariantAxis = z.object({
  name: TextField(40).min(1),
  values: z.array(TextField(60).min(1)).min(1).max(60),
});
export type VariantAxis = z.infer<typeof VariantAxis>;
