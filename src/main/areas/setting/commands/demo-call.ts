/** What every part of the demo's filling needs to know. */
import { v5 } from 'uuid';
import { currencyOf } from '../../../../domain/kit/currency.ts';
import type { Id } from '../../../../domain/kit/ids.ts';
import { type Minor, minor, scale } from '../../../../domain/kit/money.ts';
import type { Language } from '../../../../domain/kit/words.ts';
import type { Tx } from '../../../ledger/tx.ts';
import type { DemoShop } from '../demo-shop.ts';
import type { NewTax } from './first-shop.ts';

export interface DemoCall {
  readonly demo: DemoShop;
  readonly language: Language;
  readonly currency: string;
  readonly taxes: readonly NewTax[];
}

export type Commit = (decide: (tx: Tx) => void) => void;

const namespace = '8d1c7f6e-33c4-4c7e-9a5b-d0cca10d0001';

/** The same row has the same id at every run, so that running again after a power cut changes nothing. */
export const demoId = (kind: string, key: string): Id => v5(`${kind}:${key}`, namespace);

/** Prices are written in som and toman; a toman is ten rials. */
export function priceIn({ currency }: DemoCall, { som, toman }: { som: number; toman: number }): Minor {
  if (currency === 'IRR') return minor(scale(toman, 10, 1, 'down'));
  return minor(scale(som, 10 ** currencyOf(currency).decimals, 1, 'down'));
}
