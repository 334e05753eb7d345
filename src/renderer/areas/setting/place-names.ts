/** Names of countries and currencies as people here say them. */
import { settingWords } from '../../../domain/areas/setting/words.ts';
import { useLocale, useWords } from '../../app/language.ts';

/** ISO keeps ZZ for countries that are on no list. */
export const elsewhere = 'ZZ';

export function useCountryName(): (code: string) => string {
  const w = useWords(settingWords);
  const names = new Intl.DisplayNames(useLocale(), { type: 'region' });
  return (code) =>
    code === elsewhere ? w.setUp.otherCountry : (w.countries[code] ?? names.of(code) ?? code);
}

/** `Kyrgyz Som · KGS`: found by either. */
export function useCurrencyName(): (code: string) => string {
  const names = new Intl.DisplayNames(useLocale(), { type: 'currency' });
  return (code) => `${names.of(code)} · ${code}`;
}
