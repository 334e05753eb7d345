/** Digits of the scripts our shops write, and back to the ones arithmetic reads. */
import type { Language } from './words.ts';

/** Code points of the zeros: Arabic-Indic, Persian (extended Arabic-Indic), fullwidth. */
const zeros = [0x0660, 0x06f0, 0xff10];
const localZero: Record<Language, number> = { en: 0x30, ru: 0x30, fa: 0x06f0 };

/** The text with Arabic-Indic, Persian and fullwidth digits as ASCII; everything else as it was. */
export function toAsciiDigits(text: string): string {
  return text.replace(/[\u0660-\u0669\u06f0-\u06f9\uff10-\uff19]/g, (digit) => {
    const code = digit.charCodeAt(0);
    const zero = zeros.find((first) => code >= first && code <= first + 9) ?? 0x30;
    return String(code - zero);
  });
}

/** The text with its ASCII digits as the language's readers write them. */
export function toLocalDigits(text: string, language: Language): string {
  const zero = localZero[language];
  if (zero === 0x30) return text;
  return text.replace(/[0-9]/g, (digit) => String.fromCharCode(zero + Number(digit)));
}
