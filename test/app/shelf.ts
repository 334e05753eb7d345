/** The demo shop's goods and people, in the shop's language, as the specs know them: by their English names. */
import { join } from 'node:path';
import { root } from '../../scripts/run.ts';
import { homeOf } from '../../src/domain/areas/setting/countries.ts';
import { must } from '../../src/domain/kit/result.ts';
import type { Language } from '../../src/domain/kit/words.ts';
import { readDemoShop } from '../../src/main/areas/setting/demo-shop.ts';
import type { Books } from './books.ts';

const demo = readDemoShop(join(root, 'resources'));

/** What the demo's owner, manager and cashiers are called, and their PINs. */
export const people = {
  owner: 0,
  manager: 1,
  cashier: 2,
  otherCashier: 3,
} as const;
export type Role = keyof typeof people;

export function personOf(role: Role, language: Language): { name: string; pin: string } {
  const { name, pin } = must(demo.users[people[role]], `the demo has a ${role}`);
  return { name: name[language], pin };
}

export const shopName = (language: Language): string => demo.shop.name[language];
export const customerName = (english: string, language: Language): string =>
  named(demo.customers, english).name[language];

export interface Goods {
  readonly name: string;
  readonly priceMinor: number;
  /** What a scanner reads off it. */
  readonly code: string;
}

/** An item of the demo; its code as the till's own search tells it. */
export async function goods(books: Books, english: string, language: Language): Promise<Goods> {
  const name = named(demo.items, english).name[language];
  const found = await books.catalogue.search({ text: name });
  const item = must(
    found.find((one) => one.name === name),
    `${name} is sold here`,
  );
  return { name, priceMinor: item.priceMinor, code: item.barcode ?? '' };
}

/** Whether the shop's money has no decimals and no foreign rates, as the demo in Persian. */
export const isInRials = (language: Language): boolean => homeOf[language] === 'IR';

function named<T extends { readonly name: Record<Language, string> }>(
  rows: readonly T[],
  english: string,
): T {
  return must(
    rows.find(({ name }) => name.en === english),
    `the demo knows “${english}”`,
  );
}
