/** What the ledger knows of a shift that may tell why its drawer is over or short. */
import type { Cause } from '../../../domain/areas/shift/causes.ts';
import { type Evidence, explainDifference, type SaleEvidence } from '../../../domain/areas/shift/explain.ts';
import type { CountedCash, TenderTotal } from '../../../domain/areas/shift/shift.ts';
import { currencyOf } from '../../../domain/kit/currency.ts';
import { minor } from '../../../domain/kit/money.ts';
import type { Reader } from '../../ledger/reader.ts';
import { cashMovesOf } from './queries.ts';

interface Off {
  readonly counted: readonly CountedCash[];
  readonly overShort: readonly TenderTotal[];
}

/** Likely causes for each currency of the drawer that is off. */
export const causesOf = (read: Reader, shiftId: string, off: Off): Cause[] =>
  off.overShort
    .filter(({ method, amountMinor }) => method === 'cash' && amountMinor !== 0)
    .flatMap((cash) => explainDifference(evidenceOf(read, shiftId, { ...off, cash })));

function evidenceOf(
  read: Reader,
  shiftId: string,
  { counted, overShort, cash }: Off & { cash: TenderTotal },
): Evidence {
  const { currency, amountMinor } = cash;
  return {
    currency,
    differenceMinor: minor(amountMinor),
    sales: salesOf(read, shiftId, currency),
    moves: cashMovesOf(read, shiftId)
      .filter((move) => move.currency === currency)
      .map((move) => ({ ...move, amountMinor: minor(move.amountMinor) })),
    counted: counted.find((count) => count.currency === currency)?.denominations ?? [],
    denominations: currencyOf(currency).denominations,
    stated: overShort
      .filter(({ method }) => method !== 'cash')
      .map(({ method, amountMinor: differenceMinor }) => ({
        method,
        differenceMinor: minor(differenceMinor),
      })),
  };
}

interface TenderRow {
  readonly id: string;
  readonly number: string;
  readonly shopCurrency: string;
  readonly changeMinor: number;
  readonly roundingMinor: number;
  readonly method: string;
  readonly currency: string;
  readonly amountMinor: number;
  readonly givenMinor: number;
}

/** More sales than a till makes in a day tell nothing more. */
const mostTenders = 20_000;

function salesOf(read: Reader, shiftId: string, currency: string): SaleEvidence[] {
  const rows = read.all<TenderRow>(
    `select s.id, s.number, s.currency as "shopCurrency", s.change_minor as "changeMinor",
       s.rounding_minor as "roundingMinor", t.method, t.currency, t.amount_minor as "amountMinor",
       t.given_minor as "givenMinor"
     from shift_fact f join sale s on s.id = f.subject_id join sale_tender t on t.sale_id = s.id
     where f.shift_id = ? and f.kind = 'sale' order by s.id, t.n limit ${mostTenders}`,
    shiftId,
  );
  const bySale = Map.groupBy(rows, ({ id }) => id);
  return [...bySale.values()].map((tenders) => saleEvidence(tenders, currency));
}

function saleEvidence(tenders: readonly TenderRow[], currency: string): SaleEvidence {
  const [first] = tenders as readonly [TenderRow];
  const isShops = first.shopCurrency === currency;
  const given = tenders
    .filter((tender) => tender.method === 'cash' && tender.currency === currency)
    .reduce((total, { givenMinor }) => total + givenMinor, 0);
  const change = isShops ? first.changeMinor : 0;
  return {
    id: first.id,
    number: first.number,
    cashMinor: minor(given - change),
    givenMinor: minor(given),
    changeMinor: minor(change),
    roundingMinor: minor(isShops ? first.roundingMinor : 0),
    others: isShops
      ? tenders
          .filter(({ method }) => method !== 'cash' && method !== 'onAccount' && method !== 'instalments')
          .map(({ method, amountMinor }) => ({ method, amountMinor: minor(amountMinor) }))
      : [],
  };
}
