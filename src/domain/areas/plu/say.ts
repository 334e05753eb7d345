/** Why an item is not on a scale, and how the last talk with it ended, in plain words. */
import { formatNumber } from '../../kit/format.ts';
import type { Language } from '../../kit/words.ts';
import { attachedWords, sayLink } from '../device/attached-words.ts';
import type { TalkOutcome } from './contract.ts';
import { scaleFaultWords } from './fault-words.ts';
import type { ItemRefusal } from './scale-item.ts';
import { pluWords } from './words.ts';

export function sayRefusal(refusal: ItemRefusal, language: Language): string {
  const w = pluWords[language].why;
  const said = (value: number) => formatNumber(value, language);
  switch (refusal.code) {
    case 'letters':
      return w.letters(refusal.letters);
    case 'nameTooLong':
    case 'numberTooLarge':
    case 'shelfTooLong':
      return w[refusal.code](said(refusal.most));
    case 'priceTooLarge':
      return w.priceTooLarge(sayPrice(refusal, language));
    case 'priceTooFine':
      return w.priceTooFine(said(refusal.decimals));
    case 'tareTooHeavy':
      return w.tareTooHeavy(said(refusal.mostG));
    case 'numberTaken':
      return w.numberTaken(refusal.name);
    case 'scale':
      return w.scale(scaleFaultWords[language][refusal.fault], refusal.number);
    default:
      return w[refusal.code];
  }
}

/** The digits before the point: a limit of nines says the rest. */
const sayPrice = ({ most, decimals }: { most: number; decimals: number }, language: Language): string =>
  formatNumber(Math.floor(most / 10 ** decimals), language);

/** Null where it ended well. */
export function sayOutcome(outcome: TalkOutcome, language: Language): string | null {
  const w = pluWords[language].outcome;
  switch (outcome.kind) {
    case 'done':
      return null;
    case 'silent':
    case 'stopped':
      return w[outcome.kind];
    case 'refused':
      return w.refused(scaleFaultWords[language][outcome.fault]);
    case 'noLink':
      return w.noLink(sayLink(attachedWords[language].link, outcome.why, 'tcp'));
  }
}
