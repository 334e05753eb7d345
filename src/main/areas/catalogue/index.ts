import type { catalogueContract } from '../../../domain/areas/catalogue/contract.ts';
import { type Area, type HandlersOf, live, query } from '../area.ts';
import { changePrices } from './commands/bulk-prices.ts';
import { eraseCategory, moveCategory, restoreCategory, saveCategory } from './commands/categories.ts';
import { eraseFavourite, placeFavourite } from './commands/favourites.ts';
import { importBegin, importChunk, importRun } from './commands/import.ts';
import {
  archiveItems,
  createItem,
  editItem,
  eraseItems,
  moveItems,
  quickItem,
  restoreItems,
} from './commands/items.ts';
import { erasePrice, erasePriceList, savePrice, savePriceList, setPrices } from './commands/prices.ts';
import { cancelBulk, interruptRuns, markInterrupted } from './commands/runs.ts';
import { undoBulk } from './commands/undo.ts';
import { makeVariants } from './commands/variants.ts';
import { tellWhenDue } from './due.ts';
import { exportItems } from './export.ts';
import { importPreview } from './import/preview.ts';
import { addPicture, picture } from './pictures.ts';
import { keepPopularFirst, soldSince } from './popularity.ts';
import { projections } from './projections.ts';
import { bulkRuns, chosenIds, previewPrices, previewUndo } from './queries/bulk.ts';
import { itemDetails } from './queries/item.ts';
import { brandsIn, listItems } from './queries/list.ts';
import { priceListsIn } from './queries/prices.ts';
import { scannedIn } from './queries/scanned.ts';
import { categoriesIn, favouritesIn, tilesOf, variantsOf } from './queries/screens.ts';
import { search } from './queries/search.ts';
import {
  barcode,
  barcodeIndex,
  bulkChange,
  bulkMade,
  bulkSlice,
  bulkUndo,
  catalogueImport,
  category,
  favourite,
  importMapping,
  item,
  itemRank,
  pictureSent,
  price,
  priceList,
} from './tables.ts';

const everybodys = null;

export const catalogue: Area = {
  name: 'catalogue',
  tables: [
    category,
    item,
    barcode,
    priceList,
    price,
    favourite,
    catalogueImport,
    bulkChange,
    bulkMade,
    bulkSlice,
    bulkUndo,
    importMapping,
    barcodeIndex,
    itemRank,
    pictureSent,
  ],
  projections,
  handlers: {
    search: query((read, { text, ...filter }, _call, kit) =>
      search(read, text, { ...filter, at: kit.ledger.now() }),
    ),
    itemsByCode: query((read, { code, priceListId }, _call, kit) => [
      ...scannedIn(read, code, { priceListId, at: kit.ledger.now() }).items,
    ]),
    tiles: live([item, itemRank, price, priceList, barcode, category], (read, page, _call, kit) =>
      tilesOf(read, page, { priceListId: everybodys, at: kit.ledger.now() }),
    ),
    variants: live([item, price, priceList, barcode], (read, { itemId }, _call, kit) =>
      variantsOf(read, itemId, { priceListId: everybodys, at: kit.ledger.now() }),
    ),
    categories: live([category], (read) => categoriesIn(read)),
    favourites: live([favourite, item, price, priceList, barcode, category], (read, _input, _call, kit) =>
      favouritesIn(read, { priceListId: everybodys, at: kit.ledger.now() }),
    ),
    priceLists: live([priceList, price], (read) => priceListsIn(read)),
    items: query((_read, asked, call, kit) =>
      kit.backstage.query<ReturnType<typeof listItems>>('catalogue.items', {
        ...asked,
        at: kit.ledger.now(),
        seeCost: call.may('catalogue.seeCost'),
      }),
    ),
    brands: query((_read, _input, _call, kit) => kit.backstage.query<string[]>('catalogue.brands', null)),
    item: live([item, barcode, price, priceList], (read, { itemId }, call, { ledger }) =>
      itemDetails(read, itemId, { seeCost: call.may('catalogue.seeCost'), at: ledger.now() }),
    ),
    createItem,
    editItem,
    quickItem,
    makeVariants,
    archiveItems,
    eraseItems,
    restoreItems,
    moveItems,
    saveCategory,
    moveCategory,
    eraseCategory,
    restoreCategory,
    placeFavourite,
    eraseFavourite,
    savePriceList,
    erasePriceList,
    savePrice,
    erasePrice,
    setPrices,
    bulkRuns: live([bulkChange, bulkMade, bulkSlice, bulkUndo], (read) => bulkRuns(read)),
    previewUndo: query((_read, { changeId }, _call, kit) =>
      kit.backstage.query<ReturnType<typeof previewUndo>>('catalogue.previewUndo', changeId),
    ),
    previewPrices: query((_read, asked, call, kit) =>
      kit.backstage.query<ReturnType<typeof previewPrices>>('catalogue.previewPrices', {
        ...asked,
        at: kit.ledger.now(),
        seeCost: call.may('catalogue.seeCost'),
      }),
    ),
    changePrices,
    undoBulk,
    cancelBulk,
    importBegin,
    importChunk,
    importPreview,
    importRun,
    exportItems,
    addPicture,
    picture,
  } satisfies HandlersOf<typeof catalogueContract>,
  heavy: {
    'catalogue.items': listItems,
    'catalogue.brands': brandsIn,
    'catalogue.sold': soldSince,
    'catalogue.chosen': chosenIds,
    'catalogue.previewPrices': previewPrices,
    'catalogue.previewUndo': previewUndo,
  },
  react: (kit) => {
    markInterrupted(kit);
    const stops = [keepPopularFirst(kit), tellWhenDue(kit), kit.pictures.start()];
    return () => {
      for (const stop of stops) stop();
      return interruptRuns(kit);
    };
  },
};
