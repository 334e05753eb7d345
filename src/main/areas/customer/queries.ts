/** Who the customers are: for the sale by a code or what one remembers, for the back office as a list. */
import type { CustomerRow } from '../../../domain/areas/customer/contract.ts';
import { codeOf, phoneWords } from '../../../domain/areas/customer/rules.ts';
import type { BasketCustomer } from '../../../domain/areas/sale/basket.ts';
import { searchVariants } from '../../../domain/kit/search.ts';
import type { Reader } from '../../ledger/reader.ts';

/** The customer whose card was scanned. */
export function customerByCode(read: Reader, code: string): { id: string; name: string } | null {
  const wanted = codeOf(code);
  const bearers = read.all<{ id: string; name: string; code: string | null }>(
    `select c.id, c.name, c.code from customer_word w join customer c on c.id = w.customer_id
     where w.word = ? order by c.id limit 50`,
    wanted,
  );
  const found = bearers.find((bearer) => bearer.code !== null && codeOf(bearer.code) === wanted);
  return found ? { id: found.id, name: found.name } : null;
}

export function customerForSale(read: Reader, customerId: string): BasketCustomer | null {
  return (
    read.get<BasketCustomer>(
      `select c.id, c.name, g.price_list_id as "priceListId", coalesce(g.discount_bp, 0) as "discountBp"
       from customer c left join customer_group g on g.id = c.group_id and g.deleted_at is null
       where c.id = ? and c.deleted_at is null`,
      customerId,
    ) ?? null
  );
}

/** What is owed, and the most that may be; a null limit means this customer does not buy on account. */
export const customerDebt = (
  read: Reader,
  customerId: string,
): { owedMinor: number; limitMinor: number | null } =>
  read.get<{ owedMinor: number; limitMinor: number | null }>(
    `select coalesce(b.owed_minor, 0) as "owedMinor", c.debt_limit_minor as "limitMinor"
     from customer c left join customer_balance b on b.customer_id = c.id where c.id = ?`,
    customerId,
  ) ?? { owedMinor: 0, limitMinor: null };

const columns = `c.id, c.name, c.phone, c.code, g.name as "groupName",
  coalesce(b.owed_minor, 0) as "owedMinor", c.debt_limit_minor as "debtLimitMinor",
  c.deleted_at as "deletedAt"`;
const joins = `left join customer_group g on g.id = c.group_id and g.deleted_at is null
  left join customer_balance b on b.customer_id = c.id`;

/** In the order given; ids that are gone are left out. */
export const customersById = (read: Reader, ids: readonly string[]): CustomerRow[] =>
  read.all<CustomerRow>(
    `select ${columns} from json_each(?) wanted join customer c on c.id = wanted.value ${joins}
     order by wanted.key`,
    JSON.stringify(ids),
  );

/** Who was served last at this till, latest first. */
const fewSales = 300;
export const latelyServed = (read: Reader, limit: number): string[] =>
  read
    .all<{ id: string }>(
      `select l.customer_id as id from (
         select customer_id, id from sale order by id desc limit ${fewSales}
       ) l join customer c on c.id = l.customer_id and c.deleted_at is null
       group by l.customer_id order by max(l.id) desc limit ?`,
      limit,
    )
    .map(({ id }) => id);

/** Ids of customers that `text` may mean, likeliest reading first; all its words must begin a word of theirs. */
export function findCustomers(read: Reader, text: string, limit: number): string[] {
  const found = new Set<string>();
  const asOneWord = [...phoneWords(text), codeOf(text)].filter((word) => word !== '');
  const readings = [
    ...asOneWord.map((word) => [word]),
    ...searchVariants(text).map((variant) => variant.split(' ')),
  ];
  for (const words of readings) {
    if (found.size >= limit) break;
    for (const id of withWords(read, words, limit)) found.add(id);
  }
  return [...found].slice(0, limit);
}

const mostWords = 4;
/** A beginning that more customers share than this is too short to look through all of them. */
const mostWalked = 3000;

/** The word with the fewest bearers is walked, the others are looked for in the text of each. */
function withWords(read: Reader, words: readonly string[], limit: number): string[] {
  const [rarest, ...others] = words
    .slice(0, mostWords)
    .map((word) => ({ word, bearers: words.length > 1 ? bearersOf(read, word) : 0 }))
    .sort((a, b) => a.bearers - b.bearers)
    .map(({ word }) => word);
  if (!rarest) return [];
  const rest = others.map(() => 'and instr(t.words, ?) > 0').join(' ');
  return read
    .all<{ id: string }>(
      `select distinct w.customer_id as id from (
         select customer_id from customer_word where word >= ? and word < ? limit ${mostWalked}
       ) w join customer_text t on t.customer_id = w.customer_id where true ${rest} limit ?`,
      ...rangeOf(rarest),
      ...others.map((word) => ` ${word}`),
      limit,
    )
    .map(({ id }) => id);
}

function bearersOf(read: Reader, word: string): number {
  const row = read.get<{ n: number }>(
    `select count(*) as n from (
       select 1 from customer_word where word >= ? and word < ? limit ${mostWalked})`,
    ...rangeOf(word),
  );
  return row?.n ?? 0;
}

/** From the prefix itself to the last text that begins with it. */
const rangeOf = (prefix: string): [string, string] => [prefix, `${prefix}\u{10ffff}`];
