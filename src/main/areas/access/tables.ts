/** Users, roles, and the failed sign-ins of this till. */
import { integer, text } from 'drizzle-orm/sqlite-core';
import type { Permission } from '../../../domain/kit/permissions.ts';
import { local, record } from '../../ledger/tables.ts';

const json = <T>() => text({ mode: 'json' }).$type<T>();

export const user = record(
  'user',
  {
    profile: {
      name: text().notNull().default(''),
      colour: text().notNull().default('teal'),
      language: text(),
    },
    /** scrypt; null for a user who may not sign in by PIN. */
    pin: { pinHash: text(), pinSalt: text() },
    /** SHA-256 of the badge's barcode. */
    badge: { badgeHash: text() },
    rights: {
      roleIds: json<readonly string[]>().notNull().default([]),
      grants: json<readonly Permission[]>().notNull().default([]),
      denials: json<readonly Permission[]>().notNull().default([]),
      branchIds: json<readonly string[]>().notNull().default([]),
    },
    state: { active: integer({ mode: 'boolean' }).notNull().default(true) },
  },
  { scope: 'company' },
);

export const role = record(
  'role',
  {
    /** `builtIn` names a role whose title is in the words; the shop's own roles have a name. */
    name: { name: text().notNull().default(''), builtIn: text() },
    rights: {
      permissions: json<readonly Permission[]>().notNull().default([]),
      discountLimitBp: integer().notNull().default(0),
    },
  },
  { scope: 'company' },
);

export const signInFailure = local(
  'sign_in_failure',
  { userId: text().notNull(), failures: integer().notNull(), lastAt: integer().notNull() },
  { key: ['userId'] },
);
