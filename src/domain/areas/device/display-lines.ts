/** The sale on a pole display: two lines of twenty letters. */
import { formatQty, moneyParts } from '../../kit/format.ts';
import { minor, qtyMilli } from '../../kit/money.ts';
import type { Language } from '../../kit/words.ts';
import type { DisplayLine, DisplayView, DisplayWeight } from './display.ts';
import { displayWords } from './display-words.ts';

export const displayColumns = 20;
export type TwoLines = readonly [upper: string, lower: string];

interface Speaker {
  readonly shopName: string;
  readonly language: Language;
  /** The text in letters the display has, each one column wide. */
  readonly say: (text: string) => string;
}

/** `weight`: what lies on the scale and is in no line yet. */
export function twoLines(
  view: DisplayView,
  { shopName, language, say }: Speaker,
  weight: DisplayWeight | null = null,
): TwoLines {
  const w = displayWords[language].vfd;
  // Persian is told in Latin letters and digits.
  const told: Language = language === 'fa' ? 'en' : language;
  const money = (amountMinor: number) => say(moneyParts(minor(amountMinor), view.currency, told).amount);
  const pair = (word: string, amountMinor: number) => apart(say(word), money(amountMinor));
  const weighed = weight && apart(say(w.weight), say(`${amountOf(weight, told)} ${w.kg}`));
  const { totalMinor, remainingMinor, changeMinor, tenders } = view;
  const isBack = totalMinor < 0;
  const total = pair(isBack ? w.givenBack : w.total, Math.abs(totalMinor));
  switch (view.stage) {
    case 'welcome':
      return [weighed ?? centred(say(shopName)), centred(say(w.welcome))];
    case 'selling': {
      const line = view.lines.find(({ id }) => id === view.newestId) ?? view.lines.at(-1);
      if (weighed) return [weighed, total];
      return [line ? apart(say(nameOf(line, told)), money(line.totalMinor)) : blank, total];
    }
    case 'paying':
      if (changeMinor > 0) return [total, pair(w.change, changeMinor)];
      if (remainingMinor !== 0) return [total, pair(w.toPay, Math.abs(remainingMinor))];
      return [total, tenders.length > 0 ? centred(say(w.paid)) : blank];
    case 'done':
      return [changeMinor > 0 ? pair(w.change, changeMinor) : total, centred(say(w.thanks))];
  }
}

/** A tilde while it still moves. */
const amountOf = ({ netMilli, stable }: DisplayWeight, language: Language): string =>
  `${stable ? '' : '~'}${formatQty(qtyMilli(netMilli), 3, language)}`;

/** `2 x Tea`, `0.350 x Tomatoes`; one piece needs no number. */
function nameOf({ name, qtyMilli: qty, decimals }: DisplayLine, language: Language): string {
  return qty === 1000 ? name : `${formatQty(qtyMilli(qty), decimals, language)} x ${name}`;
}

const blank = ' '.repeat(displayColumns);

/** What it is at the left, cut where it must be; how much at the right, never cut. */
function apart(left: string, right: string): string {
  const room = displayColumns - right.length - 1;
  const said = room > 0 ? left.slice(0, room).trimEnd() : '';
  return said + right.padStart(displayColumns - said.length).slice(-displayColumns);
}

function centred(text: string): string {
  const said = text.trim().slice(0, displayColumns).trimEnd();
  return said.padStart(Math.floor((displayColumns + said.length) / 2)).padEnd(displayColumns);
}
