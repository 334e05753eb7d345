/** What a label says is sold: how much, for what, until when; taken from a pattern's digits or from GS1 elements. */
import { type CalendarDate, calendarDate, daysInMonth } from '../../kit/calendar.ts';
import { currencyOf } from '../../kit/currency.ts';
import {
  largestMinor,
  type Minor,
  minor,
  type QtyMilli,
  qtyMilli,
  roundToStep,
  scale,
  staysWithin,
} from '../../kit/money.ts';
import { ok, type Refusal, type Result, refuse } from '../../kit/result.ts';
import { holds, type LabelReading } from './code-patterns.ts';
import { type Gs1Element, valueOfAi } from './gs1.ts';
import type { SellableItem } from './item.ts';

export const labelFaults = [
  'checkDigit',
  'verifier',
  'noWeight',
  'noPrice',
  'noPieces',
  'tooFine',
  'tooMuch',
  'otherCurrency',
  'noSuchItem',
  'notWeighed',
  'noUnitPrice',
] as const;
export type LabelFault = (typeof labelFaults)[number];
type Unsold = Refusal<LabelFault>;

/** What stands on a label; null where it says nothing of the kind. */
export interface Said {
  /** Grams; of an item counted in other units, thousandths of its unit. */
  readonly weight: number | null;
  /** Thousandths of a metre and of a litre. */
  readonly length: number | null;
  readonly volume: number | null;
  readonly pieces: QtyMilli | null;
  /** What all of it costs. */
  readonly price: Minor | null;
  /** A scale weighed it: of an item sold by the piece it cannot be. */
  readonly byScale: boolean;
}

const nothingSaid: Said = {
  weight: null,
  length: null,
  volume: null,
  pieces: null,
  price: null,
  byScale: false,
};

/** What the digits of a label say, once they vouch for each other. */
export function saidByLabel(label: LabelReading, currency: string): Result<Said, Unsold> {
  if (!holds(label.checkDigit)) return refuse('checkDigit');
  if (label.verifier && !holds(label.verifier)) return refuse('verifier');
  if (label.amount === 0) return refuse(nothingOf[label.value]);
  if (label.value === 'price') {
    const price = moneyFrom(label.amount, label.decimals, currency);
    return price.ok ? ok({ ...nothingSaid, price: price.value }) : price;
  }
  const qty = label.amount * 10 ** (3 - label.decimals);
  if (qty > mostQty) return refuse('tooMuch');
  return ok(
    label.value === 'weight'
      ? { ...nothingSaid, byScale: true, weight: qty }
      : { ...nothingSaid, pieces: qtyMilli(qty) },
  );
}

/** Thousandths: a million of anything is no label of a shop. */
const mostQty = 1_000_000_000;

const nothingOf = { weight: 'noWeight', price: 'noPrice', pieces: 'noPieces' } as const;

/** An amount with `decimals` digits after its point, in minor units. */
function moneyFrom(amount: number, decimals: number, currency: string): Result<Minor, Unsold> {
  const shift = currencyOf(currency).decimals - decimals;
  const of = 10 ** Math.abs(shift);
  if (shift < 0 && amount % of !== 0) return refuse('tooFine');
  const price = shift < 0 ? amount / of : amount * of;
  return price > largestMinor ? refuse('tooMuch') : ok(minor(price));
}

/** Grams of a pound: 453.59237. */
const poundE5 = 45_359_237;

/** What the elements of a GS1 code say. */
export function saidByGs1(elements: readonly Gs1Element[], currency: string): Result<Said, Unsold> {
  const kilograms = measured(elements, '310');
  const pounds = measured(elements, '320');
  const weight = kilograms ? thousandths(kilograms) : pounds ? grams(pounds) : null;
  if (weight === 0) return refuse('noWeight');
  const count = valueOfAi(elements, '37') ?? valueOfAi(elements, '30');
  if (count !== null && Number(count) === 0) return refuse('noPieces');
  const price = priceIn(elements, currency);
  if (!price.ok) return price;
  const length = measured(elements, '311');
  const volume = measured(elements, '315');
  return ok({
    weight,
    length: length && thousandths(length),
    volume: volume && thousandths(volume),
    pieces: count === null ? null : qtyMilli(Number(count) * 1000),
    price: price.value,
    byScale: false,
  });
}

interface Measured {
  readonly amount: number;
  /** Digits after its point: the last of the identifier. */
  readonly decimals: number;
}

function measured(elements: readonly Gs1Element[], family: string): Measured | null {
  const found = elements.find(({ ai }) => ai.length === 4 && ai.startsWith(family));
  return found ? { amount: Number(found.value), decimals: Number(found.ai[3]) } : null;
}

const thousandths = ({ amount, decimals }: Measured): number => scale(amount, 1000, 10 ** decimals, 'halfUp');
const grams = ({ amount, decimals }: Measured): number =>
  scale(amount, poundE5, 10 ** (5 + decimals), 'halfUp');

/** Numbers of ISO 4217, for the currencies of our markets and those they trade in. */
const currencyNumbers: Readonly<Record<string, string>> = {
  KGS: '417',
  KZT: '398',
  UZS: '860',
  TJS: '972',
  TMT: '934',
  RUB: '643',
  IRR: '364',
  AFN: '971',
  AED: '784',
  SAR: '682',
  KWD: '414',
  IQD: '368',
  TRY: '949',
  USD: '840',
  EUR: '978',
  GBP: '826',
};

