/** Customers, their groups, and what they owe. */
import { integer, text } from 'drizzle-orm/sqlite-core';
import { fact, projection, record } from '../../ledger/tables.ts';

export const customerGroup = record(
  'customer_group',
  {
    name: { name: text().notNull().default('') },
    terms: { priceListId: text(), discountBp: integer().notNull().default(0) },
  },
  { scope: 'company' },
);

export const customer = record(
  'customer',
  {
    name: { name: text().notNull().default('') },
    contact: { phone: text() },
    code: { code: text() },
    note: { note: text() },
    terms: {
      groupId: text(),
      /** The most this customer may owe; null: may not buy on account. */
      debtLimitMinor: integer(),
    },
  },
  { scope: 'company' },
);

/** A debt settled, or an advance left: money that came in at a till without a sale. */
export const repayment = fact(
  'repayment',
  {
    id: text().notNull(),
    number: text().notNull(),
    at: integer().notNull(),
    businessDate: text().notNull(),
    shiftId: text().notNull(),
    customerId: text().notNull(),
    method: text().notNull(),
    currency: text().notNull(),
    amountMinor: integer().notNull(),
    note: text(),
    userId: text(),
    userName: text().notNull().default(''),
  },
  { scope: 'branch', key: ['id'] },
);

/** What a customer owes; below zero it is an advance. */
export const customerBalance = projection(
  'customer_balance',
  { customerId: text().notNull(), owedMinor: integer().notNull().default(0) },
  { key: ['customerId'] },
);
