/** Units as price lists of six languages write them. */
import { foldForSearch } from '../../../kit/search.ts';

export const unitKeys = [
  'piece',
  'kg',
  'gram',
  'litre',
  'ml',
  'metre',
  'pack',
  'box',
  'bottle',
  'pair',
  'set',
  'portion',
  'hour',
] as const;
export type UnitKey = (typeof unitKeys)[number];

const written: Record<UnitKey, string> = {
  piece:
    'шт штука штук штуки ед единица даана дана pcs pc pce piece pieces ea each unit units un nos no stk adet ad tane عدد عددی دانه حبة قطعة وحدة',
  kg: 'кг килограмм kg kgs kilo kilogram kilograms كغ كجم كيلو کیلو کیلوگرم كيلوغرام',
  gram: 'г гр грамм g gr gram grams gm گرم غ غرام جرام',
  litre: 'л литр литров l lt ltr litre liter litres liters لیتر لتر',
  ml: 'мл миллилитр ml millilitre milliliter میلی‌لیتر مل',
  metre: 'м метр пог.м п.м m mt mtr metre meter متر',
  pack: 'уп упак упаковка пач пачка pack packet pk pkt paket بسته علبة عبوة',
  box: 'кор короб коробка ящ ящик box case carton kutu koli کارتن جعبه كرتون صندوق',
  bottle: 'бут бутылка bottle btl şişe بطری شیشه زجاجة',
  pair: 'пара пар pair pairs çift جفت زوج',
  set: 'компл комплект набор наб set sets takım ست دست طقم',
  portion: 'порц порция portion serving porsiyon پرس حصة',
  hour: 'час ч hour hr h saat ساعت ساعة',
};

const keyOf = new Map(
  unitKeys.flatMap((key) =>
    written[key].split(' ').map((word) => [foldForSearch(word).replaceAll(' ', ''), key]),
  ),
);

/** The unit a text means (`Шт.`, `KG`, `عدد`); null for one we do not know. */
export const unitKeyOf = (text: string): UnitKey | null =>
  keyOf.get(foldForSearch(text).replaceAll(' ', '')) ?? null;

/** Units that a scale measures. */
export const isWeight = (unit: UnitKey): boolean => unit === 'kg' || unit === 'gram';

const divided: ReadonlySet<UnitKey> = new Set(['kg', 'litre', 'metre']);
/** Digits after the point of a quantity: grams, millilitres and millimetres of the large units. */
export const decimalsOf = (unit: UnitKey): number => (divided.has(unit) ? 3 : 0);
