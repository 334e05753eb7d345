/** What a display is shown: the basket of the counter its pass was made at, in the customers' language. */
import { createHash } from 'node:crypto';
import {
  type DisplayShop,
  type DisplayView,
  type DisplayWeight,
  displayOf,
  displayWeightOf,
} from '../../../domain/areas/device/display.ts';
import type { Language } from '../../../domain/kit/words.ts';
import type { Fleet } from '../../devices/fleet.ts';
import type { Reader } from '../../ledger/reader.ts';
import { basketView } from '../sale/queries/basket.ts';
import { settingOf } from '../setting/queries.ts';
import { scaleNow } from './attached.ts';

/** Only digests are kept: who reads the file cannot watch the counter. */
export const digestOf = (pass: string): string => createHash('sha256').update(pass).digest('base64url');

interface Watching {
  readonly counter: string;
  readonly language: Language;
}

/** Null for a pass that was never given or is no more. */
const watchingBy = (read: Reader, pass: string): Watching | null =>
  read.get<Watching>('select counter, language from display_pass where digest = ?', digestOf(pass)) ?? null;

export function displayFor(read: Reader, pass: string): DisplayView | null {
  const watching = watchingBy(read, pass);
  return watching && displayOf(basketView(read, watching.counter));
}

/** In the language of the receipts where the shop fixed one: customers read both. */
export function displayShopFor(read: Reader, pass: string): DisplayShop | null {
  const watching = watchingBy(read, pass);
  if (!watching) return null;
  const { language } = settingOf(read, 'receipt.layout');
  return {
    name: settingOf(read, 'shop.name'),
    logo: settingOf(read, 'receipt.logo'),
    language: language === 'counter' ? watching.language : language,
  };
}

/** The scale stands beside the till's own counter, not beside a tablet's. */
export const displayWeightFor = (read: Reader, pass: string, { scale }: Fleet): DisplayWeight | null =>
  watchingBy(read, pass)?.counter === 'main' ? displayWeightOf(scaleNow(scale)) : null;
