/** Search as one types: whole codes, words that begin so in any script, parts of words, a slip of a finger. */
import type { FoundItem } from '../../../../domain/areas/catalogue/item.ts';
import type { PriceTerms } from '../../../../domain/areas/catalogue/price-rules.ts';
import type { Id } from '../../../../domain/kit/ids.ts';
import { ftsPrefixQuery, searchVariants } from '../../../../domain/kit/search.ts';
import type { Reader } from '../../../ledger/reader.ts';
import { itemsByCode } from '../queries.ts';
import { foundItem } from './found.ts';
import { byParts, byWords, fits, type ItemFilter, isLongEnough } from './full-text.ts';
import { nearlyWritten } from './slips.ts';

/** At most `limit` items, likeliest first, none twice. */
export function search(read: Reader, text: string, filter: ItemFilter & PriceTerms): FoundItem[] {
  const found = new Set<Id>();
  for (const id of idsFor(read, text, filter)) {
    found.add(id);
    if (found.size >= filter.limit) break;
  }
  if (found.size === 0) for (const id of nearlyWritten(read, text, filter)) found.add(id);
  return [...found].flatMap((id) => foundItem(read, id, filter) ?? []);
}

/** Lazily: a later way of finding is only gone when the earlier ones left room. */
function* idsFor(read: Reader, text: string, filter: ItemFilter): Iterable<Id> {
  if (/\p{N}/u.test(text)) {
    for (const { itemId } of itemsByCode(read, text)) if (fits(read, itemId, filter)) yield itemId;
  }
  const readings = searchVariants(text);
  for (const reading of readings) yield* byWords(read, ftsPrefixQuery(reading), filter);
  for (const reading of readings) {
    const parts = reading.split(' ');
    if (parts.every(isLongEnough)) yield* byParts(read, parts, filter);
  }
}
