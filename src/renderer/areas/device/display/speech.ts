/** How the display speaks: in the customers' language, which need not be the cashier's. */
import { createContext, use } from 'react';
import { displayWords } from '../../../../domain/areas/device/display-words.ts';
import { saleWords } from '../../../../domain/areas/sale/words.ts';
import { directionOf, type Language } from '../../../../domain/kit/words.ts';

export const SpeechContext = createContext<Language>('en');

export function useSpeech() {
  const language = use(SpeechContext);
  return {
    language,
    direction: directionOf(language),
    w: displayWords[language],
    sale: saleWords[language],
  };
}
