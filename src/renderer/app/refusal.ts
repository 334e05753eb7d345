/** What the till said instead of an answer, in words. */
import { ORPCError } from '@orpc/client';
import type { Language, Words } from '../../domain/kit/words.ts';
import { useLanguage } from './language.ts';
import { appWords } from './words.ts';

/** `code` as the contract declares it; OFFLINE when the till did not answer; FAULT when it broke. */
export interface Refused {
  readonly code: string;
  readonly data: unknown;
  /** The area that was asked. */
  readonly area: string;
}

/** A sentence, or how to make one of the refusal's data. */
export type RefusalWords = Record<string, string | ((data: never) => string)>;

type AreaWords = Words<{ readonly refusals: RefusalWords }>;

const byArea = new Map<string, AreaWords>();

/** Areas declare their sentences once, through their entry in areas.ts. */
export const refusalWordsOf = (area: string, all: AreaWords): void => void byArea.set(area, all);

/** One place that tells a refusal from a broken wire and a broken till. */
export function refusedOf(error: unknown, area: string): Refused {
  if (!(error instanceof ORPCError)) return { code: 'OFFLINE', data: null, area };
  if (error.code === 'INTERNAL_SERVER_ERROR') return { code: 'FAULT', data: error.data, area };
  return { code: error.code, data: error.data, area };
}

export function explain(refused: Refused, language: Language): string {
  const common: RefusalWords = appWords[language].refusals;
  const words =
    byArea.get(refused.area)?.[language].refusals[refused.code] ?? common[refused.code] ?? common.FAULT;
  if (typeof words === 'string') return words;
  return words?.(refused.data as never) ?? refused.code;
}

/** The sentence for a refusal or a thrown error, in the counter's language. */
export function useExplain(): (refused: Refused | Error) => string {
  const language = useLanguage();
  return (refused) => explain(refused instanceof Error ? refusedOf(refused, '') : refused, language);
}
