/** From the catalogue's units and prices to a scale's: kilograms or pieces, and digits of its own. */
import { minor, priceOf, qtyMilli } from '../../kit/money.ts';
import { ok, type Result, refuse } from '../../kit/result.ts';
import type { ItemRefusal } from './scale-item.ts';

interface Priced {
  readonly unit: string;
  readonly priceMinor: number;
}
interface Digits {
  /** Of the currency. */
  readonly minorDecimals: number;
  /** Of the scale. */
  readonly priceDecimals: number;
}

const counted: ReadonlySet<string> = new Set(['piece', 'pack', 'box', 'bottle', 'pair', 'set', 'portion']);

/** A thousand of them. */
const gramsOfKilogram = qtyMilli(1_000_000);

type Refused = { readonly code: 'Refused'; readonly data: { readonly why: ItemRefusal } };
const refused = (why: ItemRefusal) => refuse('Refused', { why });

export function priceOnScale(
  { unit, priceMinor }: Priced,
  { minorDecimals, priceDecimals }: Digits,
): Result<{ price: number; byPiece: boolean }, Refused> {
  const byPiece = counted.has(unit);
  if (!byPiece && unit !== 'kg' && unit !== 'gram') return refused({ code: 'unit' });
  const each = priceOf(minor(priceMinor), unit === 'gram' ? gramsOfKilogram : qtyMilli(1000));
  const shift = 10 ** Math.abs(priceDecimals - minorDecimals);
  if (priceDecimals >= minorDecimals) return ok({ price: each * shift, byPiece });
  if (each % shift !== 0) return refused({ code: 'priceTooFine', decimals: priceDecimals });
  return ok({ price: each / shift, byPiece });
}
