/** Customers, their groups, and what they owe. */
import { integer, text } from 'drizzle-orm/sqlite-core';
import type { Instalment } from '../../../domain/areas/sale/sale.ts';
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

/** A debt settled, or an advance left: money that came in at a till of the branch without a sale. */
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

/**
 * Everything that moved a customer's account, in the order it was born; the sum is the balance. It says for itself
 * what it is: other branches have neither the sale nor the repayment.
 */
export const accountMove = fact(
  'account_move',
  {
    customerId: text().notNull(),
    /** The sale or the repayment. */
    subjectId: text().notNull(),
    /** The tender of the sale; 0 for a repayment. */
    n: integer().notNull(),
    kind: text().$type<'sale' | 'repayment'>().notNull(),
    number: text().notNull(),
    at: integer().notNull(),
    businessDate: text().notNull(),
    branchId: text().notNull(),
    method: text().notNull(),
    /** What the customer owes more by it. */
    owedMinor: integer().notNull(),
    /** When the parts of a debt are due; null: all of it on its own day. */
    instalments: text({ mode: 'json' }).$type<readonly Instalment[]>(),
    note: text(),
    userName: text().notNull().default(''),
  },
  { scope: 'company', key: ['customerId', 'subjectId', 'n'] },
);

/** What a customer owes; below zero it is an advance. */
export const customerBalance = projection(
  'customer_balance',
  { customerId: text().notNull(), owedMinor: integer().notNull().default(0) },
  { key: ['customerId'] },
);

/** Dated parts of debts; a debt on account is due on its own day. */
export const debtDue = projection(
  'debt_due',
  {
    customerId: text().notNull(),
    dueDate: text().notNull(),
    saleId: text().notNull(),
    /** The tender, and which part of its schedule. */
    n: integer().notNull(),
    part: integer().notNull(),
    amountMinor: integer().notNull(),
  },
  { key: ['customerId', 'dueDate', 'saleId', 'n', 'part'] },
);

/** Folded words of name and code, phone digits forwards and, after a `~`, backwards: for prefix look-ups. */
export const customerWord = projection(
  'customer_word',
  { word: text().notNull(), customerId: text().notNull() },
  { key: ['word', 'customerId'] },
);

/** The same words of a customer in one text, each after a space: for checking the other words of a query. */
export const customerText = projection(
  'customer_text',
  { customerId: text().notNull(), words: text().notNull() },
  { key: ['customerId'] },
);
