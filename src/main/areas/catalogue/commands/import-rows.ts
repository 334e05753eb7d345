/** One row of a file becomes an item, its codes and its category; what the row does not say stays. */
import { normaliseCode, normalisePlu, normaliseSku } from '../../../../domain/areas/catalogue/codes.ts';
import type { CodeRow, ImportRow, ItemRow } from '../../../../domain/areas/catalogue/import/fields.ts';
import { decimalsOf } from '../../../../domain/areas/catalogue/import/units.ts';
import type { Id } from '../../../../domain/kit/ids.ts';
import { foldForSearch } from '../../../../domain/kit/search.ts';
import type { Tx } from '../../../ledger/tx.ts';
import type { ImportContext } from '../import/context.ts';
import { itemByKey, itemOfRow, ownId, variantOf } from '../import/match.ts';
import { barcode, category, item } from '../tables.ts';
import { setOwnPrice } from './prices.ts';

type ItemValues = Partial<(typeof item)['$inferInsert']>;
export type RowOutcome = 'created' | 'changed' | 'unchanged' | 'refused';

export function importRow(tx: Tx, row: ImportRow, context: ImportContext): RowOutcome | null {
  if (row.is === 'component') {
    context.putOff(row);
    return null;
  }
  const before = tx.changed.length;
  if (row.is === 'code') {
    const itemId = itemByKey(tx.read, row.externalKey);
    if (itemId) saveCodes(tx, itemId, row.barcodes, false);
    return null;
  }
  const isNew = saveItem(tx, row, context);
  if (isNew) return 'created';
  return tx.changed.length > before ? 'changed' : 'unchanged';
}

/** Answers whether the item is new. */
function saveItem(tx: Tx, row: ItemRow, context: ImportContext): boolean {
  const parentId = row.group !== null && row.options.length > 0 ? parentOf(tx, row, context) : null;
  const known =
    (parentId === null ? null : variantOf(tx.read, parentId, row.options)) ??
    itemOfRow(tx.read, row, (id) => context.hasSeen(id));
  const itemId = known ?? tx.newId();
  const values: ItemValues = {
    ...said(tx, row, context),
    ...(parentId === null ? {} : { parentId, options: row.options }),
  };
  // Codes first: a new item is then indexed once, with them.
  saveCodes(tx, itemId, row.barcodes, known === null);
  const { priceMinor, ...others } = values;
  const before = known === null ? null : tx.find(item, { id: known });
  const priced = before || priceMinor === undefined ? {} : { priceMinor };
  tx.save(item, itemId, { ...others, ...priced, ...keyFor(tx, known, row), deletedAt: null });
  if (before && priceMinor !== undefined) setOwnPrice(tx, before, priceMinor);
  context.see(itemId);
  if (row.group !== null && parentId === null) context.nameGroup(row.group, itemId);
  return known === null;
}

/** An item that has a key keeps it: it may come from another program as well. Our own exports bring none. */
function keyFor(
  tx: Tx,
  known: Id | null,
  { externalKey, group }: Pick<ItemRow, 'externalKey' | 'group'>,
): ItemValues {
  const held = known ? tx.find(item, { id: known })?.externalKey : null;
  const ours = ownId(tx.read, externalKey) ?? ownId(tx.read, `generic:${group}`);
  return held || ours ? {} : { externalKey };
}

/** What the file says of the item, as it is stored. */
function said(tx: Tx, row: ItemRow, context: ImportContext): ItemValues {
  const here = row.branches.find(({ branch }) => foldForSearch(branch) === context.branchName);
  const priceMinor = here?.priceMinor ?? row.priceMinor;
  const unit = row.unit ?? (row.weighed ? 'kg' : null);
  const values: { [K in keyof ItemValues]: ItemValues[K] | null } = {
    name: row.name,
    brand: row.brand,
    kind: row.service === null ? null : row.service ? 'service' : 'item',
    categoryId: context.categoryOf(row.category, (name, parentId) => newCategory(tx, name, parentId)),
    sku: normaliseSku(row.sku),
    plu: normalisePlu(row.plu),
    unit,
    decimals: unit === null ? null : decimalsOf(unit),
    weighed: row.weighed,
    priceMinor,
    openPrice: row.openPrice ? true : null,
    taxIds: context.taxIdsOf(row.taxes),
    costMinor: row.costMinor,
    description: row.description?.slice(0, 4000) ?? null,
    characteristics: row.characteristics.length > 0 ? [...row.characteristics] : null,
    status: row.archived ? 'archived' : row.archived === false ? 'onSale' : null,
  };
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null)) as ItemValues;
}

function newCategory(tx: Tx, name: string, parentId: Id | null): Id {
  const id = tx.newId();
  const { n = 0 } = tx.read.get<{ n: number }>('select count(*) n from category') ?? {};
  tx.save(category, id, { name: name.slice(0, 60), parentId, position: n });
  return id;
}

/** The item whose variants the rows of a group are. */
function parentOf(tx: Tx, row: ItemRow, context: ImportContext): Id {
  const group = row.group ?? '';
  const known = context.itemOfGroup(group);
  if (known) return known;
  const externalKey = `${context.source}:${group}#`;
  const found = itemByKey(tx.read, externalKey) ?? ownId(tx.read, `generic:${group}`);
  const parentId = found ?? tx.newId();
  const { sku: _sku, plu: _plu, ...shared } = said(tx, row, context);
  const key = found ? keyFor(tx, found, { externalKey, group }) : { externalKey };
  tx.save(item, parentId, { ...shared, ...key, deletedAt: null });
  context.nameGroup(group, parentId);
  context.see(parentId);
  return parentId;
}

function saveCodes(tx: Tx, itemId: Id, codes: CodeRow['barcodes'], isNew: boolean): void {
  for (const text of codes) {
    const code = normaliseCode(text);
    if (code === null) continue;
    const known = isNew ? undefined : codeOf(tx, itemId, code);
    if (!known) tx.save(barcode, tx.newId(), { code, itemId });
    else if (known.deleted_at !== null) tx.save(barcode, known.id, { deletedAt: null });
  }
}

const codeOf = (tx: Tx, itemId: Id, code: string) =>
  tx.read.get<{ id: Id; deleted_at: number | null }>(
    `select id, deleted_at from barcode where item_id = ? and code = ?
     order by deleted_at is not null, id limit 1`,
    itemId,
    code,
  );

/** At the end of the file: the parts of each kit by their articles. Answers how many rows told of none. */
export function importParts(tx: Tx, context: ImportContext): number {
  let refused = 0;
  for (const [group, rows] of Map.groupBy(context.parts, ({ group }) => group)) {
    const kitId = context.itemOfGroup(group);
    const components = rows.flatMap(({ sku, qtyMilli }) => {
      const part = tx.read.get<{ id: Id }>(
        'select id from item where sku = ? collate nocase and deleted_at is null order by id limit 1',
        normaliseSku(sku),
      );
      return part && part.id !== kitId ? [{ itemId: part.id, qtyMilli }] : [];
    });
    refused += rows.length - components.length;
    if (kitId && components.length > 0) tx.save(item, kitId, { kind: 'kit', components });
  }
  return refused;
}
