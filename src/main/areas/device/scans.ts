/** What scanners on serial lines read, handed to the window at the counter. */
import type { Id } from '../../../domain/kit/ids.ts';
import { ok } from '../../../domain/kit/result.ts';
import { action } from '../area.ts';

interface Taking {
  readonly taker: Id;
  readonly after: number | null;
}

export const takeScans = action(async ({ devices }, { taker, after }: Taking) => {
  if (after === null) devices.scans.begin();
  return ok([...devices.scans.take(taker, after ?? devices.scans.newest)]);
});
