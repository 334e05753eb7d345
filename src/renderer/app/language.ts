/** The language of the counter, and words in it. */
import { directionOf, type Language, localeOf, type Words } from '../../domain/kit/words.ts';
import { usePreferences } from './preferences.ts';

export const useLanguage = (): Language => usePreferences((preferences) => preferences.language);

/** An area's words in the current language: `const w = useWords(saleWords)`. */
export const useWords = <T>(all: Words<T>): T => all[useLanguage()];

export const useDirection = (): 'ltr' | 'rtl' => directionOf(useLanguage());

export const useLocale = (): string => localeOf(useLanguage());
