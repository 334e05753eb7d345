import { z } from 'zod';
import { command, live, query, refusals, TextField } from '../../kit/contract.ts';
import { Id } from '../../kit/ids.ts';
import { bulkContract } from './bulk-contract.ts';
import {
  AmountField,
  CategoryRow,
  CodeDraft,
  ColourField,
  favouriteShape,
  favouriteTarget,
  ItemChanges,
  ItemDetails,
  itemShape,
  Moment,
  priceShape,
  Station,
  VariantAxis,
} from './edit.ts';
import { FoundItem, SellableItem, UnitField } from './item.ts';
import { ListedItem, listShape } from './list.ts';

const done = z.object({});
const itemIds = z.array(Id).min(1).max(500);
const gone = { ItemGone: {} };
const atOnce = { TooManyAtOnce: { most: z.number().int() } };
const codeRefusals = { BadCode: { code: z.string() }, BadPlu: { plu: z.string() } };
const kitRefusals = { NotAPart: { name: z.string() } };

export const Favourite = z.object({
  ...favouriteShape,
  /** Its own, or its target's. */
  label: z.string(),
  colour: z.string().nullable(),
  ownLabel: z.string().nullable(),
  ownColour: z.string().nullable(),
  item: FoundItem.nullable(),
  categoryId: Id.nullable(),
});
export type Favourite = z.infer<typeof Favourite>;

/** UTC epoch milliseconds, until exclusive; null is open. */
const ListTime = z.object({ validFrom: Moment.nullable(), validUntil: Moment.nullable() });

export const PriceListRow = ListTime.extend({
  id: Id,
  name: z.string(),
  /** `own`: the items' own prices; else the list whose place it takes; null: it is for those who are given it. */
  insteadOf: z.union([z.literal('own'), Id]).nullable(),
  /** Prices there are on a list that stands instead of others; else 0, for nobody counts them. */
  prices: z.number().int(),
});
export type PriceListRow = z.infer<typeof PriceListRow>;

