/** Day totals, kept as sales happen; whatever is asked over longer times sums these. */
import { integer, text } from 'drizzle-orm/sqlite-core';
import { projection } from '../../ledger/tables.ts';

const amount = () => integer().notNull().default(0);

export const dayTotal = projection(
  'day_total',
  {
    businessDate: text().notNull(),
    branchId: text().notNull(),
    hour: integer().notNull(),
    userId: text().notNull(),
    sales: amount(),
    refunds: amount(),
    lines: amount(),
    grossMinor: amount(),
    discountMinor: amount(),
    taxMinor: amount(),
    roundingMinor: amount(),
    tipMinor: amount(),
    costMinor: amount(),
    salesMinor: amount(),
    refundsMinor: amount(),
  },
  { key: ['businessDate', 'branchId', 'hour', 'userId'] },
);

export const dayTender = projection(
  'day_tender',
  {
    businessDate: text().notNull(),
    method: text().notNull(),
    currency: text().notNull(),
    count: amount(),
    amountMinor: amount(),
    givenMinor: amount(),
  },
  { key: ['businessDate', 'method', 'currency'] },
);

export const dayTax = projection(
  'day_tax',
  {
    businessDate: text().notNull(),
    taxId: text().notNull(),
    rateBp: integer().notNull(),
    baseMinor: amount(),
    taxMinor: amount(),
  },
  { key: ['businessDate', 'taxId', 'rateBp'] },
);

export const dayItem = projection(
  'day_item',
  {
    businessDate: text().notNull(),
    itemId: text().notNull(),
    qtyMilli: amount(),
    grossMinor: amount(),
    discountMinor: amount(),
    taxMinor: amount(),
    totalMinor: amount(),
    costMinor: amount(),
    refundedMinor: amount(),
  },
  { key: ['businessDate', 'itemId'] },
);
