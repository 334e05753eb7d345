/**
 * Why a drawer is over or short. Each kind of mistake is a hypothesis: how often it happens, times how many
 * of the things it could have happened to would make exactly this difference, by how many there are. A sale
 * of just that amount among a hundred sales says more than among five hundred (Bayes, without the names).
 */
import type { Minor } from '../../kit/money.ts';
import type { Cause, CauseKind } from './causes.ts';
import { swapsOf } from './digit-swap.ts';
import type { CashMoveKind, Pieces } from './shift.ts';

/** A sale as the drawer of one currency felt it. */
export interface SaleEvidence {
  readonly id: string;
  readonly number: string;
  /** Into the drawer, change out; negative for money given back. */
  readonly cashMinor: Minor;
  readonly givenMinor: Minor;
  readonly changeMinor: Minor;
  readonly roundingMinor: Minor;
  /** Other tenders that are counted elsewhere: card, bank, QR, cheque. */
  readonly others: readonly { readonly method: string; readonly amountMinor: Minor }[];
}

export interface MoveEvidence {
  readonly id: string;
  readonly kind: CashMoveKind;
  readonly amountMinor: Minor;
  readonly reason: string | null;
}

export interface Evidence {
  readonly currency: string;
  /** Counted less expected; not 0. */
  readonly differenceMinor: Minor;
  readonly sales: readonly SaleEvidence[];
  readonly moves: readonly MoveEvidence[];
  readonly counted: readonly Pieces[];
  /** Notes and coins of the currency, minor units. */
  readonly denominations: readonly number[];
  /** Stated less expected of the other tenders that were stated. */
  readonly stated: readonly { readonly method: string; readonly differenceMinor: Minor }[];
}

/** How often each mistake happens, before anything is known; they need not add up to anything. */
const habit: Record<CauseKind, number> = {
  keyedAsCash: 1200,
  keyedAsOther: 1200,
  note: 1000,
  digitSwap: 900,
  unloggedOut: 800,
  rounding: 700,
  changeTwice: 500,
  changeNotGiven: 500,
  refundTwice: 600,
  refundNotPaid: 300,
  floatForgotten: 400,
  moveReversed: 400,
  moveTwice: 400,
  unpaidSale: 300,
  unloggedIn: 300,
  noteMistaken: 250,
};

/** A thing a mistake could have happened to, and the difference it would then have made. */
interface Suspect {
  readonly makes: number;
  readonly amount: number;
  readonly other?: number;
  readonly subjectId?: string;
  readonly label?: string | null;
  /** How much likelier than its fellows, 1 unless told. */
  readonly weight?: number;
}

const most = 5;
/** What nobody can tell from the ledger happens as well: a weak explanation stays a weak one, also alone. */
const unknown = 3;

/** Likely causes, likeliest first, at most five; none for a difference of 0. */
export function explainDifference(evidence: Evidence): Cause[] {
  const off = evidence.differenceMinor;
  if (off === 0) return [];
  const found = (Object.keys(habit) as CauseKind[]).flatMap((kind) => judge(kind, evidence));
  const all = found.reduce((total, { score }) => total + score, unknown);
  return found
    .sort((a, b) => b.score - a.score)
    .slice(0, most)
    .map(({ kind, suspect, score }) => ({
      kind,
      currency: evidence.currency,
      amountMinor: Math.abs(suspect.amount),
      otherMinor: suspect.other === undefined ? null : Math.abs(suspect.other),
      subjectId: suspect.subjectId ?? null,
      label: suspect.label ?? null,
      weightBp: Math.round((score / all) * 10_000),
    }));
}

/** The best suspect of a kind, scored with what all matching suspects of the kind weigh together. */
function judge(kind: CauseKind, evidence: Evidence) {
  const suspects = suspectsOf[kind](evidence);
  const guilty = suspects.filter(({ makes }) => makes === evidence.differenceMinor);
  const [first] = [...guilty].sort((a, b) => weightOf(b) - weightOf(a));
  if (!first) return [];
  const share = totalWeight(guilty) / totalWeight(suspects);
  return [{ kind, suspect: first, score: habit[kind] * share * testimony(kind, first, evidence) }];
}

const weightOf = ({ weight = 1 }: Suspect): number => weight;
const totalWeight = (suspects: readonly Suspect[]): number =>
  suspects.reduce((total, suspect) => total + weightOf(suspect), 0);

/** A sale keyed to the wrong tender leaves the opposite difference at the other one, when that was stated. */
function testimony(kind: CauseKind, { makes }: Suspect, { stated, moves }: Evidence): number {
  if (kind === 'keyedAsCash' || kind === 'keyedAsOther') {
    if (stated.some(({ differenceMinor }) => differenceMinor === -makes)) return 60;
    return stated.length > 0 ? 1 / 10 : 1;
  }
  const drawerWasOpened = moves.some((move) => move.kind === 'noSale');
  return kind === 'unloggedOut' && drawerWasOpened ? 2 : 1;
}

type Suspects = (evidence: Evidence) => Suspect[];
const sold = ({ sales }: Evidence) => sales.filter(({ cashMinor }) => cashMinor > 0);
const givenBack = ({ sales }: Evidence) => sales.filter(({ cashMinor }) => cashMinor < 0);
const withChange = ({ sales }: Evidence) => sales.filter(({ changeMinor }) => changeMinor > 0);
const moved = ({ moves }: Evidence) =>
  moves.filter(({ kind, amountMinor }) => kind !== 'float' && amountMinor !== 0);

