/** Prices begin and end by the till's clock: nothing is written then, and whoever looks at prices looks again. */
import type { Reader } from '../../ledger/reader.ts';
import type { Kit } from '../area.ts';

/** The counter asks for a price when it sells; this is for what is on a screen, or on a scale. */
const lookEveryMs = 5000;

/** Starts it; returns how to stop it. */
export function tellWhenDue({ ledger }: Kit): () => void {
  let lookedAt = ledger.now();
  const timer = setInterval(() => {
    const now = ledger.now();
    // A clock that is set back takes prices back with it.
    const [after, until] = now < lookedAt ? [now, lookedAt] : [lookedAt, now];
    lookedAt = now;
    if (anyDue(ledger.read, after, until)) ledger.watchers.wake(new Set(['price']));
  }, lookEveryMs);
  timer.unref();
  return () => clearInterval(timer);
}

const moments = (['price_list', 'price'] as const).flatMap((table) =>
  ['valid_from', 'valid_until'].map((moment) => ({ table, moment })),
);
const dueSql = moments
  .map(({ table, moment }) => `select 1 from ${table} where ${moment} > ? and ${moment} <= ?`)
  .join(' union all ');

/** Whether a price or a list began or ended in `after < at ≤ until`. */
export const anyDue = (read: Reader, after: number, until: number): boolean =>
  read.get(`${dueSql} limit 1`, ...moments.flatMap(() => [after, until])) !== undefined;
