/** Discounts: held against the ceiling when they are given, and again when less carries them. */
import { type Basket, type BasketLine, isGroups } from '../../../../domain/areas/sale/basket.ts';
import { isReckonable } from '../../../../domain/areas/sale/limits.ts';
import { discountable, discountRates, reckon } from '../../../../domain/areas/sale/rules.ts';
import type { Discount } from '../../../../domain/areas/sale/sale.ts';
import { scale } from '../../../../domain/kit/money.ts';
import { ok, type Refusal, type Result, refuse } from '../../../../domain/kit/result.ts';
import { type Call, command } from '../../area.ts';
import { type Counter, stepBasket, stepLine } from './step.ts';

export type OverCeiling = Refusal<'FORBIDDEN', { permission: string; wantedBp: number; limitBp: number }>;

export const discountLine = command(
  (tx, input: Counter & { lineId: string; discount: Discount | null }, call) => {
    call.note({ details: { discount: input.discount } });
    return stepLine<OverCeiling>(tx, input, call, (line, basket) => {
      const changed = { ...line, discount: input.discount };
      return overCeiling(basket, withLine(basket, line, changed), call) ?? ok(changed);
    });
  },
);

/** On nothing it would have no rate to hold against the ceiling, and be there when the lines come. */
export const discountBasket = command((tx, input: Counter & { discount: Discount | null }, call) =>
  stepBasket<OverCeiling | Refusal<'EmptyBasket'>>(tx, input, call, (basket) => {
    if (input.discount && discountable(basket.lines) === 0) return refuse('EmptyBasket');
    const changed = { ...basket, discount: input.discount };
    // The group's would leave with its customer, this one stays: it is nobody's but the giver's.
    const before = isGroups(basket) ? { ...basket, discount: null } : basket;
    return overCeiling(before, changed, call) ?? ok(changed);
  }),
);

/** Refuses when a line now gives away more than before and more than the user (or who approved) may. */
function overCeiling(before: Basket, after: Basket, call: Call): Result<never, OverCeiling> | null {
  // Refused as a step is; it cannot be reckoned.
  if (!isReckonable(after)) return null;
  const was = ratesOf(before);
  const risen = [...ratesOf(after)].filter(([id, rate]) => rate > (was.get(id) ?? 0));
  const wantedBp = Math.max(0, ...risen.map(([, rate]) => rate));
  if (wantedBp <= call.discountLimit) return null;
  return refuse('FORBIDDEN', { permission: 'sale.discount', wantedBp, limitBp: call.discountLimit });
}

function ratesOf(basket: Basket): Map<string, number> {
  const { lines } = reckon(basket);
  const rates = discountRates(lines);
  return new Map(
    basket.lines.map((line, i) => {
      const isWorthless = lines[i]?.grossMinor === 0;
      const said = line.givenBack ? 0 : combined(saidOf(line, isWorthless), saidOf(basket, false));
      return [line.id, Math.max(rates[i] ?? 0, said)];
    }),
  );
}

/** A gram of something shows nothing of its percentage, the kilogram that it becomes does. */
function saidOf({ discount }: Pick<Basket, 'discount'>, isWorthless: boolean): number {
  if (discount?.kind === 'percent') return discount.bp;
  return isWorthless && discount && discount.minor > 0 ? whole : 0;
}

const whole = 10_000;
const combined = (a: number, b: number): number => a + b - scale(a, b, whole, 'down');

/** The same of a line that is lowered or leaves (`null`): an amount weighs more on what stays. */
export function overCeilingWith(
  basket: Basket,
  line: BasketLine,
  changed: BasketLine | null,
  call: Call,
): Result<never, OverCeiling> | null {
  const amounts = [basket, ...basket.lines].some(({ discount }) => discount?.kind === 'amount');
  return amounts ? overCeiling(basket, withLine(basket, line, changed), call) : null;
}

const withLine = (basket: Basket, line: BasketLine, changed: BasketLine | null): Basket => ({
  ...basket,
  lines: basket.lines.flatMap((each) => (each === line ? (changed ?? []) : each)),
});
