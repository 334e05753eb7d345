/** The ways to look at a period, in the order of their tabs. */
export const views = [
  'summary',
  'branches',
  'items',
  'categories',
  'staff',
  'hours',
  'tenders',
  'taxes',
  'customers',
  'corrections',
] as const;
export type View = (typeof views)[number];

export const pathOf = (view: View): string => (view === 'summary' ? '/reports' : `/reports/${view}`);
