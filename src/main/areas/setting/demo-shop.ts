/** The demo shop as it lies in resources/demo: people, goods and customers in every language. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { builtInRoles } from '../../../domain/areas/access/roles.ts';
import { languages } from '../../../domain/kit/words.ts';

const InWords = z.record(z.enum(languages), z.string());
const prices = { som: z.number().int(), toman: z.number().int() };

const User = z.object({
  role: z.enum(builtInRoles),
  colour: z.string(),
  pin: z.string(),
  name: InWords,
});
const Category = z.object({
  key: z.string(),
  parent: z.string().optional(),
  colour: z.string(),
  name: InWords,
});
const Item = z.object({
  key: z.string().optional(),
  category: z.string(),
  name: InWords,
  ...prices,
  unit: z.enum(['piece', 'kg']).default('piece'),
  kind: z.enum(['item', 'service', 'kit']).default('item'),
  plu: z.string().optional(),
  openPrice: z.boolean().default(false),
  favourite: z.boolean().default(false),
  pack: z.object({ pieces: z.number().int(), qtyMilli: z.number().int(), ...prices }).optional(),
  parts: z.array(z.object({ key: z.string(), qtyMilli: z.number().int() })).default([]),
});
const Variant = z.object({
  of: z.string(),
  options: z.array(z.object({ name: InWords, value: InWords })),
});
const Group = z.object({
  key: z.string(),
  name: InWords,
  discountBp: z.number().int(),
  priceList: z.boolean().default(false),
});
const Customer = z.object({
  group: z.string().optional(),
  name: InWords,
  phone: z.string(),
  debtSom: z.number().int().optional(),
  debtToman: z.number().int().optional(),
  note: InWords.optional(),
});
const Shop = z.object({
  name: InWords,
  address: InWords,
  phone: InWords,
  header: InWords,
  footer: InWords,
  packName: InWords,
  priceList: InWords,
});

export type DemoItem = z.infer<typeof Item>;
export type DemoShop = ReturnType<typeof readDemoShop>;

export function readDemoShop(resourcesDir: string) {
  const read = <T>(name: string, schema: z.ZodType<T>): T =>
    schema.parse(JSON.parse(readFileSync(join(resourcesDir, 'demo', `${name}.json`), 'utf8')));
  return {
    shop: read('shop', Shop),
    users: read('users', z.array(User)),
    categories: read('categories', z.array(Category)),
    items: read('items', z.array(Item)),
    variants: read('variants', z.array(Variant)),
    groups: read('groups', z.array(Group)),
    customers: read('customers', z.array(Customer)),
  };
}
