/** Seeds that once were broken; they are run for ever. */
interface Regression {
  readonly seed: number;
  readonly days: number;
  readonly why: string;
}

export const regressions: readonly Regression[] = [
  { seed: 6, days: 3, why: 'a till that was revoked never pulled again' },
  { seed: 2030, days: 2, why: 'a snapshot forgot what waited for an update, which came before its items' },
];
