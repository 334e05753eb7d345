/** Seeds that once were broken; they are run for ever. */
interface Regression {
  readonly seed: number;
  readonly days: number;
  readonly why: string;
}

export const regressions: readonly Regression[] = [
  { seed: 10080, days: 2, why: 'two copies of one till took the same epoch, so that receipt numbers met' },
  { seed: 10191, days: 2, why: 'after HQ was restored, other items took the places of those that waited' },
  { seed: 6, days: 3, why: 'a till that was revoked never pulled again' },
  { seed: 2030, days: 2, why: 'a snapshot forgot what waited for an update, which came before its items' },
];