function priceIn(elements: readonly Gs1Element[], currency: string): Result<Minor | null, Unsold> {
  const local = elements.find(({ ai }) => ai.startsWith('392'));
  const named = elements.find(({ ai }) => ai.startsWith('393'));
  const found = local ?? named;
  if (!found) return ok(null);
  if (!local && found.value.slice(0, 3) !== currencyNumbers[currency]) return refuse('otherCurrency');
  const digits = local ? found.value : found.value.slice(3);
  const price = moneyFrom(Number(digits), Number(found.ai[3]), currency);
  return price.ok && price.value === 0 ? refuse('noPrice') : price;
}

/** How a label is sold: thousandths of the item's unit, and the total it fixes. */
export interface Labelled {
  /** Null: the label does not say; as much as was asked for. */
  readonly qtyMilli: QtyMilli | null;
  /** Charged as it stands on the label, whatever price and quantity come to; null: they are reckoned. */
  readonly totalMinor: Minor | null;
}

type Priced = Pick<SellableItem, 'unit' | 'decimals' | 'weighed' | 'openPrice' | 'priceMinor' | 'pack'>;

/**
 * What of an item a label sells. A price goes before all else: what the customer read is what the customer pays,
 * and where nothing was weighed the quantity follows from it, as near as the item is measured.
 */
export function sellByLabel(item: Priced, said: Said): Result<Labelled, Unsold> {
  const qty = quantityOf(item, said);
  if (said.byScale && said.weight !== null && qty === null) return refuse('notWeighed');
  if (said.price === null || qty !== null) return ok({ qtyMilli: qty, totalMinor: said.price });
  return isMeasured(item) ? measuredByPrice(item, said.price) : countedByPrice(item, said.price);
}

/** Sold by weight, length or volume, and no pack: a pack is one thing, whatever it weighs. */
const isMeasured = (item: Priced): boolean =>
  !item.pack && (item.weighed || item.decimals > 0 || isSmall(item.unit));

function quantityOf(item: Priced, said: Said): QtyMilli | null {
  if (said.pieces !== null) return said.pieces;
  if (!isMeasured(item)) return null;
  const measure =
    item.unit === 'metre'
      ? (said.length ?? (said.byScale ? said.weight : null))
      : item.unit === 'litre' || item.unit === 'ml'
        ? (said.volume ?? (said.byScale ? said.weight : null))
        : said.weight;
  if (measure === null) return null;
  return qtyMilli(isSmall(item.unit) ? measure * 1000 : measure);
}

/** Counted in thousandths of what labels count in. */
const isSmall = (unit: string): boolean => unit === 'gram' || unit === 'ml';

function measuredByPrice(item: Priced, price: Minor): Result<Labelled, Unsold> {
  if (item.openPrice || item.priceMinor <= 0) return refuse('noUnitPrice');
  if (!staysWithin(mostQty, price, 1000, item.priceMinor)) return refuse('tooMuch');
  const step = 10 ** (3 - item.decimals);
  const nearest = roundToStep(minor(scale(price, 1000, item.priceMinor, 'halfUp')), step);
  return ok({ qtyMilli: qtyMilli(Math.max(step, nearest)), totalMinor: price });
}

/** As many as make the price, or one at that price. */
function countedByPrice(item: Priced, price: Minor): Result<Labelled, Unsold> {
  const each = item.pack?.priceMinor ?? item.priceMinor;
  const isMany = each > 0 && !item.openPrice && price % each === 0 && price / each <= mostQty / 1000;
  return ok({ qtyMilli: qtyMilli(isMany ? (price / each) * 1000 : 1000), totalMinor: price });
}

/** The last day on which it may be sold, by use-by, sell-by and best-before dates; null where none stands there. */
export function lastDayOf(elements: readonly Gs1Element[], today: CalendarDate): CalendarDate | null {
  const dates = ['17', '7003', '16', '15'].flatMap((ai) => {
    const value = valueOfAi(elements, ai);
    return (value && gs1Date(value, today)) || [];
  });
  return dates.sort()[0] ?? null;
}

/**
 * `YYMMDD`, day 00 the last of its month; null for no date. The century is the one that puts the year within 50
 * of today's (GS1 General Specifications 7.12).
 */
export function gs1Date(digits: string, today: CalendarDate): CalendarDate | null {
  const [, yy, mm, dd] = /^(\d\d)(\d\d)(\d\d)/.exec(digits) ?? [];
  if (!yy || !mm || !dd) return null;
  const thisYear = Number(today.slice(0, 4));
  const near = thisYear - (thisYear % 100) + Number(yy);
  const year = near - thisYear >= 51 ? near - 100 : thisYear - near >= 50 ? near + 100 : near;
  const month = Number(mm);
  if (month < 1 || month > 12) return null;
  const last = daysInMonth('gregorian', year, month);
  const day = dd === '00' ? last : Number(dd);
  return day > last ? null : calendarDate(`${year}-${mm}-${String(day).padStart(2, '0')}`);
}
