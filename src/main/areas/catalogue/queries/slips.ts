/** Words with one letter wrong, missing, spare or swapped: asked only when nothing else was found. */
import { isNearly } from '../../../../domain/areas/catalogue/nearly.ts';
import type { Id } from '../../../../domain/kit/ids.ts';
import { ftsPrefixQuery, searchVariants } from '../../../../domain/kit/search.ts';
import type { Reader } from '../../../ledger/reader.ts';
import type { FoundRow } from './found.ts';
import { byParts, byWords, type ItemFilter, isLongEnough } from './full-text.ts';

/** Shorter words are too like each other. */
const shortest = 5;
const mostReadings = 2;
/** Candidates looked at for each half of a word. */
const mostCandidates = 300;

/**
 * One slip leaves one half of the word as it should be, so the other half is looked for by the index and
 * the whole word compared here.
 */
export function nearlyWritten(read: Reader, text: string, filter: ItemFilter): Map<Id, FoundRow> {
  const found = new Map<Id, FoundRow>();
  for (const reading of searchVariants(text).slice(0, mostReadings)) {
    const words = reading.split(' ');
    for (const [at, word] of words.entries()) {
      if (word.length < shortest) continue;
      const others = words.filter((_, i) => i !== at);
      for (const row of candidates(read, word, others, filter)) {
        if (found.size < filter.limit && says(read, row.id, word, others)) found.set(row.id, row);
      }
    }
  }
  return found;
}

function candidates(read: Reader, word: string, others: readonly string[], filter: ItemFilter): FoundRow[] {
  const middle = Math.floor(word.length / 2);
  const wide = { ...filter, limit: mostCandidates };
  const first = byWords(read, ftsPrefixQuery([word.slice(0, middle), ...others].join(' ')), wide);
  const within = byParts(read, [word.slice(middle), ...others.filter(isLongEnough)], wide);
  return [...first, ...within];
}

function says(read: Reader, itemId: Id, word: string, others: readonly string[]): boolean {
  const row = read.get<{ folded: string | null }>('select folded from item_rank where item_id = ?', itemId);
  const said = (row?.folded ?? '').split(' ');
  return (
    said.some((one) => isNearly(one, word)) &&
    others.every((other) => said.some((one) => one.startsWith(other)))
  );
}
