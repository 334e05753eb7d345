/** What reports ask beside the till's thread, by name, with the types that cross over. */
import type { Backstage } from '../area.ts';
import { branchesReport } from './queries/branches.ts';
import { correctionSums, correctionsOf } from './queries/corrections.ts';
import { periodReport } from './queries/day.ts';
import { salesOf } from './queries/figure.ts';
import { categoriesOf, itemsOf } from './queries/items.ts';
import { customersOf, staffOf } from './queries/people.ts';
import { cashiersOf, daysOf, taxesOf, tendersOf, weekHoursOf } from './queries/totals.ts';

const asked = {
  period: periodReport,
  branches: branchesReport,
  days: daysOf,
  items: itemsOf,
  categories: categoriesOf,
  cashiers: cashiersOf,
  staff: staffOf,
  hours: weekHoursOf,
  taxes: taxesOf,
  tenders: tendersOf,
  customers: customersOf,
  corrections: correctionsOf,
  correctionSums,
  sales: salesOf,
};

type Asked = typeof asked;

export const heavy = Object.fromEntries(Object.entries(asked).map(([name, ask]) => [`report.${name}`, ask]));

export const askBeside = <N extends keyof Asked>(
  backstage: Backstage,
  name: N,
  input: Parameters<Asked[N]>[1],
): Promise<ReturnType<Asked[N]>> => backstage.query<ReturnType<Asked[N]>>(`report.${name}`, input);
