/** Which totals a range can be read from, and which of its days only from their sales. */
import { type Cover, coverOf } from '../../../../domain/areas/report/rules.ts';
import type { DateRange } from '../../../../domain/kit/time.ts';
import type { Reader } from '../../../ledger/reader.ts';
import { lengths } from '../fill.ts';

export function coverIn(read: Reader, range: DateRange): Cover {
  const filled = new Set(
    read
      .all<{ key: string }>(
        `select days || ' ' || from_date as key from filled_stretch
         where days in (${lengths.join()}) and from_date between ? and ?`,
        range.from,
        range.to,
      )
      .map(({ key }) => key),
  );
  return coverOf(range, lengths, ({ days, from }) => filled.has(`${days} ${from}`));
}

/** The days of a range that are not filled, as a JSON array. */
export const openDays = (read: Reader, range: DateRange): string => JSON.stringify(coverIn(read, range).open);
