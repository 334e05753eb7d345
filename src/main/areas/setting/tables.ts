/** What a company, a branch and a till have set; taxes; the outlets and tills themselves. */
import { integer, text } from 'drizzle-orm/sqlite-core';
import { record } from '../../ledger/tables.ts';

const value = () => ({ value: { value: text({ mode: 'json' }).$type<unknown>() } });

/** `id` is the setting's key, and of a branch's `settingIdOf` it: whoever looks after all branches sets them too. */
export const companySetting = record('company_setting', value(), { scope: 'company' });
export const branchSetting = record('branch_setting', value(), { scope: 'company' });
export const tillSetting = record('till_setting', value(), { scope: 'till', keyed: true });

export const tax = record(
  'tax',
  {
    name: { name: text().notNull().default('') },
    rate: {
      rateBp: integer().notNull().default(0),
      /** True: prices contain it; false: it is added on top. */
      included: integer({ mode: 'boolean' }).notNull().default(true),
    },
  },
  { scope: 'company' },
);

export const branch = record(
  'branch',
  {
    name: { name: text().notNull().default(''), address: text(), phone: text() },
    code: { code: text().notNull().default('') },
    /** A shop that sold alone goes on as this branch of the company it joined: its past is that branch's. */
    became: { becameId: text() },
  },
  { scope: 'company' },
);

export const till = record(
  'till',
  {
    name: { name: text().notNull().default('') },
    code: { branchId: text(), code: text().notNull().default('') },
  },
  { scope: 'company' },
);
