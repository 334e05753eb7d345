/** Days of a shop with one mistake hidden in each, to see whether the difference gives it away. */
import type { CauseKind } from '../../../src/domain/areas/shift/causes.ts';
import { swapsOf } from '../../../src/domain/areas/shift/digit-swap.ts';
import type { Evidence, MoveEvidence, SaleEvidence } from '../../../src/domain/areas/shift/explain.ts';
import type { Pieces } from '../../../src/domain/areas/shift/shift.ts';
import { currencyOf } from '../../../src/domain/kit/currency.ts';
import { minor, roundToStep } from '../../../src/domain/kit/money.ts';

export type Chance = (below: number) => number;

/** mulberry32 */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const som = currencyOf('KGS');
const notes = som.denominations;
const pick = <T>(chance: Chance, of: readonly T[]): T => of[chance(of.length)] as T;

/** A price as shops have them: tyiyn now and then, mostly whole soms, often ending in 0, 5 or 9. */
function price(chance: Chance): number {
  const soms = 10 + chance(chance(4) === 0 ? 4000 : 900);
  const whole = chance(3) === 0 ? soms - (soms % 10) + pick(chance, [0, 5, 9]) : soms;
  return whole * 100 + (chance(4) === 0 ? chance(100) : 0);
}

const cashAbove = (chance: Chance, due: number): number =>
  pick(chance, [
    due,
    ...notes
      .filter((note) => note >= 2000)
      .map((note) => Math.ceil(due / note) * note)
      .slice(0, 6),
  ]);

function sale(chance: Chance, n: number): SaleEvidence {
  const total = price(chance);
  const base = { id: `sale-${n}`, number: `1-1-A-${n}` };
  const none = { givenMinor: minor(0), changeMinor: minor(0), roundingMinor: minor(0) };
  if (chance(3) === 0) {
    return { ...base, ...none, cashMinor: minor(0), others: [{ method: 'card', amountMinor: minor(total) }] };
  }
  const due = roundToStep(minor(total), som.cashStep);
  const given = cashAbove(chance, due);
  return {
    ...base,
    cashMinor: due,
    givenMinor: minor(given),
    changeMinor: minor(given - due),
    roundingMinor: minor(due - total),
    others: [],
  };
}

const refund = (chance: Chance, n: number): SaleEvidence => ({
  id: `refund-${n}`,
  number: `1-1-A-9${n}`,
  cashMinor: minor(-roundToStep(minor(price(chance)), 100)),
  givenMinor: minor(0),
  changeMinor: minor(0),
  roundingMinor: minor(0),
  others: [],
});

const move = (chance: Chance, n: number, kind: MoveEvidence['kind'], amount: number): MoveEvidence => ({
  id: `move-${n}`,
  kind,
  amountMinor: minor(kind === 'payOut' || kind === 'drop' ? -amount : amount),
  reason: pick(chance, ['water', 'courier', 'change', null]),
});

export function day(chance: Chance): Evidence {
  const sales = Array.from({ length: 20 + chance(140) }, (_, n) => sale(chance, n));
  for (let n = 0; n < 1 + chance(4); n += 1) sales.push(refund(chance, n));
  const moves = [move(chance, 0, 'float', (10 + chance(40)) * 10_000)];
  for (let n = 1; n < 2 + chance(4); n += 1) {
    const kind = pick(chance, ['payIn', 'payOut', 'payOut', 'drop', 'noSale'] as const);
    moves.push(move(chance, n, kind, kind === 'noSale' ? 0 : (3 + chance(400)) * 1000 + chance(10) * 100));
  }
  const counted: Pieces[] = notes.map((valueMinor) => ({
    valueMinor,
    pieces: chance(valueMinor >= 100_000 ? 15 : 70),
  }));
  return {
    currency: 'KGS',
    differenceMinor: minor(0),
    sales,
    moves,
    counted,
    denominations: notes,
    stated: [],
  };
}

/** A mistake: what the drawer is off by, what the pinpad is off by, and which thing it happened to. */
export interface Mistake {
  readonly off: number;
  readonly cardOff?: number;
  readonly subjectId?: string;
  readonly also?: readonly CauseKind[];
}

type Seed = (evidence: Evidence, chance: Chance) => Mistake | null;

const ofSales = (
  evidence: Evidence,
  chance: Chance,
  fits: (sale: SaleEvidence) => boolean,
): SaleEvidence | null => {
  const fitting = evidence.sales.filter(fits);
  return fitting.length === 0 ? null : pick(chance, fitting);
};

/** The eight kinds of features.md and their twins; `also` are kinds that say the same to a person. */
export const mistakes: Partial<Record<CauseKind, Seed>> = {
  keyedAsCash(evidence, chance) {
    const one = ofSales(evidence, chance, ({ cashMinor }) => cashMinor > 0);
    return one && { off: -one.cashMinor, cardOff: one.cashMinor, subjectId: one.id };
  },
  keyedAsOther(evidence, chance) {
    const one = ofSales(evidence, chance, ({ others }) => others.length > 0);
    const amount = one?.others[0]?.amountMinor ?? 0;
    return one && { off: amount, cardOff: -amount, subjectId: one.id };
  },
  digitSwap(evidence, chance) {
    if (chance(2) === 0) {
      const pile = pick(
        chance,
        evidence.counted.filter(({ pieces }) => swapsOf(pieces).length > 0),
      );
      // What the count says is the wrong number; the drawer holds the other.
      return { off: (pile.pieces - pick(chance, swapsOf(pile.pieces))) * pile.valueMinor };
    }
    const one = pick(
      chance,
      evidence.moves.filter(({ amountMinor }) => swapsOf(amountMinor).length > 0),
    );
    return { off: pick(chance, swapsOf(one.amountMinor)) - one.amountMinor, subjectId: one.id };
  },
  note: (_, chance) => ({ off: pick(chance, notes) * (chance(2) === 0 ? 1 : -1) }),
  unloggedOut: (_, chance) => ({
    off: -pick(chance, [5000, 10_000, 20_000, 30_000, 50_000, 70_000, 100_000, 150_000, 200_000]),
  }),
  refundTwice(evidence, chance) {
    const one = ofSales(evidence, chance, ({ cashMinor }) => cashMinor < 0);
    return one && { off: one.cashMinor, subjectId: one.id };
  },
  rounding(evidence) {
    const off = evidence.sales.reduce((total, { roundingMinor }) => total - roundingMinor, 0);
    return off === 0 ? null : { off };
  },
  changeTwice(evidence, chance) {
    const one = ofSales(evidence, chance, ({ changeMinor }) => changeMinor > 0);
    return one && { off: -one.changeMinor, subjectId: one.id };
  },
};
