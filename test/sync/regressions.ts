/** Seeds that once were broken; they are run for ever. */
export const regressions: readonly { readonly seed: number; readonly days: number; readonly why: string }[] =
  [{ seed: 6, days: 3, why: 'a till that was revoked never pulled again' }];
