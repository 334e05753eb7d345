/** Somebody who signs in at the console, and what others may see of them. */
import type { person } from '../store/tables.ts';

export type PersonRow = typeof person.$inferSelect;

export const shown = ({ id, email, name, operator, totp }: PersonRow) => ({
  id,
  email,
  name,
  operator,
  totp: totp !== null,
});
