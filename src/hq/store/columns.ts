/** How headquarters declares a table of one company: its key and its wall come by themselves. */
import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  index,
  type PgColumnBuilderBase,
  pgPolicy,
  pgRole,
  pgTable,
  primaryKey,
  text,
} from 'drizzle-orm/pg-core';
import { must } from '../../domain/kit/result.ts';

/** Whom a company's transaction runs as: it owns nothing and passes no policy by. Made by `migrate.ts`. */
export const appRole = 'dukkan_hq';

/** Texts, whole numbers and flags: any PostgreSQL, and whatever speaks like one, has them. */
export const word = () => text().notNull();
export const whole = () => bigint({ mode: 'number' }).notNull();
/** UTC epoch milliseconds. */
export const millis = whole;
export const flag = () => boolean().notNull();

/**
 * A table whose rows belong to one company: its primary key leads with `company_id`, and the policy lets a
 * transaction see those of the company it named, whatever its queries forget to ask for.
 */
export function ofCompany<const Name extends string, Columns extends Record<string, PgColumnBuilderBase>>(
  name: Name,
  columns: Columns,
  key: readonly (keyof Columns & string)[],
  lookUp: readonly (keyof Columns & string)[] = [],
) {
  return pgTable(name, { companyId: word(), ...columns }, (table) => {
    const columns = table as unknown as Record<string, typeof table.companyId>;
    const ofKey = (names: readonly string[]) => names.map((name) => must(columns[name], name));
    const mine = sql`company_id = current_setting('app.company', true)`;
    return [
      primaryKey({ columns: [table.companyId, ...ofKey(key)] }),
      pgPolicy(`${name}_of_company`, { to: pgRole(appRole).existing(), using: mine, withCheck: mine }),
      ...(lookUp.length > 0
        ? [index(`${name}_by_${lookUp.join('_')}`).on(table.companyId, ...ofKey(lookUp))]
        : []),
    ];
  });
}