export const catalogueContract = {
  ...bulkContract,

  /** As one types; `sellable` leaves out what a cashier cannot sell. */
  search: query('signedIn', {
    text: TextField(200),
    limit: z.number().int().min(1).max(50).default(50),
    categoryId: Id.nullable().default(null),
    priceListId: Id.nullable().default(null),
    sellable: z.boolean().default(true),
  }).output(z.array(FoundItem)),
  /** Everything a scanned or typed code may mean: for the price check, the chooser, the editor. */
  itemsByCode: query('signedIn', {
    code: TextField(512).min(1),
    priceListId: Id.nullable().default(null),
  }).output(z.array(SellableItem)),
  /** Items of a category and those below it, popular ones first; variants stay behind their item. */
  tiles: live(
    'signedIn',
    {
      categoryId: Id.nullable().default(null),
      offset: z.number().int().min(0).max(100_000).default(0),
      limit: z.number().int().min(1).max(120).default(60),
    },
    z.object({ items: z.array(FoundItem), more: z.boolean() }),
  ),
  variants: live('signedIn', { itemId: Id }, z.array(FoundItem)),
  categories: live('signedIn', {}, z.array(CategoryRow)),
  favourites: live('signedIn', {}, z.array(Favourite)),
  priceLists: live('signedIn', {}, z.array(PriceListRow)),

  items: query('catalogue.view', {
    ...listShape,
    priceListId: Id.nullable().default(null),
    sort: z.enum(['popular', 'name', 'price', 'newest']).default('popular'),
    descending: z.boolean().default(false),
    offset: z.number().int().min(0).max(1_000_000).default(0),
    limit: z.number().int().min(1).max(200).default(100),
  }).output(z.object({ items: z.array(ListedItem), total: z.number().int() })),
  brands: query('catalogue.view', {}).output(z.array(z.string())),
  item: live('catalogue.view', { itemId: Id }, ItemDetails.nullable()),

  /** Makes an item, or changes what is given of one. Prices and costs ask for their own rights. */
  createItem: command(
    'catalogue.edit',
    { itemId: Id, item: ItemChanges.extend({ name: itemShape.name }), codes: z.array(CodeDraft).max(100) },
    { audit: 'CREATE' },
  )
    .output(done)
    .errors(refusals({ ...codeRefusals, ...kitRefusals, ItemExists: {} })),
  editItem: command(
    'catalogue.edit',
    { itemId: Id, changes: ItemChanges, codes: z.array(CodeDraft).max(100).optional() },
    { audit: 'UPDATE' },
  )
    .output(done)
    .errors(refusals({ ...gone, ...codeRefusals, ...kitRefusals })),
  /** For a code nobody knows, in the middle of a sale. */
  quickItem: command(
    'catalogue.quickItem',
    {
      itemId: Id,
      code: TextField(60).nullable(),
      name: itemShape.name,
      priceMinor: AmountField,
      unit: UnitField.default('piece'),
    },
    { audit: 'CREATE' },
  )
    .output(done)
    .errors(refusals({ BadCode: { code: z.string() }, ItemExists: {} })),
  makeVariants: command(
    'catalogue.edit',
    { itemId: Id, axes: z.array(VariantAxis).min(1).max(3) },
    { audit: 'CREATE' },
  )
    .output(z.object({ made: z.number().int(), kept: z.number().int() }))
    .errors(
      refusals({
        ...gone,
        TooManyVariants: { count: z.number().int(), most: z.number().int() },
        VariantOfVariant: {},
      }),
    ),
  archiveItems: command('catalogue.edit', { itemIds }, { audit: 'UPDATE' })
    .output(done)
    .errors(refusals(atOnce)),
  eraseItems: command('catalogue.edit', { itemIds }, { audit: 'DELETE', severity: 'MEDIUM' })
    .output(done)
    .errors(refusals({ ...atOnce, PartOfKit: { name: z.string(), kit: z.string() } })),
  /** Brings back what was archived or erased. */
  restoreItems: command('catalogue.edit', { itemIds }, { audit: 'RESTORE' })
    .output(done)
    .errors(refusals(atOnce)),
  moveItems: command('catalogue.edit', { itemIds, categoryId: Id.nullable() }, { audit: 'UPDATE' })
    .output(done)
    .errors(refusals({ ...atOnce, CategoryGone: {} })),

  saveCategory: command(
    'catalogue.edit',
    {
      categoryId: Id,
      name: TextField(60).min(1),
      colour: ColourField.nullable(),
      station: Station.nullable(),
      /** Where a new one is put; an existing one stays where it is. */
      parentId: Id.nullable(),
    },
    { audit: 'UPDATE' },
  )
    .output(done)
    .errors(refusals({ CategoryGone: {} })),
  moveCategory: command(
    'catalogue.edit',
    { categoryId: Id, parentId: Id.nullable(), index: z.number().int().min(0).max(10_000) },
    { audit: 'UPDATE' },
  )
    .output(done)
    .errors(refusals({ CategoryGone: {}, CategoryInItself: {} })),
  eraseCategory: command('catalogue.edit', { categoryId: Id }, { audit: 'DELETE' })
    .output(done)
    .errors(refusals({ CategoryGone: {} })),
  restoreCategory: command('catalogue.edit', { categoryId: Id }, { audit: 'RESTORE' })
    .output(done)
    .errors(refusals({ CategoryGone: {} })),

  /** Puts a tile on its place; whoever stood there takes the place it came from. */
  placeFavourite: command(
    'catalogue.favourites',
    { ...favouriteShape, ...favouriteTarget },
    { audit: 'UPDATE' },
  )
    .output(done)
    .errors(refusals({ ...gone, CategoryGone: {}, NothingOnTile: {}, NoRoomOnPage: {} })),
  eraseFavourite: command(
    'catalogue.favourites',
    { favouriteId: favouriteShape.favouriteId },
    { audit: 'DELETE' },
  ).output(done),

  savePriceList: command(
    'catalogue.editPrice',
    /** The time of a list that stands instead of another; left out, it stays. */
    { priceListId: Id, name: TextField(60).min(1), time: ListTime.optional() },
    { audit: 'UPDATE' },
  )
    .output(done)
    .errors(refusals({ NameTaken: { name: z.string() }, EndsBeforeItBegins: {} })),
  erasePriceList: command('catalogue.editPrice', { priceListId: Id }, { audit: 'DELETE', severity: 'MEDIUM' })
    .output(done)
    .errors(refusals({ PriceListInUse: { groups: z.number().int() } })),
  /** A price for a time, on a list or for everybody. */
  savePrice: command('catalogue.editPrice', priceShape, { audit: 'PRICE_UPDATE' })
    .output(done)
    .errors(refusals({ ...gone, PriceListGone: {}, EndsBeforeItBegins: {} })),
  erasePrice: command('catalogue.editPrice', { priceId: Id }, { audit: 'PRICE_UPDATE' }).output(done),
  /** Prices of several items at once: their own, or the undated ones of a list, where null takes one off. */
  setPrices: command(
    'catalogue.editPrice',
    {
      priceListId: Id.nullable(),
      prices: z
        .array(z.object({ itemId: Id, priceMinor: AmountField.nullable() }))
        .min(1)
        .max(200),
    },
    { audit: 'PRICE_UPDATE' },
  )
    .output(done)
    .errors(refusals({ ...gone, PriceListGone: {}, OwnPriceNeeded: {} })),
};
