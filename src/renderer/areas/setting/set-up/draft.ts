/** What the set-up has been told so far. */
import { countryOf, homeOf } from '../../../../domain/areas/setting/countries.ts';
import type { Language } from '../../../../domain/kit/words.ts';

export interface DraftTax {
  readonly key: string;
  readonly name: string;
  readonly rateBp: number;
  readonly included: boolean;
  readonly on: boolean;
}

export interface Draft {
  readonly country: string;
  readonly currency: string;
  readonly timeZone: string;
  readonly shopName: string;
  readonly taxes: readonly DraftTax[];
  readonly ownerName: string;
}

/** A country brings its money, its clock and its taxes. */
export function ofCountry(
  code: string,
  language: Language,
): Pick<Draft, 'country' | 'currency' | 'timeZone' | 'taxes'> {
  const country = countryOf(code);
  return {
    country: code,
    currency: country?.currency ?? 'USD',
    timeZone: country?.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone,
    taxes: (country?.taxes ?? []).map(({ name, rateBp, included, usual }, n) => ({
      key: `${code}-${n}`,
      name: name[language],
      rateBp,
      included,
      on: usual,
    })),
  };
}

export const firstDraft = (language: Language): Draft => ({
  ...ofCountry(homeOf[language], language),
  shopName: '',
  ownerName: '',
});
