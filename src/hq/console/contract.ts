/** What the console may ask of headquarters. Its page speaks these by HTTP under `/console/api`. */
import { claims } from './contract/claims.ts';
import { branches, companies, tills } from './contract/company.ts';
import { days, hitches, quarantine, review, storage } from './contract/keeping.ts';
import { session } from './contract/session.ts';

export const consoleContract = {
  session,
  companies,
  branches,
  tills,
  quarantine,
  review,
  hitches,
  claims,
  days,
  storage,
};
