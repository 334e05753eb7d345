/** The shapes an item has for those who edit it, find it and sell it. */
import { z } from 'zod';
import { MinorField, QtyField, TextField } from '../../kit/contract.ts';
import { Id } from '../../kit/ids.ts';
import { KitPart, TaxRef } from '../sale/sale.ts';
import { unitKeys } from './import/units.ts';

export const ItemKind = z.enum(['item', 'service', 'kit']);
export type ItemKind = z.infer<typeof ItemKind>;

export const ItemStatus = z.enum(['onSale', 'preOrder', 'archived']);
export type ItemStatus = z.infer<typeof ItemStatus>;

export const UnitField = z.enum(unitKeys);

/** A form of an item (size: M), or something known of it (fat: 3.2 %). */
export const NameAndValue = z.object({ name: TextField(60).min(1), value: TextField(200).min(1) });
export type NameAndValue = z.infer<typeof NameAndValue>;

/** `T-shirt · M · red`: an item and which form of it, on one line. */
export const nameWithOptions = (name: string, options: readonly NameAndValue[]): string =>
  [name, ...options.map(({ value }) => value)].join(' · ');

/** A barcode stood for so much of the item at once. */
export const Pack = z.object({ name: z.string().nullable(), qtyMilli: QtyField, priceMinor: MinorField });
export type Pack = z.infer<typeof Pack>;

/** Everything a line of a sale takes over from the catalogue, as of one moment and one price list. */
export const SellableItem = z.object({
  id: Id,
  /** Options in. */
  name: z.string(),
  sku: z.string().nullable(),
  /** The code it was found by. */
  barcode: z.string().nullable(),
  barcodeId: Id.nullable(),
  kind: ItemKind,
  status: ItemStatus,
  categoryId: Id.nullable(),
  unit: z.string(),
  decimals: z.number().int().min(0).max(3),
  weighed: z.boolean(),
  /** Of one unit; of one pack it is in `pack`. */
  priceMinor: MinorField,
  openPrice: z.boolean(),
  costMinor: MinorField.nullable(),
  taxes: z.array(TaxRef),
  components: z.array(KitPart).nullable(),
  pack: Pack.nullable(),
  /** It has variants: one of them is sold, never the item itself. */
  hasVariants: z.boolean(),
});
export type SellableItem = z.infer<typeof SellableItem>;

/** A row of a search, a tile: enough to recognise the item. */
export const FoundItem = z.object({
  id: Id,
  name: z.string(),
  brand: z.string().nullable(),
  sku: z.string().nullable(),
  /** The first of its codes. */
  barcode: z.string().nullable(),
  kind: ItemKind,
  status: ItemStatus,
  categoryId: Id.nullable(),
  unit: z.string(),
  decimals: z.number().int(),
  weighed: z.boolean(),
  priceMinor: MinorField,
  openPrice: z.boolean(),
  colour: z.string().nullable(),
  pictureId: z.string().nullable(),
  hasVariants: z.boolean(),
});
export type FoundItem = z.infer<typeof FoundItem>;
