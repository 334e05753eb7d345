/** What belongs on a scale, as its items are priced now, and what the scale said it took. */
import { isNull } from 'drizzle-orm';
import { type NameAndValue, nameWithOptions } from '../../../domain/areas/catalogue/item.ts';
import { LabelScaleSettings } from '../../../domain/areas/plu/label-scale.ts';
import type { Held, Wanted } from '../../../domain/areas/plu/plan.ts';
import { priceOnScale } from '../../../domain/areas/plu/pricing.ts';
import type { ItemRefusal } from '../../../domain/areas/plu/scale-item.ts';
import { currencyOf } from '../../../domain/kit/currency.ts';
import type { Id } from '../../../domain/kit/ids.ts';
import { fitted } from '../../devices/label-scale/index.ts';
import type { Reader } from '../../ledger/reader.ts';
import { priceAt } from '../catalogue/queries.ts';
import { settingOf } from '../setting/queries.ts';
import { labelScale, type scaleTalk } from './tables.ts';

/** A label scale of this till. */
export interface SavedScale {
  readonly scaleId: Id;
  readonly name: string;
  readonly isOn: boolean;
  readonly settings: LabelScaleSettings;
}

/** What a later version saved and this one cannot read is left alone. */
export const savedScales = (read: Reader): SavedScale[] =>
  read.db
    .select()
    .from(labelScale)
    .where(isNull(labelScale.deletedAt))
    .orderBy(labelScale.id)
    .all()
    .flatMap(({ id, name, isOn, settings }) => {
      const known = LabelScaleSettings.safeParse(settings);
      return known.success ? [{ scaleId: id, name, isOn, settings: known.data }] : [];
    });

export const savedScale = (read: Reader, scaleId: Id): SavedScale | null =>
  savedScales(read).find((scale) => scale.scaleId === scaleId) ?? null;

/** An item that belongs on a scale, with what the catalogue says of it. */
export interface Listed extends Wanted {
  readonly name: string;
  readonly labelName: string | null;
  readonly shelfDays: number | null;
  readonly tareG: number;
  readonly priceMinor: number;
  readonly unit: string;
}

interface ItemRow {
  readonly id: Id;
  readonly number: number;
  readonly label_name: string | null;
  readonly shelf_days: number | null;
  readonly tare_g: number;
  readonly name: string;
  readonly options: string;
  readonly unit: string;
  readonly price_minor: number;
  readonly open_price: number;
  readonly has_variants: number;
  readonly has_prices: number;
}

/** Archived items and erased ones are no longer wanted anywhere. */
const wantedSql = `select i.id, p.number, p.label_name, p.shelf_days, p.tare_g, i.name, i.options, i.unit,
    i.price_minor, i.open_price,
    exists (select 1 from item v where v.parent_id = i.id and v.deleted_at is null) as has_variants,
    exists (select 1 from price c where c.item_id = i.id and c.deleted_at is null) as has_prices
  from scale_item s join plu p on p.id = s.item_id join item i on i.id = s.item_id
  where s.scale_id = ? and s.deleted_at is null and p.deleted_at is null and i.deleted_at is null
    and i.status <> 'archived'
  order by p.number, i.id`;

/** By number; two items of one number are a refusal of the later. */
export function listedOn(read: Reader, { scaleId, settings }: SavedScale, at: number): Listed[] {
  const { decimals } = currencyOf(settingOf(read, 'shop.currency'));
  const named = new Map<number, string>();
  return read.all<ItemRow>(wantedSql, scaleId).map((row) => {
    const listed = listedFrom(read, row, { settings, minorDecimals: decimals, at });
    const rival = named.get(row.number);
    if (rival === undefined) named.set(row.number, listed.name);
    return rival === undefined ? listed : { ...listed, refusal: { code: 'numberTaken', name: rival } };
  });
}

interface On {
  readonly settings: LabelScaleSettings;
  readonly minorDecimals: number;
  readonly at: number;
}

