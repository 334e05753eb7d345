/** Words in every language, or it does not compile. */

export const languages = ['en', 'ru', 'fa'] as const;
export type Language = (typeof languages)[number];

export const directionOf = (language: Language): 'ltr' | 'rtl' => (language === 'fa' ? 'rtl' : 'ltr');

/** The name of a language in itself. */
export const languageNames: Record<Language, string> = { en: 'English', ru: 'Русский', fa: 'فارسی' };

/** Locale for Intl: digits and separators as people there write them. */
export const localeOf = (language: Language): string => ({ en: 'en-GB', ru: 'ru-RU', fa: 'fa-IR' })[language];

export type Words<T> = Record<Language, T>;

/** Declares an area's words: English gives the shape, the other languages must fill it. */
export function words<T extends object>(all: { en: T; ru: NoInfer<T>; fa: NoInfer<T> }): Words<T> {
  return all;
}

type PluralForms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };
const rules = new Map<Language, Intl.PluralRules>();

/** The form for `n`; `#` in it becomes the number in the language's digits. */
export function plural(language: Language, n: number, forms: PluralForms): string {
  let rule = rules.get(language);
  if (!rule) {
    rule = new Intl.PluralRules(language);
    rules.set(language, rule);
  }
  const form = forms[rule.select(n)] ?? forms.other;
  return form.replaceAll('#', new Intl.NumberFormat(localeOf(language)).format(n));
}