const ofSale = ({ id, number }: SaleEvidence, makes: number): Suspect => ({
  makes,
  amount: makes,
  subjectId: id,
  label: number,
});
const ofMove = ({ id, reason }: MoveEvidence, makes: number, amount: number): Suspect => ({
  makes,
  amount,
  subjectId: id,
  label: reason,
});

const suspectsOf: Record<CauseKind, Suspects> = {
  keyedAsCash: (all) => sold(all).map((sale) => ofSale(sale, -sale.cashMinor)),
  keyedAsOther: ({ sales }) =>
    sales.flatMap((sale) => sale.others.map(({ amountMinor }) => ofSale(sale, amountMinor))),
  unpaidSale: (all) => sold(all).map((sale) => ofSale(sale, -sale.cashMinor)),
  refundTwice: (all) => givenBack(all).map((sale) => ofSale(sale, sale.cashMinor)),
  refundNotPaid: (all) => givenBack(all).map((sale) => ofSale(sale, -sale.cashMinor)),
  changeTwice: (all) => withChange(all).map((sale) => ofSale(sale, -sale.changeMinor)),
  changeNotGiven: (all) => withChange(all).map((sale) => ofSale(sale, sale.changeMinor)),
  moveReversed: (all) => moved(all).map((move) => ofMove(move, twice(-move.amountMinor), move.amountMinor)),
  moveTwice: (all) =>
    moved(all).flatMap((move) =>
      [move.amountMinor, -move.amountMinor].map((makes) => ofMove(move, makes, move.amountMinor)),
    ),
  floatForgotten: ({ moves }) =>
    moves
      .filter(({ kind }) => kind === 'float')
      .flatMap((move) => [move.amountMinor, -move.amountMinor].map((makes) => ofMove(move, makes, makes))),
  digitSwap: (all) => [...swappedMoves(all), ...swappedGiven(all), ...swappedPieces(all)],
  note: ({ denominations }) =>
    denominations.flatMap((note) => [note, -note].map((makes) => ({ makes, amount: note }))),
  noteMistaken: ({ denominations }) => mistakenNotes(denominations),
  unloggedOut: ({ differenceMinor, denominations }) => roundSum(differenceMinor, -1, denominations),
  unloggedIn: ({ differenceMinor, denominations }) => roundSum(differenceMinor, 1, denominations),
  rounding: ({ sales }) => roundingSums(sales),
};

const twice = (amount: number): number => amount + amount;

/** A move written down with two digits changed over: the drawer has the other amount. */
const swappedMoves = ({ moves }: Evidence): Suspect[] =>
  moves.flatMap((move) =>
    swapsOf(move.amountMinor).map((real) => ({
      makes: real - move.amountMinor,
      amount: move.amountMinor,
      other: real,
      subjectId: move.id,
      label: move.reason,
      weight: 3,
    })),
  );

/** Money received, or an open price, keyed with two digits changed over: off by what the swap makes. */
const swappedGiven = ({ sales }: Evidence): Suspect[] =>
  sales
    .filter(({ givenMinor }) => givenMinor > 0)
    .flatMap((sale) =>
      swapsOf(sale.givenMinor).map((real) => ({
        makes: real - sale.givenMinor,
        amount: sale.givenMinor,
        other: real,
        subjectId: sale.id,
        label: sale.number,
      })),
    );

/** Twelve notes counted as twenty-one. */
const swappedPieces = ({ counted }: Evidence): Suspect[] =>
  counted.flatMap(({ valueMinor: note, pieces }) =>
    swapsOf(pieces).map((real) => ({
      makes: (pieces - real) * note,
      amount: note * pieces,
      other: note * real,
      weight: 3,
    })),
  );

/** One note taken for its neighbour. */
const mistakenNotes = (notes: readonly number[]): Suspect[] =>
  notes.flatMap((note, at) =>
    notes
      .slice(at + 1)
      .flatMap((smaller) =>
        [note - smaller, smaller - note].map((makes) => ({ makes, amount: note, other: smaller })),
      ),
  );

/**
 * Money taken or put in without a word is a sum of a few notes. Its chance is told against a weight of sums
 * nobody takes, instead of against all sums there are.
 */
function roundSum(off: number, sign: 1 | -1, notes: readonly number[]): Suspect[] {
  const amount = off * sign;
  if (amount <= 0) return [];
  const weight = [0, 40, 25, 10, 4, 2][piecesFor(amount, notes)];
  if (weight === undefined) return [];
  return [
    { makes: off, amount, weight },
    { makes: 0, amount: 0, weight: 1000 },
  ];
}

/** Notes that make the sum, largest first; many when it cannot be made of them. */
function piecesFor(amount: number, notes: readonly number[]): number {
  let rest = amount;
  let pieces = 0;
  for (const note of notes) {
    pieces += Math.floor(rest / note);
    rest %= note;
  }
  return rest === 0 ? pieces : Number.MAX_SAFE_INTEGER;
}

/** Cash rounding that was on the receipts and not in the hands, for all sales or all of one direction. */
function roundingSums(sales: readonly SaleEvidence[]): Suspect[] {
  const sumOf = (which: (rounding: number) => boolean): number =>
    sales
      .filter(({ cashMinor }) => cashMinor !== 0)
      .reduce((total, sale) => total + (which(sale.roundingMinor) ? sale.roundingMinor : 0), 0);
  const sums = [sumOf(() => true), sumOf((one) => one > 0), sumOf((one) => one < 0)].filter(
    (one) => one !== 0,
  );
  return [...new Set(sums)].map((one, at) => ({ makes: -one, amount: one, weight: at === 0 ? 3 : 1 }));
}
