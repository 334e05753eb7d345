/** Search as one types: whole codes, words that begin so in any script, parts of words, a slip. */
import type { FoundItem } from '../../../../domain/areas/catalogue/item.ts';
import type { PriceTerms } from '../../../../domain/areas/catalogue/price-rules.ts';
import type { Id } from '../../../../domain/kit/ids.ts';
import { ftsPrefixQuery, searchVariants } from '../../../../domain/kit/search.ts';
import type { Reader } from '../../../ledger/reader.ts';
import { itemsByCode } from '../queries.ts';
import { type FoundRow, foundIn } from './found.ts';
import { byParts, byWords, type ItemFilter, ifFits, isLongEnough } from './full-text.ts';
import { nearlyWritten } from './slips.ts';

/** At most `limit` items, likeliest first, none twice. */
export function search(read: Reader, text: string, filter: ItemFilter & PriceTerms): FoundItem[] {
  const found = new Map<Id, FoundRow>();
  for (const row of rowsFor(read, text, filter)) {
    if (!found.has(row.id)) found.set(row.id, row);
    if (found.size >= filter.limit) break;
  }
  const rows = found.size > 0 ? found : nearlyWritten(read, text, filter);
  return [...rows.values()].map((row) => foundIn(read, row, filter));
}

/** Lazily: a later way of finding is only gone when the earlier ones left room. */
function* rowsFor(read: Reader, text: string, filter: ItemFilter): Iterable<FoundRow> {
  if (/\p{N}/u.test(text)) {
    for (const { itemId } of itemsByCode(read, text)) yield* ifFits(read, itemId, filter);
  }
  const readings = searchVariants(text);
  for (const reading of readings) yield* byWords(read, ftsPrefixQuery(reading), filter);
  for (const reading of readings) {
    const parts = reading.split(' ');
    if (parts.every(isLongEnough)) yield* byParts(read, parts, filter);
  }
}