function listedFrom(read: Reader, row: ItemRow, { settings, minorDecimals, at }: On): Listed {
  const { id, number, unit, label_name: labelName, shelf_days: shelfDays, tare_g: tareG } = row;
  const name =
    row.options === '[]' ? row.name : nameWithOptions(row.name, JSON.parse(row.options) as NameAndValue[]);
  const terms = { priceListId: null, at };
  const priceMinor = row.has_prices === 1 ? priceAt(read, row, terms) : row.price_minor;
  const priced = priceOnScale({ unit, priceMinor }, { minorDecimals, priceDecimals: settings.priceDecimals });
  const { price, byPiece } = priced.ok ? priced.value : { price: 0, byPiece: false };
  const told = { number, name: labelName || name, price, byPiece, shelfDays, tareG };
  const fit = fitted(told, settings);
  const own: ItemRefusal | null =
    row.has_variants === 1
      ? { code: 'variants' }
      : row.open_price === 1
        ? { code: 'noPrice' }
        : priced.ok
          ? null
          : priced.refusal.data.why;
  return {
    itemId: id,
    item: fit.item,
    refusal: own ?? fit.refusal,
    name,
    labelName,
    shelfDays,
    tareG,
    priceMinor,
    unit,
  };
}

export const heldOn = (read: Reader, scaleId: Id): Map<Id, Held> =>
  new Map(
    read
      .all<Omit<Held, 'refusal'> & { refusal: string | null }>(
        `select item_id as "itemId", number, place, told, refused_told as "refusedTold", refusal
         from scale_held where scale_id = ? order by item_id`,
        scaleId,
      )
      .map(({ refusal, ...held }) => [
        held.itemId,
        { ...held, refusal: refusal === null ? null : (JSON.parse(refusal) as ItemRefusal) },
      ]),
  );

type TalkRow = (typeof scaleTalk)['$inferSelect'];

export function talkOf(read: Reader, scaleId: Id): TalkRow {
  const row = read.get<Omit<TalkRow, 'outcome'> & { outcome: string | null }>(
    `select scale_id as "scaleId", asked, contact_at as "contactAt", outcome from scale_talk
     where scale_id = ?`,
    scaleId,
  );
  if (!row) return { scaleId, asked: null, contactAt: null, outcome: null };
  return { ...row, outcome: row.outcome === null ? null : JSON.parse(row.outcome) };
}

/** Items a scale could sell, the variants of an item instead of it. */
const sellable = `i.kind = 'item' and i.deleted_at is null and i.status <> 'archived'
  and not exists (select 1 from item v where v.parent_id = i.id and v.deleted_at is null)`;

export const weighedItems = (read: Reader): Id[] =>
  read
    .all<{ id: Id }>(`select id from item i where i.weighed = 1 and ${sellable} order by id`)
    .map(({ id }) => id);

/** Those of the categories below it too. */
export const itemsOfCategory = (read: Reader, categoryId: Id): Id[] =>
  read
    .all<{ id: Id }>(
      `with recursive tree (id) as (select ? union
         select c.id from category c join tree t on c.parent_id = t.id where c.deleted_at is null)
       select i.id from item i where i.category_id in (select id from tree) and ${sellable} order by i.id`,
      categoryId,
    )
    .map(({ id }) => id);

const living = "i.deleted_at is null and i.status <> 'archived'";

/** Whoever has the number on scales, is called by it at the till, or is found by it for want of another. */
const rivalSql = `select name from (
    select i.id, i.name from plu p join item i on i.id = p.id
      where p.number = ? and p.deleted_at is null and ${living}
    union all select i.id, i.name from item i where i.plu = ? and ${living}
    union all select i.id, i.name from item i left join plu p on p.id = i.id and p.deleted_at is null
      where i.sku = ? collate nocase and p.number is null and ${living})
  where id <> ? order by id limit 1`;

/** The name of another item that labels with this number would sell; null: nobody's. */
export function rivalFor(read: Reader, number: number, itemId: Id): string | null {
  const code = String(number);
  return read.get<{ name: string }>(rivalSql, number, code, code, itemId)?.name ?? null;
}

/** Every number that some item is known by. */
export function takenNumbers(read: Reader): Set<number> {
  const rows = read.all<{ number: number }>(
    `select number from plu where deleted_at is null
     union select cast(plu as integer) from item where plu is not null and deleted_at is null
     union select cast(sku as integer) from item
       where sku is not null and deleted_at is null and sku not glob '*[^0-9]*' and length(sku) <= 6`,
  );
  return new Set(rows.map(({ number }) => number));
}
